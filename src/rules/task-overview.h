/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the responsibility list stands: tasks by light, what is due next, the units that are behind most, the
 * progress of each plan. Read for the first view of the window, in a thread with a store of its own. Every
 * number is that of the list that the window opens for it.
 */
#pragma once

#include "registers/task.h"
#include "store/store.h"

G_BEGIN_DECLS

/* A unit, and the overdue tasks that it or a unit below it has a part in. */
typedef struct {
  gint64 id;
  char *name;
  gint64 n_overdue;
} AnbanOverviewUnit;

typedef struct {
  gint64 n_tasks;
  gint64 n_by_light[ANBAN_LIGHT_STOPPED + 1]; /* by AnbanLight */
  gint64 n_to_check;                          /* open tasks that reading their plan left doubtful */
  GPtrArray *due;                             /* records of the next tasks due, the nearest first */
  GArray *units;                              /* AnbanOverviewUnit, the worst first */
  GPtrArray *plans;                           /* records of plans, the latest first */
} AnbanTaskOverview;

AnbanTaskOverview *anban_task_overview_read (AnbanStore *store, GCancellable *cancellable, GError **error);
void anban_task_overview_free (AnbanTaskOverview *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnbanTaskOverview, anban_task_overview_free)

/* The queries behind the numbers; free with anban_query_free. */
AnbanQuery *anban_task_overview_query_light (AnbanLight light);
AnbanQuery *anban_task_overview_query_to_check (void);
AnbanQuery *anban_task_overview_query_unit (gint64 unit_id);
/* @light 0: all tasks of the plan. */
AnbanQuery *anban_task_overview_query_plan (gint64 plan_id, AnbanLight light);

G_END_DECLS
