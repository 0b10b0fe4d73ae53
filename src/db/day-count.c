/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/day-count.h"

#include "base/date.h"

#define DAYS_OF_MONTH 30.4375
#define MOST_MONTHS   2400

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

static void
term_start (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  AnbanDate first, last;
  int months = sqlite3_value_int (values[2]);

  if (!read_day (values[0], &first))
    return;
  if (read_day (values[1], &last) && months > 0)
    first = MAX (first, anban_date_add_months (last + 1, -months));
  give_day (context, first);
}

/* A point that was kept stands for the one of the term that it lies nearest to. */
static void
next_point (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  AnbanDate start, kept;
  int months = sqlite3_value_int (values[1]), n_kept = 0;

  if (!read_day (values[0], &start) || months <= 0 || months > MOST_MONTHS)
    return;
  if (read_day (values[2], &kept) && kept > start)
    n_kept = MAX (1, (int)((kept - start) / (months * DAYS_OF_MONTH) + 0.5));
  give_day (context, anban_date_span_end (start, months * (n_kept + 1)));
}

int
anban_day_count_register (sqlite3 *handle)
{
  static const struct {
    const char *name;
    int n_values;
    void (*func) (sqlite3_context *context, int n_values, sqlite3_value **values);
  } functions[] = {
      {"days_between", 2, days_between}, {"add_days", 2, add_days},     {"add_months", 2, add_months},
      {"span_end", 2, span_end},         {"term_start", 3, term_start}, {"next_point", 3, next_point},
  };
  int result = SQLITE_OK;

  for (guint i = 0; i < G_N_ELEMENTS (functions) && result == SQLITE_OK; i++)
    result = sqlite3_create_function_v2 (handle, functions[i].name, functions[i].n_values,
                                         SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, NULL,
                                         functions[i].func, NULL, NULL, NULL);
  return result;
}
