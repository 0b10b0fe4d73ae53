/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/training-tables.h"

#include "registers/event.h"
#include "registers/training.h"

#include <inttypes.h>
#include <stdlib.h>

enum {
  PLAN_MONTH,
  PLAN_NUMBER,
  PLAN_NAME,
  PLAN_KIND,
  PLAN_AUDIENCE,
  PLAN_CONTENT,
  PLAN_DAY,
  PLAN_PLACE,
  PLAN_HOURS,
  PLAN_UNIT,
  PLAN_TEACHER,
  PLAN_STATE,
  PLAN_NOTE,
  N_PLAN_COLUMNS
};

static const AnbanFigureColumn plan_columns[N_PLAN_COLUMNS] = {
    [PLAN_MONTH] = {"月份", NULL, ANBAN_FIGURE_TEXT, 8},
    [PLAN_NUMBER] = {"序号", NULL, ANBAN_FIGURE_COUNT, 6},
    [PLAN_NAME] = {"培训名称", NULL, ANBAN_FIGURE_TEXT, 28},
    [PLAN_KIND] = {"培训形式", NULL, ANBAN_FIGURE_TEXT, 12},
    [PLAN_AUDIENCE] = {"培训对象", NULL, ANBAN_FIGURE_TEXT, 14},
    [PLAN_CONTENT] = {"培训内容", NULL, ANBAN_FIGURE_TEXT, 26},
    [PLAN_DAY] = {"计划日期", NULL, ANBAN_FIGURE_DATE, 13},
    [PLAN_PLACE] = {"地点", NULL, ANBAN_FIGURE_TEXT, 16},
    [PLAN_HOURS] = {"学时", NULL, ANBAN_FIGURE_SCORE, 7},
    [PLAN_UNIT] = {"组织单位", NULL, ANBAN_FIGURE_TEXT, 18},
    [PLAN_TEACHER] = {"教师", NULL, ANBAN_FIGURE_TEXT, 10},
    [PLAN_STATE] = {"进展", NULL, ANBAN_FIGURE_TEXT, 9},
    [PLAN_NOTE] = {"备注", NULL, ANBAN_FIGURE_TEXT, 12},
};

enum {
  LEDGER_NUMBER,
  LEDGER_DAY,
  LEDGER_NAME,
  LEDGER_KIND,
  LEDGER_AUDIENCE,
  LEDGER_CONTENT,
  LEDGER_UNIT,
  LEDGER_PLACE,
  LEDGER_TEACHER,
  LEDGER_HOURS,
  LEDGER_ATTENDEES,
  LEDGER_PRESENT,
  LEDGER_RATE,
  LEDGER_EXAM,
  LEDGER_PASSED,
  N_LEDGER_COLUMNS
};

static const AnbanFigureColumn ledger_columns[N_LEDGER_COLUMNS] = {
    [LEDGER_NUMBER] = {"序号", NULL, ANBAN_FIGURE_TEXT, 6},
    [LEDGER_DAY] = {"开班日期", NULL, ANBAN_FIGURE_DATE, 13},
    [LEDGER_NAME] = {"培训名称", NULL, ANBAN_FIGURE_TEXT, 26},
    [LEDGER_KIND] = {"培训形式", NULL, ANBAN_FIGURE_TEXT, 12},
    [LEDGER_AUDIENCE] = {"培训对象", NULL, ANBAN_FIGURE_TEXT, 13},
    [LEDGER_CONTENT] = {"培训内容", NULL, ANBAN_FIGURE_TEXT, 24},
    [LEDGER_UNIT] = {"组织单位", NULL, ANBAN_FIGURE_TEXT, 18},
    [LEDGER_PLACE] = {"地点", NULL, ANBAN_FIGURE_TEXT, 14},
    [LEDGER_TEACHER] = {"教师", NULL, ANBAN_FIGURE_TEXT, 10},
    [LEDGER_HOURS] = {"学时", NULL, ANBAN_FIGURE_SCORE, 7},
    [LEDGER_ATTENDEES] = {"应到（人）", "参训", ANBAN_FIGURE_COUNT, 8},
    [LEDGER_PRESENT] = {"实到（人）", "参训", ANBAN_FIGURE_COUNT, 8},
    [LEDGER_RATE] = {"到课率", "参训", ANBAN_FIGURE_RATE, 8},
    [LEDGER_EXAM] = {"考核方式", "考核", ANBAN_FIGURE_TEXT, 10},
    [LEDGER_PASSED] = {"合格（人）", "考核", ANBAN_FIGURE_COUNT, 8},
};

typedef struct {
  AnbanTabulation *table;
  gboolean one_year;
  guint n_rows;
  gint64 attendees, present, passed;
  double hours;
} Rows;

/* Untranslated: it stands on paper. */
static const char *
get_label (AnbanRecord *training, guint field)
{
  const AnbanChoice *choice = anban_field_find_choice (&anban_training_register.fields[field],
                                                       (int)anban_record_get_int (training, field));

  return choice != NULL ? choice->label : NULL;
}

static void
set_text (Rows *rows, guint row, guint column, const char *text)
{
  if (text != NULL && *text != '\0')
    anban_tabulation_set_text (rows->table, row, column, text);
}

static void
set_hours (Rows *rows, guint row, guint column, AnbanRecord *training)
{
  if (!anban_record_is_null (training, ANBAN_TRAINING_HOURS))
    anban_tabulation_set_number (rows->table, row, column,
                                 anban_record_get_double (training, ANBAN_TRAINING_HOURS));
}

/* What is taught; the topic where nothing more was written. */
static const char *
get_content (AnbanRecord *training)
{
  return anban_record_is_null (training, ANBAN_TRAINING_CONTENT)
             ? anban_record_get_text (training, ANBAN_TRAINING_TOPIC)
             : anban_record_get_text (training, ANBAN_TRAINING_CONTENT);
}

/* The trainings whose day in @field is in the year that the query asks for. */
static AnbanQuery *
create_query (const AnbanQuery *query, guint field, Rows *rows, char **year_text)
{
  AnbanQuery *trainings = anban_query_copy (query);
  gint64 year;

  anban_query_where_null (trainings, field, ANBAN_OP_NOT_NULL);
  anban_query_where_int (trainings, ANBAN_TRAINING_STATE, ANBAN_OP_NE, ANBAN_EVENT_CANCELLED);
  anban_query_set_sort (trainings, (int)field, FALSE);
  anban_query_set_grouping (trainings, NULL);
  rows->one_year = anban_query_get_filter (query, "year", &year);
  if (rows->one_year) {
    g_autofree char *first = g_strdup_printf ("%04" PRId64 "-01-01", year);
    g_autofree char *last = g_strdup_printf ("%04" PRId64 "-12-31", year);

    anban_query_unset_filter (trainings, "year");
    anban_query_where_text (trainings, field, ANBAN_OP_GE, first);
    anban_query_where_text (trainings, field, ANBAN_OP_LE, last);
    *year_text = g_strdup_printf ("%" PRId64 "年度", year);
  } else {
    *year_text = g_strdup ("");
  }
  return trainings;
}

static char *
dup_month (AnbanRecord *training, gboolean one_year)
{
  const char *day = anban_record_get_text (training, ANBAN_TRAINING_PLANNED_ON);

  return one_year ? g_strdup_printf ("%d月", atoi (day + 5))
                  : g_strdup_printf ("%.4s年%d月", day, atoi (day + 5));
}

static gboolean
add_planned_cb (AnbanRecord *training, const char *group, gpointer data)
{
  Rows *rows = data;
  g_autofree char *month = dup_month (training, rows->one_year);
  guint row = anban_tabulation_add_row (rows->table, month);

  anban_tabulation_set_number (rows->table, row, PLAN_NUMBER, ++rows->n_rows);
  set_text (rows, row, PLAN_NAME, anban_record_get_text (training, ANBAN_TRAINING_NAME));
  set_text (rows, row, PLAN_KIND, get_label (training, ANBAN_TRAINING_KIND));
  set_text (rows, row, PLAN_AUDIENCE, get_label (training, ANBAN_TRAINING_AUDIENCE));
  set_text (rows, row, PLAN_CONTENT, get_content (training));
  set_text (rows, row, PLAN_DAY, anban_record_get_text (training, ANBAN_TRAINING_PLANNED_ON));
  set_text (rows, row, PLAN_PLACE, anban_record_get_text (training, ANBAN_TRAINING_PLACE));
  set_hours (rows, row, PLAN_HOURS, training);
  set_text (rows, row, PLAN_UNIT, anban_record_get_ref_title (training, ANBAN_TRAINING_UNIT));
  set_text (rows, row, PLAN_TEACHER, anban_record_get_text (training, ANBAN_TRAINING_TEACHER));
  set_text (rows, row, PLAN_STATE, get_label (training, ANBAN_TRAINING_STATE));
  set_text (rows, row, PLAN_NOTE, anban_record_get_text (training, ANBAN_TRAINING_NOTE));
  return TRUE;
}

static void
set_counts (Rows *rows, guint row, gint64 attendees, gint64 present, gint64 passed)
{
  anban_tabulation_set_number (rows->table, row, LEDGER_ATTENDEES, (double)attendees);
  anban_tabulation_set_number (rows->table, row, LEDGER_PRESENT, (double)present);
  anban_tabulation_set_rate (rows->table, row, LEDGER_RATE, present, attendees);
  anban_tabulation_set_number (rows->table, row, LEDGER_PASSED, (double)passed);
}

static gboolean
add_held_cb (AnbanRecord *training, const char *group, gpointer data)
{
  Rows *rows = data;
  g_autofree char *number = g_strdup_printf ("%u", ++rows->n_rows);
  guint row = anban_tabulation_add_row (rows->table, number);
  gint64 attendees = anban_record_get_int (training, ANBAN_TRAINING_N_ATTENDEES),
         present = anban_record_get_int (training, ANBAN_TRAINING_N_PRESENT),
         passed = anban_record_get_int (training, ANBAN_TRAINING_N_PASSED);

  set_text (rows, row, LEDGER_DAY, anban_record_get_text (training, ANBAN_TRAINING_HELD_ON));
  set_text (rows, row, LEDGER_NAME, anban_record_get_text (training, ANBAN_TRAINING_NAME));
  set_text (rows, row, LEDGER_KIND, get_label (training, ANBAN_TRAINING_KIND));
  set_text (rows, row, LEDGER_AUDIENCE, get_label (training, ANBAN_TRAINING_AUDIENCE));
  set_text (rows, row, LEDGER_CONTENT, get_content (training));
  set_text (rows, row, LEDGER_UNIT, anban_record_get_ref_title (training, ANBAN_TRAINING_UNIT));
  set_text (rows, row, LEDGER_PLACE, anban_record_get_text (training, ANBAN_TRAINING_PLACE));
  set_text (rows, row, LEDGER_TEACHER, anban_record_get_text (training, ANBAN_TRAINING_TEACHER));
  set_hours (rows, row, LEDGER_HOURS, training);
  set_text (rows, row, LEDGER_EXAM, anban_record_get_text (training, ANBAN_TRAINING_EXAM));
  set_counts (rows, row, attendees, present, passed);
  rows->hours += anban_record_get_double (training, ANBAN_TRAINING_HOURS);
  rows->attendees += attendees;
  rows->present += present;
  rows->passed += passed;
  return TRUE;
}

AnbanTabulation *
anban_training_plan_table_new (AnbanStore *store,
                               const AnbanQuery *query,
                               GCancellable *cancellable,
                               GError **error)
{
  Rows rows = {0};
  g_autofree char *year = NULL;
  g_autoptr (AnbanQuery) trainings = create_query (query, ANBAN_TRAINING_PLANNED_ON, &rows, &year);
  g_autofree char *title = g_strconcat (year, "安全生产培训计划", NULL);
  g_autoptr (AnbanTabulation) table = anban_tabulation_new (title, plan_columns, N_PLAN_COLUMNS);

  rows.table = table;
  return anban_store_foreach (store, trainings, add_planned_cb, &rows, cancellable, error)
             ? g_steal_pointer (&table)
             : NULL;
}

AnbanTabulation *
anban_training_ledger_table_new (AnbanStore *store,
                                 const AnbanQuery *query,
                                 GCancellable *cancellable,
                                 GError **error)
{
  Rows rows = {0};
  g_autofree char *year = NULL;
  g_autoptr (AnbanQuery) trainings = create_query (query, ANBAN_TRAINING_HELD_ON, &rows, &year);
  g_autofree char *title = g_strconcat (year, "安全生产培训台账", NULL);
  g_autoptr (AnbanTabulation) table = anban_tabulation_new (title, ledger_columns, N_LEDGER_COLUMNS);
  g_autofree char *count = NULL;
  guint row;

  rows.table = table;
  if (!anban_store_foreach (store, trainings, add_held_cb, &rows, cancellable, error))
    return NULL;
  if (rows.n_rows == 0)
    return g_steal_pointer (&table);
  row = anban_tabulation_add_row (table, "合计");
  count = g_strdup_printf ("%u期培训", rows.n_rows);
  anban_tabulation_mark_total (table, row);
  anban_tabulation_set_text (table, row, LEDGER_NAME, count);
  anban_tabulation_set_number (table, row, LEDGER_HOURS, rows.hours);
  set_counts (&rows, row, rows.attendees, rows.present, rows.passed);
  return g_steal_pointer (&table);
}
