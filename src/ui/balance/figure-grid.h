/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A tabulation in the window: a figure that knows its list is a button that opens it, by "query-requested"
 * (const AnbanQuery *).
 */
#pragma once

#include <adwaita.h>

#include "rules/tabulation.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_FIGURE_GRID (anban_figure_grid_get_type ())
G_DECLARE_FINAL_TYPE (AnbanFigureGrid, anban_figure_grid, ANBAN, FIGURE_GRID, AdwBin)

GtkWidget *anban_figure_grid_new (void);
/* Every cell is a widget: a table of people is shown as far as this; 0: all of it. */
void anban_figure_grid_set_most_rows (AnbanFigureGrid *self, guint n);
/* @tabulation stays the caller's and has to live until the next call. */
void anban_figure_grid_show (AnbanFigureGrid *self, const AnbanTabulation *tabulation);

G_END_DECLS
