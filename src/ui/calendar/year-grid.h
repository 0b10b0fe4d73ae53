/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Twelve small months with the number of drills of each day and month. A day or a month that is pressed is asked for by
 * "day-requested" (int day).
 */
#pragma once

#include "ui/calendar/drill-days.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_YEAR_GRID (anban_year_grid_get_type ())
G_DECLARE_FINAL_TYPE (AnbanYearGrid, anban_year_grid, ANBAN, YEAR_GRID, GtkWidget)

GtkWidget *anban_year_grid_new (void);
/* Shows the year of @day. */
void anban_year_grid_show (AnbanYearGrid *self, AnbanDrillDays *days, AnbanDate day, AnbanDate today);

G_END_DECLS
