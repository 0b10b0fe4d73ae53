/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 应急演练签到表: printed before a drill and signed at it; numbered empty rows for each unit that takes part, as many as it
 * sends. Listed in report/drill-papers.c.
 */
#pragma once

#include "report/document.h"
#include "store/store.h"

G_BEGIN_DECLS

AnbanDocument *anban_drill_sign_in_new (AnbanStore *store, AnbanRecord *drill, GError **error);

G_END_DECLS
