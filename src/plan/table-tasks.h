/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows of a task table as tasks: a row is a task, its columns say units and deadlines.
 */
#pragma once

#include "plan/plan-table.h"
#include "plan/task-reader.h"

G_BEGIN_DECLS

/* Adds the tasks that @rows hold to @plan. */
void anban_table_tasks_read (const AnbanTaskContext *context, const GArray *rows, AnbanPlan *plan);

G_END_DECLS
