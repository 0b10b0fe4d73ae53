/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/draft.h"

#include "store/store-private.h"

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
