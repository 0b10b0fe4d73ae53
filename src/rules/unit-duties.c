/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/unit-duties.h"

#include <glib/gi18n-lib.h>

enum {
  NAME,
  PERIOD,
  SOURCE,
  DUE,
  DONE,
  PLANNED,
  MISSING,
  LATE
};

static const AnbanFigureColumn columns[] = {
    [NAME] = {"要求", NULL, ANBAN_FIGURE_TEXT, 28},   [PERIOD] = {"期间", NULL, ANBAN_FIGURE_TEXT, 14},
    [SOURCE] = {"出处", NULL, ANBAN_FIGURE_TEXT, 28}, [DUE] = {"应", NULL, ANBAN_FIGURE_COUNT, 5},
    [DONE] = {"已", NULL, ANBAN_FIGURE_COUNT, 5},     [PLANNED] = {"已排", NULL, ANBAN_FIGURE_COUNT, 6},
    [MISSING] = {"缺", NULL, ANBAN_FIGURE_COUNT, 5},  [LATE] = {"逾期", NULL, ANBAN_FIGURE_COUNT, 6},
};

static void
add_duty (AnbanTabulation *table, const AnbanDutySheet *sheet, const AnbanDuty *duty)
{
  const int figures[] = {duty->figures.due, duty->figures.done, duty->figures.planned, duty->figures.missing,
                         duty->figures.late};
  guint row = anban_tabulation_add_row (table, duty->rule->name);
  g_autofree char *period = anban_period_dup_name (duty->period);
  g_autofree char *source = g_strconcat (duty->rule->source != NULL ? duty->rule->source : "",
                                         duty->rule->clause != NULL ? duty->rule->clause : "", NULL);

  anban_tabulation_set_text (table, row, PERIOD, period);
  anban_tabulation_set_text (table, row, SOURCE, source);
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    anban_tabulation_set_number (table, row, DUE + i, figures[i]);
  if (duty->figures.done > 0)
    anban_tabulation_take_query (table, row, DONE, anban_duty_sheet_query_done (sheet, duty));
  if (duty->figures.planned > 0)
    anban_tabulation_take_query (table, row, PLANNED, anban_duty_sheet_query_planned (sheet, duty));
}

AnbanTabulation *
anban_unit_duties_new (const AnbanDutySheet *sheet, gint64 unit)
{
  g_autofree char *title = g_strdup_printf ("%d年应履行的频次", anban_duty_sheet_get_year (sheet));
  AnbanTabulation *table = anban_tabulation_new (title, columns, G_N_ELEMENTS (columns));
  guint n = 0;
  const AnbanDuty *duties = anban_duty_sheet_get_of_unit (sheet, unit, &n);

  for (guint i = 0; i < n; i++)
    add_duty (table, sheet, &duties[i]);
  return table;
}
