/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/day-count.h"

#include "base/date.h"

static gboolean
read_day (sqlite3_value *value, AnbanDate *day)
{
  return anban_date_parse ((const char *)sqlite3_value_text (value), day);
}

static void
give_day (sqlite3_context *context, AnbanDate day)
{
  char iso[ANBAN_DATE_ISO_SIZE];

  if (day != ANBAN_DATE_NONE)
    sqlite3_result_text (context, anban_date_to_iso (day, iso), -1, SQLITE_TRANSIENT);
}

static void
days_between (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  AnbanDate from, to;

  if (read_day (values[0], &from) && read_day (values[1], &to))
    sqlite3_result_int (context, to - from);
}

static void
add_days (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  AnbanDate day;

  if (read_day (values[0], &day) && sqlite3_value_type (values[1]) != SQLITE_NULL)
    give_day (context, day + sqlite3_value_int (values[1]));
}

static void
add_months (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  AnbanDate day;

  if (read_day (values[0], &day) && sqlite3_value_type (values[1]) != SQLITE_NULL)
    give_day (context, anban_date_add_months (day, sqlite3_value_int (values[1])));
}

static void
span_end (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  AnbanDate day;

  if (read_day (values[0], &day) && sqlite3_value_type (values[1]) != SQLITE_NULL)
    give_day (context, anban_date_span_end (day, sqlite3_value_int (values[1])));
}

int
anban_day_count_register (sqlite3 *handle)
{
  static const struct {
    const char *name;
    void (*func) (sqlite3_context *context, int n_values, sqlite3_value **values);
  } functions[] = {{"days_between", days_between},
                   {"add_days", add_days},
                   {"add_months", add_months},
                   {"span_end", span_end}};
  int result = SQLITE_OK;

  for (guint i = 0; i < G_N_ELEMENTS (functions) && result == SQLITE_OK; i++)
    result = sqlite3_create_function_v2 (handle, functions[i].name, 2,
                                         SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, NULL,
                                         functions[i].func, NULL, NULL, NULL);
  return result;
}
