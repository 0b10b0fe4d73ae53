/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The form row of a BOOL field. Made by AnbanRecordForm.
 */
#pragma once

#include "ui/form/field-row.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_SWITCH_ROW (anban_switch_row_get_type ())
G_DECLARE_FINAL_TYPE (AnbanSwitchRow, anban_switch_row, ANBAN, SWITCH_ROW, AnbanFieldRow)

G_END_DECLS
