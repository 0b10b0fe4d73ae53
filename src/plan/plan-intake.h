/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A plan on its way into the office: what was read, matched with the office's units and, where the office has the
 * plan already, with its tasks; edited by the clerk, with undo; then taken in one undoable step. Nothing is
 * written before anban_plan_intake_take(). Used by the import window and by `anban plan import`.
 *
 * A known plan is compared three ways: its earlier text (kept with the plan), the text now, the office's task.
 * What the plan did not change is left as the office has it; what both changed is offered, not ticked.
 */
#pragma once

#include "plan/plan-intake-task.h"
#include "plan/plan-intake-unit.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_PLAN_INTAKE (anban_plan_intake_get_type ())
G_DECLARE_FINAL_TYPE (AnbanPlanIntake, anban_plan_intake, ANBAN, PLAN_INTAKE, GObject)

typedef enum {
  ANBAN_INTAKE_ADDED,
  ANBAN_INTAKE_CHANGED,
  ANBAN_INTAKE_SAME,
  ANBAN_INTAKE_GONE,
} AnbanIntakeStatus;

typedef struct {
  guint n_added, n_changed, n_gone, n_same; /* as they are ticked now */
  guint n_left_out;                         /* new tasks that are not ticked */
  guint n_new_units, n_open_units;          /* to be created; still ambiguous */
  gboolean head_changed;
} AnbanIntakeCounts;

/* @plan is taken over. The store is read once here (units, known plans) and not before taking again.
 * Emits "changed" (int index, gboolean structure): task @index was edited, or -1 for all; @structure: tasks came or went. */
AnbanPlanIntake *anban_plan_intake_new (AnbanStore *store, AnbanPlan *plan, GError **error);
/* The file that the plan came in, kept as an attachment of the plan; names a plan without a title. Before any edit. */
void anban_plan_intake_set_file (AnbanPlanIntake *self, const char *name, GBytes *content);

const AnbanPlan *anban_plan_intake_get_plan (AnbanPlanIntake *self);
AnbanStore *anban_plan_intake_get_store (AnbanPlanIntake *self);

/* --- the plan itself --- */

const char *anban_plan_intake_get_head (AnbanPlanIntake *self, AnbanIntakeHead head);
/* ANBAN_ERROR_INVALID for a date that does not exist. */
gboolean
anban_plan_intake_set_head (AnbanPlanIntake *self, AnbanIntakeHead head, const char *text, GError **error);
/* The office's plans that this may be (AnbanIntakeCandidate): same number, title or text; likeliest first. */
GPtrArray *anban_plan_intake_get_known_plans (AnbanPlanIntake *self);
/* 0: taken as a new plan. The likeliest is set at first. Drops what was edited so far. */
gint64 anban_plan_intake_get_target (AnbanPlanIntake *self);
gboolean anban_plan_intake_set_target (AnbanPlanIntake *self, gint64 plan_id, GError **error);

/* --- tasks --- */

guint anban_plan_intake_get_n_tasks (AnbanPlanIntake *self);
/* Valid until the next edit; take a reference to keep it. */
const AnbanIntakeTask *anban_plan_intake_get_task (AnbanPlanIntake *self, guint index);
AnbanIntakeStatus anban_plan_intake_get_status (AnbanPlanIntake *self, guint index);
/* AnbanIntakeChange; empty but for a task of status CHANGED. */
GPtrArray *anban_plan_intake_list_changes (AnbanPlanIntake *self, guint index);
void anban_plan_intake_count (AnbanPlanIntake *self, AnbanIntakeCounts *counts);

/* Every edit is one step of undo. Setting what is there already is none. */
void anban_plan_intake_set_taken (AnbanPlanIntake *self, guint index, gboolean taken);
/* Any text field; dates in every form that clerks write. */
gboolean anban_plan_intake_set_text (
    AnbanPlanIntake *self, guint index, AnbanIntakeField field, const char *text, GError **error);
void anban_plan_intake_set_kind (AnbanPlanIntake *self, guint index, AnbanTaskKind kind);
void anban_plan_intake_set_frequency (AnbanPlanIntake *self, guint index, int count, AnbanPer per);
void anban_plan_intake_set_choice (AnbanPlanIntake *self, guint index, AnbanIntakeField field, gboolean take);
void anban_plan_intake_add_part (AnbanPlanIntake *self, guint index, const char *name, AnbanRole role);
void anban_plan_intake_remove_part (AnbanPlanIntake *self, guint index, guint part);
void anban_plan_intake_set_part_role (AnbanPlanIntake *self, guint index, guint part, AnbanRole role);
/* At a character of the body. FALSE where one of the parts would be empty. */
gboolean anban_plan_intake_split (AnbanPlanIntake *self, guint index, glong at);
/* With the task after it. FALSE at the end. */
gboolean anban_plan_intake_merge (AnbanPlanIntake *self, guint index);

/* NULL where there is nothing to undo. */
const char *anban_plan_intake_get_undo_label (AnbanPlanIntake *self);
const char *anban_plan_intake_get_redo_label (AnbanPlanIntake *self);
void anban_plan_intake_undo (AnbanPlanIntake *self);
void anban_plan_intake_redo (AnbanPlanIntake *self);

/* --- units --- */

/* The names that stand in the tasks, each once, those to decide first. Valid until the next edit. */
guint anban_plan_intake_get_n_units (AnbanPlanIntake *self);
const AnbanIntakeUnit *anban_plan_intake_get_unit (AnbanPlanIntake *self, guint index);
/* Never NULL: a name that was not seen before is proposed for. */
const AnbanIntakeUnit *anban_plan_intake_find_unit (AnbanPlanIntake *self, const char *name);
guint anban_plan_intake_count_uses (AnbanPlanIntake *self, const char *name);
void
anban_plan_intake_choose_match (AnbanPlanIntake *self, const char *name, gint64 unit_id, gboolean remember);
void
anban_plan_intake_choose_new (AnbanPlanIntake *self, const char *name, AnbanUnitKind kind, gint64 parent_id);
/* One unit with the name it is alike. */
void anban_plan_intake_choose_joined (AnbanPlanIntake *self, const char *name);
void anban_plan_intake_choose_ignore (AnbanPlanIntake *self, const char *name);

/* --- taking --- */

typedef void (*AnbanIntakeProgress) (guint done, guint total, gpointer data);

typedef struct {
  gint64 plan_id;
  guint n_added, n_changed, n_gone, n_units; /* what was written; all 0: the office had it all */
} AnbanIntakeResult;

/* Writes all of it as one undoable step, or nothing: on an error and when cancelled the office is as it was. */
gboolean anban_plan_intake_take (AnbanPlanIntake *self,
                                 GCancellable *cancellable,
                                 AnbanIntakeProgress progress,
                                 gpointer data,
                                 AnbanIntakeResult *result,
                                 GError **error);

G_END_DECLS
