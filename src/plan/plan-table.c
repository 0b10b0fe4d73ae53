/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/plan-table.h"

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

guint
anban_plan_table_split (const AnbanFoldedText *text, gsize start, gsize end, AnbanTableCell *cells)
{
  guint n = 0;

  for (gsize from = start; from <= end && n < ANBAN_TABLE_MAX_COLUMNS;) {
    const char *tab = memchr (text->text + from, '\t', end - from);
    gsize to = tab != NULL ? (gsize)(tab - text->text) : end;

    cells[n++] = (AnbanTableCell){from, to};
    from = to + 1;
  }
  return n;
}

static AnbanTableColumn
read_header_cell (const AnbanFoldedText *text, const AnbanTableCell *cell)
{
  const char *p = text->text + cell->start;
  gssize len = (gssize)(cell->end - cell->start);

  if (len < 6 || len > 60)
    return ANBAN_COLUMN_OTHER;
  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    if (g_strstr_len (p, len, headers[i].word) != NULL)
      return headers[i].column;
  /* what a row is about; in a longer cell they are words like others */
  if (len <= 24 && anban_words_before ((const char *const[]){"领域", "行业", "名称", "对象", "问题", "隐患",
                                                             "部位", "点位", "场所", "区域", NULL},
                                       p, p + len) > 0)
    return ANBAN_COLUMN_TEXT;
  return ANBAN_COLUMN_OTHER;
}

/* A header names a column of tasks and one of units or of dates. */
static gboolean
read_header (const AnbanFoldedText *text, AnbanTableRow *row)
{
  AnbanTableCell cells[ANBAN_TABLE_MAX_COLUMNS];
  guint n = anban_plan_table_split (text, row->start, row->end, cells), tasks = 0, others = 0;

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
