/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/draft.h"

#include "store/store-private.h"

#include <json-glib/json-glib.h>

gboolean
anban_draft_put (AnbanStore *store, AnbanRecord *record, GError **error)
{
  const AnbanRegister *reg = anban_record_get_register (record);
  g_autofree gboolean *mask = g_new0 (gboolean, reg->n_fields);
  g_autofree char *fields = NULL;
  g_autofree char *at = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (AnbanStatement) statement = anban_connection_prepare (
      store->connection,
      "INSERT INTO draft (record_uuid, register, record_id, fields, saved_at) VALUES (?1, ?2, ?3, ?4, ?5)"
      " ON CONFLICT (record_uuid) DO UPDATE SET fields = excluded.fields, saved_at = excluded.saved_at",
      error);

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < reg->n_fields; i++)
    mask[i] = anban_record_field_is_modified (record, i);
  fields = anban_record_to_json (record, mask);
  at = g_date_time_format_iso8601 (now);
  anban_statement_bind_text (statement, 1, anban_record_get_uuid (record));
  anban_statement_bind_text (statement, 2, reg->id);
  anban_statement_bind_int (statement, 3, anban_record_get_id (record));
  anban_statement_bind_text (statement, 4, fields);
  anban_statement_bind_text (statement, 5, at);
  return anban_statement_run (statement, error);
}

gboolean
anban_draft_apply (AnbanStore *store, AnbanRecord *record)
{
  g_autoptr (AnbanStatement) statement =
      anban_connection_prepare (store->connection, "SELECT fields FROM draft WHERE record_uuid = ?1", NULL);

  if (statement == NULL)
    return FALSE;
  anban_statement_bind_text (statement, 1, anban_record_get_uuid (record));
  return anban_statement_step (statement, NULL) == ANBAN_STEP_ROW &&
         anban_record_apply_json (record, anban_statement_get_text (statement, 0), NULL) &&
         anban_record_is_modified (record);
}

void
anban_draft_drop (AnbanStore *store, AnbanRecord *record)
{
  g_autoptr (AnbanStatement) find =
      anban_connection_prepare (store->connection, "SELECT 1 FROM draft WHERE record_uuid = ?1", NULL);
  g_autoptr (AnbanStatement) drop =
      anban_connection_prepare (store->connection, "DELETE FROM draft WHERE record_uuid = ?1", NULL);

  if (find == NULL || drop == NULL || anban_store_is_read_only (store))
    return;
  /* most saves have no draft, and a delete of nothing would still be a write */
  anban_statement_bind_text (find, 1, anban_record_get_uuid (record));
  if (anban_statement_step (find, NULL) != ANBAN_STEP_ROW)
    return;
  anban_statement_reset (find);
  anban_statement_bind_text (drop, 1, anban_record_get_uuid (record));
  anban_statement_run (drop, NULL);
}

GPtrArray *
anban_draft_list_new (AnbanStore *store, const AnbanRegister *reg)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (AnbanStatement) statement = anban_connection_prepare (
      store->connection,
      "SELECT record_uuid, fields FROM draft WHERE register = ?1 AND record_id = 0 ORDER BY saved_at DESC",
      NULL);

  if (statement == NULL)
    return records;
  anban_statement_bind_text (statement, 1, reg->id);
  while (anban_statement_step (statement, NULL) == ANBAN_STEP_ROW) {
    g_autoptr (AnbanRecord) record = anban_record_new (reg);

    anban_record_set_uuid (record, anban_statement_get_text (statement, 0));
    if (anban_record_apply_json (record, anban_statement_get_text (statement, 1), NULL))
      g_ptr_array_add (records, g_steal_pointer (&record));
  }
  return records;
}

/* --- texts: the uuid and the register are written “typed:…” --- */

static char *
dup_text_key (AnbanRecord *record)
{
  return g_strconcat ("typed:", anban_record_get_uuid (record), NULL);
}

static char *
texts_to_json (GHashTable *texts)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  GHashTableIter iter;
  gpointer column, text;

  g_hash_table_iter_init (&iter, texts);
  while (g_hash_table_iter_next (&iter, &column, &text))
    json_object_set_string_member (object, column, text);
  json_node_set_object (node, object);
  return json_to_string (node, FALSE);
}

static gboolean
drop_texts (AnbanStore *store, const char *key, GError **error)
{
  g_autoptr (AnbanStatement) statement =
      anban_connection_prepare (store->connection, "DELETE FROM draft WHERE record_uuid = ?1", error);

  if (statement == NULL)
    return FALSE;
  anban_statement_bind_text (statement, 1, key);
  return anban_statement_run (statement, error);
}

gboolean
anban_draft_put_texts (AnbanStore *store, AnbanRecord *record, GHashTable *texts, GError **error)
{
  g_autofree char *key = dup_text_key (record), *fields = NULL, *at = NULL;
  g_autofree char *reg = g_strconcat ("typed:", anban_record_get_register (record)->id, NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GHashTable) kept = anban_draft_dup_texts (store, record);
  g_autoptr (AnbanStatement) statement = NULL;

  if (texts == NULL || g_hash_table_size (texts) == 0)
    return kept == NULL || drop_texts (store, key, error);
  statement = anban_connection_prepare (
      store->connection,
      "INSERT INTO draft (record_uuid, register, record_id, fields, saved_at) VALUES (?1, ?2, ?3, ?4, ?5)"
      " ON CONFLICT (record_uuid) DO UPDATE SET fields = excluded.fields, saved_at = excluded.saved_at",
      error);
  if (statement == NULL)
    return FALSE;
  fields = texts_to_json (texts);
  at = g_date_time_format_iso8601 (now);
  anban_statement_bind_text (statement, 1, key);
  anban_statement_bind_text (statement, 2, reg);
  anban_statement_bind_int (statement, 3, anban_record_get_id (record));
  anban_statement_bind_text (statement, 4, fields);
  anban_statement_bind_text (statement, 5, at);
  return anban_statement_run (statement, error);
}

GHashTable *
anban_draft_dup_texts (AnbanStore *store, AnbanRecord *record)
{
  g_autofree char *key = dup_text_key (record);
  g_autoptr (AnbanStatement) statement =
      anban_connection_prepare (store->connection, "SELECT fields FROM draft WHERE record_uuid = ?1", NULL);
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  JsonObjectIter iter;
  JsonNode *value;
  const char *column;

  if (statement == NULL)
    return NULL;
  anban_statement_bind_text (statement, 1, key);
  if (anban_statement_step (statement, NULL) == ANBAN_STEP_ROW)
    node = json_from_string (anban_statement_get_text (statement, 0), NULL);
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &column, &value))
    if (json_node_get_value_type (value) == G_TYPE_STRING)
      g_hash_table_insert (texts, g_strdup (column), json_node_dup_string (value));
  return g_hash_table_size (texts) > 0 ? g_steal_pointer (&texts) : NULL;
}

/* --- sets: the register is written “name:register”, the place stands where the id would --- */

void
anban_draft_drop_set (AnbanStore *store, const char *name)
{
  g_autoptr (AnbanStatement) statement = anban_connection_prepare (
      store->connection, "DELETE FROM draft WHERE substr(register, 1, length(?1) + 1) = ?1 || ':'", NULL);

  if (statement == NULL || anban_store_is_read_only (store))
    return;
  anban_statement_bind_text (statement, 1, name);
  anban_statement_run (statement, NULL);
}

static gboolean
put_one (
    AnbanStore *store, const char *name, AnbanRecord *record, guint place, const char *at, GError **error)
{
  const AnbanRegister *reg = anban_record_get_register (record);
  g_autofree gboolean *mask = g_new0 (gboolean, reg->n_fields);
  g_autofree char *fields = NULL, *key = g_strdup_printf ("%s:%s", name, reg->id);
  g_autoptr (AnbanStatement) statement = anban_connection_prepare (
      store->connection,
      "INSERT INTO draft (record_uuid, register, record_id, fields, saved_at) VALUES (?1, ?2, ?3, ?4, ?5)",
      error);

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < reg->n_fields; i++)
    mask[i] = anban_record_field_is_modified (record, i);
  fields = anban_record_to_json (record, mask);
  anban_statement_bind_text (statement, 1, anban_record_get_uuid (record));
  anban_statement_bind_text (statement, 2, key);
  anban_statement_bind_int (statement, 3, place + 1);
  anban_statement_bind_text (statement, 4, fields);
  anban_statement_bind_text (statement, 5, at);
  return anban_statement_run (statement, error);
}

gboolean
anban_draft_put_set (AnbanStore *store, const char *name, GPtrArray *records, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *at = g_date_time_format_iso8601 (now);
  gboolean done = TRUE;

  if (!anban_connection_begin (store->connection, error))
    return FALSE;
  anban_draft_drop_set (store, name);
  for (guint i = 0; done && i < records->len; i++)
    done = put_one (store, name, records->pdata[i], i, at, error);
  if (done)
    return anban_connection_commit (store->connection, error);
  anban_connection_rollback (store->connection);
  return FALSE;
}

GPtrArray *
anban_draft_list_set (AnbanStore *store, const char *name)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (AnbanStatement) statement =
      anban_connection_prepare (store->connection,
                                "SELECT record_uuid, substr(register, length(?1) + 2), fields FROM draft"
                                " WHERE substr(register, 1, length(?1) + 1) = ?1 || ':' ORDER BY record_id",
                                NULL);

  if (statement == NULL)
    return records;
  anban_statement_bind_text (statement, 1, name);
  while (anban_statement_step (statement, NULL) == ANBAN_STEP_ROW) {
    const AnbanRegister *reg = anban_store_find_register (store, anban_statement_get_text (statement, 1));
    g_autoptr (AnbanRecord) record = reg != NULL ? anban_record_new (reg) : NULL;

    if (record == NULL)
      continue;
    anban_record_set_uuid (record, anban_statement_get_text (statement, 0));
    if (anban_record_apply_json (record, anban_statement_get_text (statement, 2), NULL))
      g_ptr_array_add (records, g_steal_pointer (&record));
  }
  return records;
}
