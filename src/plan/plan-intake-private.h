/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the intake share: its state, which undo keeps, and how an edit begins and ends. For
 * plan-intake*.c alone.
 */
#pragma once

#include "plan/plan-intake-diff.h"
#include "plan/plan-intake.h"

G_BEGIN_DECLS

/* All that the clerk can edit. Tasks and units are shared between states and copied before a change. */
typedef struct {
  GPtrArray *tasks;  /* AnbanIntakeTask */
  GHashTable *units; /* name → AnbanIntakeUnit */
  char *heads[ANBAN_INTAKE_N_HEADS];
  char *label; /* of the edit that led away from this state */
} AnbanIntakeState;

struct _AnbanPlanIntake {
  GObject parent_instance;
  AnbanStore *store;
  AnbanPlan *plan;
  char *file_name;
  GBytes *file;
  AnbanIntakeUnitIndex *index;
  GPtrArray *known_plans;
  AnbanIntakeTarget *target; /* NULL: a new plan */
  AnbanIntakeState *state;
  GPtrArray *undo, *redo; /* AnbanIntakeState */
  GPtrArray *names;       /* names of units as get_unit() tells them; NULL: to be made again */
};

/* Keeps the state for undo under @label. */
void anban_plan_intake_begin_edit (AnbanPlanIntake *self, const char *label);
/* A task that may be written, in place of the one that undo keeps; after begin_edit(). */
AnbanIntakeTask *anban_plan_intake_touch (AnbanPlanIntake *self, guint index);
void anban_plan_intake_tell (AnbanPlanIntake *self, int index, gboolean structure);
/* Makes the proposal for a name that was not seen before. */
void anban_plan_intake_propose (AnbanPlanIntake *self, const char *name);
/* Finds new names that mean the same unit. */
void anban_plan_intake_join_alike (AnbanPlanIntake *self);
/* For anban_intake_compare(). */
gint64 anban_plan_intake_resolve_cb (const char *name, gboolean *fresh, gpointer data);
const AnbanIntakeTask *anban_plan_intake_find_record (AnbanPlanIntake *self, gint64 id);
/* Whether @head is to be written into the known plan. */
gboolean anban_plan_intake_head_moved (AnbanPlanIntake *self, AnbanIntakeHead head);

G_END_DECLS
