/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/unit-list.h"

#include <string.h>

#include "base/date.h"
#include "registers/unit.h"
#include "report/pdf-writer.h"
#include "report/sheet-head.h"
#include "report/task-cells.h"
#include "report/unit-parts.h"

#define TITLE "责任任务清单"

enum {
  COLUMN_NUMBER,
  COLUMN_HEADING,
  COLUMN_BODY,
  COLUMN_LEAD,
  COLUMN_DUE,
  COLUMN_PROGRESS,
  COLUMN_LIGHT,
  N_COLUMNS
};

static const AnbanTableColumn columns[N_COLUMNS] = {
    [COLUMN_NUMBER] = {"序号", 10, TRUE, ANBAN_ALIGN_CENTER},
    [COLUMN_HEADING] = {"重点任务", 36},
    [COLUMN_BODY] = {"具体措施", 82},
    [COLUMN_LEAD] = {"牵头单位", 28},
    [COLUMN_DUE] = {"完成时限", 27, TRUE, ANBAN_ALIGN_CENTER},
    [COLUMN_PROGRESS] = {"本单位进展", 52},
    [COLUMN_LIGHT] = {"亮灯", 17, TRUE, ANBAN_ALIGN_CENTER},
};

static const char *const signature[] = {"责任单位（盖章）：", "负责人签字：", "日期：　　　　年　　月　　日",
                                        NULL};

static const char *
get_role_label (gint64 role)
{
  for (const AnbanChoice *choice = anban_task_roles; choice->label; choice++)
    if (choice->value == role)
      return choice->label;
  return "其他";
}

static guint
count_role (GPtrArray *parts, gint64 role)
{
  guint n = 0;

  for (guint i = 0; i < parts->len; i++)
    n += ((AnbanUnitPart *)parts->pdata[i])->role == role;
  return n;
}

static char *
dup_counts (GPtrArray *parts)
{
  GString *text = g_string_new (NULL);
  const char *separator = "：";

  g_string_printf (text, "共 %u 项", parts->len);
  for (const AnbanChoice *role = anban_task_roles; role->label; role++) {
    guint n = count_role (parts, role->value);

    if (n == 0)
      continue;
    g_string_append_printf (text, "%s%s %u", separator, role->label, n);
    separator = "，";
  }
  return g_string_free (text, FALSE);
}

static char *
dup_due (const AnbanUnitPart *part, AnbanRecord *task)
{
  AnbanDate own;

  return anban_date_parse (part->due_on, &own) ? anban_date_dup_paper (own) : anban_task_cells_dup_due (task);
}

static gboolean
add_part (AnbanTable *table, AnbanStore *store, const AnbanUnitPart *part, guint number, GError **error)
{
  g_autoptr (AnbanRecord) task = anban_store_get (store, &anban_task_register, part->task_id, error);
  g_autofree char *number_text = g_strdup_printf ("%u", number), *due = NULL;
  AnbanTableCell cells[N_COLUMNS] = {{number_text}};

  if (!task)
    return FALSE;
  due = dup_due (part, task);
  cells[COLUMN_HEADING].text = anban_record_get_text (task, ANBAN_TASK_HEADING);
  cells[COLUMN_BODY].text = anban_record_get_text (task, ANBAN_TASK_BODY);
  cells[COLUMN_LEAD].text = anban_record_get_text (task, ANBAN_TASK_LEAD_UNITS);
  cells[COLUMN_DUE].text = due;
  cells[COLUMN_PROGRESS].text = part->progress;
  cells[COLUMN_LIGHT] = anban_task_cells_get_light (part->light);
  anban_table_add_row (table, cells);
  return TRUE;
}

static gboolean
add_unit (AnbanDocument *document,
          AnbanStore *store,
          const char *name,
          GPtrArray *parts,
          const char *scope,
          GError **error)
{
  g_autofree char *title = g_strconcat (name, TITLE, NULL);
  g_autofree char *counts = dup_counts (parts);
  AnbanTable *table;
  gint64 role = 0;

  anban_sheet_head_add (document, store, title, counts, scope);
  table = anban_document_add_table (document, columns, N_COLUMNS);
  anban_table_set_empty_text (table, "没有由本单位承担的任务。");
  for (guint i = 0; i < parts->len; i++) {
    const AnbanUnitPart *part = parts->pdata[i];

    if (part->role != role) {
      g_autofree char *heading =
          g_strdup_printf ("%s任务（%u 项）", get_role_label (part->role), count_role (parts, part->role));

      anban_table_add_group (table, heading);
      role = part->role;
    }
    if (!add_part (table, store, part, i + 1, error))
      return FALSE;
  }
  anban_document_add_signature (document, signature);
  return TRUE;
}

static char *
dup_unit_name (AnbanStore *store, gint64 id, GError **error)
{
  g_autoptr (AnbanRecord) unit = anban_store_get (store, &anban_unit_register, id, error);

  return unit ? anban_record_dup_title (unit) : NULL;
}

static char *
dup_scope (AnbanStore *store, const AnbanQuery *tasks)
{
  return tasks ? anban_sheet_head_dup_scope (store, tasks) : NULL;
}

static AnbanDocument *
make_document (
    AnbanStore *store, gint64 unit_id, AnbanUnitParts *all_parts, const AnbanQuery *tasks, GError **error)
{
  g_autofree char *name = dup_unit_name (store, unit_id, error);
  g_autofree char *scope = dup_scope (store, tasks), *title = g_strconcat (name ? name : "", TITLE, NULL);
  g_autoptr (AnbanDocument) document = NULL;
  g_autoptr (GPtrArray) parts = NULL;

  if (!name || !(parts = anban_unit_parts_list (all_parts, unit_id, error)))
    return NULL;
  document = anban_document_new (title);
  anban_document_set_subject (document, scope && *scope ? scope : TITLE);
  anban_sheet_head_describe (document, store);
  anban_document_add_bookmark (document, 1, name);
  return add_unit (document, store, name, parts, scope, error) ? g_steal_pointer (&document) : NULL;
}

AnbanDocument *
anban_unit_list_new (
    AnbanStore *store, gint64 unit_id, const AnbanQuery *tasks, GCancellable *cancellable, GError **error)
{
  g_autoptr (AnbanUnitParts) parts = anban_unit_parts_new (store, tasks, cancellable, error);

  return parts ? make_document (store, unit_id, parts, tasks, error) : NULL;
}

static void
report_progress (AnbanPagesProgress progress, gpointer user_data, guint done, guint all)
{
  if (progress)
    progress ((double)done / all, user_data);
}

AnbanDocument *
anban_unit_list_new_all (AnbanStore *store,
                         const AnbanQuery *tasks,
                         GCancellable *cancellable,
                         AnbanPagesProgress progress,
                         gpointer user_data,
                         GError **error)
{
  g_autoptr (AnbanUnitParts) all_parts = anban_unit_parts_new (store, tasks, cancellable, error);
  g_autoptr (GArray) units = all_parts ? anban_unit_parts_list_units (all_parts, error) : NULL;
  g_autoptr (AnbanDocument) document = anban_document_new ("各单位" TITLE);
  g_autofree char *scope = dup_scope (store, tasks);

  if (!units)
    return NULL;
  anban_document_set_subject (document, scope && *scope ? scope : TITLE);
  anban_sheet_head_describe (document, store);
  for (guint i = 0; i < units->len; i++) {
    gint64 id = g_array_index (units, gint64, i);
    g_autofree char *name = dup_unit_name (store, id, error);
    g_autoptr (GPtrArray) parts = name ? anban_unit_parts_list (all_parts, id, error) : NULL;

    if (!parts || g_cancellable_set_error_if_cancelled (cancellable, error))
      return NULL;
    anban_document_begin_section (document, name, name);
    if (!add_unit (document, store, name, parts, scope, error))
      return NULL;
    report_progress (progress, user_data, i + 1, units->len);
  }
  return g_steal_pointer (&document);
}

/* A file name that every system takes; units of one name get a number. */
static char *
dup_file_name (const char *name, GHashTable *taken)
{
  g_autofree char *plain = g_strdup (name);
  char *file_name;

  g_strdelimit (plain, "/\\:*?\"<>|\n\r\t", '_');
  while (strlen (plain) > 180)
    *g_utf8_find_prev_char (plain, plain + strlen (plain)) = '\0';
  file_name = g_strdup_printf (TITLE "-%s.pdf", plain);
  for (guint i = 2; g_hash_table_contains (taken, file_name); i++) {
    g_free (file_name);
    file_name = g_strdup_printf (TITLE "-%s-%u.pdf", plain, i);
  }
  g_hash_table_add (taken, g_strdup (file_name));
  return file_name;
}

static gboolean
write_one (AnbanStore *store,
           gint64 unit_id,
           AnbanUnitParts *parts,
           const AnbanQuery *tasks,
           const char *folder,
           GHashTable *taken,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (AnbanDocument) document = make_document (store, unit_id, parts, tasks, error);
  g_autofree char *name = document ? dup_unit_name (store, unit_id, error) : NULL;
  g_autofree char *file_name = NULL, *path = NULL;

  if (!name)
    return FALSE;
  file_name = dup_file_name (name, taken);
  path = g_build_filename (folder, file_name, NULL);
  return anban_pdf_write_document (document, path, cancellable, NULL, NULL, error);
}

int
anban_unit_list_write_each (AnbanStore *store,
                            const AnbanQuery *tasks,
                            const char *folder,
                            GCancellable *cancellable,
                            AnbanPagesProgress progress,
                            gpointer user_data,
                            GError **error)
{
  g_autoptr (AnbanUnitParts) parts = anban_unit_parts_new (store, tasks, cancellable, error);
  g_autoptr (GArray) units = parts ? anban_unit_parts_list_units (parts, error) : NULL;
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (!units)
    return -1;
  for (guint i = 0; i < units->len; i++) {
    if (!write_one (store, g_array_index (units, gint64, i), parts, tasks, folder, taken, cancellable, error))
      return -1;
    report_progress (progress, user_data, i + 1, units->len);
  }
  return (int)units->len;
}
