/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/drill-gaps.h"

#include "registers/unit.h"

enum {
  COLUMN_UNIT,
  COLUMN_RULE,
  COLUMN_FREQUENCY,
  COLUMN_PERIOD,
  COLUMN_DUE,
  COLUMN_DONE,
  COLUMN_PLANNED,
  COLUMN_MISSING,
  COLUMN_LATE,
  COLUMN_UNTIL,
  COLUMN_REPORTED,
  COLUMN_SOURCE,
  N_COLUMNS,
};

static const AnbanFigureColumn columns[N_COLUMNS] = {
    [COLUMN_UNIT] = {"单位", NULL, ANBAN_FIGURE_TEXT, 22},
    [COLUMN_RULE] = {"要求", NULL, ANBAN_FIGURE_TEXT, 26},
    [COLUMN_FREQUENCY] = {"频次", NULL, ANBAN_FIGURE_TEXT, 15},
    [COLUMN_PERIOD] = {"周期", NULL, ANBAN_FIGURE_TEXT, 15},
    [COLUMN_DUE] = {"应开展", "次数", ANBAN_FIGURE_COUNT, 9},
    [COLUMN_DONE] = {"已开展", "次数", ANBAN_FIGURE_COUNT, 9},
    [COLUMN_PLANNED] = {"已计划", "次数", ANBAN_FIGURE_COUNT, 9},
    [COLUMN_MISSING] = {"缺", "次数", ANBAN_FIGURE_COUNT, 6},
    [COLUMN_LATE] = {"其中逾期", "次数", ANBAN_FIGURE_COUNT, 11},
    [COLUMN_UNTIL] = {"期限", NULL, ANBAN_FIGURE_DATE, 14},
    [COLUMN_REPORTED] = {"须报送", NULL, ANBAN_FIGURE_TEXT, 9},
    [COLUMN_SOURCE] = {"依据", NULL, ANBAN_FIGURE_TEXT, 30},
};

static int
compare_gaps (gconstpointer a, gconstpointer b)
{
  const AnbanDuty *one = *(const AnbanDuty *const *)a, *other = *(const AnbanDuty *const *)b;

  if ((one->figures.late > 0) != (other->figures.late > 0))
    return one->figures.late > 0 ? -1 : 1;
  if (one->period.to != other->period.to)
    return one->period.to < other->period.to ? -1 : 1;
  /* they lie one after another in the sheet */
  return (one > other) - (one < other);
}

GPtrArray *
anban_drill_gaps_list (const AnbanDutySheet *sheet, AnbanRequirementItem item, gint64 unit_id)
{
  GPtrArray *gaps = g_ptr_array_new ();

  for (guint i = 0; i < anban_duty_sheet_get_n (sheet); i++) {
    const AnbanDuty *duty = anban_duty_sheet_get (sheet, i);

    if (duty->figures.missing > 0 && (item == 0 || duty->rule->item == item) &&
        (unit_id == 0 || duty->unit_id == unit_id))
      g_ptr_array_add (gaps, (gpointer)duty);
  }
  g_ptr_array_sort (gaps, compare_gaps);
  return gaps;
}

static void
set_figures (AnbanTabulation *table, guint row, const AnbanDutyFigures *figures)
{
  anban_tabulation_set_number (table, row, COLUMN_DUE, figures->due);
  anban_tabulation_set_number (table, row, COLUMN_DONE, figures->done);
  anban_tabulation_set_number (table, row, COLUMN_PLANNED, figures->planned);
  anban_tabulation_set_number (table, row, COLUMN_MISSING, figures->missing);
  anban_tabulation_set_number (table, row, COLUMN_LATE, figures->late);
}

static AnbanQuery *
query_record (const AnbanRegister *reg, guint title, const char *text)
{
  AnbanQuery *query = anban_query_new (reg);

  anban_query_where_text (query, title, ANBAN_OP_EQ, text);
  return query;
}

static void
add_gap (AnbanTabulation *table, const AnbanDutySheet *sheet, const AnbanDuty *duty)
{
  guint row = anban_tabulation_add_row (table, duty->unit->name);
  g_autofree char *frequency = anban_duty_rule_dup_frequency (duty->rule);
  g_autofree char *period = anban_period_dup_name (duty->period);
  g_autofree char *source = anban_duty_rule_dup_source (duty->rule);
  g_autofree char *rule = duty->emergency_plan_name != NULL
                              ? g_strdup_printf ("%s（%s）", duty->rule->name, duty->emergency_plan_name)
                              : NULL;
  char until[ANBAN_DATE_ISO_SIZE];

  anban_tabulation_set_text (table, row, COLUMN_RULE, rule != NULL ? rule : duty->rule->name);
  anban_tabulation_set_text (table, row, COLUMN_FREQUENCY, frequency);
  anban_tabulation_set_text (table, row, COLUMN_PERIOD, period);
  set_figures (table, row, &duty->figures);
  anban_tabulation_set_text (table, row, COLUMN_UNTIL, anban_date_to_iso (duty->period.to, until));
  anban_tabulation_set_text (table, row, COLUMN_REPORTED, duty->reported ? "是" : NULL);
  anban_tabulation_set_text (table, row, COLUMN_SOURCE, source);
  anban_tabulation_take_query (table, row, COLUMN_UNIT,
                               query_record (&anban_unit_register, ANBAN_UNIT_NAME, duty->unit->name));
  anban_tabulation_take_query (
      table, row, COLUMN_RULE,
      query_record (&anban_requirement_register, ANBAN_REQUIREMENT_NAME, duty->rule->name));
  anban_tabulation_take_query (table, row, COLUMN_DONE, anban_duty_sheet_query_done (sheet, duty));
  anban_tabulation_take_query (table, row, COLUMN_PLANNED, anban_duty_sheet_query_planned (sheet, duty));
}

/* What all of it looks like, gaps or none: the sum of the gaps says nothing about what was done well. */
static void
set_note (AnbanTabulation *table, const AnbanDutySheet *sheet, AnbanRequirementItem item, gint64 unit_id)
{
  AnbanDutyFigures all = anban_duty_sheet_sum (sheet, item, unit_id, 0);
  g_autofree char *note = g_strdup_printf ("全年（含跨年周期）应开展 %d 次，已开展 %d 次，已计划 %d 次，缺 "
                                           "%d 次，其中逾期 %d 次。同一次演练符合几项要求的，各计一次；"
                                           "同一单位适用几项要求的，只计其中最严的。",
                                           all.due, all.done, all.planned, all.missing, all.late);

  anban_tabulation_set_note (table, note);
}

AnbanTabulation *
anban_drill_gaps_tabulate (const AnbanDutySheet *sheet, AnbanRequirementItem item, gint64 unit_id)
{
  g_autoptr (GPtrArray) gaps = anban_drill_gaps_list (sheet, item, unit_id);
  g_autofree char *title =
      g_strdup_printf ("%d年%s", anban_duty_sheet_get_year (sheet),
                       item == ANBAN_ITEM_DRILL ? "应急演练缺口清单" : "频次要求缺口清单");
  g_autofree char *day = anban_date_dup_paper (anban_duty_sheet_get_today (sheet));
  g_autofree char *subtitle = g_strdup_printf ("截至%s，共 %u 项", day, gaps->len);
  AnbanTabulation *table = anban_tabulation_new (title, columns, N_COLUMNS);
  AnbanDutyFigures sum = {0};
  guint row;

  anban_tabulation_set_subtitle (table, subtitle);
  for (guint i = 0; i < gaps->len; i++) {
    const AnbanDuty *duty = gaps->pdata[i];

    add_gap (table, sheet, duty);
    anban_duty_figures_add (&sum, &duty->figures);
  }
  row = anban_tabulation_add_row (table, "合计");
  set_figures (table, row, &sum);
  anban_tabulation_mark_total (table, row);
  set_note (table, sheet, item, unit_id);
  return table;
}

AnbanTabulation *
anban_drill_gaps_new (AnbanStore *store, int year, GCancellable *cancellable, GError **error)
{
  g_autoptr (AnbanDutySheet) sheet = anban_duty_sheet_new (store, year, cancellable, error);

  return sheet != NULL ? anban_drill_gaps_tabulate (sheet, ANBAN_ITEM_DRILL, 0) : NULL;
}
