/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/connection-private.h"
#include "db/statement.h"

AnbanStatement *
anban_connection_prepare (AnbanConnection *self, const char *sql, GError **error)
{
  AnbanStatement *statement = g_hash_table_lookup (self->kept, sql);
  int code;

  if (statement != NULL) {
    /* taken out while it is in use: the same SQL may be running twice */
    g_hash_table_remove (self->kept, sql);
    return statement;
  }
  statement = g_new0 (AnbanStatement, 1);
  statement->connection = self;
  statement->sql = g_strdup (sql);
  code = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement->handle, NULL);
  if (code != SQLITE_OK) {
    g_debug ("%s: %s", sql, sqlite3_errmsg (self->handle));
    anban_connection_set_error (self, code, NULL, error);
    anban_statement_finalize (statement);
    return NULL;
  }
  return statement;
}

void
anban_statement_finalize (AnbanStatement *self)
{
  sqlite3_finalize (self->handle);
  g_free (self->sql);
  g_free (self);
}

void
anban_statement_done (AnbanStatement *self)
{
  if (self == NULL)
    return;
  sqlite3_reset (self->handle);
  sqlite3_clear_bindings (self->handle);
  if (g_hash_table_contains (self->connection->kept, self->sql))
    anban_statement_finalize (self);
  else
    g_hash_table_insert (self->connection->kept, self->sql, self);
}

void
anban_statement_bind_int (AnbanStatement *self, int place, gint64 value)
{
  sqlite3_bind_int64 (self->handle, place, value);
}

void
anban_statement_bind_double (AnbanStatement *self, int place, double value)
{
  sqlite3_bind_double (self->handle, place, value);
}

void
anban_statement_bind_text (AnbanStatement *self, int place, const char *text)
{
  sqlite3_bind_text (self->handle, place, text, -1, SQLITE_TRANSIENT);
}

void
anban_statement_bind_blob (AnbanStatement *self, int place, const void *data, gsize size)
{
  sqlite3_bind_blob64 (self->handle, place, data, size, SQLITE_TRANSIENT);
}

void
anban_statement_bind_pointer (
    AnbanStatement *self, int place, gpointer pointer, const char *type, GDestroyNotify release)
{
  sqlite3_bind_pointer (self->handle, place, pointer, type, release);
}

void
anban_statement_bind_null (AnbanStatement *self, int place)
{
  sqlite3_bind_null (self->handle, place);
}

AnbanStep
anban_statement_step (AnbanStatement *self, GError **error)
{
  int code = sqlite3_step (self->handle);

  if (code == SQLITE_ROW)
    return ANBAN_STEP_ROW;
  if (code == SQLITE_DONE)
    return ANBAN_STEP_DONE;
  anban_connection_set_error (self->connection, code, NULL, error);
  return ANBAN_STEP_ERROR;
}

gboolean
anban_statement_run (AnbanStatement *self, GError **error)
{
  AnbanStep step;

  while ((step = anban_statement_step (self, error)) == ANBAN_STEP_ROW)
    ;
  sqlite3_reset (self->handle);
  return step == ANBAN_STEP_DONE;
}

void
anban_statement_reset (AnbanStatement *self)
{
  sqlite3_reset (self->handle);
}

gboolean
anban_statement_is_null (AnbanStatement *self, int column)
{
  return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}

gint64
anban_statement_get_int (AnbanStatement *self, int column)
{
  return sqlite3_column_int64 (self->handle, column);
}

double
anban_statement_get_double (AnbanStatement *self, int column)
{
  return sqlite3_column_double (self->handle, column);
}

const char *
anban_statement_get_text (AnbanStatement *self, int column)
{
  return (const char *)sqlite3_column_text (self->handle, column);
}

gconstpointer
anban_statement_get_blob (AnbanStatement *self, int column, gsize *size)
{
  *size = (gsize)sqlite3_column_bytes (self->handle, column);
  return sqlite3_column_blob (self->handle, column);
}

gboolean
anban_statement_query_int (
    AnbanConnection *self, const char *sql, gint64 fallback, gint64 *value, GError **error)
{
  g_autoptr (AnbanStatement) statement = anban_connection_prepare (self, sql, error);
  int code;

  if (statement == NULL)
    return FALSE;
  code = sqlite3_step (statement->handle);
  if (code != SQLITE_ROW && code != SQLITE_DONE) {
    anban_connection_set_error (self, code, NULL, error);
    return FALSE;
  }
  *value = code == SQLITE_ROW ? sqlite3_column_int64 (statement->handle, 0) : fallback;
  return TRUE;
}
