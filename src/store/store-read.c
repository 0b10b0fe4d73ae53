/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading: one record, the details of one, records by their title, and what a query asks for.
 */
#include "store/store-private.h"

#include "store/query-private.h"
#include "store/search-find-private.h"

#include <glib/gi18n-lib.h>

#define SUGGEST_LIMIT 50

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

void
anban_store_read_row (AnbanStore *self, AnbanRecord *record, AnbanStatement *row, gboolean emit)
{
  /* reads the setting where that is due */
  anban_store_get_select (self, anban_record_get_register (record));
  anban_record_set_shows_private (record, self->selects_private);
  anban_record_read_row (record, row, emit);
}

/* @statement: of prepare_by_id(). */
static gboolean
read_row_into (
    AnbanStore *self, AnbanStatement *statement, AnbanRecord *record, gboolean emit, GError **error)
{
  const AnbanRegister *reg = anban_record_get_register (record);
  AnbanStep step = anban_statement_step (statement, error);

  if (step == ANBAN_STEP_ERROR)
    return FALSE;
  if (step == ANBAN_STEP_DONE) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_NOT_FOUND, _ ("“%s”中没有这条记录"), _ (reg->title));
    return FALSE;
  }
  anban_store_read_row (self, record, statement, emit);
  return TRUE;
}

static gboolean
read_into (AnbanStore *self, AnbanRecord *record, gint64 id, gboolean emit, GError **error)
{
  const char *select = anban_store_get_select (self, anban_record_get_register (record));
  g_autoptr (AnbanStatement) statement = prepare_by_id (self, select, id, error);

  return statement != NULL && read_row_into (self, statement, record, emit, error);
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

  return statement != NULL && read_row_into (self, statement, record, FALSE, error)
             ? g_steal_pointer (&record)
             : NULL;
}

gboolean
anban_store_refresh (AnbanStore *self, AnbanRecord *record, GError **error)
{
  return read_into (self, record, anban_record_get_id (record), TRUE, error);
}

static GPtrArray *
collect (AnbanStore *self, AnbanStatement *statement, const AnbanRegister *reg, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  AnbanStep step;

  while ((step = anban_statement_step (statement, error)) == ANBAN_STEP_ROW) {
    AnbanRecord *record = anban_record_new (reg);

    anban_store_read_row (self, record, statement, FALSE);
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
  return collect (self, statement, detail, error);
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
  records = collect (self, statement, reg, NULL);
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
    if (!read_row_into (self, reader, record, FALSE, error)) {
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
