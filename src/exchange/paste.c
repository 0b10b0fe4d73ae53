/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/paste.h"

#include "registers/task-units.h"
#include "registers/task.h"
#include "registers/unit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _AnbanPaste {
  AnbanStore *store;
  const AnbanRegister *reg;
  AnbanClipboardTable *table;
  gboolean header;
  int *fields; /* by column */
  gint64 owner_id;
  GArray *targets;
  GPtrArray *problems;
};

static void
free_problem (AnbanPasteProblem *problem)
{
  g_free (problem->message);
  g_free (problem);
}

static void
add_problem (AnbanPaste *self, guint row, int column, const char *message)
{
  AnbanPasteProblem *problem = g_new (AnbanPasteProblem, 1);

  problem->row = row;
  problem->column = column;
  problem->message = g_strdup (message);
  g_ptr_array_add (self->problems, problem);
}

/* The units of a task are rows of their own, but stand in columns of the form. */
static gboolean
is_units (AnbanPaste *self, int field)
{
  return self->reg == &anban_task_register &&
         (field == ANBAN_TASK_LEAD_UNITS || field == ANBAN_TASK_OTHER_UNITS);
}

static gboolean
is_writable (AnbanPaste *self, int field)
{
  return field >= 0 && (anban_field_is_editable (&self->reg->fields[field]) || is_units (self, field));
}

/* --- reading cells --- */

static GStrv
split_units (const char *text)
{
  static const char *const separators[] = {"、", "，", "；", ",", ";", "\n", "\t"};
  g_autoptr (GString) joined = g_string_new (text);
  g_auto (GStrv) names = NULL;
  GStrvBuilder *builder = g_strv_builder_new ();
  GStrv result;

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    g_string_replace (joined, separators[i], "\x1f", 0);
  names = g_strsplit (joined->str, "\x1f", -1);
  for (guint i = 0; names[i] != NULL; i++)
    if (*g_strstrip (names[i]) != '\0')
      g_strv_builder_add (builder, names[i]);
  result = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);

  return result;
}

static void
check_units (AnbanPaste *self, guint row, guint column, const char *text)
{
  g_auto (GStrv) names = split_units (text);

  for (guint i = 0; names[i] != NULL; i++) {
    g_autofree char *message = NULL;

    if (anban_store_find_by_title (self->store, &anban_unit_register, names[i]) != 0)
      continue;
    message = g_strdup_printf (_ ("没有名为“%s”的单位，或有几家同名；请先在单位中建好"), names[i]);
    add_problem (self, row, (int)column, message);
  }
}

/* The record that a row stands for: new, or the target with the values of the row. NULL with a problem added. */
static AnbanRecord *
read_row (AnbanPaste *self, guint row, gboolean check)
{
  guint number = row - (self->header ? 1 : 0);
  gint64 target = self->targets != NULL && number < self->targets->len
                      ? g_array_index (self->targets, gint64, number)
                      : 0;
  g_autoptr (GError) error = NULL;
  AnbanRecord *record =
      target != 0 ? anban_store_get (self->store, self->reg, target, &error) : anban_record_new (self->reg);

  if (record == NULL) {
    add_problem (self, row, -1, error->message);
    return NULL;
  }
  if (self->owner_id != 0 && self->reg->owner_field >= 0)
    anban_record_set_int (record, (guint)self->reg->owner_field, self->owner_id);

  for (guint column = 0; column < anban_clipboard_table_get_n_columns (self->table); column++) {
    const char *text = anban_clipboard_table_get (self->table, row, column);
    g_autoptr (GError) cell_error = NULL;

    if (self->fields[column] < 0)
      continue;
    if (is_units (self, self->fields[column])) {
      if (check)
        check_units (self, row, column, text);
    } else if (!anban_store_parse_field (self->store, record, (guint)self->fields[column], text,
                                         &cell_error) &&
               check) {
      add_problem (self, row, (int)column, cell_error->message);
    }
  }

  return record;
}

static gboolean
is_empty (AnbanPaste *self, guint row)
{
  for (guint column = 0; column < anban_clipboard_table_get_n_columns (self->table); column++)
    if (self->fields[column] >= 0 && *anban_clipboard_table_get (self->table, row, column) != '\0')
      return FALSE;
  return TRUE;
}

static void
check_row (AnbanPaste *self, guint row)
{
  guint before = self->problems->len;
  g_autoptr (AnbanRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  guint field = 0;

  if (is_empty (self, row))
    return;
  record = read_row (self, row, TRUE);
  if (record != NULL && self->problems->len == before && !anban_record_check (record, &field, &error)) {
    int column = -1;

    for (guint i = 0; i < anban_clipboard_table_get_n_columns (self->table); i++)
      if (self->fields[i] == (int)field)
        column = (int)i;
    add_problem (self, row, column, error->message);
  }
}

static void
check (AnbanPaste *self)
{
  g_ptr_array_set_size (self->problems, 0);
  for (guint row = self->header ? 1 : 0; row < anban_clipboard_table_get_n_rows (self->table); row++)
    check_row (self, row);
}

/* --- columns --- */

static void
take_given_fields (AnbanPaste *self, const guint *fields, guint n_fields)
{
  guint n_columns = anban_clipboard_table_get_n_columns (self->table);
  guint column = 0;

  self->fields = g_new (int, n_columns + 1);
  for (guint i = 0; i < n_columns; i++)
    self->fields[i] = -1;

  if (fields != NULL) {
    for (guint i = 0; i < n_fields && i < n_columns; i++)
      self->fields[i] = (int)fields[i];
    return;
  }
  for (guint i = 0; i < self->reg->n_fields && column < n_columns; i++)
    if ((self->reg->fields[i].flags & ANBAN_FIELD_IN_LIST) != 0)
      self->fields[column++] = (int)i;
}

/* Only what can be written, and every field once. */
static gboolean
keep_writable (AnbanPaste *self)
{
  guint n_columns = anban_clipboard_table_get_n_columns (self->table);
  guint kept = 0;

  for (guint i = 0; i < n_columns; i++) {
    if (!is_writable (self, self->fields[i]))
      self->fields[i] = -1;
    for (guint k = 0; k < i; k++)
      if (self->fields[k] == self->fields[i])
        self->fields[i] = -1;
    kept += self->fields[i] >= 0;
  }

  return kept > 0;
}

AnbanPaste *
anban_paste_new (AnbanStore *store,
                 const AnbanRegister *reg,
                 AnbanClipboardTable *table,
                 const guint *fields,
                 guint n_fields,
                 gint64 owner_id,
                 GError **error)
{
  g_autoptr (AnbanPaste) self = g_new0 (AnbanPaste, 1);

  self->store = g_object_ref (store);
  self->reg = reg;
  self->table = table;
  self->owner_id = owner_id;
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify)free_problem);
  self->header = anban_clipboard_table_find_header (table, reg, &self->fields);
  if (!self->header)
    take_given_fields (self, fields, n_fields);

  if (!keep_writable (self) || anban_paste_get_n_rows (self) == 0) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID,
                 _ ("剪贴板里没有能放进“%s”的表格，没有粘贴；请在表格程序中连同表头一起复制"),
                 _ (reg->title));
    return NULL;
  }
  check (self);

  return g_steal_pointer (&self);
}

void
anban_paste_free (AnbanPaste *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->targets, g_array_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->table, anban_clipboard_table_free);
  g_clear_object (&self->store);
  g_free (self->fields);
  g_free (self);
}

gboolean
anban_paste_set_targets (AnbanPaste *self, const gint64 *ids, guint n_ids, GError **error)
{
  if (anban_store_is_read_only (self->store)) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_READ_ONLY, _ ("文件是只读的，不能粘贴"));
    return FALSE;
  }
  g_clear_pointer (&self->targets, g_array_unref);
  self->targets = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_ids);
  g_array_append_vals (self->targets, ids, n_ids);
  check (self);
  return TRUE;
}

const AnbanClipboardTable *
anban_paste_get_table (AnbanPaste *self)
{
  return self->table;
}

gboolean
anban_paste_has_header (AnbanPaste *self)
{
  return self->header;
}

guint
anban_paste_get_n_rows (AnbanPaste *self)
{
  return anban_clipboard_table_get_n_rows (self->table) - (self->header ? 1 : 0);
}

guint
anban_paste_get_n_columns (AnbanPaste *self)
{
  return anban_clipboard_table_get_n_columns (self->table);
}

int
anban_paste_get_field (AnbanPaste *self, guint column)
{
  return self->fields[column];
}

void
anban_paste_set_field (AnbanPaste *self, guint column, int field)
{
  self->fields[column] = is_writable (self, field) ? field : -1;
  for (guint i = 0; i < anban_paste_get_n_columns (self); i++)
    if (i != column && self->fields[i] == self->fields[column])
      self->fields[i] = -1;
  check (self);
}

const GPtrArray *
anban_paste_get_problems (AnbanPaste *self)
{
  return self->problems;
}

/* --- taking --- */

static gboolean
take_units (AnbanPaste *self, guint row, gint64 task_id, GError **error)
{
  for (guint column = 0; column < anban_paste_get_n_columns (self); column++) {
    AnbanRole role = self->fields[column] == ANBAN_TASK_LEAD_UNITS ? ANBAN_ROLE_LEAD : ANBAN_ROLE_RESPONSIBLE;
    g_auto (GStrv) names = NULL;

    if (self->fields[column] < 0 || !is_units (self, self->fields[column]))
      continue;
    names = split_units (anban_clipboard_table_get (self->table, row, column));
    for (guint i = 0; names[i] != NULL; i++) {
      gint64 unit = anban_store_find_by_title (self->store, &anban_unit_register, names[i]);

      if (unit != 0 && !anban_task_units_add (self->store, task_id, unit, role, error))
        return FALSE;
    }
  }
  return TRUE;
}

static gboolean
is_bad (AnbanPaste *self, guint row)
{
  for (guint i = 0; i < self->problems->len; i++)
    if (((AnbanPasteProblem *)g_ptr_array_index (self->problems, i))->row == row)
      return TRUE;
  return FALSE;
}

static gboolean
take_rows (AnbanPaste *self, GArray *ids, GError **error)
{
  for (guint row = self->header ? 1 : 0; row < anban_clipboard_table_get_n_rows (self->table); row++) {
    g_autoptr (AnbanRecord) record = NULL;
    gint64 id;

    if (is_empty (self, row) || is_bad (self, row))
      continue;
    record = read_row (self, row, FALSE);
    if (record == NULL) {
      g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_CONFLICT, _ ("第 %u 行的记录已不在，没有粘贴；请重新选择"),
                   row + 1);
      return FALSE;
    }
    if (!anban_store_save (self->store, record, error) ||
        !take_units (self, row, anban_record_get_id (record), error)) {
      g_prefix_error (error, _ ("第 %u 行："), row + 1);
      return FALSE;
    }
    id = anban_record_get_id (record);
    g_array_append_val (ids, id);
  }
  return TRUE;
}

GArray *
anban_paste_take (AnbanPaste *self, gboolean skip_bad, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *label = NULL;

  if (self->problems->len > 0 && !skip_bad) {
    const AnbanPasteProblem *first = g_ptr_array_index (self->problems, 0);

    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID,
                 _ ("有 %u 处不能采用，没有粘贴；第一处在第 %u 行：%s"), self->problems->len, first->row + 1,
                 first->message);
    return NULL;
  }

  label = g_strdup_printf (_ ("粘贴 %u 行"), anban_paste_get_n_rows (self));
  if (!anban_store_begin_step (self->store, label, error))
    return NULL;
  if (!take_rows (self, ids, error)) {
    anban_store_rollback_step (self->store);
    return NULL;
  }
  if (!anban_store_commit_step (self->store, error))
    return NULL;

  return g_steal_pointer (&ids);
}
