/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/plan-table.h"

#include "plan/outline.h"
#include "plan/word-list.h"

#include <string.h>

/* Looked for in this order in a header cell. */
static const struct {
  const char *word;
  AnbanTableColumn column;
} headers[] = {
    {"责任人", ANBAN_COLUMN_OTHER},  {"领导", ANBAN_COLUMN_OTHER},       {"联系", ANBAN_COLUMN_OTHER},
    {"备注", ANBAN_COLUMN_OTHER},    {"进展", ANBAN_COLUMN_OTHER},       {"佐证", ANBAN_COLUMN_OTHER},
    {"类别", ANBAN_COLUMN_OTHER},    {"类型", ANBAN_COLUMN_OTHER},       {"分类", ANBAN_COLUMN_OTHER},
    {"序号", ANBAN_COLUMN_NUMBER},   {"编号", ANBAN_COLUMN_NUMBER},      {"牵头", ANBAN_COLUMN_LEAD},
    {"主办", ANBAN_COLUMN_LEAD},     {"配合", ANBAN_COLUMN_SUPPORT},     {"协办", ANBAN_COLUMN_SUPPORT},
    {"协同", ANBAN_COLUMN_SUPPORT},  {"参与单位", ANBAN_COLUMN_SUPPORT}, {"责任单位", ANBAN_COLUMN_DUTY},
    {"责任部门", ANBAN_COLUMN_DUTY}, {"责任主体", ANBAN_COLUMN_DUTY},    {"负责单位", ANBAN_COLUMN_DUTY},
    {"承办单位", ANBAN_COLUMN_DUTY}, {"实施单位", ANBAN_COLUMN_DUTY},    {"落实单位", ANBAN_COLUMN_DUTY},
    {"责任科室", ANBAN_COLUMN_DUTY}, {"单位", ANBAN_COLUMN_DUTY},        {"时限", ANBAN_COLUMN_DEADLINE},
    {"时间", ANBAN_COLUMN_DEADLINE}, {"期限", ANBAN_COLUMN_DEADLINE},    {"节点", ANBAN_COLUMN_DEADLINE},
    {"任务", ANBAN_COLUMN_TEXT},     {"措施", ANBAN_COLUMN_TEXT},        {"内容", ANBAN_COLUMN_TEXT},
    {"事项", ANBAN_COLUMN_TEXT},     {"项目", ANBAN_COLUMN_TEXT},        {"目标", ANBAN_COLUMN_TEXT},
    {"举措", ANBAN_COLUMN_TEXT},     {"要求", ANBAN_COLUMN_TEXT},        {"工作", ANBAN_COLUMN_TEXT},
    {"要点", ANBAN_COLUMN_TEXT},     {"标准", ANBAN_COLUMN_TEXT},        {"指标", ANBAN_COLUMN_TEXT},
};

typedef struct {
  gsize start, end;
} Cell;

static guint
split_cells (const AnbanFoldedText *text, gsize start, gsize end, Cell *cells)
{
  guint n = 0;

  for (gsize from = start; from <= end && n < ANBAN_TABLE_MAX_COLUMNS;) {
    const char *tab = memchr (text->text + from, '\t', end - from);
    gsize to = tab != NULL ? (gsize)(tab - text->text) : end;

    cells[n++] = (Cell){from, to};
    from = to + 1;
  }
  return n;
}

static AnbanTableColumn
read_header_cell (const AnbanFoldedText *text, const Cell *cell)
{
  const char *p = text->text + cell->start;
  gssize len = (gssize)(cell->end - cell->start);

  if (len < 6 || len > 60)
    return ANBAN_COLUMN_OTHER;
  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    if (g_strstr_len (p, len, headers[i].word) != NULL)
      return headers[i].column;
  /* what a row is about; in a longer cell they are words like others */
  if (len <= 24 &&
      anban_words_before ((const char *const[]){"领域", "行业", "名称", "对象", "问题", "隐患", NULL}, p,
                          p + len) > 0)
    return ANBAN_COLUMN_TEXT;
  return ANBAN_COLUMN_OTHER;
}

/* A header names a column of tasks and one of units or of dates. */
static gboolean
read_header (const AnbanFoldedText *text, AnbanTableRow *row)
{
  Cell cells[ANBAN_TABLE_MAX_COLUMNS];
  guint n = split_cells (text, row->start, row->end, cells), tasks = 0, others = 0;

  if (n < 3 || g_ascii_isdigit (text->text[cells[0].start]))
    return FALSE;
  row->n_columns = n;
  for (guint i = 0; i < n; i++) {
    row->columns[i] = read_header_cell (text, &cells[i]);
    tasks += row->columns[i] == ANBAN_COLUMN_TEXT;
    others += row->columns[i] >= ANBAN_COLUMN_LEAD;
  }
  return tasks > 0 && others > 0;
}

/* --- : --- under the header of a table drawn with bars */
static gboolean
is_rule (const AnbanFoldedText *text, gsize start, gsize end)
{
  return strspn (text->text + start, "-:=+\t") >= end - start;
}

GArray *
anban_plan_table_find (const AnbanFoldedText *text)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (AnbanTableRow));
  AnbanTableRow header = {0};

  for (gsize start = 0; start < text->len;) {
    const char *newline = memchr (text->text + start, '\n', text->len - start);
    gsize end = newline != NULL ? (gsize)(newline - text->text) : text->len;
    AnbanTableRow row = {.start = start, .end = end};

    if (end > start && memchr (text->text + start, '\t', end - start) != NULL) {
      if (is_rule (text, start, end)) {
        start = end + 1;
        continue;
      }
      if (read_header (text, &row)) {
        header = row;
      } else if (header.n_columns > 0) {
        memcpy (row.columns, header.columns, sizeof row.columns);
        row.n_columns = header.n_columns;
        g_array_append_val (rows, row);
      }
    }
    start = end + 1;
  }
  return rows;
}

/* The item that a row stands under; -1 where none. @from: where the last row was found, rows come in order. */
static int
item_of (const AnbanOutline *outline, gsize at, guint *from)
{
  while (*from < outline->items->len && anban_outline_get (outline, *from)->start <= at)
    (*from)++;
  for (int i = (int)*from - 1; i >= 0; i = anban_outline_get (outline, (guint)i)->parent)
    if (anban_outline_get (outline, (guint)i)->end > at)
      return i;
  return -1;
}

static char *
dup_key (const AnbanTaskContext *context, const Cell *number, int item, guint running)
{
  g_autofree char *above = item >= 0 ? anban_outline_dup_key (context->outline, (guint)item) : NULL;
  g_autofree char *own = NULL;
  AnbanMarker marker;
  const char *p = context->text->text;

  if (number != NULL && anban_marker_read (p + number->start, p + number->end, &marker))
    own = g_strdup (marker.printed);
  else if (number != NULL && number->end > number->start)
    own = anban_folded_text_dup_name (context->text, number->start, number->end);
  else
    own = g_strdup_printf ("%u", running);
  return above != NULL && *above != '\0' ? g_strconcat (above, "/", own, NULL) : g_steal_pointer (&own);
}

static void
add_cell_units (const AnbanTaskContext *context, AnbanPlanTask *task, const Cell *cell, AnbanPlanRole role)
{
  g_autoptr (AnbanNote) note = anban_responsibility_read_cell (context->text, cell->start, cell->end, role);

  anban_task_add_note (context, task, note);
}

static void
add_cell (const AnbanTaskContext *context, AnbanPlanTask *task, AnbanTableColumn column, const Cell *cell)
{
  switch (column) {
  case ANBAN_COLUMN_TEXT:
    anban_task_add_findings (context, task, cell->start, cell->end);
    break;
  case ANBAN_COLUMN_LEAD:
    add_cell_units (context, task, cell, ANBAN_PLAN_ROLE_LEAD);
    break;
  case ANBAN_COLUMN_SUPPORT:
    add_cell_units (context, task, cell, ANBAN_PLAN_ROLE_SUPPORT);
    break;
  case ANBAN_COLUMN_DUTY:
    add_cell_units (context, task, cell, ANBAN_PLAN_ROLE_DUTY);
    break;
  case ANBAN_COLUMN_DEADLINE:
    anban_task_add_deadlines (context, task, cell->start, cell->end, TRUE);
    anban_task_add_amounts (context, task, cell->start, cell->end);
    break;
  case ANBAN_COLUMN_NUMBER:
  case ANBAN_COLUMN_OTHER:
    break;
  }
}

static void
append_text (const AnbanTaskContext *context, AnbanPlanTask *task, const Cell *cell)
{
  g_autofree char *part = anban_folded_text_dup_text (context->text, cell->start, cell->end);
  g_autofree char *old = task->text;

  task->text = old != NULL && *old != '\0' ? g_strconcat (old, "\n", part, NULL) : g_steal_pointer (&part);
}

static AnbanPlanTask *
new_task (
    const AnbanTaskContext *context, const AnbanTableRow *row, const Cell *number, int item, guint running)
{
  AnbanPlanTask *task = anban_plan_task_new ();

  task->key = dup_key (context, number, item, running);
  task->span = task->text_span = anban_folded_text_span (context->text, row->start, row->end);
  for (int i = item; i >= 0; i = anban_outline_get (context->outline, (guint)i)->parent) {
    const AnbanOutlineItem *above = anban_outline_get (context->outline, (guint)i);
    gsize end = anban_outline_heading_end (context->text, above->text_start, above->first_end);

    g_ptr_array_insert (task->sections, 0,
                        anban_folded_text_dup_name (context->text, above->text_start, end));
  }
  return task;
}

static gboolean
has_numbers (const AnbanTableRow *row)
{
  for (guint i = 0; i < row->n_columns; i++)
    if (row->columns[i] == ANBAN_COLUMN_NUMBER)
      return TRUE;
  return FALSE;
}

void
anban_plan_table_read (const AnbanTaskContext *context, const GArray *rows, AnbanPlan *plan)
{
  AnbanPlanTask *task = NULL;
  guint next_item = 0, running = 0;

  for (guint r = 0; r < rows->len; r++) {
    const AnbanTableRow *row = &g_array_index (rows, AnbanTableRow, r);
    Cell cells[ANBAN_TABLE_MAX_COLUMNS];
    const Cell *number = NULL, *first = NULL;
    guint n = split_cells (context->text, row->start, row->end, cells);
    int item = item_of (context->outline, row->start, &next_item);

    for (guint i = 0; i < MIN (n, row->n_columns); i++) {
      gboolean filled = cells[i].end > cells[i].start;

      if (row->columns[i] == ANBAN_COLUMN_NUMBER && filled)
        number = &cells[i];
      else if (row->columns[i] == ANBAN_COLUMN_TEXT && filled && first == NULL)
        first = &cells[i];
    }
    if (first == NULL || n < 2)
      continue;
    /* a row without number goes on with the one above, where rows have numbers at all */
    if (number != NULL || task == NULL || !has_numbers (row)) {
      task = new_task (context, row, number, item, ++running);
      task->heading = anban_folded_text_dup_name (
          context->text, first->start, anban_outline_heading_end (context->text, first->start, first->end));
      g_ptr_array_add (plan->tasks, task);
    }
    task->span.end = task->text_span.end = anban_folded_text_span (context->text, row->start, row->end).end;
    for (guint i = 0; i < MIN (n, row->n_columns); i++) {
      if (cells[i].end == cells[i].start)
        continue;
      if (row->columns[i] == ANBAN_COLUMN_TEXT)
        append_text (context, task, &cells[i]);
      add_cell (context, task, row->columns[i], &cells[i]);
    }
  }
}
