/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/drill-tables.h"

#include "registers/drill.h"
#include "registers/event.h"

#include <inttypes.h>
#include <stdlib.h>

#define MOST_UNITS 8 /* named one by one; of more the first few, and how many they are */
#define FEW_UNITS  5

enum {
  PLAN_MONTH,
  PLAN_NUMBER,
  PLAN_NAME,
  PLAN_KIND,
  PLAN_FORM,
  PLAN_DAY,
  PLAN_PLACE,
  PLAN_UNIT,
  PLAN_PARTICIPANTS,
  PLAN_DIRECTOR,
  PLAN_EMERGENCY_PLAN,
  PLAN_STATE,
  PLAN_NOTE,
  N_PLAN_COLUMNS
};

static const AnbanFigureColumn plan_columns[N_PLAN_COLUMNS] = {
    [PLAN_MONTH] = {"月份", NULL, ANBAN_FIGURE_TEXT, 8},
    [PLAN_NUMBER] = {"序号", NULL, ANBAN_FIGURE_COUNT, 6},
    [PLAN_NAME] = {"演练名称", NULL, ANBAN_FIGURE_TEXT, 26},
    [PLAN_KIND] = {"演练类型", NULL, ANBAN_FIGURE_TEXT, 15},
    [PLAN_FORM] = {"演练形式", NULL, ANBAN_FIGURE_TEXT, 12},
    [PLAN_DAY] = {"计划日期", NULL, ANBAN_FIGURE_DATE, 13},
    [PLAN_PLACE] = {"地点", NULL, ANBAN_FIGURE_TEXT, 16},
    [PLAN_UNIT] = {"组织单位", NULL, ANBAN_FIGURE_TEXT, 20},
    [PLAN_PARTICIPANTS] = {"参演单位", NULL, ANBAN_FIGURE_TEXT, 24},
    [PLAN_DIRECTOR] = {"总指挥", NULL, ANBAN_FIGURE_TEXT, 9},
    [PLAN_EMERGENCY_PLAN] = {"演练的预案", NULL, ANBAN_FIGURE_TEXT, 20},
    [PLAN_STATE] = {"进展", NULL, ANBAN_FIGURE_TEXT, 9},
    [PLAN_NOTE] = {"备注", NULL, ANBAN_FIGURE_TEXT, 12},
};

enum {
  LEDGER_NUMBER,
  LEDGER_DAY,
  LEDGER_NAME,
  LEDGER_KIND,
  LEDGER_FORM,
  LEDGER_UNIT,
  LEDGER_PARTICIPANTS,
  LEDGER_HEADCOUNT,
  LEDGER_PLACE,
  LEDGER_EMERGENCY_PLAN,
  LEDGER_SCORE,
  LEDGER_CONCLUSION,
  LEDGER_PROBLEMS,
  LEDGER_REPORTED_ON,
  N_LEDGER_COLUMNS
};

static const AnbanFigureColumn ledger_columns[N_LEDGER_COLUMNS] = {
    [LEDGER_NUMBER] = {"序号", NULL, ANBAN_FIGURE_COUNT, 6},
    [LEDGER_DAY] = {"演练日期", NULL, ANBAN_FIGURE_DATE, 13},
    [LEDGER_NAME] = {"演练名称", NULL, ANBAN_FIGURE_TEXT, 24},
    [LEDGER_KIND] = {"演练类型", NULL, ANBAN_FIGURE_TEXT, 15},
    [LEDGER_FORM] = {"演练形式", NULL, ANBAN_FIGURE_TEXT, 12},
    [LEDGER_UNIT] = {"组织单位", NULL, ANBAN_FIGURE_TEXT, 20},
    [LEDGER_PARTICIPANTS] = {"参演单位", NULL, ANBAN_FIGURE_TEXT, 22},
    [LEDGER_HEADCOUNT] = {"参演人数", NULL, ANBAN_FIGURE_COUNT, 10},
    [LEDGER_PLACE] = {"地点", NULL, ANBAN_FIGURE_TEXT, 14},
    [LEDGER_EMERGENCY_PLAN] = {"演练的预案", NULL, ANBAN_FIGURE_TEXT, 18},
    [LEDGER_SCORE] = {"评估得分", "评估", ANBAN_FIGURE_SCORE, 10},
    [LEDGER_CONCLUSION] = {"评估结论", "评估", ANBAN_FIGURE_TEXT, 24},
    [LEDGER_PROBLEMS] = {"发现问题（个）", "评估", ANBAN_FIGURE_COUNT, 9},
    [LEDGER_REPORTED_ON] = {"报送日期", NULL, ANBAN_FIGURE_DATE, 13},
};

typedef struct {
  AnbanTabulation *table;
  gboolean one_year;
  guint n_rows;
  gint64 headcount, problems;
} Rows;

/* Untranslated: it stands on paper. */
static const char *
get_label (AnbanRecord *drill, guint field)
{
  const AnbanChoice *choice =
      anban_field_find_choice (&anban_drill_register.fields[field], (int)anban_record_get_int (drill, field));

  return choice != NULL ? choice->label : NULL;
}

static void
set_text (Rows *rows, guint row, guint column, const char *text)
{
  if (text != NULL && *text != '\0')
    anban_tabulation_set_text (rows->table, row, column, text);
}

/* 县消防救援大队、县医院、… 等23家单位 */
static char *
dup_participants (AnbanRecord *drill)
{
  const char *names = anban_record_get_text (drill, ANBAN_DRILL_PARTICIPANTS);
  g_auto (GStrv) list = g_strsplit (names, "、", -1);
  guint n = g_strv_length (list);
  g_autofree char *few = NULL;

  if (n <= MOST_UNITS)
    return g_strdup (names);
  g_clear_pointer (&list[FEW_UNITS], g_free);
  few = g_strjoinv ("、", list);
  for (guint i = FEW_UNITS + 1; i < n; i++)
    g_clear_pointer (&list[i], g_free);
  return g_strdup_printf ("%s等%u家单位", few, n);
}

/* The drills of @field between the first and the last day of the year that the query asks for. */
static AnbanQuery *
create_query (const AnbanQuery *query, guint field, Rows *rows, char **year_text)
{
  AnbanQuery *drills = anban_query_copy (query);
  gint64 year;

  anban_query_where_null (drills, field, ANBAN_OP_NOT_NULL);
  anban_query_where_int (drills, ANBAN_DRILL_STATE, ANBAN_OP_NE, ANBAN_EVENT_CANCELLED);
  anban_query_set_sort (drills, (int)field, FALSE);
  anban_query_set_grouping (drills, NULL);
  rows->one_year = anban_query_get_filter (query, "year", &year);
  if (rows->one_year) {
    g_autofree char *first = g_strdup_printf ("%04" PRId64 "-01-01", year);
    g_autofree char *last = g_strdup_printf ("%04" PRId64 "-12-31", year);

    anban_query_unset_filter (drills, "year");
    anban_query_where_text (drills, field, ANBAN_OP_GE, first);
    anban_query_where_text (drills, field, ANBAN_OP_LE, last);
    *year_text = g_strdup_printf ("%" PRId64 "年度", year);
  } else
    *year_text = g_strdup ("");
  return drills;
}

static char *
dup_month (AnbanRecord *drill, gboolean one_year)
{
  const char *day = anban_record_get_text (drill, ANBAN_DRILL_PLANNED_ON);

  return one_year ? g_strdup_printf ("%d月", atoi (day + 5))
                  : g_strdup_printf ("%.4s年%d月", day, atoi (day + 5));
}

static gboolean
add_planned_cb (AnbanRecord *drill, const char *group, gpointer data)
{
  Rows *rows = data;
  g_autofree char *month = dup_month (drill, rows->one_year);
  g_autofree char *participants = dup_participants (drill);
  guint row = anban_tabulation_add_row (rows->table, month);

  anban_tabulation_set_number (rows->table, row, PLAN_NUMBER, ++rows->n_rows);
  set_text (rows, row, PLAN_NAME, anban_record_get_text (drill, ANBAN_DRILL_NAME));
  set_text (rows, row, PLAN_KIND, get_label (drill, ANBAN_DRILL_KIND));
  set_text (rows, row, PLAN_FORM, get_label (drill, ANBAN_DRILL_FORM));
  set_text (rows, row, PLAN_DAY, anban_record_get_text (drill, ANBAN_DRILL_PLANNED_ON));
  set_text (rows, row, PLAN_PLACE, anban_record_get_text (drill, ANBAN_DRILL_PLACE));
  set_text (rows, row, PLAN_UNIT, anban_record_get_ref_title (drill, ANBAN_DRILL_UNIT));
  set_text (rows, row, PLAN_PARTICIPANTS, participants);
  set_text (rows, row, PLAN_DIRECTOR, anban_record_get_text (drill, ANBAN_DRILL_DIRECTOR));
  set_text (rows, row, PLAN_EMERGENCY_PLAN, anban_record_get_ref_title (drill, ANBAN_DRILL_EMERGENCY_PLAN));
  set_text (rows, row, PLAN_STATE, get_label (drill, ANBAN_DRILL_STATE));
  set_text (rows, row, PLAN_NOTE, anban_record_get_text (drill, ANBAN_DRILL_NOTE));
  return TRUE;
}

static gboolean
add_held_cb (AnbanRecord *drill, const char *group, gpointer data)
{
  Rows *rows = data;
  g_autofree char *participants = dup_participants (drill);
  guint row = anban_tabulation_add_row (rows->table, NULL);

  anban_tabulation_set_number (rows->table, row, LEDGER_NUMBER, ++rows->n_rows);
  set_text (rows, row, LEDGER_DAY, anban_record_get_text (drill, ANBAN_DRILL_HELD_ON));
  set_text (rows, row, LEDGER_NAME, anban_record_get_text (drill, ANBAN_DRILL_NAME));
  set_text (rows, row, LEDGER_KIND, get_label (drill, ANBAN_DRILL_KIND));
  set_text (rows, row, LEDGER_FORM, get_label (drill, ANBAN_DRILL_FORM));
  set_text (rows, row, LEDGER_UNIT, anban_record_get_ref_title (drill, ANBAN_DRILL_UNIT));
  set_text (rows, row, LEDGER_PARTICIPANTS, participants);
  if (!anban_record_is_null (drill, ANBAN_DRILL_HEADCOUNT))
    anban_tabulation_set_number (rows->table, row, LEDGER_HEADCOUNT,
                                 (double)anban_record_get_int (drill, ANBAN_DRILL_HEADCOUNT));
  set_text (rows, row, LEDGER_PLACE, anban_record_get_text (drill, ANBAN_DRILL_PLACE));
  set_text (rows, row, LEDGER_EMERGENCY_PLAN, anban_record_get_ref_title (drill, ANBAN_DRILL_EMERGENCY_PLAN));
  if (!anban_record_is_null (drill, ANBAN_DRILL_SCORE))
    anban_tabulation_set_number (rows->table, row, LEDGER_SCORE,
                                 anban_record_get_double (drill, ANBAN_DRILL_SCORE));
  set_text (rows, row, LEDGER_CONCLUSION, anban_record_get_text (drill, ANBAN_DRILL_CONCLUSION));
  anban_tabulation_set_number (rows->table, row, LEDGER_PROBLEMS,
                               (double)anban_record_get_int (drill, ANBAN_DRILL_N_PROBLEMS));
  set_text (rows, row, LEDGER_REPORTED_ON, anban_record_get_text (drill, ANBAN_DRILL_REPORTED_ON));
  rows->headcount += anban_record_get_int (drill, ANBAN_DRILL_HEADCOUNT);
  rows->problems += anban_record_get_int (drill, ANBAN_DRILL_N_PROBLEMS);
  return TRUE;
}

AnbanTabulation *
anban_drill_plan_table_new (AnbanStore *store,
                            const AnbanQuery *query,
                            GCancellable *cancellable,
                            GError **error)
{
  Rows rows = {0};
  g_autofree char *year = NULL;
  g_autoptr (AnbanQuery) drills = create_query (query, ANBAN_DRILL_PLANNED_ON, &rows, &year);
  g_autofree char *title = g_strconcat (year, "应急演练计划", NULL);
  g_autoptr (AnbanTabulation) table = anban_tabulation_new (title, plan_columns, N_PLAN_COLUMNS);

  rows.table = table;
  return anban_store_foreach (store, drills, add_planned_cb, &rows, cancellable, error)
             ? g_steal_pointer (&table)
             : NULL;
}

AnbanTabulation *
anban_drill_ledger_table_new (AnbanStore *store,
                              const AnbanQuery *query,
                              GCancellable *cancellable,
                              GError **error)
{
  Rows rows = {0};
  g_autofree char *year = NULL;
  g_autoptr (AnbanQuery) drills = create_query (query, ANBAN_DRILL_HELD_ON, &rows, &year);
  g_autofree char *title = g_strconcat (year, "应急演练台账", NULL);
  g_autoptr (AnbanTabulation) table = anban_tabulation_new (title, ledger_columns, N_LEDGER_COLUMNS);
  g_autofree char *count = NULL;
  guint row;

  rows.table = table;
  if (!anban_store_foreach (store, drills, add_held_cb, &rows, cancellable, error))
    return NULL;
  if (rows.n_rows == 0)
    return g_steal_pointer (&table);
  row = anban_tabulation_add_row (table, "合计");
  count = g_strdup_printf ("%u次演练", rows.n_rows);
  anban_tabulation_mark_total (table, row);
  anban_tabulation_set_text (table, row, LEDGER_NAME, count);
  anban_tabulation_set_number (table, row, LEDGER_HEADCOUNT, (double)rows.headcount);
  anban_tabulation_set_number (table, row, LEDGER_PROBLEMS, (double)rows.problems);
  return g_steal_pointer (&table);
}
