/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The form row of INT and DECIMAL fields: digits of either width. Made by AnbanRecordForm.
 */
#pragma once

#include "ui/form/field-row.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_NUMBER_ROW (anban_number_row_get_type ())
G_DECLARE_FINAL_TYPE (AnbanNumberRow, anban_number_row, ANBAN, NUMBER_ROW, AnbanFieldRow)

G_END_DECLS
