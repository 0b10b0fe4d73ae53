/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One detail record (a unit's part in a task, a period, a report) inside its owner's form: a line that says
 * what matters, the fields under it when opened, and a button that removes it. A detail of one field is
 * edited in its line. Made by AnbanDetailSection.
 */
#pragma once

#include "store/store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_DETAIL_ROW (anban_detail_row_get_type ())
G_DECLARE_FINAL_TYPE (AnbanDetailRow, anban_detail_row, ANBAN, DETAIL_ROW, GtkWidget)

/* Signals: "done" (): a record that was never saved is given up; "continue" (): one more, please. */
GtkWidget *anban_detail_row_new (AnbanStore *store, AnbanRecord *record);
/* 0 while it is not saved. */
gint64 anban_detail_row_get_id (AnbanDetailRow *self);
/* Shows another record, closed; what was typed into the last one is flushed before. */
void anban_detail_row_set_record (AnbanDetailRow *self, AnbanRecord *record);
/* Shows a newer state of the record; input of the clerk stays. */
void anban_detail_row_update (AnbanDetailRow *self, AnbanRecord *record);
void anban_detail_row_set_open (AnbanDetailRow *self, gboolean open);
gboolean anban_detail_row_flush (AnbanDetailRow *self);
/* The form under the line; NULL while it was never opened. */
GtkWidget *anban_detail_row_get_form (AnbanDetailRow *self);
/* Puts the cursor into its first field. */
void anban_detail_row_focus (AnbanDetailRow *self);
/* Stands between the line and the button that removes it, in place of the last one; NULL takes that away. */
void anban_detail_row_set_extra (AnbanDetailRow *self, GtkWidget *extra);

G_END_DECLS
