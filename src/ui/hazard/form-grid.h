/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows of a small form: the label at the left, the editor at the right, named for screen readers. Used by the step
 * dialog and the quick entry.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *anban_form_grid_new (void);
/* Puts @editor into the row *@row and counts it on. */
void anban_form_grid_add (GtkGrid *grid, int *row, const char *label, gboolean required, GtkWidget *editor);
/* A heading over the rows that follow. */
void anban_form_grid_add_heading (GtkGrid *grid, int *row, const char *text);
GtkWidget *anban_form_grid_add_entry (GtkGrid *grid, int *row, const char *label, gboolean required);
/* Several lines (AnbanGrowingText); Tab leaves it. */
GtkWidget *anban_form_grid_add_text (GtkGrid *grid, int *row, const char *label, gboolean required);
/* A growing text in a frame, as anban_form_grid_add_text() makes it, for other places. */
GtkWidget *anban_form_grid_create_text (const char *name, GtkWidget **framed);

G_END_DECLS
