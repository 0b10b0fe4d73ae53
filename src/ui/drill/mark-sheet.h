/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The evaluation sheet of a drill in the record pane: section by section, scores typed one below the other by keyboard, what
 * they add up to, and the conclusion that follows from it. Stands where the details of that kind would.
 */
#pragma once

#include "ui/form/record-part.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_MARK_SHEET (anban_mark_sheet_get_type ())
G_DECLARE_FINAL_TYPE (AnbanMarkSheet, anban_mark_sheet, ANBAN, MARK_SHEET, AnbanRecordPart)

/* Makes the sheet of the drill that is shown, and puts the cursor into its first score. */
void anban_mark_sheet_begin (AnbanMarkSheet *self);
/* Writes the proposed conclusion into the drill. */
void anban_mark_sheet_conclude (AnbanMarkSheet *self);
/* The entry of the @place-th score; NULL after the last. */
GtkWidget *anban_mark_sheet_get_entry (AnbanMarkSheet *self, guint place);

G_END_DECLS
