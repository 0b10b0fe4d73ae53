/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 培训签到表: who is expected, each with room to sign, and lines for those who come besides.
 */
#pragma once

#include "report/document.h"
#include "store/store.h"

G_BEGIN_DECLS

AnbanDocument *anban_training_sign_in_new (AnbanStore *store, AnbanRecord *training, GError **error);

G_END_DECLS
