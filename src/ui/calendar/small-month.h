/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One month of the year: its days, the more drills the stronger coloured and with their number, a ring where one was
 * missed. Drawn by itself; says by "day-requested" (int day) what is pressed: a day, or the first one by the title and
 * by Enter.
 */
#pragma once

#include "ui/calendar/drill-days.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_SMALL_MONTH (anban_small_month_get_type ())
G_DECLARE_FINAL_TYPE (AnbanSmallMonth, anban_small_month, ANBAN, SMALL_MONTH, GtkWidget)

GtkWidget *anban_small_month_new (void);
void
anban_small_month_show (AnbanSmallMonth *self, AnbanDrillDays *days, int year, int month, AnbanDate today);
/* “6月，12 次演练，逾期 1”. */
const char *anban_small_month_get_name (AnbanSmallMonth *self);

G_END_DECLS
