/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The form row of a computed field: read-only, a choice with its icon, word and colour. Hidden while it has
 * nothing to say. Made by AnbanRecordForm.
 */
#pragma once

#include "ui/form/field-row.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_DISPLAY_ROW (anban_display_row_get_type ())
G_DECLARE_FINAL_TYPE (AnbanDisplayRow, anban_display_row, ANBAN, DISPLAY_ROW, AnbanFieldRow)

G_END_DECLS
