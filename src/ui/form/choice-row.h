/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The form row of a CHOICE field: icon and word, taken over when chosen. Made by AnbanRecordForm.
 */
#pragma once

#include "ui/form/field-row.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_CHOICE_ROW (anban_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (AnbanChoiceRow, anban_choice_row, ANBAN, CHOICE_ROW, AnbanFieldRow)

G_END_DECLS
