/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The form row of a REF field: the other record by its title, and a button that opens it. Made by
 * AnbanRecordForm; the opening is the action form.open-record of the pane around it.
 */
#pragma once

#include "ui/form/field-row.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_REF_ROW (anban_ref_row_get_type ())
G_DECLARE_FINAL_TYPE (AnbanRefRow, anban_ref_row, ANBAN, REF_ROW, AnbanFieldRow)

G_END_DECLS
