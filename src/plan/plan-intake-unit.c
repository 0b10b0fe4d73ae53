/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/plan-intake-unit.h"

#include <string.h>

#define MAX_CANDIDATES 6

#define FIELD(name)    (G_GUINT64_CONSTANT (1) << ANBAN_UNIT_##name)

typedef struct {
  gint64 id, parent_id;
  AnbanUnitKind kind;
  char *title, *parent_title;
  GPtrArray *names; /* AnbanIntakeName: its name and its aliases */
} Entry;

struct _AnbanIntakeUnitIndex {
  GPtrArray *entries;
  GHashTable *by_id;
};

static void
free_entry (Entry *entry)
{
  g_free (entry->title);
  g_free (entry->parent_title);
  g_ptr_array_unref (entry->names);
  g_free (entry);
}

static void
free_candidate (AnbanIntakeCandidate *candidate)
{
  g_free (candidate->title);
  g_free (candidate);
}

static gboolean
add_unit_cb (AnbanRecord *record, const char *group, gpointer data)
{
  AnbanIntakeUnitIndex *self = data;
  Entry *entry = g_new0 (Entry, 1);

  entry->id = anban_record_get_id (record);
  entry->title = g_strdup (anban_record_get_text (record, ANBAN_UNIT_NAME));
  entry->kind = (AnbanUnitKind)anban_record_get_int (record, ANBAN_UNIT_KIND);
  entry->parent_id = anban_record_get_int (record, ANBAN_UNIT_PARENT);
  entry->parent_title = g_strdup (anban_record_get_ref_title (record, ANBAN_UNIT_PARENT));
  entry->names = g_ptr_array_new_with_free_func ((GDestroyNotify)anban_intake_name_free);
  g_ptr_array_add (entry->names, anban_intake_name_new (entry->title));
  g_ptr_array_add (self->entries, entry);
  g_hash_table_insert (self->by_id, &entry->id, entry);
  return TRUE;
}

static gboolean
add_alias_cb (AnbanRecord *record, const char *group, gpointer data)
{
  AnbanIntakeUnitIndex *self = data;
  gint64 id = anban_record_get_int (record, ANBAN_UNIT_ALIAS_UNIT);
  Entry *entry = g_hash_table_lookup (self->by_id, &id);

  if (entry != NULL)
    g_ptr_array_add (entry->names,
                     anban_intake_name_new (anban_record_get_text (record, ANBAN_UNIT_ALIAS_NAME)));
  return TRUE;
}

AnbanIntakeUnitIndex *
anban_intake_unit_index_new (AnbanStore *store, GError **error)
{
  g_autoptr (AnbanIntakeUnitIndex) self = g_new0 (AnbanIntakeUnitIndex, 1);
  g_autoptr (AnbanQuery) units = anban_query_new (&anban_unit_register);
  g_autoptr (AnbanQuery) aliases = anban_query_new (&anban_unit_alias_register);

  /* its tasks and its depth, reckoned for every unit, would cost far more than its name */
  anban_query_set_fields (units, FIELD (NAME) | FIELD (KIND) | FIELD (PARENT));
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify)free_entry);
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  if (!anban_store_foreach (store, units, add_unit_cb, self, NULL, error) ||
      !anban_store_foreach (store, aliases, add_alias_cb, self, NULL, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
anban_intake_unit_index_free (AnbanIntakeUnitIndex *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->entries);
  g_free (self);
}

const char *
anban_intake_unit_index_get_title (AnbanIntakeUnitIndex *self, gint64 id)
{
  Entry *entry = g_hash_table_lookup (self->by_id, &id);

  return entry != NULL ? entry->title : NULL;
}

AnbanIntakeUnit *
anban_intake_unit_ref (AnbanIntakeUnit *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
anban_intake_unit_unref (AnbanIntakeUnit *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->name);
  g_free (self->unit_title);
  g_free (self->parent_title);
  g_free (self->alike);
  g_ptr_array_unref (self->candidates);
  g_free (self);
}

AnbanIntakeUnit *
anban_intake_unit_copy (const AnbanIntakeUnit *self)
{
  AnbanIntakeUnit *copy = g_memdup2 (self, sizeof *self);

  g_atomic_ref_count_init (&copy->refs);
  copy->name = g_strdup (self->name);
  copy->unit_title = g_strdup (self->unit_title);
  copy->parent_title = g_strdup (self->parent_title);
  copy->alike = g_strdup (self->alike);
  copy->candidates = g_ptr_array_ref (self->candidates); /* never changed after it was made */
  return copy;
}

static AnbanIntakeLikeness
compare_entry (const Entry *entry, const AnbanIntakeName *printed)
{
  AnbanIntakeLikeness best = ANBAN_INTAKE_LIKENESS_NONE;

  for (guint i = 0; i < entry->names->len; i++)
    best = MAX (best, anban_intake_name_compare (printed, g_ptr_array_index (entry->names, i)));
  return best;
}

static void
find_candidates (AnbanIntakeUnitIndex *self, const AnbanIntakeName *printed, AnbanIntakeUnit *unit)
{
  for (int likeness = ANBAN_INTAKE_LIKENESS_EXACT; likeness > ANBAN_INTAKE_LIKENESS_NONE; likeness--) {
    guint before = unit->candidates->len;

    for (guint i = 0; i < self->entries->len && unit->candidates->len < MAX_CANDIDATES; i++) {
      const Entry *entry = g_ptr_array_index (self->entries, i);
      AnbanIntakeCandidate *candidate;

      if ((int)compare_entry (entry, printed) != likeness)
        continue;
      candidate = g_new0 (AnbanIntakeCandidate, 1);
      candidate->id = entry->id;
      candidate->title = g_strdup (entry->title);
      g_ptr_array_add (unit->candidates, candidate);
    }
    if (before == 0 && unit->candidates->len > 0) {
      unit->likeness = (AnbanIntakeLikeness)likeness;
      unit->state = unit->candidates->len == 1 ? ANBAN_INTAKE_UNIT_MATCHED : ANBAN_INTAKE_UNIT_AMBIGUOUS;
    }
  }
}

/* 县公安局交警大队 stands below 县公安局. */
static const Entry *
find_superior (AnbanIntakeUnitIndex *self, const AnbanIntakeName *printed)
{
  const Entry *best = NULL;
  gsize longest = 0;

  for (guint i = 0; i < self->entries->len; i++) {
    const Entry *entry = g_ptr_array_index (self->entries, i);

    for (guint k = 0; k < entry->names->len && entry->kind != ANBAN_UNIT_KIND_GROUP; k++) {
      const AnbanIntakeName *known = g_ptr_array_index (entry->names, k);
      gsize length = strlen (known->rest);

      if (length < 9 || length <= longest || !g_str_has_prefix (printed->rest, known->rest) ||
          g_utf8_strlen (printed->rest + length, -1) < 2 ||
          (known->place[0] != '\0' && printed->place[0] != '\0' &&
           strcmp (known->place, printed->place) != 0))
        continue;
      best = entry;
      longest = length;
    }
  }
  return best;
}

/* Where most units of the kind stand. */
static const Entry *
find_usual_parent (AnbanIntakeUnitIndex *self, AnbanUnitKind kind)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_int64_hash, g_int64_equal);
  gint64 best = 0;
  guint most = 0;

  for (guint i = 0; i < self->entries->len; i++) {
    Entry *entry = g_ptr_array_index (self->entries, i);
    guint n;

    if (entry->kind != kind)
      continue;
    n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, &entry->parent_id)) + 1;
    g_hash_table_insert (counts, &entry->parent_id, GUINT_TO_POINTER (n));
    if (n > most) {
      most = n;
      best = entry->parent_id;
    }
  }
  return best != 0 ? g_hash_table_lookup (self->by_id, &best) : NULL;
}

static AnbanUnitKind
find_member_kind (const AnbanIntakeName *printed)
{
  static const char *const towns[] = {"镇", "镇街", "街道", "乡", "镇街直", NULL};
  static const char *const villages[] = {"村", "社区", "村社区", NULL};

  if (g_strv_contains (towns, printed->rest))
    return ANBAN_UNIT_KIND_TOWN;
  return g_strv_contains (villages, printed->rest) ? ANBAN_UNIT_KIND_VILLAGE : (AnbanUnitKind)0;
}

AnbanIntakeUnit *
anban_intake_unit_index_propose (AnbanIntakeUnitIndex *self, const char *name)
{
  g_autoptr (AnbanIntakeName) printed = anban_intake_name_new (name);
  AnbanIntakeUnit *unit = g_new0 (AnbanIntakeUnit, 1);
  const Entry *parent;

  g_atomic_ref_count_init (&unit->refs);
  unit->name = g_strdup (name);
  unit->state = ANBAN_INTAKE_UNIT_NEW;
  unit->candidates = g_ptr_array_new_with_free_func ((GDestroyNotify)free_candidate);
  unit->kind = anban_intake_name_guess_kind (printed);
  if (unit->kind == ANBAN_UNIT_KIND_GROUP)
    unit->member_kind = find_member_kind (printed);
  find_candidates (self, printed, unit);
  parent = unit->kind == ANBAN_UNIT_KIND_GROUP ? NULL : find_superior (self, printed);
  if (parent == NULL)
    parent = find_usual_parent (self, unit->kind);
  if (parent != NULL) {
    unit->parent_id = parent->id;
    unit->parent_title = g_strdup (parent->title);
  }
  if (unit->state == ANBAN_INTAKE_UNIT_MATCHED) {
    const AnbanIntakeCandidate *candidate = g_ptr_array_index (unit->candidates, 0);

    unit->unit_id = candidate->id;
    unit->unit_title = g_strdup (candidate->title);
  }
  return unit;
}
