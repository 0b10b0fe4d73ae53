/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/record-snapshot-private.h"

#include "store/query-private.h"

G_DEFINE_FINAL_TYPE (AnbanRecordGroup, anban_record_group, G_TYPE_OBJECT)

static void
anban_record_group_finalize (GObject *object)
{
  AnbanRecordGroup *self = ANBAN_RECORD_GROUP (object);

  g_free (self->key);
  g_free (self->title);
  G_OBJECT_CLASS (anban_record_group_parent_class)->finalize (object);
}

static void
anban_record_group_class_init (AnbanRecordGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anban_record_group_finalize;
}

static void
anban_record_group_init (AnbanRecordGroup *self)
{
}

const char *
anban_record_group_get_title (AnbanRecordGroup *self)
{
  return self->title;
}

guint
anban_record_group_get_n_records (AnbanRecordGroup *self)
{
  return self->n_records;
}

gboolean
anban_record_group_get_collapsed (AnbanRecordGroup *self)
{
  return self->collapsed;
}

void
anban_record_snapshot_free (AnbanRecordSnapshot *self)
{
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_free (self);
}
AnbanRecordSnapshot *
anban_record_snapshot_new (void)
{
  AnbanRecordSnapshot *self = g_new0 (AnbanRecordSnapshot, 1);

  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->groups = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

static void
add_grouped_row (
    AnbanRecordSnapshot *snapshot, gint64 id, const char *key, const char *title, GHashTable *seen)
{
  AnbanRecordGroup *group =
      snapshot->groups->len > 0 ? snapshot->groups->pdata[snapshot->groups->len - 1] : NULL;

  if (group == NULL || g_strcmp0 (group->key, key) != 0) {
    gint64 heading = -1 - (gint64)snapshot->groups->len;

    group = g_object_new (ANBAN_TYPE_RECORD_GROUP, NULL);
    group->key = g_strdup (key);
    group->title = g_strdup (title);
    g_ptr_array_add (snapshot->groups, group);
    g_array_append_val (snapshot->ids, heading);
  }
  group->n_records++;
  g_array_append_val (snapshot->ids, id);
  if (g_hash_table_add (seen, GSIZE_TO_POINTER ((gsize)id)))
    snapshot->n_records++;
}

AnbanRecordSnapshot *
anban_record_snapshot_read (AnbanStore *store,
                            const AnbanQuery *query,
                            GCancellable *cancellable,
                            GError **error)
{
  gboolean grouped = anban_query_get_grouping (query) != NULL;
  g_autoptr (AnbanRecordSnapshot) snapshot = anban_record_snapshot_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_auto (AnbanSql) sql = {0};
  g_autoptr (AnbanStatement) statement = NULL;
  AnbanStep step = ANBAN_STEP_ERROR;

  anban_query_build (query, "t.id", TRUE, anban_store_get_today (store), anban_store_get_soon (store), &sql);
  anban_connection_set_cancellable (store->connection, cancellable);
  statement = anban_sql_prepare (&sql, store->connection, error);
  while (statement != NULL && (step = anban_statement_step (statement, error)) == ANBAN_STEP_ROW) {
    gint64 id = anban_statement_get_int (statement, 0);

    if (grouped)
      add_grouped_row (snapshot, id, anban_statement_get_text (statement, 1),
                       anban_statement_get_text (statement, 2), seen);
    else
      g_array_append_val (snapshot->ids, id);
  }
  anban_connection_set_cancellable (store->connection, NULL);
  if (!grouped)
    snapshot->n_records = snapshot->ids->len;
  return step == ANBAN_STEP_DONE ? g_steal_pointer (&snapshot) : NULL;
}
