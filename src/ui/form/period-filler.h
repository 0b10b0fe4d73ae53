/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes the periods of a recurring task between two days (registers/task-periods.h). Stands at the end of
 * the list of periods in the form of a task.
 */
#pragma once

#include "store/store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_PERIOD_FILLER (anban_period_filler_get_type ())
G_DECLARE_FINAL_TYPE (AnbanPeriodFiller, anban_period_filler, ANBAN, PERIOD_FILLER, GtkWidget)

GtkWidget *anban_period_filler_new (void);
/* Proposes the year of today, up to the day that the task is due where that is later. */
void anban_period_filler_set_task (AnbanPeriodFiller *self, AnbanStore *store, AnbanRecord *task);
gboolean anban_period_filler_fill (AnbanPeriodFiller *self);

G_END_DECLS
