/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/drill-sheet.h"

#include "registers/drill-criterion.h"
#include "registers/drill.h"
#include "report/paper-text.h"

#include <string.h>

#define TEXT_SIZE  10.5
#define ROW_HEIGHT 7.0 /* mm */
#define N_MARK     5

static const AnbanTableColumn mark_columns[N_MARK] = {
    {"序号", 12, TRUE, ANBAN_ALIGN_CENTER},   {"评估内容", 3, FALSE, ANBAN_ALIGN_LEFT},
    {"分值", 14, TRUE, ANBAN_ALIGN_CENTER},   {"得分", 14, TRUE, ANBAN_ALIGN_CENTER},
    {"评估意见", 2, FALSE, ANBAN_ALIGN_LEFT},
};

static const AnbanTableColumn problem_columns[] = {
    {"序号", 12, TRUE, ANBAN_ALIGN_CENTER},     {"问题", 3, FALSE, ANBAN_ALIGN_LEFT},
    {"整改单位", 2, FALSE, ANBAN_ALIGN_LEFT},   {"责任人", 18, TRUE, ANBAN_ALIGN_CENTER},
    {"整改时限", 24, TRUE, ANBAN_ALIGN_CENTER}, {"整改状态", 38, TRUE, ANBAN_ALIGN_CENTER},
};

typedef struct {
  AnbanTable *table;
  char *section;
  guint n;
  double marks, score;
  gboolean is_marked;
} Sheet;

static char *
dup_number (double value)
{
  return g_strdup_printf ("%g", value);
}

/* @score NULL: to be filled in. */
static void
add_item (
    Sheet *self, const char *section, const char *content, double most, const double *score, const char *note)
{
  g_autofree char *number = g_strdup_printf ("%u", ++self->n);
  g_autofree char *marks = dup_number (most);
  g_autofree char *got = score != NULL ? dup_number (*score) : NULL;
  const char *const texts[] = {number, content, marks, got, note};

  if (g_strcmp0 (section, self->section) != 0 && *section != '\0') {
    g_free (self->section);
    self->section = g_strdup (section);
    anban_table_add_group (self->table, section);
  }
  self->marks += most;
  if (score != NULL) {
    self->score += *score;
    self->is_marked = TRUE;
  }
  anban_table_add_texts (self->table, texts);
}

static gboolean
add_criterion_cb (AnbanRecord *criterion, const char *group, gpointer data)
{
  add_item (data, anban_record_get_text (criterion, ANBAN_DRILL_CRITERION_SECTION),
            anban_record_get_text (criterion, ANBAN_DRILL_CRITERION_CONTENT),
            anban_record_get_double (criterion, ANBAN_DRILL_CRITERION_MARKS), NULL, NULL);
  return TRUE;
}

static void
add_mark (Sheet *self, AnbanRecord *mark)
{
  double score = anban_record_get_double (mark, ANBAN_DRILL_MARK_SCORE);

  add_item (self, anban_record_get_text (mark, ANBAN_DRILL_MARK_SECTION),
            anban_record_get_text (mark, ANBAN_DRILL_MARK_CONTENT),
            anban_record_get_double (mark, ANBAN_DRILL_MARK_MARKS),
            anban_record_is_null (mark, ANBAN_DRILL_MARK_SCORE) ? NULL : &score,
            anban_record_get_text (mark, ANBAN_DRILL_MARK_NOTE));
}

static gboolean
fill_marks (Sheet *self, AnbanStore *store, AnbanRecord *drill, GError **error)
{
  g_autoptr (GPtrArray) marks =
      anban_store_list_details (store, &anban_drill_mark_register, anban_record_get_id (drill), error);
  g_autoptr (AnbanQuery) query = NULL;

  if (marks == NULL)
    return FALSE;
  for (guint i = 0; i < marks->len; i++)
    add_mark (self, marks->pdata[i]);
  if (marks->len > 0)
    return TRUE;
  query = anban_query_new (&anban_drill_criterion_register);
  anban_query_where_int (query, ANBAN_DRILL_CRITERION_FORM, ANBAN_OP_EQ,
                         anban_record_get_int (drill, ANBAN_DRILL_FORM));
  return anban_store_foreach (store, query, add_criterion_cb, self, NULL, error);
}

gboolean
anban_drill_sheet_add_marks (AnbanDocument *document, AnbanStore *store, AnbanRecord *drill, GError **error)
{
  Sheet sheet = {.table = anban_document_add_table (document, mark_columns, N_MARK)};
  g_autofree char *marks = NULL, *score = NULL;
  AnbanTableCell total[N_MARK] = {0};
  gboolean done;

  anban_table_set_text_size (sheet.table, TEXT_SIZE);
  anban_table_set_row_height (sheet.table, ROW_HEIGHT);
  anban_table_set_empty_text (sheet.table, "没有评估项目。");
  done = fill_marks (&sheet, store, drill, error);
  g_free (sheet.section);
  if (!done || sheet.n == 0)
    return done;
  marks = dup_number (sheet.marks);
  score = sheet.is_marked ? dup_number (sheet.score) : NULL;
  total[1].text = "合计";
  total[2].text = marks;
  total[3].text = score;
  anban_table_add_total (sheet.table, total);
  return TRUE;
}

/* 整改中, and the hazard that it became below it. */
static char *
dup_state (AnbanRecord *problem)
{
  g_autofree char *state = anban_paper_text_dup (problem, ANBAN_DRILL_PROBLEM_STATE);
  const char *hazard = anban_record_get_ref_title (problem, ANBAN_DRILL_PROBLEM_HAZARD);

  return g_strconcat (state != NULL ? state : "", *hazard != '\0' ? "\n" : "", hazard, NULL);
}

gboolean
anban_drill_sheet_add_problems (AnbanDocument *document,
                                AnbanStore *store,
                                AnbanRecord *drill,
                                GError **error)
{
  g_autoptr (GPtrArray) problems =
      anban_store_list_details (store, &anban_drill_problem_register, anban_record_get_id (drill), error);
  AnbanTable *table;

  if (problems == NULL)
    return FALSE;
  table = anban_document_add_table (document, problem_columns, G_N_ELEMENTS (problem_columns));
  anban_table_set_text_size (table, TEXT_SIZE);
  anban_table_set_row_height (table, ROW_HEIGHT);
  anban_table_set_empty_text (table, "没有登记问题。");
  for (guint i = 0; i < problems->len; i++) {
    AnbanRecord *problem = problems->pdata[i];
    g_autofree char *number = g_strdup_printf ("%u", i + 1);
    g_autofree char *state = dup_state (problem);
    const char *unit = anban_record_get_ref_title (problem, ANBAN_DRILL_PROBLEM_UNIT);
    const char *const texts[] = {
        number,
        anban_record_get_text (problem, ANBAN_DRILL_PROBLEM_CONTENT),
        *unit != '\0' ? unit : anban_record_get_ref_title (drill, ANBAN_DRILL_UNIT),
        anban_record_get_text (problem, ANBAN_DRILL_PROBLEM_RESPONSIBLE),
        anban_record_get_text (problem, ANBAN_DRILL_PROBLEM_DUE_ON),
        state,
    };

    anban_table_add_texts (table, texts);
  }
  return TRUE;
}
