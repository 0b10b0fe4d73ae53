/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One line of the evaluation sheet of a drill: what is looked at, the score of so many marks, a remark. The score is
 * taken over on Enter, Down, Up and on leaving. Made by AnbanMarkSheet.
 */
#pragma once

#include "store/store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_MARK_ROW (anban_mark_row_get_type ())
G_DECLARE_FINAL_TYPE (AnbanMarkRow, anban_mark_row, ANBAN, MARK_ROW, GtkWidget)

/* Signal "move" (int): the cursor goes on to the next score (1) or back to the last one (-1). */
GtkWidget *anban_mark_row_new (void);
/* Shows @mark; what is being typed into the same one stays. */
void anban_mark_row_set_mark (AnbanMarkRow *self, AnbanStore *store, AnbanRecord *mark);
/* FALSE: what was typed is no score, and the row says why. */
gboolean anban_mark_row_flush (AnbanMarkRow *self);
GtkWidget *anban_mark_row_get_entry (AnbanMarkRow *self);

G_END_DECLS
