/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The periods of a recurring task (每半年至少1次): instances with a state each, made from its frequency.
 */
#pragma once

#include "base/date.h"
#include "registers/task.h"
#include "store/store.h"

G_BEGIN_DECLS

/* First and last day of the period of @per that holds @date, and its name (2026年第三季度); free the name. */
char *anban_task_period_around (AnbanPer per, AnbanDate date, AnbanDate *starts_on, AnbanDate *ends_on);

/* Makes the periods of the task's frequency from @from to @to that are not there yet (days and weeks are not
 * made: they are counted in one period a month). Periods that were worked on are never removed. */
gboolean
anban_task_periods_fill (AnbanStore *store, AnbanRecord *task, AnbanDate from, AnbanDate to, GError **error);

G_END_DECLS
