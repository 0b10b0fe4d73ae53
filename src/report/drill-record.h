/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 应急演练记录: what was drilled where by whom, how it went, the evaluation sheet, the problems, lines to sign; of a drill to
 * come a form to be filled in by hand. Listed in report/drill-papers.c.
 */
#pragma once

#include "report/document.h"
#include "store/store.h"

G_BEGIN_DECLS

AnbanDocument *anban_drill_record_new (AnbanStore *store, AnbanRecord *drill, GError **error);

G_END_DECLS
