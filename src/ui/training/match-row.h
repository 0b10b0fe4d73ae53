/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One row of a pasted list of attendees: who it was taken for, in a sentence, and the choices where the clerk has to say.
 * Shown by the attendee dialog.
 */
#pragma once

#include "exchange/attendee-paste.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_MATCH_ROW (anban_match_row_get_type ())
G_DECLARE_FINAL_TYPE (AnbanMatchRow, anban_match_row, ANBAN, MATCH_ROW, GtkWidget)

/* Signal "chosen" (): the paste was told. */
GtkWidget *anban_match_row_new (void);
/* Row @index of @paste, which lives on; NULL empties. */
void anban_match_row_show (AnbanMatchRow *self, AnbanAttendeePaste *paste, guint index);
guint anban_match_row_get_index (AnbanMatchRow *self);
/* What has changed since. */
void anban_match_row_refresh (AnbanMatchRow *self);
/* The choice of that number, from 1; 0: leave the row out. FALSE where there is no such choice. */
gboolean anban_match_row_choose (AnbanMatchRow *self, guint number);

G_END_DECLS
