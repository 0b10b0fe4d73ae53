/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What month-grid.c (the days, the cursor) and month-grid-moves.c (keys, pointer, dragging) share; included by these
 * alone.
 */
#pragma once

#include "ui/calendar/month-grid.h"

G_BEGIN_DECLS

#define ANBAN_MONTH_CELLS 42

struct _AnbanMonthGrid {
  GtkWidget parent_instance;

  AnbanStore *store;
  AnbanDrillDays *days;
  GtkWidget *names[7]; /* of the weekdays */
  AnbanDayCell *cells[ANBAN_MONTH_CELLS];
  guint n_weeks;
  GtkWidget *popover;
  AnbanDate first, day;
  int month;
  gint64 chosen;

  /* month-grid-moves.c */
  AnbanRecord *dragged;
  AnbanDayCell *target;
};

/* Puts the cursor there and says so. */
void anban_month_grid_go_to (AnbanMonthGrid *self, AnbanDate day);
/* The drill whose chip has the focus now is the chosen one. */
void anban_month_grid_follow_focus (AnbanMonthGrid *self);
void anban_month_grid_init_moves (AnbanMonthGrid *self);
void anban_month_grid_dispose_moves (AnbanMonthGrid *self);

G_END_DECLS
