/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Steps, saving, deleting and restoring: every way in which a row changes.
 */
#include "store/store-private.h"

#include "store/draft.h"
#include "store/search-block-private.h"
#include "store/setting.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define LABEL_TITLE_CHARS  16
#define SIGNALS_ONE_BY_ONE 64 /* more changes of a step than this are told as "reload" */

AnbanStepEntry *
anban_step_entry_new (gint64 step_id, const char *label)
{
  AnbanStepEntry *entry = g_new0 (AnbanStepEntry, 1);

  entry->step_id = step_id;
  entry->label = g_strdup (label);
  return entry;
}

void
anban_step_entry_free (AnbanStepEntry *entry)
{
  g_free (entry->label);
  g_free (entry);
}

void
anban_store_emit_steps_changed (AnbanStore *self)
{
  g_signal_emit_by_name (self, "steps-changed");
}

static void
end_step (AnbanStore *self)
{
  self->depth = 0;
  self->broken = FALSE;
  self->step_id = 0;
  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->last_hash, g_free);
  g_clear_pointer (&self->stamp, g_free);
}

static char *
stamp_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%S.%f%:z");
}

gboolean
anban_store_begin_step (AnbanStore *self, const char *label, GError **error)
{
  if (self->depth > 0) {
    self->depth++;
    return TRUE;
  }
  if (anban_store_is_read_only (self)) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_READ_ONLY, "%s",
                 self->newer ? _ ("文件由更新版本的安办建立，这里只能查看；请升级安办后再修改")
                             : _ ("文件是只读的，没有保存；请检查权限或另存一份"));
    return FALSE;
  }
  if (!anban_connection_begin (self->connection, error))
    return FALSE;
  self->depth = 1;
  self->label = g_strdup (label);
  self->stamp = stamp_now ();
  g_array_set_size (self->pending, 0);
  if (!anban_change_log_begin_step (self, error)) {
    anban_store_rollback_step (self);
    return FALSE;
  }
  return TRUE;
}

void
anban_store_rollback_step (AnbanStore *self)
{
  if (self->depth == 0)
    return;
  anban_connection_rollback (self->connection);
  g_array_set_size (self->pending, 0);
  end_step (self);
}

static void
tell_changes (AnbanStore *self)
{
  g_autoptr (GArray) pending = g_steal_pointer (&self->pending);

  self->pending = g_array_new (FALSE, FALSE, sizeof (AnbanPendingChange));
  if (pending->len <= SIGNALS_ONE_BY_ONE) {
    for (guint i = 0; i < pending->len; i++) {
      AnbanPendingChange *change = &g_array_index (pending, AnbanPendingChange, i);

      g_signal_emit_by_name (self, "changed", change->reg, change->id, change->change);
    }
    return;
  }
  for (guint k = 0; self->registers[k] != NULL; k++)
    for (guint i = 0; i < pending->len; i++)
      if (g_array_index (pending, AnbanPendingChange, i).reg == self->registers[k]) {
        g_signal_emit_by_name (self, "changed", self->registers[k], (gint64)0, ANBAN_CHANGE_UPDATED);
        break;
      }
}

gboolean
anban_store_commit_step (AnbanStore *self, GError **error)
{
  gboolean wrote;

  g_return_val_if_fail (self->depth > 0, FALSE);
  if (self->depth > 1) {
    self->depth--;
    return TRUE;
  }
  if (self->broken) {
    anban_store_rollback_step (self);
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_FAILED, _ ("这一步没有做完，已全部退回，原有内容没有改动"));
    return FALSE;
  }
  if (!anban_connection_commit (self->connection, error)) {
    anban_store_rollback_step (self);
    return FALSE;
  }
  wrote = self->pending->len > 0;
  if (wrote) {
    self->was_changed = TRUE;
    g_ptr_array_add (self->undo, anban_step_entry_new (self->step_id, self->label));
    g_ptr_array_set_size (self->redo, 0);
  }
  end_step (self);
  if (wrote) {
    tell_changes (self);
    anban_store_emit_steps_changed (self);
  }
  return TRUE;
}

/* A write of its own is a step of its own; inside a step a failure spoils the whole step. */
static gboolean
finish_write (AnbanStore *self, gboolean done, gboolean own, GError **error)
{
  if (own) {
    if (done)
      return anban_store_commit_step (self, error);
    anban_store_rollback_step (self);
    return FALSE;
  }
  self->depth--;
  return done;
}

static char *
step_label (AnbanRecord *record, const char *verb)
{
  g_autofree char *title = anban_record_dup_title (record);
  g_autofree char *line = g_strdup (title);
  glong length;

  g_strdelimit (line, "\n\r\t", ' ');
  length = g_utf8_strlen (line, -1);
  if (length > LABEL_TITLE_CHARS) {
    g_autofree char *cut = g_utf8_substring (line, 0, LABEL_TITLE_CHARS);

    return g_strdup_printf ("%s“%s…”", verb, cut);
  }
  return g_strdup_printf ("%s“%s”", verb, line);
}

static void
note_change (AnbanStore *self, AnbanRecord *record, AnbanChange change)
{
  AnbanPendingChange pending = {anban_record_get_register (record), anban_record_get_id (record), change};

  g_array_append_val (self->pending, pending);
  /* saved or taken back: what is read from now on follows it */
  if (pending.reg == &anban_setting_register)
    g_hash_table_remove_all (self->selects);
}

static gboolean
insert (AnbanStore *self, AnbanRecord *record, GError **error)
{
  const AnbanRegister *reg = anban_record_get_register (record);
  g_autoptr (GString) columns = g_string_new ("uuid, rev");
  g_autoptr (GString) places = g_string_new ("?1, 1");
  g_autofree char *sql = NULL;
  g_autofree char *after = NULL;
  g_autoptr (AnbanStatement) statement = NULL;
  int place = 1;

  for (guint i = 0; i < reg->n_fields; i++)
    if (anban_field_is_stored (&reg->fields[i])) {
      g_string_append_printf (columns, ", %s", reg->fields[i].column);
      g_string_append_printf (places, ", ?%d", ++place);
    }
  sql = g_strdup_printf ("INSERT INTO %s (%s) VALUES (%s) RETURNING id", reg->id, columns->str, places->str);
  if ((statement = anban_connection_prepare (self->connection, sql, error)) == NULL)
    return FALSE;
  anban_statement_bind_text (statement, 1, anban_record_get_uuid (record));
  place = 1;
  for (guint i = 0; i < reg->n_fields; i++)
    if (anban_field_is_stored (&reg->fields[i]))
      anban_value_bind (anban_record_get_value (record, i), statement, ++place);
  if (anban_statement_step (statement, error) != ANBAN_STEP_ROW)
    return FALSE;
  anban_record_set_identity (record, anban_statement_get_int (statement, 0), 1);
  if (!anban_statement_run (statement, error) ||
      !anban_search_block_put (self, reg, anban_record_get_id (record), error))
    return FALSE;
  after = anban_record_to_json (record, NULL);
  if (!anban_change_log_append (self, record, ANBAN_CHANGE_INSERTED, NULL, after, error))
    return FALSE;
  note_change (self, record, ANBAN_CHANGE_INSERTED);
  return TRUE;
}

gboolean
anban_store_write_update (AnbanStore *self, AnbanRecord *record, AnbanRecord *old, GError **error)
{
  const AnbanRegister *reg = anban_record_get_register (record);
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autofree gboolean *mask = g_new0 (gboolean, reg->n_fields);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (AnbanStatement) statement = NULL;
  gint64 rev = anban_record_get_rev (old);
  gboolean searched = FALSE;
  int place = 0;

  g_string_append_printf (sql, "UPDATE %s SET rev = rev + 1", reg->id);
  for (guint i = 0; i < reg->n_fields; i++)
    if (anban_field_is_stored (&reg->fields[i]) &&
        !anban_value_equals (anban_record_get_value (record, i), anban_record_get_value (old, i))) {
      mask[i] = TRUE;
      searched = searched || (reg->fields[i].flags & ANBAN_FIELD_SEARCH) != 0;
      g_string_append_printf (sql, ", %s = ?%d", reg->fields[i].column, ++place);
    }
  if (place == 0)
    return TRUE;
  g_string_append_printf (sql, " WHERE id = ?%d", place + 1);
  if ((statement = anban_connection_prepare (self->connection, sql->str, error)) == NULL)
    return FALSE;
  place = 0;
  for (guint i = 0; i < reg->n_fields; i++)
    if (mask[i])
      anban_value_bind (anban_record_get_value (record, i), statement, ++place);
  anban_statement_bind_int (statement, place + 1, anban_record_get_id (record));
  if (!anban_statement_run (statement, error) ||
      (searched && !anban_search_block_put (self, reg, anban_record_get_id (record), error)))
    return FALSE;
  before = anban_record_to_json (old, mask);
  after = anban_record_to_json (record, mask);
  anban_record_set_identity (record, anban_record_get_id (record), rev + 1);
  if (!anban_change_log_append (self, record, ANBAN_CHANGE_UPDATED, before, after, error))
    return FALSE;
  note_change (self, record, ANBAN_CHANGE_UPDATED);
  return TRUE;
}

/* Fields that were not touched follow the file: what another window changed meanwhile is not written back. */
static gboolean
update (AnbanStore *self, AnbanRecord *record, GError **error)
{
  const AnbanRegister *reg = anban_record_get_register (record);
  g_autoptr (AnbanRecord) old = anban_store_read (self, reg, anban_record_get_id (record), error);

  if (old == NULL)
    return FALSE;
  if (anban_record_is_deleted (old)) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_CONFLICT,
                 _ ("这条记录已被移入回收站，没有保存；请先恢复它"));
    return FALSE;
  }
  if (anban_record_get_rev (old) != anban_record_get_rev (record)) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_CONFLICT,
                 _ ("这条记录刚被别处修改过，您的输入还在；请比较后选择保留哪一个"));
    return FALSE;
  }
  return anban_store_write_update (self, record, old, error);
}

gboolean
anban_store_save (AnbanStore *self, AnbanRecord *record, GError **error)
{
  const AnbanRegister *reg = anban_record_get_register (record);
  gboolean is_new = anban_record_get_id (record) == 0, own = self->depth == 0, done;
  gint64 rev = anban_record_get_rev (record);
  g_autofree char *label = step_label (record, is_new ? _ ("新增") : _ ("修改"));

  if (!is_new && !anban_record_is_modified (record))
    return TRUE;
  if (!anban_store_begin_step (self, label, error))
    return FALSE;
  done = (reg->before_save == NULL || reg->before_save (self, record, error)) &&
         anban_record_check (record, NULL, error) &&
         (is_new ? insert (self, record, error) : update (self, record, error));
  if (done && reg->after_save != NULL) {
    done = reg->after_save (self, record, error);
    self->broken = self->broken || !done;
  }
  done = finish_write (self, done, own, error);
  if (!done) {
    anban_record_set_identity (record, is_new ? 0 : anban_record_get_id (record), rev);
    return FALSE;
  }
  anban_record_forget_modified (record);
  if (own) {
    anban_draft_drop (self, record);
    /* computed fields and REF titles follow */
    return anban_store_refresh (self, record, error);
  }
  return TRUE;
}

gboolean
anban_store_mark_deleted (AnbanStore *self, AnbanRecord *record, gboolean deleted, GError **error)
{
  const AnbanRegister *reg = anban_record_get_register (record);
  g_autofree char *sql =
      g_strdup_printf ("UPDATE %s SET rev = rev + 1, deleted_at = ?1 WHERE id = ?2", reg->id);
  g_autoptr (AnbanStatement) statement = anban_connection_prepare (self->connection, sql, error);
  AnbanChange change = deleted ? ANBAN_CHANGE_DELETED : ANBAN_CHANGE_RESTORED;

  if (statement == NULL)
    return FALSE;
  anban_statement_bind_text (statement, 1, deleted ? self->stamp : NULL);
  anban_statement_bind_int (statement, 2, anban_record_get_id (record));
  if (!anban_statement_run (statement, error) ||
      !anban_change_log_append (self, record, change, NULL, NULL, error))
    return FALSE;
  note_change (self, record, change);
  return TRUE;
}

/* --- the recycle bin --- */

static gboolean
is_owner_field (const AnbanRegister *reg, guint field)
{
  return reg->owner_field == (int)field;
}

/* How many living rows elsewhere name @id; what belongs to the record goes with it and does not count. */
static gboolean
check_references (AnbanStore *self, const AnbanRegister *reg, gint64 id, AnbanRecord *record, GError **error)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint k = 0; self->registers[k] != NULL; k++) {
    const AnbanRegister *other = self->registers[k];

    for (guint i = 0; i < other->n_fields; i++) {
      g_autofree char *sql = NULL;
      gint64 n = 0;

      if (other->fields[i].kind != ANBAN_KIND_REF || other->fields[i].ref != reg ||
          is_owner_field (other, i) || !anban_field_is_stored (&other->fields[i]))
        continue;
      sql = g_strdup_printf ("SELECT COUNT(*) FROM %s WHERE deleted_at IS NULL AND %s = %" PRId64, other->id,
                             other->fields[i].column, id);
      if (!anban_statement_query_int (self->connection, sql, 0, &n, error))
        return FALSE;
      if (n > 0)
        g_string_append_printf (found, _ ("%s“%s” %" PRId64 " 处"), found->len > 0 ? "、" : "",
                                _ (other->title), n);
    }
  }
  if (found->len > 0) {
    g_autofree char *title = anban_record_dup_title (record);

    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID,
                 _ ("“%s”还在使用中（%s），没有删除；请先把那里改为别的"), title, found->str);
    return FALSE;
  }
  return TRUE;
}

static gboolean
delete_with_details (AnbanStore *self, AnbanRecord *record, GError **error)
{
  const AnbanRegister *reg = anban_record_get_register (record);
  gint64 id = anban_record_get_id (record);

  if (!check_references (self, reg, id, record, error))
    return FALSE;
  for (guint k = 0; reg->details != NULL && reg->details[k] != NULL; k++) {
    g_autoptr (GPtrArray) rows = anban_store_list_details (self, reg->details[k], id, error);

    if (rows == NULL)
      return FALSE;
    for (guint i = 0; i < rows->len; i++)
      if (!delete_with_details (self, rows->pdata[i], error))
        return FALSE;
  }
  return anban_store_mark_deleted (self, record, TRUE, error);
}

gboolean
anban_store_delete (AnbanStore *self, const AnbanRegister *reg, gint64 id, GError **error)
{
  gboolean own = self->depth == 0, done;
  g_autoptr (AnbanRecord) record = anban_store_read (self, reg, id, error);
  g_autofree char *label = NULL;

  if (record == NULL)
    return FALSE;
  if (anban_record_is_deleted (record))
    return TRUE;
  label = step_label (record, _ ("删除"));
  if (!anban_store_begin_step (self, label, error))
    return FALSE;
  done = delete_with_details (self, record, error);
  self->broken = self->broken || !done;
  return finish_write (self, done, own, error);
}

static gboolean
restore_with_details (AnbanStore *self, AnbanRecord *record, const char *deleted_at, GError **error);

/* What went at the same moment comes back with its owner; what was deleted earlier stays. */
static gboolean
restore_details (
    AnbanStore *self, const AnbanRegister *detail, gint64 owner, const char *deleted_at, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE %s = ?1 AND deleted_at = ?2", detail->id,
                                          detail->fields[detail->owner_field].column);
  g_autoptr (AnbanStatement) statement = anban_connection_prepare (self->connection, sql, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  AnbanStep step;

  if (statement == NULL)
    return FALSE;
  anban_statement_bind_int (statement, 1, owner);
  anban_statement_bind_text (statement, 2, deleted_at);
  while ((step = anban_statement_step (statement, error)) == ANBAN_STEP_ROW) {
    gint64 id = anban_statement_get_int (statement, 0);

    g_array_append_val (ids, id);
  }
  if (step == ANBAN_STEP_ERROR)
    return FALSE;
  anban_statement_reset (statement);
  for (guint i = 0; i < ids->len; i++) {
    g_autoptr (AnbanRecord) row = anban_store_read (self, detail, g_array_index (ids, gint64, i), error);

    if (row == NULL || !restore_with_details (self, row, deleted_at, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
restore_with_details (AnbanStore *self, AnbanRecord *record, const char *deleted_at, GError **error)
{
  const AnbanRegister *reg = anban_record_get_register (record);

  if (!anban_store_mark_deleted (self, record, FALSE, error))
    return FALSE;
  for (guint k = 0; reg->details != NULL && reg->details[k] != NULL; k++)
    if (!restore_details (self, reg->details[k], anban_record_get_id (record), deleted_at, error))
      return FALSE;
  return TRUE;
}

/* A task comes back to a plan that is there: its owner is restored first. */
static gboolean
check_owner (AnbanStore *self, AnbanRecord *record, GError **error)
{
  const AnbanRegister *reg = anban_record_get_register (record);
  g_autoptr (AnbanRecord) owner = NULL;

  if (reg->owner_field < 0 || anban_record_is_null (record, (guint)reg->owner_field))
    return TRUE;
  owner = anban_store_read (self, reg->fields[reg->owner_field].ref,
                            anban_record_get_int (record, (guint)reg->owner_field), error);
  if (owner == NULL)
    return FALSE;
  if (!anban_record_is_deleted (owner))
    return TRUE;
  g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID,
               _ ("它所属的“%s”还在回收站，没有恢复；请先恢复那条记录"),
               anban_record_get_ref_title (record, (guint)reg->owner_field));
  return FALSE;
}

gboolean
anban_store_restore (AnbanStore *self, const AnbanRegister *reg, gint64 id, GError **error)
{
  gboolean own = self->depth == 0, done;
  g_autoptr (AnbanRecord) record = anban_store_read (self, reg, id, error);
  g_autofree char *sql = g_strdup_printf ("SELECT deleted_at FROM %s WHERE id = ?1", reg->id);
  g_autofree char *deleted_at = NULL;
  g_autofree char *label = NULL;
  AnbanStatement *statement;

  if (record == NULL)
    return FALSE;
  if (!anban_record_is_deleted (record))
    return TRUE;
  if ((statement = anban_connection_prepare (self->connection, sql, error)) == NULL)
    return FALSE;
  anban_statement_bind_int (statement, 1, id);
  if (anban_statement_step (statement, error) == ANBAN_STEP_ROW)
    deleted_at = g_strdup (anban_statement_get_text (statement, 0));
  anban_statement_done (statement);
  label = step_label (record, _ ("恢复"));
  if (!check_owner (self, record, error) || !anban_store_begin_step (self, label, error))
    return FALSE;
  done = restore_with_details (self, record, deleted_at, error);
  self->broken = self->broken || !done;
  return finish_write (self, done, own, error);
}

gboolean
anban_store_parse_field (AnbanStore *self, AnbanRecord *record, guint field, const char *text, GError **error)
{
  const AnbanField *f = &anban_record_get_register (record)->fields[field];
  g_autofree char *plain = g_strdup (text != NULL ? text : "");
  gint64 id;

  g_strstrip (plain);
  if (f->kind != ANBAN_KIND_REF || plain[0] == '\0')
    return anban_record_parse_field (record, field, text, error);
  id = anban_store_find_by_title (self, f->ref, plain);
  if (id == 0) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_NOT_FOUND, _ ("“%s”中没有（或不止一个）“%s”，没有采用"),
                 _ (f->ref->title), plain);
    return FALSE;
  }
  anban_record_set_ref (record, field, id, plain);
  return TRUE;
}
