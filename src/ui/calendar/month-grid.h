/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A month of drills: weeks from Monday on, a cell for each day, a chip for each drill; the day cursor, the keys, dragging.
 * What is asked for by key or pointer it says by signals; the page reads, writes and shows:
 *   "day-changed" ()                               the cursor stands on another day, maybe of another month;
 *   "drill-chosen" (gint64 id)                     0: none;
 *   "drill-activated" (gint64 id)                  open it;
 *   "new-requested" (int day)                      a new drill planned for that day;
 *   "list-requested" (int day)                     the drills of that day in a popover at its cell;
 *   "shift-requested" (gint64 id, int days)        so many days later, by keys;
 *   "dropped" (AnbanRecord *drill, int day)        by the pointer; a drill without an id is a new one.
 */
#pragma once

#include "ui/calendar/day-cell.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_MONTH_GRID (anban_month_grid_get_type ())
G_DECLARE_FINAL_TYPE (AnbanMonthGrid, anban_month_grid, ANBAN, MONTH_GRID, GtkWidget)

GtkWidget *anban_month_grid_new (AnbanStore *store);
/* The first and the last day that the grid of a month shows. */
AnbanDate anban_month_grid_get_first (int year, int month);
AnbanDate anban_month_grid_get_last (int year, int month);
/* Shows the month of @day with the cursor on it. @days covers all days of its grid. */
void anban_month_grid_show (AnbanMonthGrid *self, AnbanDrillDays *days, AnbanDate day);
AnbanDate anban_month_grid_get_day (AnbanMonthGrid *self);
/* Chooses a drill (0: none); @focus: its chip, or its day where it has none, gets the focus. */
void anban_month_grid_choose (AnbanMonthGrid *self, gint64 id, gboolean focus);
/* The focus goes to the chosen drill, or to the day. */
void anban_month_grid_grab_day (AnbanMonthGrid *self);
/* Whether the focus is in the grid. */
gboolean anban_month_grid_has_focus (AnbanMonthGrid *self);
/* The cell of a day; NULL where it is not on view. */
AnbanDayCell *anban_month_grid_find_cell (AnbanMonthGrid *self, AnbanDate day);
/* Marks the drills that clash: sentences by their ids (gint64 → char *). Gone when the days are shown anew. */
void anban_month_grid_warn (AnbanMonthGrid *self, GHashTable *warnings);
/* The list of a day, at its cell. @content is taken; NULL closes. */
void anban_month_grid_popup (AnbanMonthGrid *self, AnbanDate day, GtkWidget *content);

G_END_DECLS
