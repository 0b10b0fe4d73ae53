/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cells about tasks that several reports print alike: the light, when a task is due, how far it is. Used by
 * task-breakdown.c and unit-list.c.
 */
#pragma once

#include "registers/task.h"
#include "report/table.h"
#include "store/record.h"

G_BEGIN_DECLS

/* Icon, word and colour of a light (AnbanLight); 0 is an empty cell. */
AnbanTableCell anban_task_cells_get_light (gint64 light);
/* ● 逾期　◐ 临期 …: what the icons mean, for the foot of a table. */
char *anban_task_cells_dup_legend (void);
/* The day, or what the plan says in its place, and how often. */
char *anban_task_cells_dup_due (AnbanRecord *task);
/* Progress, and below it reason of delay and next step as far as they are given. */
char *anban_task_cells_dup_progress (AnbanRecord *task);

G_END_DECLS
