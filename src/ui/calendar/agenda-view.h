/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The drills of a year one below the other, under the days that they are on. Signals: "drill-chosen" (gint64 id),
 * "drill-activated" (gint64 id).
 */
#pragma once

#include "ui/calendar/drill-days.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_AGENDA_VIEW (anban_agenda_view_get_type ())
G_DECLARE_FINAL_TYPE (AnbanAgendaView, anban_agenda_view, ANBAN, AGENDA_VIEW, GtkWidget)

GtkWidget *anban_agenda_view_new (void);
/* Shows the year of @day, from the first drill on that day or after it. */
void anban_agenda_view_show (AnbanAgendaView *self, AnbanDrillDays *days, AnbanDate day, AnbanDate today);

G_END_DECLS
