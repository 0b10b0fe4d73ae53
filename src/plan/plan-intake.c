/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/plan-intake-private.h"

#include "base/date.h"
#include "registers/plan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_TYPE (AnbanPlanIntake, anban_plan_intake, G_TYPE_OBJECT)

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- states --- */

static AnbanIntakeState *
state_new (void)
{
  AnbanIntakeState *state = g_new0 (AnbanIntakeState, 1);

  state->tasks = g_ptr_array_new_with_free_func ((GDestroyNotify)anban_intake_task_unref);
  state->units =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)anban_intake_unit_unref);
  for (guint i = 0; i < ANBAN_INTAKE_N_HEADS; i++)
    state->heads[i] = g_strdup ("");
  return state;
}

static void
state_free (AnbanIntakeState *state)
{
  if (state == NULL)
    return;
  g_ptr_array_unref (state->tasks);
  g_hash_table_unref (state->units);
  for (guint i = 0; i < ANBAN_INTAKE_N_HEADS; i++)
    g_free (state->heads[i]);
  g_free (state->label);
  g_free (state);
}

static AnbanIntakeState *
state_copy (const AnbanIntakeState *state)
{
  AnbanIntakeState *copy = state_new ();
  GHashTableIter iter;
  gpointer name, unit;

  for (guint i = 0; i < state->tasks->len; i++)
    g_ptr_array_add (copy->tasks, anban_intake_task_ref (g_ptr_array_index (state->tasks, i)));
  g_hash_table_iter_init (&iter, state->units);
  while (g_hash_table_iter_next (&iter, &name, &unit))
    g_hash_table_insert (copy->units, g_strdup (name), anban_intake_unit_ref (unit));
  for (guint i = 0; i < ANBAN_INTAKE_N_HEADS; i++) {
    g_free (copy->heads[i]);
    copy->heads[i] = g_strdup (state->heads[i]);
  }
  return copy;
}

void
anban_plan_intake_begin_edit (AnbanPlanIntake *self, const char *label)
{
  AnbanIntakeState *kept = state_copy (self->state);

  kept->label = g_strdup (label);
  g_ptr_array_add (self->undo, kept);
  g_ptr_array_set_size (self->redo, 0);
  g_clear_pointer (&self->names, g_ptr_array_unref);
}

AnbanIntakeTask *
anban_plan_intake_touch (AnbanPlanIntake *self, guint index)
{
  AnbanIntakeTask *copy = anban_intake_task_copy (g_ptr_array_index (self->state->tasks, index));

  anban_intake_task_unref (g_ptr_array_index (self->state->tasks, index));
  g_ptr_array_index (self->state->tasks, index) = copy;
  return copy;
}

void
anban_plan_intake_tell (AnbanPlanIntake *self, int index, gboolean structure)
{
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_signal_emit (self, signals[CHANGED], 0, index, structure);
}

static void
step_back (AnbanPlanIntake *self, GPtrArray *from, GPtrArray *to)
{
  AnbanIntakeState *state;
  gboolean structure;

  if (from->len == 0)
    return;
  state = g_ptr_array_steal_index (from, from->len - 1);
  self->state->label = g_steal_pointer (&state->label);
  structure = state->tasks->len != self->state->tasks->len;
  g_ptr_array_add (to, self->state);
  self->state = state;
  anban_plan_intake_tell (self, -1, structure);
}

void
anban_plan_intake_undo (AnbanPlanIntake *self)
{
  step_back (self, self->undo, self->redo);
}

void
anban_plan_intake_redo (AnbanPlanIntake *self)
{
  step_back (self, self->redo, self->undo);
}

static const char *
get_last_label (GPtrArray *states)
{
  return states->len == 0 ? NULL : ((AnbanIntakeState *)g_ptr_array_index (states, states->len - 1))->label;
}

const char *
anban_plan_intake_get_undo_label (AnbanPlanIntake *self)
{
  return get_last_label (self->undo);
}

const char *
anban_plan_intake_get_redo_label (AnbanPlanIntake *self)
{
  return get_last_label (self->redo);
}

/* --- the object --- */

static void
anban_plan_intake_finalize (GObject *object)
{
  AnbanPlanIntake *self = ANBAN_PLAN_INTAKE (object);

  g_clear_object (&self->store);
  anban_plan_free (self->plan);
  g_free (self->file_name);
  g_clear_pointer (&self->file, g_bytes_unref);
  anban_intake_unit_index_free (self->index);
  g_clear_pointer (&self->known_plans, g_ptr_array_unref);
  anban_intake_target_free (self->target);
  state_free (self->state);
  g_ptr_array_unref (self->undo);
  g_ptr_array_unref (self->redo);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  G_OBJECT_CLASS (anban_plan_intake_parent_class)->finalize (object);
}

static void
anban_plan_intake_class_init (AnbanPlanIntakeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anban_plan_intake_finalize;
  signals[CHANGED] = g_signal_new ("changed", ANBAN_TYPE_PLAN_INTAKE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_BOOLEAN);
}

static void
anban_plan_intake_init (AnbanPlanIntake *self)
{
  self->state = state_new ();
  self->undo = g_ptr_array_new_with_free_func ((GDestroyNotify)state_free);
  self->redo = g_ptr_array_new_with_free_func ((GDestroyNotify)state_free);
}

/* A document without a title is called as the office calls it, or as its file. */
static void
name_untitled (AnbanPlanIntake *self)
{
  char **title = &self->state->heads[ANBAN_INTAKE_HEAD_TITLE];
  const char *ending = self->file_name != NULL ? strrchr (self->file_name, '.') : NULL;

  if (self->plan->title != NULL && self->plan->title[0] != '\0')
    return;
  if (self->target != NULL) {
    g_free (*title);
    *title = g_strdup (anban_record_get_text (self->target->plan, ANBAN_PLAN_TITLE));
  } else if (self->file_name != NULL) {
    g_free (*title);
    *title = ending != NULL && ending > self->file_name
                 ? g_strndup (self->file_name, (gsize)(ending - self->file_name))
                 : g_strdup (self->file_name);
  }
}

/* Starts anew from what was read, tied to the target. */
static void
start (AnbanPlanIntake *self)
{
  state_free (self->state);
  self->state = state_new ();
  g_ptr_array_unref (self->state->tasks);
  self->state->tasks = anban_intake_list_tasks (self->plan);
  if (self->target != NULL)
    anban_intake_target_pair (self->target, self->state->tasks);
  for (guint i = 0; i < self->state->tasks->len; i++) {
    const AnbanIntakeTask *task = g_ptr_array_index (self->state->tasks, i);

    for (guint k = 0; k < task->parts->len; k++)
      anban_plan_intake_propose (self, ((AnbanIntakePart *)g_ptr_array_index (task->parts, k))->name);
    for (guint k = 0; task->base != NULL && k < task->base->parts->len; k++)
      anban_plan_intake_propose (self, ((AnbanIntakePart *)g_ptr_array_index (task->base->parts, k))->name);
  }
  anban_plan_intake_join_alike (self);
  for (guint i = 0; i < ANBAN_INTAKE_N_HEADS; i++) {
    g_free (self->state->heads[i]);
    self->state->heads[i] = anban_intake_dup_head (self->plan, i);
  }
  name_untitled (self);
  g_ptr_array_set_size (self->undo, 0);
  g_ptr_array_set_size (self->redo, 0);
}

AnbanPlanIntake *
anban_plan_intake_new (AnbanStore *store, AnbanPlan *plan, GError **error)
{
  g_autoptr (AnbanPlanIntake) self = g_object_new (ANBAN_TYPE_PLAN_INTAKE, NULL);

  self->store = g_object_ref (store);
  self->plan = plan;
  self->index = anban_intake_unit_index_new (store, error);
  if (self->index == NULL)
    return NULL;
  self->known_plans = anban_intake_find_known_plans (store, plan, error);
  if (self->known_plans == NULL)
    return NULL;
  if (self->known_plans->len > 0) {
    const AnbanIntakeCandidate *likeliest = g_ptr_array_index (self->known_plans, 0);

    self->target = anban_intake_target_load (store, likeliest->id, error);
    if (self->target == NULL)
      return NULL;
  }
  start (self);
  return g_steal_pointer (&self);
}

void
anban_plan_intake_set_file (AnbanPlanIntake *self, const char *name, GBytes *content)
{
  g_free (self->file_name);
  g_clear_pointer (&self->file, g_bytes_unref);
  self->file_name = g_strdup (name);
  self->file = g_bytes_ref (content);
  name_untitled (self);
}

const AnbanPlan *
anban_plan_intake_get_plan (AnbanPlanIntake *self)
{
  return self->plan;
}

AnbanStore *
anban_plan_intake_get_store (AnbanPlanIntake *self)
{
  return self->store;
}

GPtrArray *
anban_plan_intake_get_known_plans (AnbanPlanIntake *self)
{
  return self->known_plans;
}

gint64
anban_plan_intake_get_target (AnbanPlanIntake *self)
{
  return self->target != NULL ? anban_record_get_id (self->target->plan) : 0;
}

gboolean
anban_plan_intake_set_target (AnbanPlanIntake *self, gint64 plan_id, GError **error)
{
  AnbanIntakeTarget *target = NULL;

  if (plan_id == anban_plan_intake_get_target (self))
    return TRUE;
  if (plan_id != 0) {
    target = anban_intake_target_load (self->store, plan_id, error);
    if (target == NULL)
      return FALSE;
  }
  anban_intake_target_free (self->target);
  self->target = target;
  start (self);
  anban_plan_intake_tell (self, -1, TRUE);
  return TRUE;
}

const char *
anban_plan_intake_get_head (AnbanPlanIntake *self, AnbanIntakeHead head)
{
  return self->state->heads[head];
}

gboolean
anban_plan_intake_set_head (AnbanPlanIntake *self, AnbanIntakeHead head, const char *text, GError **error)
{
  g_autofree char *clean = g_strstrip (g_strdup (text));
  char iso[ANBAN_DATE_ISO_SIZE];
  AnbanDate date;

  if (head == ANBAN_INTAKE_HEAD_ISSUED_ON && clean[0] != '\0') {
    if (!anban_date_parse (clean, &date)) {
      g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID,
                   _ ("“%s”不是日期，没有改动；请写成 2026-03-05 或 2026年3月5日"), clean);
      return FALSE;
    }
    g_free (clean);
    clean = g_strdup (anban_date_to_iso (date, iso));
  }
  if (strcmp (clean, self->state->heads[head]) == 0)
    return TRUE;
  anban_plan_intake_begin_edit (self, _ ("修改文件信息"));
  g_free (self->state->heads[head]);
  self->state->heads[head] = g_steal_pointer (&clean);
  anban_plan_intake_tell (self, -1, FALSE);
  return TRUE;
}

gboolean
anban_plan_intake_head_moved (AnbanPlanIntake *self, AnbanIntakeHead head)
{
  static const guint columns[ANBAN_INTAKE_N_HEADS] = {
      [ANBAN_INTAKE_HEAD_TITLE] = ANBAN_PLAN_TITLE,   [ANBAN_INTAKE_HEAD_DOC_NUMBER] = ANBAN_PLAN_DOC_NUMBER,
      [ANBAN_INTAKE_HEAD_ISSUER] = ANBAN_PLAN_ISSUER, [ANBAN_INTAKE_HEAD_ISSUED_ON] = ANBAN_PLAN_ISSUED_ON,
      [ANBAN_INTAKE_HEAD_PERIOD] = ANBAN_PLAN_PERIOD,
  };
  const char *now = self->state->heads[head], *kept;
  g_autofree char *read = anban_intake_dup_head (self->plan, head);

  if (self->target == NULL)
    return now[0] != '\0';
  kept = anban_record_get_text (self->target->plan, columns[head]);
  if (now[0] == '\0' || strcmp (now, kept) == 0)
    return FALSE;
  if (strcmp (now, read) != 0 || kept[0] == '\0')
    return TRUE; /* typed here, or unknown before */
  return self->target->heads[head] != NULL && strcmp (self->target->heads[head], now) != 0 &&
         strcmp (self->target->heads[head], kept) == 0;
}

/* --- looking at tasks --- */

guint
anban_plan_intake_get_n_tasks (AnbanPlanIntake *self)
{
  return self->state->tasks->len;
}

const AnbanIntakeTask *
anban_plan_intake_get_task (AnbanPlanIntake *self, guint index)
{
  return g_ptr_array_index (self->state->tasks, index);
}

const AnbanIntakeTask *
anban_plan_intake_find_record (AnbanPlanIntake *self, gint64 id)
{
  return self->target != NULL ? g_hash_table_lookup (self->target->by_id, &id) : NULL;
}

gint64
anban_plan_intake_resolve_cb (const char *name, gboolean *fresh, gpointer data)
{
  const AnbanIntakeUnit *unit = anban_plan_intake_find_unit (data, name);

  *fresh = unit->state == ANBAN_INTAKE_UNIT_NEW;
  return unit->state == ANBAN_INTAKE_UNIT_MATCHED ? unit->unit_id : 0;
}

GPtrArray *
anban_plan_intake_list_changes (AnbanPlanIntake *self, guint index)
{
  const AnbanIntakeTask *task = anban_plan_intake_get_task (self, index);
  const AnbanIntakeTask *record = task->gone ? NULL : anban_plan_intake_find_record (self, task->record_id);

  if (record == NULL)
    return g_ptr_array_new_with_free_func ((GDestroyNotify)anban_intake_change_free);
  return anban_intake_compare (task, record, anban_plan_intake_resolve_cb, self);
}

AnbanIntakeStatus
anban_plan_intake_get_status (AnbanPlanIntake *self, guint index)
{
  const AnbanIntakeTask *task = anban_plan_intake_get_task (self, index);
  g_autoptr (GPtrArray) changes = NULL;

  if (task->gone)
    return ANBAN_INTAKE_GONE;
  if (anban_plan_intake_find_record (self, task->record_id) == NULL)
    return ANBAN_INTAKE_ADDED;
  changes = anban_plan_intake_list_changes (self, index);
  return changes->len > 0 ? ANBAN_INTAKE_CHANGED : ANBAN_INTAKE_SAME;
}

static gboolean
takes_any (GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    if (((AnbanIntakeChange *)g_ptr_array_index (changes, i))->take)
      return TRUE;
  return FALSE;
}

static void
count_task (AnbanPlanIntake *self, guint index, AnbanIntakeCounts *counts, GHashTable *names)
{
  const AnbanIntakeTask *task = anban_plan_intake_get_task (self, index);
  g_autoptr (GPtrArray) changes = NULL;

  switch (anban_plan_intake_get_status (self, index)) {
  case ANBAN_INTAKE_ADDED:
    counts->n_added += task->taken;
    counts->n_left_out += !task->taken;
    for (guint i = 0; task->taken && i < task->parts->len; i++)
      g_hash_table_add (names, ((AnbanIntakePart *)g_ptr_array_index (task->parts, i))->name);
    break;
  case ANBAN_INTAKE_CHANGED:
    changes = anban_plan_intake_list_changes (self, index);
    if (task->taken && takes_any (changes))
      counts->n_changed++;
    else
      counts->n_same++;
    for (guint i = 0; task->taken && i < task->parts->len; i++)
      g_hash_table_add (names, ((AnbanIntakePart *)g_ptr_array_index (task->parts, i))->name);
    break;
  case ANBAN_INTAKE_SAME:
    counts->n_same++;
    break;
  case ANBAN_INTAKE_GONE:
    counts->n_gone += task->taken;
    break;
  default:
    g_assert_not_reached ();
  }
}

void
anban_plan_intake_count (AnbanPlanIntake *self, AnbanIntakeCounts *counts)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer name;

  memset (counts, 0, sizeof *counts);
  for (guint i = 0; i < self->state->tasks->len; i++)
    count_task (self, i, counts, names);
  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, NULL)) {
    const AnbanIntakeUnit *unit = anban_plan_intake_find_unit (self, name);

    counts->n_new_units += unit->state == ANBAN_INTAKE_UNIT_NEW && !unit->joined;
    counts->n_open_units += unit->state == ANBAN_INTAKE_UNIT_AMBIGUOUS;
  }
  for (guint i = 0; i < ANBAN_INTAKE_N_HEADS; i++)
    counts->head_changed |= anban_plan_intake_head_moved (self, i);
}
