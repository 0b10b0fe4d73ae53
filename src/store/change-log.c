/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/change-log.h"

#include "store/store-private.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

char *
anban_change_log_dup_hash (const char *previous,
                           gint64 step_id,
                           const char *label,
                           const char *at,
                           const char *actor,
                           const char *reg,
                           gint64 record_id,
                           const char *uuid,
                           int change,
                           const char *before,
                           const char *after,
                           const char *record_hash)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *numbers = g_strdup_printf ("%" PRId64 " %" PRId64 " %d", step_id, record_id, change);
  const char *parts[] = {previous, numbers, label, at, actor, reg, uuid, before, after, record_hash};

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    /* a separator that no part contains, and a mark for NULL, keep "ab"+"c" from being "a"+"bc" */
    g_checksum_update (sum, (const guchar *)(parts[i] != NULL ? parts[i] : "\x1e"), -1);
    g_checksum_update (sum, (const guchar *)"\x1f", 1);
  }
  return g_strdup (g_checksum_get_string (sum));
}

gboolean
anban_change_log_begin_step (AnbanStore *self, GError **error)
{
  g_autoptr (AnbanStatement) last = anban_connection_prepare (
      self->connection, "SELECT step_id, hash FROM change_log ORDER BY id DESC LIMIT 1", error);
  AnbanStep step;

  if (last == NULL || (step = anban_statement_step (last, error)) == ANBAN_STEP_ERROR)
    return FALSE;
  self->step_id = step == ANBAN_STEP_ROW ? anban_statement_get_int (last, 0) + 1 : 1;
  self->last_hash = g_strdup (step == ANBAN_STEP_ROW ? anban_statement_get_text (last, 1) : "");
  return TRUE;
}

gboolean
anban_change_log_append (AnbanStore *self,
                         AnbanRecord *record,
                         AnbanChange change,
                         const char *before,
                         const char *after,
                         GError **error)
{
  g_autoptr (AnbanStatement) statement = anban_connection_prepare (
      self->connection,
      "INSERT INTO change_log (step_id, label, at, actor, register, record_id, record_uuid, change, before, "
      "after,"
      " record_hash, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
      error);
  const char *reg = anban_record_get_register (record)->id;
  gboolean deleted =
      change == ANBAN_CHANGE_DELETED || (change == ANBAN_CHANGE_UPDATED && anban_record_is_deleted (record));
  g_autofree char *record_hash = anban_record_dup_hash (record, deleted);
  char *hash;

  if (statement == NULL)
    return FALSE;
  hash = anban_change_log_dup_hash (self->last_hash, self->step_id, self->label, self->stamp, self->actor,
                                    reg, anban_record_get_id (record), anban_record_get_uuid (record), change,
                                    before, after, record_hash);
  anban_statement_bind_int (statement, 1, self->step_id);
  anban_statement_bind_text (statement, 2, self->label);
  anban_statement_bind_text (statement, 3, self->stamp);
  anban_statement_bind_text (statement, 4, self->actor);
  anban_statement_bind_text (statement, 5, reg);
  anban_statement_bind_int (statement, 6, anban_record_get_id (record));
  anban_statement_bind_text (statement, 7, anban_record_get_uuid (record));
  anban_statement_bind_int (statement, 8, change);
  anban_statement_bind_text (statement, 9, before);
  anban_statement_bind_text (statement, 10, after);
  anban_statement_bind_text (statement, 11, record_hash);
  anban_statement_bind_text (statement, 12, hash);
  g_free (self->last_hash);
  self->last_hash = hash;
  return anban_statement_run (statement, error);
}

void
anban_log_entry_free (AnbanLogEntry *entry)
{
  g_free (entry->at);
  g_free (entry->actor);
  g_free (entry->label);
  g_free (entry->summary);
  g_free (entry);
}

/* A value of the log as people read it. A REF is shown by the title that it has today. */
static char *
display_member (AnbanStore *store, AnbanRecord *scratch, guint field, JsonObject *object)
{
  const AnbanField *f = &anban_record_get_register (scratch)->fields[field];
  JsonNode *node = object != NULL ? json_object_get_member (object, f->column) : NULL;
  g_autofree char *text = NULL;

  if (node == NULL || json_node_is_null (node))
    return g_strdup ("");
  if (f->kind == ANBAN_KIND_REF) {
    g_autoptr (AnbanRecord) target = anban_store_read (store, f->ref, json_node_get_int (node), NULL);

    return target != NULL ? anban_record_dup_title (target) : g_strdup ("");
  }
  {
    g_autoptr (JsonObject) one = json_object_new ();
    g_autoptr (JsonNode) root = json_node_init_object (json_node_alloc (), one);
    g_autofree char *json = NULL;

    json_object_set_member (one, f->column, json_node_copy (node));
    json = json_to_string (root, FALSE);
    anban_record_apply_json (scratch, json, NULL);
  }
  return anban_record_dup_display (scratch, field);
}

static char *
summarize (
    AnbanStore *store, const AnbanRegister *reg, AnbanChange change, const char *before, const char *after)
{
  g_autoptr (AnbanRecord) scratch = anban_record_new (reg);
  g_autoptr (JsonNode) old = before != NULL ? json_from_string (before, NULL) : NULL;
  g_autoptr (JsonNode) new = after != NULL ? json_from_string (after, NULL) : NULL;
  JsonObject *old_object = old != NULL ? json_node_get_object (old) : NULL;
  JsonObject *new_object = new != NULL ? json_node_get_object (new) : NULL;
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < reg->n_fields; i++) {
    const AnbanField *field = &reg->fields[i];
    g_autofree char *from = NULL;
    g_autofree char *to = NULL;

    if ((field->flags & (ANBAN_FIELD_HIDDEN | ANBAN_FIELD_COMPUTED)) || field->kind == ANBAN_KIND_FILES)
      continue;
    from = display_member (store, scratch, i, old_object);
    to = display_member (store, scratch, i, new_object);
    if (from[0] == '\0' && to[0] == '\0')
      continue;
    g_string_append_printf (out, "%s%s：", out->len > 0 ? "\n" : "", _ (field->label));
    if (change == ANBAN_CHANGE_UPDATED)
      g_string_append_printf (out, "%s → ", from[0] != '\0' ? from : _ ("（空）"));
    g_string_append (out, to[0] != '\0' ? to : _ ("（空）"));
  }
  return g_string_free (out, FALSE);
}

GPtrArray *
anban_change_log_list (AnbanStore *store, const AnbanRegister *reg, gint64 id, guint limit, GError **error)
{
  g_autoptr (AnbanStatement) statement =
      anban_connection_prepare (store->connection,
                                "SELECT id, step_id, at, actor, label, change, before, after FROM change_log"
                                " WHERE register = ?1 AND record_id = ?2 ORDER BY id DESC LIMIT ?3",
                                error);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify)anban_log_entry_free);
  AnbanStep step;

  if (statement == NULL)
    return NULL;
  anban_statement_bind_text (statement, 1, reg->id);
  anban_statement_bind_int (statement, 2, id);
  anban_statement_bind_int (statement, 3, limit);
  while ((step = anban_statement_step (statement, error)) == ANBAN_STEP_ROW) {
    AnbanLogEntry *entry = g_new0 (AnbanLogEntry, 1);

    entry->id = anban_statement_get_int (statement, 0);
    entry->step_id = anban_statement_get_int (statement, 1);
    entry->at = g_strdup (anban_statement_get_text (statement, 2));
    entry->actor = g_strdup (anban_statement_get_text (statement, 3));
    entry->label = g_strdup (anban_statement_get_text (statement, 4));
    entry->change = (AnbanChange)anban_statement_get_int (statement, 5);
    entry->summary = summarize (store, reg, entry->change, anban_statement_get_text (statement, 6),
                                anban_statement_get_text (statement, 7));
    g_ptr_array_add (entries, entry);
  }
  return step == ANBAN_STEP_DONE ? g_steal_pointer (&entries) : NULL;
}

AnbanDate
anban_change_log_get_entered_on (AnbanStore *store, const AnbanRegister *reg, gint64 id)
{
  g_autoptr (AnbanStatement) statement = anban_connection_prepare (
      anban_store_get_connection (store),
      "SELECT substr (at, 1, 10) FROM change_log WHERE register = ?1 AND record_id = ?2"
      " ORDER BY id LIMIT 1",
      NULL);
  AnbanDate day;

  if (statement == NULL)
    return ANBAN_DATE_NONE;
  anban_statement_bind_text (statement, 1, reg->id);
  anban_statement_bind_int (statement, 2, id);
  return anban_statement_step (statement, NULL) == ANBAN_STEP_ROW &&
                 anban_date_parse (anban_statement_get_text (statement, 0), &day)
             ? day
             : ANBAN_DATE_NONE;
}
