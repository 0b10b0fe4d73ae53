/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All drills of one day, in the popover that “还有 3 次” opens. Signals: "drill-activated" (gint64 id), "new-requested" ().
 */
#pragma once

#include "ui/calendar/drill-days.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_DAY_LIST (anban_day_list_get_type ())
G_DECLARE_FINAL_TYPE (AnbanDayList, anban_day_list, ANBAN, DAY_LIST, GtkWidget)

GtkWidget *anban_day_list_new (AnbanDrillDays *days, AnbanDate day, AnbanDate today, gboolean writable);

/* A drill in two lines: how it stands and its name, unit and place below. Shown here and in the agenda. */
GtkWidget *anban_drill_lines_new (void);
void anban_drill_lines_show (GtkWidget *lines, const AnbanDrillEntry *entry);

G_END_DECLS
