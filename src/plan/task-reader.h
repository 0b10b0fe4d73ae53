/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fills one task from its range of text: units, deadlines, frequencies, quotas, sub-measures.
 */
#pragma once

#include "plan/outline.h"
#include "plan/plan-years.h"
#include "plan/plan.h"
#include "plan/responsibility.h"
#include "plan/task-finder.h"

G_BEGIN_DECLS

typedef struct {
  const AnbanFoldedText *text;
  const AnbanOutline *outline;
  const GPtrArray *notes; /* of the document */
  AnbanPlanYears years;
} AnbanTaskContext;

AnbanPlanTask *anban_task_read (const AnbanTaskContext *context, const AnbanFoundTask *found);

/* For rows of tables: adds what stands in [start, end) to @task. */
void anban_task_add_findings (const AnbanTaskContext *context, AnbanPlanTask *task, gsize start, gsize end);
void anban_task_add_unit (
    const AnbanTaskContext *context, AnbanPlanTask *task, gsize start, gsize end, AnbanPlanRole role);
void anban_task_add_amounts (const AnbanTaskContext *context, AnbanPlanTask *task, gsize start, gsize end);
void anban_task_add_note (const AnbanTaskContext *context, AnbanPlanTask *task, const AnbanNote *note);
void anban_task_add_deadlines (
    const AnbanTaskContext *context, AnbanPlanTask *task, gsize start, gsize end, gboolean labelled);

G_END_DECLS
