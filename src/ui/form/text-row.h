/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The form row of a TEXT field: one line. Made by AnbanRecordForm.
 */
#pragma once

#include "ui/form/field-row.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_TEXT_ROW (anban_text_row_get_type ())
G_DECLARE_FINAL_TYPE (AnbanTextRow, anban_text_row, ANBAN, TEXT_ROW, AnbanFieldRow)

G_END_DECLS
