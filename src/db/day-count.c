/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/day-count.h"

#include "base/date.h"

static void
days_between (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  AnbanDate from, to;

  if (anban_date_parse ((const char *)sqlite3_value_text (values[0]), &from) &&
      anban_date_parse ((const char *)sqlite3_value_text (values[1]), &to))
    sqlite3_result_int (context, to - from);
}

int
anban_day_count_register (sqlite3 *handle)
{
  return sqlite3_create_function_v2 (handle, "days_between", 2,
                                     SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, NULL,
                                     days_between, NULL, NULL, NULL);
}
