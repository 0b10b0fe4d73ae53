/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the names of units in a plan mean, as proposed and as the clerk chose (plan-intake.h).
 */
#include "plan/plan-intake-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
anban_plan_intake_propose (AnbanPlanIntake *self, const char *name)
{
  if (!g_hash_table_contains (self->state->units, name))
    g_hash_table_insert (self->state->units, g_strdup (name),
                         anban_intake_unit_index_propose (self->index, name));
}

/* --- names of one plan that mean the same unit --- */

typedef struct {
  AnbanIntakeUnit *unit;
  AnbanIntakeName *name;
} Fresh;

static void
clear_fresh (Fresh *fresh)
{
  anban_intake_name_free (fresh->name);
}

static gboolean
is_alike (const Fresh *a, const Fresh *b)
{
  AnbanIntakeLikeness likeness = anban_intake_name_compare (a->name, b->name);

  return likeness > ANBAN_INTAKE_LIKENESS_FORMER;
}

static gboolean
is_fuller (const Fresh *a, const Fresh *b)
{
  gsize n = strlen (a->name->folded), m = strlen (b->name->folded);

  return n != m ? n > m : strcmp (a->name->folded, b->name->folded) < 0;
}

/* The fullest name that @one is short for; NULL where two different ones would do. */
static const Fresh *
find_fullest (GArray *all, const Fresh *one)
{
  const Fresh *fullest = NULL;

  for (guint i = 0; i < all->len; i++) {
    const Fresh *other = &g_array_index (all, Fresh, i);

    if (other != one && is_fuller (other, one) && is_alike (one, other) &&
        (fullest == NULL || is_fuller (other, fullest)))
      fullest = other;
  }
  for (guint i = 0; fullest != NULL && i < all->len; i++) {
    const Fresh *other = &g_array_index (all, Fresh, i);

    if (other != one && other != fullest && is_fuller (other, one) && is_alike (one, other) &&
        !is_alike (other, fullest))
      return NULL;
  }
  return fullest;
}

void
anban_plan_intake_join_alike (AnbanPlanIntake *self)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Fresh));
  GHashTableIter iter;
  gpointer name, unit;

  g_array_set_clear_func (all, (GDestroyNotify)clear_fresh);
  g_hash_table_iter_init (&iter, self->state->units);
  while (g_hash_table_iter_next (&iter, &name, &unit))
    if (((AnbanIntakeUnit *)unit)->state == ANBAN_INTAKE_UNIT_NEW) {
      Fresh fresh = {unit, anban_intake_name_new (name)};

      g_array_append_val (all, fresh);
    }
  for (guint i = 0; i < all->len; i++) {
    Fresh *one = &g_array_index (all, Fresh, i);
    const Fresh *fullest = find_fullest (all, one);

    if (fullest == NULL)
      continue;
    one->unit->alike = g_strdup (fullest->unit->name);
    one->unit->joined = TRUE;
  }
}

/* --- looking and choosing --- */

const AnbanIntakeUnit *
anban_plan_intake_find_unit (AnbanPlanIntake *self, const char *name)
{
  anban_plan_intake_propose (self, name);
  return g_hash_table_lookup (self->state->units, name);
}

/* Names in the order to decide: first those without one clear unit. */
static void
list_names (AnbanPlanIntake *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  self->names = g_ptr_array_new_with_free_func (g_free);
  for (int pass = 0; pass < 3; pass++)
    for (guint i = 0; i < self->state->tasks->len; i++) {
      const AnbanIntakeTask *task = g_ptr_array_index (self->state->tasks, i);

      for (guint k = 0; !task->gone && k < task->parts->len; k++) {
        char *name = ((AnbanIntakePart *)g_ptr_array_index (task->parts, k))->name;
        guint n = anban_plan_intake_find_unit (self, name)->candidates->len;

        if ((n > 1 ? 0 : n == 0 ? 1 : 2) == pass && g_hash_table_add (seen, name))
          g_ptr_array_add (self->names, g_strdup (name));
      }
    }
}

guint
anban_plan_intake_get_n_units (AnbanPlanIntake *self)
{
  if (self->names == NULL)
    list_names (self);
  return self->names->len;
}

const AnbanIntakeUnit *
anban_plan_intake_get_unit (AnbanPlanIntake *self, guint index)
{
  g_return_val_if_fail (index < anban_plan_intake_get_n_units (self), NULL);
  return anban_plan_intake_find_unit (self, g_ptr_array_index (self->names, index));
}

guint
anban_plan_intake_count_uses (AnbanPlanIntake *self, const char *name)
{
  guint n = 0;

  for (guint i = 0; i < self->state->tasks->len; i++) {
    const AnbanIntakeTask *task = g_ptr_array_index (self->state->tasks, i);

    for (guint k = 0; !task->gone && k < task->parts->len; k++)
      n += strcmp (((AnbanIntakePart *)g_ptr_array_index (task->parts, k))->name, name) == 0;
  }
  return n;
}

static AnbanIntakeUnit *
touch_unit (AnbanPlanIntake *self, const char *name)
{
  AnbanIntakeUnit *copy;

  anban_plan_intake_begin_edit (self, _ ("确定单位"));
  copy = anban_intake_unit_copy (anban_plan_intake_find_unit (self, name));
  g_hash_table_replace (self->state->units, g_strdup (name), copy);
  return copy;
}

void
anban_plan_intake_choose_match (AnbanPlanIntake *self, const char *name, gint64 unit_id, gboolean remember)
{
  const char *title = anban_intake_unit_index_get_title (self->index, unit_id);
  const AnbanIntakeUnit *now = anban_plan_intake_find_unit (self, name);
  AnbanIntakeUnit *unit;

  g_return_if_fail (title != NULL);
  if (now->state == ANBAN_INTAKE_UNIT_MATCHED && now->unit_id == unit_id && now->remember == remember)
    return;
  unit = touch_unit (self, name);
  if (unit->unit_id != unit_id)
    unit->likeness = ANBAN_INTAKE_LIKENESS_NONE;
  unit->state = ANBAN_INTAKE_UNIT_MATCHED;
  unit->joined = FALSE;
  unit->unit_id = unit_id;
  g_free (unit->unit_title);
  unit->unit_title = g_strdup (title);
  unit->remember = remember;
  anban_plan_intake_tell (self, -1, FALSE);
}

void
anban_plan_intake_choose_new (AnbanPlanIntake *self, const char *name, AnbanUnitKind kind, gint64 parent_id)
{
  const AnbanIntakeUnit *now = anban_plan_intake_find_unit (self, name);
  AnbanIntakeUnit *unit;

  if (now->state == ANBAN_INTAKE_UNIT_NEW && !now->joined && now->kind == kind && now->parent_id == parent_id)
    return;
  unit = touch_unit (self, name);
  unit->state = ANBAN_INTAKE_UNIT_NEW;
  unit->joined = FALSE;
  unit->kind = kind;
  if (kind != ANBAN_UNIT_KIND_GROUP)
    unit->member_kind = (AnbanUnitKind)0;
  if (unit->parent_id != parent_id) {
    unit->parent_id = parent_id;
    g_free (unit->parent_title);
    unit->parent_title = g_strdup (anban_intake_unit_index_get_title (self->index, parent_id));
  }
  anban_plan_intake_tell (self, -1, FALSE);
}

void
anban_plan_intake_choose_joined (AnbanPlanIntake *self, const char *name)
{
  const AnbanIntakeUnit *now = anban_plan_intake_find_unit (self, name);
  AnbanIntakeUnit *unit;

  if (now->alike == NULL || (now->state == ANBAN_INTAKE_UNIT_NEW && now->joined))
    return;
  unit = touch_unit (self, name);
  unit->state = ANBAN_INTAKE_UNIT_NEW;
  unit->joined = TRUE;
  anban_plan_intake_tell (self, -1, FALSE);
}

void
anban_plan_intake_choose_ignore (AnbanPlanIntake *self, const char *name)
{
  if (anban_plan_intake_find_unit (self, name)->state == ANBAN_INTAKE_UNIT_IGNORED)
    return;
  {
    AnbanIntakeUnit *unit = touch_unit (self, name);

    unit->state = ANBAN_INTAKE_UNIT_IGNORED;
    unit->joined = FALSE;
  }
  anban_plan_intake_tell (self, -1, FALSE);
}
