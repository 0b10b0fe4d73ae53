/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How many drills there are in what is on view, and how they stand, below the calendar: 6月共 12 次演练 · 计划 5 · …; each
 * number opens its list by "query-requested" (const AnbanQuery *). The icons beside the words tell what the chips mean.
 */
#pragma once

#include <gtk/gtk.h>

#include "ui/calendar/drill-days.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_COUNT_BAR (anban_count_bar_get_type ())
G_DECLARE_FINAL_TYPE (AnbanCountBar, anban_count_bar, ANBAN, COUNT_BAR, GtkWidget)

GtkWidget *anban_count_bar_new (void);
/* The drills of @days between the two days, narrowed by @query; @span names it (2026年6月), @unplanned of them have no
 * day at all. */
void anban_count_bar_show (AnbanCountBar *self,
                           AnbanDrillDays *days,
                           const AnbanQuery *query,
                           AnbanDate from,
                           AnbanDate to,
                           const char *span,
                           gint64 unplanned);

G_END_DECLS
