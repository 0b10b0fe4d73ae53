/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/record-windows-private.h"

#define WINDOW       128
#define KEEP_WINDOWS 12 /* about three screens of records on either side of the one that is looked at */
#define KNOWN_MAX    (2 * KEEP_WINDOWS * WINDOW)

struct _AnbanRecordWindows {
  GHashTable *windows; /* window number → GPtrArray of records */
  GQueue recent;       /* window numbers, last used first */
  GHashTable *known;   /* id → record: those that were in a window before the rows moved */
};

AnbanRecordWindows *
anban_record_windows_new (void)
{
  AnbanRecordWindows *self = g_new0 (AnbanRecordWindows, 1);

  self->windows = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
  g_queue_init (&self->recent);
  self->known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  return self;
}

void
anban_record_windows_free (AnbanRecordWindows *self)
{
  g_hash_table_unref (self->windows);
  g_hash_table_unref (self->known);
  g_queue_clear (&self->recent);
  g_free (self);
}

void
anban_record_windows_forget (AnbanRecordWindows *self)
{
  g_hash_table_remove_all (self->windows);
  g_hash_table_remove_all (self->known);
  g_queue_clear (&self->recent);
}

void
anban_record_windows_replace (AnbanRecordWindows *self)
{
  GHashTableIter iter;
  gpointer window;

  if (g_hash_table_size (self->known) > KNOWN_MAX)
    g_hash_table_remove_all (self->known);
  g_hash_table_iter_init (&iter, self->windows);
  while (g_hash_table_iter_next (&iter, NULL, &window)) {
    GPtrArray *records = window;

    for (guint i = 0; i < records->len; i++)
      if (records->pdata[i] != NULL && anban_record_get_id (records->pdata[i]) > 0) {
        gint64 id = anban_record_get_id (records->pdata[i]);

        g_hash_table_replace (self->known, g_memdup2 (&id, sizeof id), g_object_ref (records->pdata[i]));
      }
  }
  g_hash_table_remove_all (self->windows);
  g_queue_clear (&self->recent);
}

/* Rows that went between the snapshot and now stay NULL here; their place shows an empty record. */
static void
place_record (GPtrArray *window, const GArray *shown, guint first, AnbanRecord *record)
{
  for (guint i = 0; i < window->len; i++)
    if (g_array_index (shown, gint64, first + i) == anban_record_get_id (record) && window->pdata[i] == NULL)
      window->pdata[i] = g_object_ref (record);
}

/* Reads the records of @ids; one window at most. */
static AnbanStatement *
prepare_rows (AnbanStore *store, const AnbanRegister *reg, const GArray *ids)
{
  g_autoptr (GString) sql = g_string_new (anban_store_get_select (store, reg));
  AnbanStatement *statement;

  g_string_append (sql, " WHERE t.id IN (");
  for (guint i = 1; i <= WINDOW; i++)
    g_string_append_printf (sql, i == 1 ? "?%u" : ", ?%u", i);
  g_string_append_c (sql, ')');
  statement = store->connection != NULL ? anban_connection_prepare (store->connection, sql->str, NULL) : NULL;
  /* unused places stay NULL, which is in no list */
  for (guint i = 0; statement != NULL && i < ids->len; i++)
    anban_statement_bind_int (statement, (int)i + 1, g_array_index (ids, gint64, i));
  return statement;
}

static void
unref_maybe (gpointer object)
{
  if (object != NULL)
    g_object_unref (object);
}

/* What is known is put in; the ids of the others are returned. */
static GArray *
place_known (AnbanRecordWindows *self, GPtrArray *window, const GArray *shown, guint first)
{
  GArray *missing = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < window->len; i++) {
    gint64 id = g_array_index (shown, gint64, first + i);
    AnbanRecord *record = id > 0 ? g_hash_table_lookup (self->known, &id) : NULL;

    if (record != NULL)
      window->pdata[i] = g_object_ref (record);
    else if (id > 0)
      g_array_append_val (missing, id);
  }
  return missing;
}

static GPtrArray *
fetch_window (
    AnbanRecordWindows *self, AnbanStore *store, const AnbanRegister *reg, const GArray *shown, guint number)
{
  guint first = number * WINDOW, n = MIN (WINDOW, shown->len - first);
  GPtrArray *window = g_ptr_array_new_full (n, unref_maybe);
  g_autoptr (AnbanStatement) statement = NULL;
  g_autoptr (GArray) missing = NULL;

  g_ptr_array_set_size (window, (int)n);
  missing = place_known (self, window, shown, first);
  if (missing->len > 0)
    statement = prepare_rows (store, reg, missing);
  while (statement != NULL && anban_statement_step (statement, NULL) == ANBAN_STEP_ROW) {
    g_autoptr (AnbanRecord) record = anban_record_new (reg);

    anban_store_read_row (store, record, statement, FALSE);
    place_record (window, shown, first, record);
  }
  for (guint i = 0; i < n; i++)
    if (window->pdata[i] == NULL && g_array_index (shown, gint64, first + i) > 0)
      window->pdata[i] = anban_record_new (reg);
  return window;
}

AnbanRecord *
anban_record_windows_get (
    AnbanRecordWindows *self, AnbanStore *store, const AnbanRegister *reg, GArray *shown, guint position)
{
  gpointer key = GUINT_TO_POINTER (position / WINDOW);
  GPtrArray *window = g_hash_table_lookup (self->windows, key);

  if (window == NULL) {
    window = fetch_window (self, store, reg, shown, position / WINDOW);
    g_hash_table_insert (self->windows, key, window);
    g_queue_push_head (&self->recent, key);
    if (self->recent.length > KEEP_WINDOWS)
      g_hash_table_remove (self->windows, g_queue_pop_tail (&self->recent));
  } else if (g_queue_peek_head (&self->recent) != key) {
    g_queue_remove (&self->recent, key);
    g_queue_push_head (&self->recent, key);
  }
  return window->pdata[position % WINDOW];
}

static void
refresh (AnbanStore *store, AnbanRecord *record, gint64 id)
{
  if (record != NULL && anban_record_get_id (record) > 0 && (id == 0 || anban_record_get_id (record) == id) &&
      !anban_record_is_modified (record))
    anban_store_refresh (store, record, NULL);
}

void
anban_record_windows_refresh (AnbanRecordWindows *self, AnbanStore *store, gint64 id)
{
  GHashTableIter iter;
  gpointer window, record;

  g_hash_table_iter_init (&iter, self->windows);
  while (g_hash_table_iter_next (&iter, NULL, &window))
    for (guint i = 0; i < ((GPtrArray *)window)->len; i++)
      refresh (store, ((GPtrArray *)window)->pdata[i], id);
  if (id > 0) {
    refresh (store, g_hash_table_lookup (self->known, &id), id);
    return;
  }
  g_hash_table_iter_init (&iter, self->known);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    refresh (store, record, 0);
}
