/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A plan that the office has already: which of its plans it is, which task of the office is which task of the text,
 * and what differs. Called by plan-intake.c.
 */
#pragma once

#include "plan/plan-intake-task.h"
#include "plan/plan-intake-unit.h"

G_BEGIN_DECLS

/* What the office has of a known plan. */
typedef struct {
  AnbanRecord *plan;
  char *heads[ANBAN_INTAKE_N_HEADS]; /* as the earlier text has them; NULL without a text */
  GPtrArray *base;                   /* AnbanIntakeTask of the earlier text; NULL where none was kept */
  GPtrArray *records;                /* AnbanIntakeTask of the office's tasks, in their order */
  GHashTable *by_id;                 /* record id → AnbanIntakeTask */
  GHashTable *worked_on;             /* ids of tasks with progress, evidence or a state */
} AnbanIntakeTarget;

/* AnbanIntakeCandidate: plans with the same number, text or title. */
GPtrArray *anban_intake_find_known_plans (AnbanStore *store, const AnbanPlan *plan, GError **error);
AnbanIntakeTarget *anban_intake_target_load (AnbanStore *store, gint64 plan_id, GError **error);
void anban_intake_target_free (AnbanIntakeTarget *self);

/* The tasks of a plan as AnbanIntakeTask. */
GPtrArray *anban_intake_list_tasks (const AnbanPlan *plan);
char *anban_intake_dup_head (const AnbanPlan *plan, AnbanIntakeHead head);

/* Ties @tasks (as read) to the office's tasks, and appends those that the plan lost. */
void anban_intake_target_pair (AnbanIntakeTarget *self, GPtrArray *tasks);

/* The unit that a printed name means for the office; 0 for a new or ignored one. */
typedef gint64 (*AnbanIntakeResolve) (const char *name, gboolean *fresh, gpointer data);
/* AnbanIntakeChange of a task that updates one of the office's. */
GPtrArray *anban_intake_compare (const AnbanIntakeTask *task,
                                 const AnbanIntakeTask *record,
                                 AnbanIntakeResolve resolve,
                                 gpointer data);
void anban_intake_change_free (AnbanIntakeChange *change);

G_END_DECLS
