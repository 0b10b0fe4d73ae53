/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The store itself, its settings and what others changed meanwhile. Opening is in store-open.c, reading in store-read.c,
 * writing in store-step.c and store-undo.c.
 */
#include "store/store-private.h"

#include "store/query-private.h"
#include "store/setting.h"

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
    self->selects_private = anban_store_get_setting_int (self, ANBAN_SETTING_SHOWS_PRIVATE, 0) != 0;
  }
  sql = g_hash_table_lookup (self->selects, reg);
  if (sql == NULL) {
    sql = anban_query_dup_select (reg, ANBAN_QUERY_ALL_FIELDS, self->selects_today, self->selects_soon);
    g_hash_table_insert (self->selects, (gpointer)reg, sql);
  }
  return sql;
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
