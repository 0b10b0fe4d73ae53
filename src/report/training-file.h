/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 一期一档: what the law wants recorded of a training: time, content, participants, result; with the roll, attendance,
 * examination, summary and places to sign.
 */
#pragma once

#include "report/document.h"
#include "store/store.h"

G_BEGIN_DECLS

AnbanDocument *anban_training_file_new (AnbanStore *store, AnbanRecord *training, GError **error);

G_END_DECLS
