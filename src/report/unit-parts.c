/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/unit-parts.h"

#include "registers/unit.h"

struct _AnbanUnitParts {
  AnbanStore *store;
  GCancellable *cancellable;
  GHashTable *places; /* gint64 id of a task → its place from 1 */
};

AnbanUnitParts *
anban_unit_parts_new (AnbanStore *store, const AnbanQuery *tasks, GCancellable *cancellable, GError **error)
{
  g_autoptr (AnbanQuery) all = anban_query_new (&anban_task_register);
  g_autoptr (GArray) ids = anban_store_list_ids (store, tasks ? tasks : all, cancellable, error);
  AnbanUnitParts *self;

  if (!ids)
    return NULL;
  self = g_new0 (AnbanUnitParts, 1);
  self->store = g_object_ref (store);
  self->cancellable = cancellable;
  self->places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_insert (self->places, g_memdup2 (&g_array_index (ids, gint64, i), sizeof (gint64)),
                         GUINT_TO_POINTER (i + 1));
  return self;
}

void
anban_unit_parts_free (AnbanUnitParts *self)
{
  g_object_unref (self->store);
  g_hash_table_unref (self->places);
  g_free (self);
}

static void
free_part (gpointer data)
{
  AnbanUnitPart *part = data;

  g_free (part->due_on);
  g_free (part->progress);
  g_free (part);
}

typedef struct {
  AnbanUnitParts *self;
  GPtrArray *parts;
} Collection;

static gboolean
collect_part_cb (AnbanRecord *record, const char *group, gpointer user_data)
{
  Collection *collection = user_data;
  gint64 task_id = anban_record_get_int (record, ANBAN_TASK_UNIT_TASK);
  const char *progress = anban_record_get_text (record, ANBAN_TASK_UNIT_PROGRESS);
  const char *answer = anban_record_get_text (record, ANBAN_TASK_UNIT_ANSWER);
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (collection->self->places, &task_id));
  AnbanUnitPart *part;

  if (place == 0)
    return TRUE;
  part = g_new0 (AnbanUnitPart, 1);
  part->task_id = task_id;
  part->role = anban_record_get_int (record, ANBAN_TASK_UNIT_ROLE);
  part->light = anban_record_get_int (record, ANBAN_TASK_UNIT_LIGHT);
  part->place = place;
  part->due_on = g_strdup (anban_record_get_text (record, ANBAN_TASK_UNIT_DUE_ON));
  part->progress = *answer ? g_strdup_printf ("%s%s答复：%s", progress, *progress ? "\n" : "", answer)
                           : g_strdup (progress);
  g_ptr_array_add (collection->parts, part);
  return TRUE;
}

static gboolean
collect_parts (AnbanUnitParts *self, gint64 unit_id, GPtrArray *parts, GError **error)
{
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_task_unit_register);
  Collection collection = {self, parts};

  anban_query_where_int (query, ANBAN_TASK_UNIT_UNIT, ANBAN_OP_EQ, unit_id);
  return anban_store_foreach (self->store, query, collect_part_cb, &collection, self->cancellable, error);
}

static gboolean
collect_group_cb (AnbanRecord *record, const char *group, gpointer user_data)
{
  gint64 id = anban_record_get_int (record, ANBAN_UNIT_MEMBER_GROUP);

  g_array_append_val ((GArray *)user_data, id);
  return TRUE;
}

static gint
compare_by_task (gconstpointer a, gconstpointer b)
{
  const AnbanUnitPart *first = *(AnbanUnitPart *const *)a, *second = *(AnbanUnitPart *const *)b;

  if (first->place != second->place)
    return first->place < second->place ? -1 : 1;
  return (first->role > second->role) - (first->role < second->role);
}

static gint
compare_by_role (gconstpointer a, gconstpointer b)
{
  const AnbanUnitPart *first = *(AnbanUnitPart *const *)a, *second = *(AnbanUnitPart *const *)b;

  if (first->role != second->role)
    return first->role < second->role ? -1 : 1;
  return (first->place > second->place) - (first->place < second->place);
}

GPtrArray *
anban_unit_parts_list (AnbanUnitParts *self, gint64 unit_id, GError **error)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (free_part);
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (AnbanQuery) memberships = anban_query_new (&anban_unit_member_register);

  anban_query_where_int (memberships, ANBAN_UNIT_MEMBER_UNIT, ANBAN_OP_EQ, unit_id);
  if (!anban_store_foreach (self->store, memberships, collect_group_cb, groups, self->cancellable, error) ||
      !collect_parts (self, unit_id, parts, error))
    return NULL;
  for (guint i = 0; i < groups->len; i++)
    if (!collect_parts (self, g_array_index (groups, gint64, i), parts, error))
      return NULL;

  /* Of several parts in one task the strongest counts. */
  g_ptr_array_sort (parts, compare_by_task);
  for (guint i = parts->len; i-- > 1;)
    if (((AnbanUnitPart *)parts->pdata[i])->place == ((AnbanUnitPart *)parts->pdata[i - 1])->place)
      g_ptr_array_remove_index (parts, i);
  g_ptr_array_sort (parts, compare_by_role);
  return g_steal_pointer (&parts);
}

GArray *
anban_unit_parts_list_units (AnbanUnitParts *self, GError **error)
{
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_unit_register);
  g_autoptr (GArray) all = anban_store_list_ids (self->store, query, self->cancellable, error);
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; all && i < all->len; i++) {
    gint64 id = g_array_index (all, gint64, i);
    g_autoptr (AnbanQuery) members = anban_query_new (&anban_unit_member_register);
    g_autoptr (GPtrArray) parts = NULL;
    gint64 n_members;

    anban_query_where_int (members, ANBAN_UNIT_MEMBER_GROUP, ANBAN_OP_EQ, id);
    n_members = anban_store_count (self->store, members, error);
    if (n_members < 0 || g_cancellable_set_error_if_cancelled (self->cancellable, error))
      return NULL;
    if (n_members > 0)
      continue;
    parts = anban_unit_parts_list (self, id, error);
    if (!parts)
      return NULL;
    if (parts->len > 0)
      g_array_append_val (units, id);
  }
  return all ? g_steal_pointer (&units) : NULL;
}
