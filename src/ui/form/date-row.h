/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The form row of a DATE field: any written form of a day, Up and Down for the next and the last day, a
 * calendar for the mouse. Made by AnbanRecordForm.
 */
#pragma once

#include "ui/form/field-row.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_DATE_ROW (anban_date_row_get_type ())
G_DECLARE_FINAL_TYPE (AnbanDateRow, anban_date_row, ANBAN, DATE_ROW, AnbanFieldRow)

G_END_DECLS
