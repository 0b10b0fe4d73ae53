/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/record-snapshot-private.h"

#include "store/query-private.h"
#include "store/search-find-private.h"

/* more than a screen shows */
#define HEAD 40

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
  g_autoptr (AnbanStatement) statement = NULL;
  AnbanStep step = ANBAN_STEP_ERROR;

  anban_connection_set_cancellable (store->connection, cancellable);
  statement = anban_search_prepare (store, query, "t.id", TRUE, error);
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

/* --- in a thread --- */

typedef struct {
  char *path;
  const AnbanRegister *const *registers;
  AnbanQuery *query;
  guint generation;
  AnbanSnapshotHeadFunc head;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->path);
  anban_query_free (request->query);
  g_free (request);
}

typedef struct {
  GTask *task;
  GArray *ids;
} Head;

static void
head_free (gpointer data)
{
  Head *head = data;

  g_object_unref (head->task);
  g_array_unref (head->ids);
  g_free (head);
}

static gboolean
deliver_head_cb (gpointer data)
{
  Head *head = data;
  Request *request = g_task_get_task_data (head->task);

  request->head (g_task_get_source_object (head->task), request->generation, head->ids);
  return G_SOURCE_REMOVE;
}

/* What goes wrong here goes wrong again, and is said, when all is read. */
static void
send_head (GTask *task, AnbanStore *store, const AnbanQuery *query)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  g_autoptr (AnbanStatement) statement = NULL;
  g_auto (AnbanSql) sql = {0};
  Head *head = g_new0 (Head, 1);

  head->task = g_object_ref (task);
  head->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  anban_query_build (query, "t.id", TRUE, NULL, anban_store_get_today (store), anban_store_get_soon (store),
                     &sql);
  g_string_append_printf (sql.sql, " LIMIT %d", HEAD);
  statement = anban_sql_prepare (&sql, store->connection, NULL);
  while (statement != NULL && anban_statement_step (statement, NULL) == ANBAN_STEP_ROW) {
    gint64 id = anban_statement_get_int (statement, 0);

    g_array_append_val (head->ids, id);
  }
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, deliver_head_cb, head, head_free);
  g_source_attach (source, g_task_get_context (task));
}

static void
load_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Request *request = data;
  GError *error = NULL;
  g_autoptr (AnbanStore) store = anban_store_open_read_only (request->path, request->registers, &error);
  AnbanRecordSnapshot *snapshot = NULL;

  if (store != NULL && request->head != NULL)
    send_head (task, store, request->query);
  if (store != NULL)
    snapshot = anban_record_snapshot_read (store, request->query, cancellable, &error);
  if (snapshot != NULL)
    g_task_return_pointer (task, snapshot, (GDestroyNotify)anban_record_snapshot_free);
  else
    g_task_return_error (task, error);
}

void
anban_record_snapshot_load (gpointer source,
                            AnbanStore *store,
                            const AnbanQuery *query,
                            guint generation,
                            AnbanSnapshotHeadFunc head,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, NULL);
  Request *request = g_new0 (Request, 1);
  gboolean plain = !anban_query_is_narrowed (query) && anban_query_get_sort (query, NULL) < 0 &&
                   anban_query_get_grouping (query) == NULL && !query->deleted;

  request->path = g_strdup (anban_store_get_path (store));
  request->registers = store->registers;
  request->query = anban_query_copy (query);
  request->generation = generation;
  request->head = plain ? head : NULL;
  g_task_set_task_data (task, request, request_free);
  g_task_set_source_tag (task, anban_record_snapshot_load);
  g_task_run_in_thread (task, load_thread);
}

AnbanRecordSnapshot *
anban_record_snapshot_load_finish (GAsyncResult *result, guint *generation, GError **error)
{
  *generation = ((const Request *)g_task_get_task_data (G_TASK (result)))->generation;
  return g_task_propagate_pointer (G_TASK (result), error);
}
