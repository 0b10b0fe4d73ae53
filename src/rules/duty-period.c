/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/duty-period.h"

static int
get_months (AnbanPer per)
{
  switch (per) {
  case ANBAN_PER_DAY:
  case ANBAN_PER_WEEK:
    break;
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
  return 0;
}

int
anban_period_get_months (AnbanPer per)
{
  return get_months (per);
}

/* @start and the next are months since the year 0; what lies beyond the days there are is cut off */
static AnbanPeriod
make_period (int start, int n_months)
{
  int end = start + n_months - 1;
  AnbanPeriod period = {anban_date_from_ymd (start / 12, start % 12 + 1, 1),
                        anban_date_month_end (end / 12, end % 12 + 1)};

  if (period.from == ANBAN_DATE_NONE)
    period.from = ANBAN_PERIOD_FIRST_DAY;
  if (period.to == ANBAN_DATE_NONE)
    period.to = ANBAN_PERIOD_LAST_DAY;
  return period;
}

AnbanPeriod
anban_period_of (AnbanPer per, int anchor_year, AnbanDate day)
{
  int n_months = get_months (per);
  int year, month, day_of_month, number, into;

  if (per == ANBAN_PER_DAY || n_months == 0) {
    AnbanDate monday = day - anban_date_get_weekday (day) + 1;

    return per == ANBAN_PER_DAY ? (AnbanPeriod){day, day} : (AnbanPeriod){monday, monday + 6};
  }
  anban_date_get_ymd (day, &year, &month, &day_of_month);
  number = year * 12 + month - 1;
  into = (number - anchor_year * 12) % n_months;
  return make_period (number - (into < 0 ? into + n_months : into), n_months);
}

AnbanPeriod
anban_period_of_year (int year)
{
  return make_period (year * 12, 12);
}

int
anban_period_ratio (AnbanPer small, int small_anchor, AnbanPer big, int big_anchor)
{
  /* the fewest days that so many months have */
  static const struct {
    int months, days;
  } fewest[] = {{1, 28}, {3, 90}, {6, 181}, {12, 365}, {24, 730}, {36, 1095}};
  int small_months = get_months (small), big_months = get_months (big);

  if (small == big)
    return small_months > 12 && (small_anchor - big_anchor) % (small_months / 12) != 0 ? 0 : 1;
  if (small == ANBAN_PER_DAY && big == ANBAN_PER_WEEK)
    return 7;
  for (guint i = 0; small == ANBAN_PER_DAY && i < G_N_ELEMENTS (fewest); i++)
    if (fewest[i].months == big_months)
      return fewest[i].days;
  return small_months > 0 && small_months <= 12 && big_months % small_months == 0 ? big_months / small_months
                                                                                  : 0;
}

int
anban_period_overlap (AnbanPeriod a, AnbanPeriod b)
{
  AnbanDate from = MAX (a.from, b.from), to = MIN (a.to, b.to);

  return to >= from ? to - from + 1 : 0;
}

int
anban_period_count_days (AnbanPeriod self)
{
  return self.to - self.from + 1;
}

static char *
dup_months_name (int year, int month, int n_months)
{
  static const char *const quarters[] = {"第一季度", "第二季度", "第三季度", "第四季度"};
  gboolean whole_years = month == 1 && n_months > 12 && n_months % 12 == 0;

  if (n_months == 1)
    return g_strdup_printf ("%d年%d月", year, month);
  if (n_months == 3 && month % 3 == 1)
    return g_strdup_printf ("%d年%s", year, quarters[month / 3]);
  if (n_months == 6 && month % 6 == 1)
    return g_strdup_printf ("%d年%s", year, month == 1 ? "上半年" : "下半年");
  if (n_months == 12 && month == 1)
    return g_strdup_printf ("%d年", year);
  return whole_years ? g_strdup_printf ("%d—%d年", year, year + n_months / 12 - 1) : NULL;
}

char *
anban_period_dup_name (AnbanPeriod period)
{
  int year, month, day, to_year, to_month, to_day;
  g_autofree char *from = anban_date_dup_paper (period.from);
  g_autofree char *to = anban_date_dup_paper (period.to);
  char *name = NULL;

  anban_date_get_ymd (period.from, &year, &month, &day);
  anban_date_get_ymd (period.to, &to_year, &to_month, &to_day);
  if (day == 1 && period.to == anban_date_month_end (to_year, to_month))
    name = dup_months_name (year, month, (to_year - year) * 12 + to_month - month + 1);
  if (name == NULL)
    name = period.from == period.to ? g_steal_pointer (&from) : g_strdup_printf ("%s至%s", from, to);
  return name;
}
