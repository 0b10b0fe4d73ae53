/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "registers/task-periods.h"

#include <glib/gi18n-lib.h>

#define MAX_PERIODS 400 /* a slip of the keyboard must not make thousands of rows */

/* How many months a period has; days and weeks are counted by the month. */
static int
months_of (AnbanPer per)
{
  switch (per) {
  case ANBAN_PER_DAY:
  case ANBAN_PER_WEEK:
  case ANBAN_PER_MONTH:
    return 1;
  case ANBAN_PER_QUARTER:
    return 3;
  case ANBAN_PER_HALF_YEAR:
    return 6;
  case ANBAN_PER_YEAR:
    return 12;
  case ANBAN_PER_TWO_YEARS:
    return 24;
  case ANBAN_PER_THREE_YEARS:
    return 36;
  }
  return 12;
}

static char *
name_period (AnbanPer per, int year, int month)
{
  static const char *const quarters[] = {"一", "二", "三", "四"};

  switch (per) {
  case ANBAN_PER_DAY:
  case ANBAN_PER_WEEK:
  case ANBAN_PER_MONTH:
    return g_strdup_printf ("%d年%d月", year, month);
  case ANBAN_PER_QUARTER:
    return g_strdup_printf ("%d年第%s季度", year, quarters[(month - 1) / 3]);
  case ANBAN_PER_HALF_YEAR:
    return g_strdup_printf ("%d年%s", year, month <= 6 ? "上半年" : "下半年");
  case ANBAN_PER_YEAR:
    return g_strdup_printf ("%d年", year);
  case ANBAN_PER_TWO_YEARS:
    return g_strdup_printf ("%d—%d年", year, year + 1);
  case ANBAN_PER_THREE_YEARS:
    return g_strdup_printf ("%d—%d年", year, year + 2);
  }
  return g_strdup_printf ("%d年", year);
}

char *
anban_task_period_around (AnbanPer per, AnbanDate date, AnbanDate *starts_on, AnbanDate *ends_on)
{
  int n = months_of (per), year, month, first, last_year, last_month;

  anban_date_get_ymd (date, &year, &month, NULL);
  /* periods of several years begin with the year asked for */
  first = n <= 12 ? (month - 1) / n * n + 1 : 1;
  last_year = year + (first + n - 2) / 12;
  last_month = (first + n - 2) % 12 + 1;
  *starts_on = anban_date_from_ymd (year, first, 1);
  *ends_on = anban_date_month_end (last_year, last_month);
  return name_period (per, year, first);
}

static gboolean
is_there (GPtrArray *periods, const char *starts_on, const char *ends_on)
{
  for (guint i = 0; i < periods->len; i++)
    if (g_strcmp0 (anban_record_get_text (periods->pdata[i], ANBAN_TASK_PERIOD_STARTS_ON), starts_on) == 0 &&
        g_strcmp0 (anban_record_get_text (periods->pdata[i], ANBAN_TASK_PERIOD_ENDS_ON), ends_on) == 0)
      return TRUE;
  return FALSE;
}

static gint64
required_times (AnbanPer per, gint64 count)
{
  /* the month is the period that is kept: about 4 weeks or 30 days of it */
  if (per == ANBAN_PER_WEEK)
    return count * 4;
  if (per == ANBAN_PER_DAY)
    return count * 30;
  return count;
}

gboolean
anban_task_periods_fill (AnbanStore *store, AnbanRecord *task, AnbanDate from, AnbanDate to, GError **error)
{
  AnbanPer per = (AnbanPer)anban_record_get_int (task, ANBAN_TASK_FREQUENCY_PER);
  gint64 count = MAX (1, anban_record_get_int (task, ANBAN_TASK_FREQUENCY_COUNT)),
         id = anban_record_get_id (task);
  g_autoptr (GPtrArray) there = NULL;
  AnbanDate starts_on, ends_on;

  if (anban_record_is_null (task, ANBAN_TASK_FREQUENCY_PER) || from == ANBAN_DATE_NONE ||
      to == ANBAN_DATE_NONE)
    return TRUE;
  if ((there = anban_store_list_details (store, &anban_task_period_register, id, error)) == NULL ||
      !anban_store_begin_step (store, _ ("生成分期"), error))
    return FALSE;
  for (AnbanDate day = from; day <= to && there->len < MAX_PERIODS; day = ends_on + 1) {
    g_autofree char *name = anban_task_period_around (per, day, &starts_on, &ends_on);
    g_autoptr (AnbanRecord) period = NULL;
    char start_iso[ANBAN_DATE_ISO_SIZE], end_iso[ANBAN_DATE_ISO_SIZE];

    if (starts_on == ANBAN_DATE_NONE || ends_on == ANBAN_DATE_NONE)
      break;
    if (is_there (there, anban_date_to_iso (starts_on, start_iso), anban_date_to_iso (ends_on, end_iso)))
      continue;
    period = anban_record_new (&anban_task_period_register);
    anban_record_set_int (period, ANBAN_TASK_PERIOD_TASK, id);
    anban_record_set_text (period, ANBAN_TASK_PERIOD_NAME, name);
    anban_record_set_text (period, ANBAN_TASK_PERIOD_STARTS_ON, start_iso);
    anban_record_set_text (period, ANBAN_TASK_PERIOD_ENDS_ON, end_iso);
    anban_record_set_int (period, ANBAN_TASK_PERIOD_REQUIRED, required_times (per, count));
    if (!anban_store_save (store, period, error)) {
      anban_store_rollback_step (store);
      return FALSE;
    }
    g_ptr_array_add (there, g_steal_pointer (&period));
  }
  return anban_store_commit_step (store, error);
}
