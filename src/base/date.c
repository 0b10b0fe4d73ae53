/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/date.h"

#include <stdlib.h>
#include <string.h>

#define FIRST_YEAR 1900
#define LAST_YEAR  2199

static gboolean
is_leap (int year)
{
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int
month_days (int year, int month)
{
  static const guint8 days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  return month == 2 && is_leap (year) ? 29 : days[month - 1];
}

AnbanDate
anban_date_from_ymd (int year, int month, int day)
{
  int y, era_year;
  gint32 era, day_of_year, day_of_era;

  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1 ||
      day > month_days (year, month))
    return ANBAN_DATE_NONE;
  /* years begin in March here, so that the leap day is the last of its year */
  y = month <= 2 ? year - 1 : year;
  era = y / 400;
  era_year = y - era * 400;
  day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  day_of_era = era_year * 365 + era_year / 4 - era_year / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

void
anban_date_get_ymd (AnbanDate date, int *year, int *month, int *day)
{
  gint32 z = date + 719468;
  gint32 era = z / 146097;
  gint32 day_of_era = z - era * 146097;
  gint32 era_year = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  gint32 day_of_year = day_of_era - (365 * era_year + era_year / 4 - era_year / 100);
  gint32 m = (5 * day_of_year + 2) / 153;
  int found_month = m < 10 ? m + 3 : m - 9;

  g_return_if_fail (date != ANBAN_DATE_NONE);
  if (year != NULL)
    *year = era_year + era * 400 + (found_month <= 2);
  if (month != NULL)
    *month = found_month;
  if (day != NULL)
    *day = day_of_year - (153 * m + 2) / 5 + 1;
}

AnbanDate
anban_date_month_end (int year, int month)
{
  if (month < 1 || month > 12)
    return ANBAN_DATE_NONE;
  return anban_date_from_ymd (year, month, month_days (year, month));
}

AnbanDate
anban_date_add_months (AnbanDate date, int months)
{
  int year, month, day, total;

  if (date == ANBAN_DATE_NONE)
    return date;
  anban_date_get_ymd (date, &year, &month, &day);
  total = year * 12 + month - 1 + months;
  year = total / 12;
  month = total % 12 + 1;
  if (year < FIRST_YEAR || year > LAST_YEAR)
    return ANBAN_DATE_NONE;
  return anban_date_from_ymd (year, month, MIN (day, month_days (year, month)));
}

AnbanDate
anban_date_span_end (AnbanDate from, int months)
{
  AnbanDate same = anban_date_add_months (from, months);
  int year, month, day, same_day;

  if (same == ANBAN_DATE_NONE)
    return same;
  anban_date_get_ymd (from, &year, &month, &day);
  anban_date_get_ymd (same, &year, &month, &same_day);
  return same_day == day ? same - 1 : same;
}

int
anban_date_get_weekday (AnbanDate date)
{
  /* 1970-01-01 was a Thursday */
  return ((date + 3) % 7 + 7) % 7 + 1;
}

/* The decimal number at *cursor, at most @width digits; -1 where there is none. */
static int
take_number (const char **cursor, int width)
{
  int value = 0, n = 0;

  while (n < width && g_ascii_isdigit (**cursor)) {
    value = value * 10 + (*(*cursor)++ - '0');
    n++;
  }
  return n > 0 ? value : -1;
}

static void
skip_blanks (const char **cursor)
{
  while (**cursor == ' ' || **cursor == '\t')
    (*cursor)++;
}

static gboolean
take_separator (const char **cursor, const char *word)
{
  gboolean found;

  skip_blanks (cursor);
  if ((found = g_str_has_prefix (*cursor, word)))
    *cursor += strlen (word);
  else if ((found = **cursor == '-' || **cursor == '.' || **cursor == '/'))
    (*cursor)++;
  skip_blanks (cursor);
  return found;
}

gboolean
anban_date_parse (const char *text, AnbanDate *date)
{
  g_autofree char *plain = NULL;
  const char *p;
  int year, month, day;
  AnbanDate found;

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return FALSE;
  /* what the office keeps is plain already: an export reads many */
  plain = g_str_is_ascii (text) ? g_strdup (text) : g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  p = g_strstrip (plain);
  if (strlen (p) == 8 && strspn (p, "0123456789") == 8) {
    year = take_number (&p, 4);
    month = take_number (&p, 2);
    day = take_number (&p, 2);
  } else {
    year = take_number (&p, 4);
    if (year < 1000 || !take_separator (&p, "年"))
      return FALSE;
    month = take_number (&p, 2);
    if (!take_separator (&p, "月"))
      return FALSE;
    day = take_number (&p, 2);
    skip_blanks (&p);
    if (g_str_has_prefix (p, "日"))
      p += strlen ("日");
    else if (g_str_has_prefix (p, "号"))
      p += strlen ("号");
    /* a spreadsheet writes the midnight along */
    else if (g_str_has_prefix (p, "00:00"))
      p += strspn (p, "0:.");
    skip_blanks (&p);
  }
  found = *p == '\0' ? anban_date_from_ymd (year, month, day) : ANBAN_DATE_NONE;
  if (found == ANBAN_DATE_NONE)
    return FALSE;
  if (date != NULL)
    *date = found;
  return TRUE;
}

const char *
anban_date_to_iso (AnbanDate date, char *buffer)
{
  int year, month, day;

  buffer[0] = '\0';
  if (date != ANBAN_DATE_NONE) {
    anban_date_get_ymd (date, &year, &month, &day);
    g_snprintf (buffer, ANBAN_DATE_ISO_SIZE, "%04d-%02d-%02d", year, month, day);
  }
  return buffer;
}

char *
anban_date_dup_paper (AnbanDate date)
{
  int year, month, day;

  if (date == ANBAN_DATE_NONE)
    return g_strdup ("");
  anban_date_get_ymd (date, &year, &month, &day);
  return g_strdup_printf ("%d年%d月%d日", year, month, day);
}

AnbanDate
anban_date_today (void)
{
  g_autoptr (GDateTime) now = NULL;
  AnbanDate fixed;

  if (anban_date_parse (g_getenv ("ANBAN_TODAY"), &fixed))
    return fixed;
  now = g_date_time_new_now_local ();
  return anban_date_from_ymd (g_date_time_get_year (now), g_date_time_get_month (now),
                              g_date_time_get_day_of_month (now));
}
