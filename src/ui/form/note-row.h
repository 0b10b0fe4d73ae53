/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The form row of a NOTE field: a text that grows with its lines. Enter begins a line, Ctrl+Enter takes the
 * text over. Made by AnbanRecordForm.
 */
#pragma once

#include "ui/form/field-row.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_NOTE_ROW (anban_note_row_get_type ())
G_DECLARE_FINAL_TYPE (AnbanNoteRow, anban_note_row, ANBAN, NOTE_ROW, AnbanFieldRow)

G_END_DECLS
