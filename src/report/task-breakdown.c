/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/task-breakdown.h"

#include <inttypes.h>
#include <string.h>

#include "registers/plan.h"
#include "registers/task.h"
#include "report/sheet-head.h"
#include "report/task-cells.h"

enum {
  COLUMN_NUMBER,
  COLUMN_HEADING,
  COLUMN_BODY,
  COLUMN_LEAD,
  COLUMN_OTHERS,
  COLUMN_DUE,
  COLUMN_PROGRESS,
  COLUMN_FILES,
  COLUMN_LIGHT,
  N_COLUMNS
};

static const AnbanTableColumn columns[N_COLUMNS] = {
    [COLUMN_NUMBER] = {"序号", 10, TRUE, ANBAN_ALIGN_CENTER},
    [COLUMN_HEADING] = {"重点任务", 29},
    [COLUMN_BODY] = {"具体措施", 62},
    [COLUMN_LEAD] = {"牵头单位", 26},
    [COLUMN_OTHERS] = {"责任（配合）单位", 42},
    [COLUMN_DUE] = {"完成时限", 27, TRUE, ANBAN_ALIGN_CENTER},
    [COLUMN_PROGRESS] = {"进展情况", 40},
    [COLUMN_FILES] = {"佐证", 11, TRUE, ANBAN_ALIGN_CENTER},
    [COLUMN_LIGHT] = {"亮灯", 17, TRUE, ANBAN_ALIGN_CENTER},
};

typedef struct {
  AnbanTable *table;
  gboolean by_section; /* no grouping was asked for: the plan's sections */
  gboolean one_plan;
  char *group; /* the last heading */
  guint n_rows;
} Rows;

static char *
dup_section (const Rows *rows, AnbanRecord *task)
{
  const char *section = anban_record_get_text (task, ANBAN_TASK_SECTION);
  const char *plan = rows->one_plan ? "" : anban_record_get_ref_title (task, ANBAN_TASK_PLAN);

  return g_strconcat (plan, *plan && *section ? " · " : "", section, NULL);
}

/* Rows before the first heading need none. */
static void
head_group (Rows *rows, const char *group)
{
  if (g_strcmp0 (rows->group ? rows->group : "", group) == 0)
    return;
  g_free (rows->group);
  rows->group = g_strdup (group);
  if (!rows->by_section)
    rows->n_rows = 0; /* a task may stand in several groups: each is counted by itself */
  anban_table_add_group (rows->table, *group ? group : "其他");
}

static gboolean
add_task_cb (AnbanRecord *task, const char *group, gpointer user_data)
{
  Rows *rows = user_data;
  g_autofree char *due = anban_task_cells_dup_due (task);
  g_autofree char *progress = anban_task_cells_dup_progress (task);
  g_autofree char *section = NULL, *number = NULL;
  gint64 n_files = anban_record_get_int (task, ANBAN_TASK_FILES);
  g_autofree char *files = n_files > 0 ? g_strdup_printf ("%" PRId64 " 件", n_files) : NULL;
  AnbanTableCell cells[N_COLUMNS] = {
      [COLUMN_HEADING] = {anban_record_get_text (task, ANBAN_TASK_HEADING)},
      [COLUMN_BODY] = {anban_record_get_text (task, ANBAN_TASK_BODY)},
      [COLUMN_LEAD] = {anban_record_get_text (task, ANBAN_TASK_LEAD_UNITS)},
      [COLUMN_OTHERS] = {anban_record_get_text (task, ANBAN_TASK_OTHER_UNITS)},
      [COLUMN_DUE] = {due},
      [COLUMN_PROGRESS] = {progress},
      [COLUMN_FILES] = {files},
      [COLUMN_LIGHT] = anban_task_cells_get_light (anban_record_get_int (task, ANBAN_TASK_LIGHT)),
  };

  if (rows->by_section)
    section = dup_section (rows, task);
  if (section || group)
    head_group (rows, section ? section : group);
  number = g_strdup_printf ("%u", ++rows->n_rows);
  cells[COLUMN_NUMBER].text = number;
  anban_table_add_row (rows->table, cells);
  return TRUE;
}

/* 共 30 项：逾期 2，临期 3 … ; NULL on an error. */
static char *
count_lights (AnbanStore *store, const AnbanQuery *query, GError **error)
{
  gint64 all = anban_store_count (store, query, error);
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean first = TRUE;

  if (all < 0)
    return NULL;
  g_string_printf (text, "共 %" PRId64 " 项", all);
  for (const AnbanChoice *light = anban_task_lights; light->label; light++) {
    g_autoptr (AnbanQuery) lit = anban_query_copy (query);
    gint64 n;

    anban_query_where_int (lit, ANBAN_TASK_LIGHT, ANBAN_OP_EQ, light->value);
    n = anban_store_count (store, lit, error);
    if (n < 0)
      return NULL;
    if (n > 0)
      g_string_append_printf (text, "%s%s %" PRId64, first ? "：" : "，", light->label, n);
    first = first && n == 0;
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* “关于印发《某县工作要点》的通知” is known by what stands between the marks. */
static char *
dup_plan_name (AnbanStore *store, gint64 plan_id)
{
  g_autoptr (AnbanRecord) plan = anban_store_get (store, &anban_plan_register, plan_id, NULL);
  g_autofree char *title = plan ? anban_record_dup_title (plan) : NULL;
  char *start = title ? strstr (title, "《") : NULL, *end = start ? strstr (start, "》") : NULL;

  if (!end)
    return g_steal_pointer (&title);
  start += strlen ("《");
  return g_strndup (start, end - start);
}

/* What narrows the tasks apart from the plan, which the title names. */
static char *
dup_scope (AnbanStore *store, const AnbanQuery *query, gboolean plan_in_title)
{
  g_autoptr (AnbanQuery) rest = anban_query_copy (query);

  if (plan_in_title)
    anban_query_unset_filter (rest, "plan");
  return anban_sheet_head_dup_scope (store, rest);
}

AnbanDocument *
anban_task_breakdown_new (
    AnbanStore *store, const AnbanQuery *query, const char *title, GCancellable *cancellable, GError **error)
{
  gint64 plan_id = 0;
  gboolean one_plan = anban_query_get_filter (query, "plan", &plan_id);
  g_autofree char *plan = one_plan ? dup_plan_name (store, plan_id) : NULL;
  g_autofree char *office = anban_sheet_head_dup_office (store);
  g_autofree char *own_title =
      plan ? g_strconcat (plan, "任务分解表", NULL) : g_strconcat (office, "重点任务分解表", NULL);
  g_autofree char *scope = dup_scope (store, query, plan && !title);
  g_autofree char *legend = anban_task_cells_dup_legend ();
  g_autofree char *counts = count_lights (store, query, error);
  g_autoptr (AnbanDocument) document = NULL;
  Rows rows = {.one_plan = one_plan};
  gboolean read;

  if (!counts)
    return NULL;
  document = anban_document_new (title ? title : own_title);
  anban_document_set_subject (document, scope && *scope ? scope : "重点任务分解表");
  anban_sheet_head_describe (document, store);
  anban_document_add_bookmark (document, 1, anban_document_get_title (document));
  anban_sheet_head_add (document, store, anban_document_get_title (document), counts, scope);
  rows.table = anban_document_add_table (document, columns, N_COLUMNS);
  rows.by_section = !anban_query_get_grouping (query) && anban_query_get_sort (query, NULL) < 0;
  anban_table_set_empty_text (rows.table, "没有可列出的任务。");
  read = anban_store_foreach (store, query, add_task_cb, &rows, cancellable, error);
  g_free (rows.group);
  if (!read)
    return NULL;
  if (rows.n_rows > 0)
    anban_document_add_paragraph (document, ANBAN_STYLE_NOTE, legend);
  return g_steal_pointer (&document);
}
