/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Undo and redo: a step is undone by a new step that does the opposite of each of its log rows, last first.
 * Nothing is ever taken out of the log. Redo is the undoing of that undoing.
 */
#include "store/store-private.h"

#include <glib/gi18n-lib.h>

typedef struct {
  const AnbanRegister *reg;
  gint64 record_id;
  AnbanChange change;
  char *before;
  char *record_hash;
} LogRow;

static void
clear_row (gpointer data)
{
  LogRow *row = data;

  g_free (row->before);
  g_free (row->record_hash);
}

static GArray *
read_step (AnbanStore *self, gint64 step_id, GError **error)
{
  g_autoptr (AnbanStatement) statement =
      anban_connection_prepare (self->connection,
                                "SELECT register, record_id, change, before, record_hash FROM change_log "
                                "WHERE step_id = ?1 ORDER BY id DESC",
                                error);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (LogRow));
  AnbanStep step;

  if (statement == NULL)
    return NULL;
  g_array_set_clear_func (rows, clear_row);
  anban_statement_bind_int (statement, 1, step_id);
  while ((step = anban_statement_step (statement, error)) == ANBAN_STEP_ROW) {
    LogRow row = {0};

    row.reg = anban_store_find_register (self, anban_statement_get_text (statement, 0));
    row.record_id = anban_statement_get_int (statement, 1);
    row.change = (AnbanChange)anban_statement_get_int (statement, 2);
    row.before = g_strdup (anban_statement_get_text (statement, 3));
    row.record_hash = g_strdup (anban_statement_get_text (statement, 4));
    g_array_append_val (rows, row);
  }
  return step == ANBAN_STEP_DONE ? g_steal_pointer (&rows) : NULL;
}

static gboolean
invert_row (AnbanStore *self, const LogRow *row, GError **error)
{
  g_autoptr (AnbanRecord) record = NULL;
  g_autoptr (AnbanRecord) old = NULL;
  g_autofree char *hash = NULL;

  if (row->reg == NULL) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_FAILED, _ ("不认识这一步修改的台账，没有撤销"));
    return FALSE;
  }
  if ((record = anban_store_read (self, row->reg, row->record_id, error)) == NULL)
    return FALSE;
  hash = anban_record_dup_hash (record, anban_record_is_deleted (record));
  if (g_strcmp0 (hash, row->record_hash) != 0) {
    g_autofree char *title = anban_record_dup_title (record);

    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_CONFLICT,
                 _ ("“%s”后来又被修改过，没有撤销，现有内容保持不变"), title);
    return FALSE;
  }
  switch (row->change) {
  case ANBAN_CHANGE_INSERTED:
  case ANBAN_CHANGE_RESTORED:
    return anban_store_mark_deleted (self, record, TRUE, error);
  case ANBAN_CHANGE_DELETED:
    return anban_store_mark_deleted (self, record, FALSE, error);
  case ANBAN_CHANGE_UPDATED:
    old = anban_record_copy (record);
    return anban_record_apply_json (record, row->before, error) &&
           anban_store_write_update (self, record, old, error);
  }
  return FALSE;
}

static gboolean
invert_step (AnbanStore *self, AnbanStepEntry *entry, const char *verb, gint64 *new_step, GError **error)
{
  g_autofree char *label = g_strconcat (verb, entry->label, NULL);
  g_autoptr (GArray) rows = read_step (self, entry->step_id, error);

  if (rows == NULL || !anban_store_begin_step (self, label, error))
    return FALSE;
  *new_step = self->step_id;
  for (guint i = 0; i < rows->len; i++)
    if (!invert_row (self, &g_array_index (rows, LogRow, i), error)) {
      anban_store_rollback_step (self);
      return FALSE;
    }
  return anban_store_commit_step (self, error);
}

/* Moves the last step of @from, inverted, to the end of @to; the other stack stays as it is. */
static gboolean
move_step (AnbanStore *self, GPtrArray **from, GPtrArray **to, const char *verb, GError **error)
{
  g_autoptr (GPtrArray) kept_undo = NULL;
  g_autoptr (GPtrArray) kept_redo = NULL;
  AnbanStepEntry *entry;
  gint64 new_step = 0;
  gboolean done;

  if ((*from)->len == 0)
    return TRUE;
  g_return_val_if_fail (self->depth == 0, FALSE);
  entry = (*from)->pdata[(*from)->len - 1];
  /* the commit would take this for a new step of the clerk's and forget what can be redone */
  kept_undo = g_steal_pointer (&self->undo);
  kept_redo = g_steal_pointer (&self->redo);
  self->undo = g_ptr_array_new_with_free_func ((GDestroyNotify)anban_step_entry_free);
  self->redo = g_ptr_array_new_with_free_func ((GDestroyNotify)anban_step_entry_free);
  done = invert_step (self, entry, verb, &new_step, error);
  g_ptr_array_unref (self->undo);
  g_ptr_array_unref (self->redo);
  self->undo = g_steal_pointer (&kept_undo);
  self->redo = g_steal_pointer (&kept_redo);
  if (done) {
    g_ptr_array_add (*to, anban_step_entry_new (new_step, entry->label));
    g_ptr_array_remove_index (*from, (*from)->len - 1);
  }
  anban_store_emit_steps_changed (self);
  return done;
}

gboolean
anban_store_undo (AnbanStore *self, GError **error)
{
  return move_step (self, &self->undo, &self->redo, _ ("撤销："), error);
}

gboolean
anban_store_redo (AnbanStore *self, GError **error)
{
  return move_step (self, &self->redo, &self->undo, _ ("重做："), error);
}

static const char *
last_label (GPtrArray *steps)
{
  return steps->len > 0 ? ((AnbanStepEntry *)steps->pdata[steps->len - 1])->label : NULL;
}

void
anban_store_forget_steps (AnbanStore *self)
{
  g_ptr_array_set_size (self->undo, 0);
  g_ptr_array_set_size (self->redo, 0);
  anban_store_emit_steps_changed (self);
}

const char *
anban_store_get_undo_label (AnbanStore *self)
{
  return last_label (self->undo);
}

const char *
anban_store_get_redo_label (AnbanStore *self)
{
  return last_label (self->redo);
}
