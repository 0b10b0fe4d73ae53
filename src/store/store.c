/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Opening, closing and reading. Writing is in store-step.c and store-undo.c.
 */
#include "store/store-private.h"

#include "db/backup.h"
#include "db/migration.h"
#include "store/query-private.h"
#include "store/search-block-private.h"
#include "store/search-find-private.h"
#include "store/setting.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define SUGGEST_LIMIT 50

enum {
  CHANGED,
  STEPS_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnbanStore, anban_store, G_TYPE_OBJECT)

static void
anban_store_finalize (GObject *object)
{
  AnbanStore *self = ANBAN_STORE (object);

  anban_store_close (self);
  g_hash_table_unref (self->selects);
  g_array_unref (self->pending);
  g_ptr_array_unref (self->undo);
  g_ptr_array_unref (self->redo);
  g_free (self->actor);
  G_OBJECT_CLASS (anban_store_parent_class)->finalize (object);
}

static void
anban_store_class_init (AnbanStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anban_store_finalize;
  signals[CHANGED] = g_signal_new ("changed", ANBAN_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 3, G_TYPE_POINTER, G_TYPE_INT64, G_TYPE_INT);
  signals[STEPS_CHANGED] = g_signal_new ("steps-changed", ANBAN_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 0);
}

static void
anban_store_init (AnbanStore *self)
{
  const char *name = g_get_real_name ();

  self->actor = g_strdup (g_strcmp0 (name, "Unknown") != 0 && name[0] != '\0' ? name : g_get_user_name ());
  self->selects = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->pending = g_array_new (FALSE, FALSE, sizeof (AnbanPendingChange));
  self->undo = g_ptr_array_new_with_free_func ((GDestroyNotify)anban_step_entry_free);
  self->redo = g_ptr_array_new_with_free_func ((GDestroyNotify)anban_step_entry_free);
}

static AnbanStore *
wrap (AnbanConnection *connection, const AnbanRegister *const *registers)
{
  AnbanStore *self = g_object_new (ANBAN_TYPE_STORE, NULL);

  self->connection = connection;
  self->registers = registers;
  self->data_version = anban_connection_get_data_version (connection);
  return self;
}

/* An office that cannot be written now (locked, full disk) opens all the same, and searches the rows. */
static void
fill_search (AnbanStore *self)
{
  g_autoptr (GError) error = NULL;

  if (!anban_store_is_read_only (self) && !anban_search_block_fill (self, &error))
    g_debug ("search blocks: %s", error->message);
}

/* The backup before a migration stays even when the rule for daily ones would not ask for it. */
static gboolean
upgrade (const char *path, int version, GError **error)
{
  g_autoptr (AnbanConnection) old = anban_connection_open (path, ANBAN_OPEN_READ_ONLY, error);
  g_autofree char *backup = NULL;

  if (old == NULL || (backup = anban_backup_write_dated (old, NULL, error)) == NULL)
    return FALSE;
  return anban_migration_upgrade (path, version, error);
}

AnbanStore *
anban_store_open (const char *path, const AnbanRegister *const *registers, GError **error)
{
  AnbanConnection *connection;
  AnbanStore *self;
  int version;

  if (!anban_connection_probe (path, &version, error))
    return NULL;
  if (version == 0) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_DAMAGED,
                 _ ("“%s”里没有内容，可能没有建好；请打开别的文件或从备份恢复"), path);
    return NULL;
  }
  if (version < anban_migration_get_latest () && !upgrade (path, version, error))
    return NULL;
  connection = anban_connection_open (
      path, version > anban_migration_get_latest () ? ANBAN_OPEN_READ_ONLY : ANBAN_OPEN_READ_WRITE, error);
  if (connection == NULL)
    return NULL;
  self = wrap (connection, registers);
  self->newer = version > anban_migration_get_latest ();
  fill_search (self);
  return self;
}

AnbanStore *
anban_store_create (const char *path, const AnbanRegister *const *registers, GError **error)
{
  AnbanConnection *connection;
  AnbanStore *self;

  if (!anban_migration_create (path, error))
    return NULL;
  connection = anban_connection_open (path, ANBAN_OPEN_READ_WRITE, error);
  if (connection == NULL)
    return NULL;
  self = wrap (connection, registers);
  fill_search (self);
  return self;
}

AnbanStore *
anban_store_open_read_only (const char *path, const AnbanRegister *const *registers, GError **error)
{
  AnbanConnection *connection;
  int version;

  if (!anban_connection_probe (path, &version, error))
    return NULL;
  if (version < anban_migration_get_latest ()) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_DAMAGED,
                 _ ("“%s”是旧版本的文件；请先在窗口中打开一次，让它升级"), path);
    return NULL;
  }
  connection = anban_connection_open (path, ANBAN_OPEN_READ_ONLY, error);
  return connection != NULL ? wrap (connection, registers) : NULL;
}

AnbanStore *
anban_store_open_snapshot (const char *path,
                           const AnbanRegister *const *registers,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (AnbanConnection) source = anban_connection_open (path, ANBAN_OPEN_READ_ONLY, error);
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "anban", NULL);
  g_autofree char *name = g_strdup_printf ("snapshot-%08x%08x.anban", g_random_int (), g_random_int ());
  g_autofree char *copy = g_build_filename (folder, name, NULL);
  AnbanStore *self;

  if (source == NULL)
    return NULL;
  g_mkdir_with_parents (folder, 0700);
  if (!anban_connection_copy_to (source, copy, cancellable, error))
    return NULL;
  self = anban_store_open_read_only (copy, registers, error);
  /* the open file goes on to exist without its name, and goes for good with the snapshot, even after a crash */
  if (self == NULL || anban_store_get_setting_int (self, "due-soon-days", 0) < 0)
    g_unlink (copy);
  else
    self->temporary_path = g_strdup (copy);
  return self;
}

void
anban_store_close (AnbanStore *self)
{
  if (self->connection == NULL)
    return;
  anban_store_rollback_step (self);
  g_clear_pointer (&self->connection, anban_connection_close);
  if (self->temporary_path != NULL)
    g_unlink (self->temporary_path);
  g_clear_pointer (&self->temporary_path, g_free);
}

const char *
anban_store_get_path (AnbanStore *self)
{
  return anban_connection_get_path (self->connection);
}

gboolean
anban_store_is_read_only (AnbanStore *self)
{
  return anban_connection_is_read_only (self->connection);
}

gboolean
anban_store_is_newer (AnbanStore *self)
{
  return self->newer;
}

gboolean
anban_store_was_changed (AnbanStore *self)
{
  return self->was_changed;
}

AnbanConnection *
anban_store_get_connection (AnbanStore *self)
{
  return self->connection;
}

const AnbanRegister *const *
anban_store_get_registers (AnbanStore *self)
{
  return self->registers;
}

const AnbanRegister *
anban_store_find_register (AnbanStore *self, const char *id)
{
  for (guint i = 0; self->registers[i] != NULL; i++)
    if (g_strcmp0 (self->registers[i]->id, id) == 0)
      return self->registers[i];
  return NULL;
}

void
anban_store_set_actor (AnbanStore *self, const char *name)
{
  g_free (self->actor);
  self->actor = g_strdup (name);
}

const char *
anban_store_get_actor (AnbanStore *self)
{
  return self->actor;
}

/* --- settings --- */

char *
anban_store_dup_setting (AnbanStore *self, const char *key, const char *fallback)
{
  g_autoptr (AnbanStatement) statement = anban_connection_prepare (
      self->connection, "SELECT value FROM setting WHERE key = ?1 AND deleted_at IS NULL", NULL);

  if (statement == NULL)
    return g_strdup (fallback);
  anban_statement_bind_text (statement, 1, key);
  if (anban_statement_step (statement, NULL) != ANBAN_STEP_ROW || anban_statement_is_null (statement, 0))
    return g_strdup (fallback);
  return g_strdup (anban_statement_get_text (statement, 0));
}

gint64
anban_store_get_setting_int (AnbanStore *self, const char *key, gint64 fallback)
{
  g_autofree char *text = anban_store_dup_setting (self, key, NULL);
  gint64 value;

  return text != NULL && g_ascii_string_to_signed (text, 10, G_MININT32, G_MAXINT32, &value, NULL) ? value
                                                                                                   : fallback;
}

gboolean
anban_store_set_setting (AnbanStore *self, const char *key, const char *value, GError **error)
{
  g_autoptr (AnbanStatement) statement =
      anban_connection_prepare (self->connection, "SELECT id FROM setting WHERE key = ?1", error);
  g_autoptr (AnbanRecord) record = NULL;
  AnbanStep step;

  if (statement == NULL)
    return FALSE;
  anban_statement_bind_text (statement, 1, key);
  if ((step = anban_statement_step (statement, error)) == ANBAN_STEP_ERROR)
    return FALSE;
  if (step == ANBAN_STEP_ROW) {
    record = anban_store_read (self, &anban_setting_register, anban_statement_get_int (statement, 0), error);
    anban_statement_reset (statement);
    if (record == NULL ||
        (anban_record_is_deleted (record) &&
         !anban_store_restore (self, &anban_setting_register, anban_record_get_id (record), error)) ||
        !anban_store_refresh (self, record, error))
      return FALSE;
  } else {
    record = anban_record_new (&anban_setting_register);
    anban_record_set_text (record, ANBAN_SETTING_KEY, key);
  }
  anban_record_set_text (record, ANBAN_SETTING_VALUE, value);
  if (!anban_store_save (self, record, error))
    return FALSE;
  g_hash_table_remove_all (self->selects);
  return TRUE;
}

AnbanDate
anban_store_get_today (AnbanStore *self)
{
  return anban_date_today ();
}

AnbanDate
anban_store_get_soon (AnbanStore *self)
{
  gint64 days = anban_store_get_setting_int (self, "due-soon-days", ANBAN_DUE_SOON_DAYS);

  return anban_store_get_today (self) + (AnbanDate)CLAMP (days, 0, 3660);
}

const char *
anban_store_get_select (AnbanStore *self, const AnbanRegister *reg)
{
  AnbanDate today = anban_store_get_today (self);
  char *sql;

  if (today != self->selects_today || g_hash_table_size (self->selects) == 0) {
    g_hash_table_remove_all (self->selects);
    self->selects_today = today;
    self->selects_soon = anban_store_get_soon (self);
  }
  sql = g_hash_table_lookup (self->selects, reg);
  if (sql == NULL) {
    sql = anban_query_dup_select (reg, ANBAN_QUERY_ALL_FIELDS, self->selects_today, self->selects_soon);
    g_hash_table_insert (self->selects, (gpointer)reg, sql);
  }
  return sql;
}

/* --- reading --- */

/* @id 0: to be bound by the caller. */
static AnbanStatement *
prepare_by_id (AnbanStore *self, const char *select, gint64 id, GError **error)
{
  g_autofree char *sql = g_strconcat (select, " WHERE t.id = ?1", NULL);
  AnbanStatement *statement = anban_connection_prepare (self->connection, sql, error);

  if (statement != NULL)
    anban_statement_bind_int (statement, 1, id);
  return statement;
}

/* @statement: of prepare_by_id(). */
static gboolean
read_row_into (AnbanStatement *statement, AnbanRecord *record, gboolean emit, GError **error)
{
  const AnbanRegister *reg = anban_record_get_register (record);
  AnbanStep step = anban_statement_step (statement, error);

  if (step == ANBAN_STEP_ERROR)
    return FALSE;
  if (step == ANBAN_STEP_DONE) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_NOT_FOUND, _ ("“%s”中没有这条记录"), _ (reg->title));
    return FALSE;
  }
  anban_record_read_row (record, statement, emit);
  return TRUE;
}

static gboolean
read_into (AnbanStore *self, AnbanRecord *record, gint64 id, gboolean emit, GError **error)
{
  const char *select = anban_store_get_select (self, anban_record_get_register (record));
  g_autoptr (AnbanStatement) statement = prepare_by_id (self, select, id, error);

  return statement != NULL && read_row_into (statement, record, emit, error);
}

AnbanRecord *
anban_store_read (AnbanStore *self, const AnbanRegister *reg, gint64 id, GError **error)
{
  g_autoptr (AnbanRecord) record = anban_record_new (reg);

  return read_into (self, record, id, FALSE, error) ? g_steal_pointer (&record) : NULL;
}

AnbanRecord *
anban_store_get (AnbanStore *self, const AnbanRegister *reg, gint64 id, GError **error)
{
  return anban_store_read (self, reg, id, error);
}

AnbanRecord *
anban_store_get_stored (AnbanStore *self, const AnbanRegister *reg, gint64 id, GError **error)
{
  g_autofree char *select = anban_query_dup_select_stored (reg);
  g_autoptr (AnbanStatement) statement = prepare_by_id (self, select, id, error);
  g_autoptr (AnbanRecord) record = anban_record_new (reg);

  return statement != NULL && read_row_into (statement, record, FALSE, error) ? g_steal_pointer (&record)
                                                                              : NULL;
}

gboolean
anban_store_refresh (AnbanStore *self, AnbanRecord *record, GError **error)
{
  return read_into (self, record, anban_record_get_id (record), TRUE, error);
}

static GPtrArray *
collect (AnbanStatement *statement, const AnbanRegister *reg, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  AnbanStep step;

  while ((step = anban_statement_step (statement, error)) == ANBAN_STEP_ROW) {
    AnbanRecord *record = anban_record_new (reg);

    anban_record_read_row (record, statement, FALSE);
    g_ptr_array_add (records, record);
  }
  return step == ANBAN_STEP_DONE ? g_steal_pointer (&records) : NULL;
}

GPtrArray *
anban_store_list_details (AnbanStore *self, const AnbanRegister *detail, gint64 owner_id, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("%s WHERE t.%s = ?1 AND t.deleted_at IS NULL ORDER BY %s",
                                          anban_store_get_select (self, detail),
                                          detail->fields[detail->owner_field].column, detail->default_order);
  g_autoptr (AnbanStatement) statement = anban_connection_prepare (self->connection, sql, error);

  if (statement == NULL)
    return NULL;
  anban_statement_bind_int (statement, 1, owner_id);
  return collect (statement, detail, error);
}

/* The register of other names for a record, if it has one: unit_alias of unit. */
static const AnbanRegister *
find_alias_register (const AnbanRegister *reg)
{
  for (guint i = 0; reg->details != NULL && reg->details[i] != NULL; i++)
    if (g_str_has_suffix (reg->details[i]->id, "_alias"))
      return reg->details[i];
  return NULL;
}

/* SQL for ids of @reg whose title or alias satisfies @test, a printf format with the column in it. */
static char *
title_search (const AnbanRegister *reg, const char *test_title, const char *test_alias)
{
  const AnbanRegister *alias = find_alias_register (reg);
  const char *title = reg->fields[reg->title_field].column;
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "SELECT t.id FROM %s t WHERE t.deleted_at IS NULL AND ", reg->id);
  g_string_append_printf (sql, "(%s", test_title);
  g_string_replace (sql, "%COLUMN%", title, 0);
  if (alias != NULL) {
    g_autoptr (GString) more = g_string_new (test_alias);

    g_string_replace (more, "%COLUMN%", alias->fields[alias->title_field].column, 0);
    g_string_append_printf (sql, " OR t.id IN (SELECT a.%s FROM %s a WHERE a.deleted_at IS NULL AND %s)",
                            alias->fields[alias->owner_field].column, alias->id, more->str);
  }
  g_string_append_c (sql, ')');
  return g_string_free (sql, FALSE);
}

gint64
anban_store_find_by_title (AnbanStore *self, const AnbanRegister *reg, const char *title)
{
  g_autofree char *search = title_search (reg, "t.%COLUMN% = ?1", "a.%COLUMN% = ?1");
  g_autofree char *sql = g_strconcat (search, " LIMIT 2", NULL);
  g_autoptr (AnbanStatement) statement = anban_connection_prepare (self->connection, sql, NULL);
  gint64 found;

  if (statement == NULL)
    return 0;
  anban_statement_bind_text (statement, 1, title);
  if (anban_statement_step (statement, NULL) != ANBAN_STEP_ROW)
    return 0;
  found = anban_statement_get_int (statement, 0);
  return anban_statement_step (statement, NULL) == ANBAN_STEP_DONE ? found : 0;
}

GPtrArray *
anban_store_suggest (AnbanStore *self, const AnbanRegister *reg, const char *text, guint limit)
{
  const char *title = reg->fields[reg->title_field].column;
  g_autofree char *search = title_search (reg, "instr(t.%COLUMN%, ?1) > 0", "instr(a.%COLUMN%, ?1) > 0");
  g_autofree char *sql = g_strdup_printf (
      "%s WHERE t.id IN (%s) ORDER BY CASE WHEN t.%s = ?1 THEN 0 WHEN instr(t.%s, ?1) = 1 THEN 1 ELSE 2 END,"
      " length(t.%s), t.id LIMIT %u",
      anban_store_get_select (self, reg), search, title, title, title, MIN (limit, SUGGEST_LIMIT));
  g_autoptr (AnbanStatement) statement = anban_connection_prepare (self->connection, sql, NULL);
  GPtrArray *records;

  if (statement == NULL)
    return g_ptr_array_new_with_free_func (g_object_unref);
  /* everything contains nothing: an empty text lists the first ones */
  anban_statement_bind_text (statement, 1, text != NULL ? text : "");
  records = collect (statement, reg, NULL);
  return records != NULL ? records : g_ptr_array_new_with_free_func (g_object_unref);
}

gint64
anban_store_count (AnbanStore *self, const AnbanQuery *query, GError **error)
{
  g_autoptr (AnbanStatement) statement = anban_search_prepare (self, query, "COUNT(*)", FALSE, error);

  if (statement == NULL || anban_statement_step (statement, error) != ANBAN_STEP_ROW)
    return -1;
  return anban_statement_get_int (statement, 0);
}

GArray *
anban_store_list_ids (AnbanStore *self, const AnbanQuery *query, GCancellable *cancellable, GError **error)
{
  g_autoptr (AnbanQuery) plain = anban_query_copy (query);
  g_autoptr (AnbanStatement) statement = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  AnbanStep step = ANBAN_STEP_ERROR;

  anban_query_set_grouping (plain, NULL);
  anban_connection_set_cancellable (self->connection, cancellable);
  statement = anban_search_prepare (self, plain, "t.id", TRUE, error);
  while (statement != NULL && (step = anban_statement_step (statement, error)) == ANBAN_STEP_ROW) {
    gint64 id = anban_statement_get_int (statement, 0);

    g_array_append_val (ids, id);
  }
  anban_connection_set_cancellable (self->connection, NULL);
  return step == ANBAN_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

/* Reads rows by id with the fields that @query asks for. */
static AnbanStatement *
prepare_reader (AnbanStore *self, const AnbanQuery *query, GError **error)
{
  g_autofree char *select =
      anban_query_dup_select (anban_query_get_register (query), query->fields, anban_store_get_today (self),
                              anban_store_get_soon (self));

  return prepare_by_id (self, select, 0, error);
}

gboolean
anban_store_foreach (AnbanStore *self,
                     const AnbanQuery *query,
                     AnbanRecordFunc func,
                     gpointer data,
                     GCancellable *cancellable,
                     GError **error)
{
  const AnbanRegister *reg = anban_query_get_register (query);
  gboolean grouped = anban_query_get_grouping (query) != NULL;
  g_autoptr (AnbanStatement) statement = NULL;
  g_autoptr (AnbanStatement) reader = prepare_reader (self, query, error);
  g_autoptr (AnbanRecord) record = anban_record_new (reg);
  AnbanStep step = ANBAN_STEP_ERROR;

  if (reader == NULL)
    return FALSE;
  /* ids stream in order, rows are read by id: sorting wide rows would cost the memory this spares */
  anban_connection_set_cancellable (self->connection, cancellable);
  statement = anban_search_prepare (self, query, "t.id", TRUE, error);
  while (statement != NULL && (step = anban_statement_step (statement, error)) == ANBAN_STEP_ROW) {
    g_autofree char *group = grouped ? g_strdup (anban_statement_get_text (statement, 2)) : NULL;

    anban_statement_reset (reader);
    anban_statement_bind_int (reader, 1, anban_statement_get_int (statement, 0));
    if (!read_row_into (reader, record, FALSE, error)) {
      step = ANBAN_STEP_ERROR;
      break;
    }
    if (!func (record, group, data)) {
      step = ANBAN_STEP_DONE;
      break;
    }
  }
  anban_connection_set_cancellable (self->connection, NULL);
  return step == ANBAN_STEP_DONE;
}

void
anban_store_check_outside_changes (AnbanStore *self)
{
  gint64 version = anban_connection_get_data_version (self->connection);

  if (version == self->data_version)
    return;
  self->data_version = version;
  g_hash_table_remove_all (self->selects);
  for (guint i = 0; self->registers[i] != NULL; i++)
    g_signal_emit (self, signals[CHANGED], 0, self->registers[i], (gint64)0, ANBAN_CHANGE_UPDATED);
}
