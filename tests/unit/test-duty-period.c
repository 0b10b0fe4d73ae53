/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Periods by the calendar, and which of them nest.
 */
#include "rules/duty-period.h"

static AnbanDate
day_of (const char *text)
{
  AnbanDate day;

  g_assert_true (anban_date_parse (text, &day));
  return day;
}

static const struct {
  AnbanPer per;
  int anchor;
  const char *day, *from, *to, *name;
} periods[] = {
    {ANBAN_PER_DAY, 0, "2024-02-29", "2024-02-29", "2024-02-29", "2024年2月29日"},
    {ANBAN_PER_WEEK, 0, "2026-01-01", "2025-12-29", "2026-01-04", "2025年12月29日至2026年1月4日"},
    {ANBAN_PER_MONTH, 0, "2024-02-29", "2024-02-01", "2024-02-29", "2024年2月"},
    {ANBAN_PER_QUARTER, 0, "2026-06-30", "2026-04-01", "2026-06-30", "2026年第二季度"},
    {ANBAN_PER_HALF_YEAR, 0, "2026-07-01", "2026-07-01", "2026-12-31", "2026年下半年"},
    {ANBAN_PER_YEAR, 2019, "2026-07-01", "2026-01-01", "2026-12-31", "2026年"},
    {ANBAN_PER_TWO_YEARS, 2019, "2026-07-01", "2025-01-01", "2026-12-31", "2025—2026年"},
    {ANBAN_PER_TWO_YEARS, 2022, "2026-07-01", "2026-01-01", "2027-12-31", "2026—2027年"},
    {ANBAN_PER_THREE_YEARS, 2022, "2026-07-01", "2025-01-01", "2027-12-31", "2025—2027年"},
    /* before the anchor */
    {ANBAN_PER_THREE_YEARS, 2022, "2020-07-01", "2019-01-01", "2021-12-31", "2019—2021年"},
    /* as far as days reach */
    {ANBAN_PER_THREE_YEARS, 2022, "2199-12-31", "2199-01-01", "2199-12-31", "2199年"},
};

static void
test_periods (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (periods); i++) {
    AnbanPeriod period = anban_period_of (periods[i].per, periods[i].anchor, day_of (periods[i].day));
    g_autofree char *name = anban_period_dup_name (period);
    char iso[ANBAN_DATE_ISO_SIZE];

    g_assert_cmpstr (anban_date_to_iso (period.from, iso), ==, periods[i].from);
    g_assert_cmpstr (anban_date_to_iso (period.to, iso), ==, periods[i].to);
    g_assert_cmpstr (name, ==, periods[i].name);
  }
}

/* Every day lies in one period, and the next begins behind it. */
static void
test_gapless (void)
{
  for (int per = ANBAN_PER_DAY; per <= ANBAN_PER_THREE_YEARS; per++)
    for (AnbanDate day = day_of ("2023-01-01"); day <= day_of ("2029-12-31"); day++) {
      AnbanPeriod period = anban_period_of ((AnbanPer)per, 2019, day);
      AnbanPeriod next = anban_period_of ((AnbanPer)per, 2019, period.to + 1);

      g_assert_true (period.from <= day && day <= period.to);
      g_assert_cmpint (next.from, ==, period.to + 1);
    }
}

/* Where so many periods are said to make one, the shortest long one holds them. */
static void
test_ratio (void)
{
  g_assert_cmpint (anban_period_ratio (ANBAN_PER_QUARTER, 0, ANBAN_PER_YEAR, 0), ==, 4);
  g_assert_cmpint (anban_period_ratio (ANBAN_PER_YEAR, 0, ANBAN_PER_THREE_YEARS, 2022), ==, 3);
  g_assert_cmpint (anban_period_ratio (ANBAN_PER_TWO_YEARS, 2022, ANBAN_PER_TWO_YEARS, 2024), ==, 1);
  g_assert_cmpint (anban_period_ratio (ANBAN_PER_TWO_YEARS, 2022, ANBAN_PER_TWO_YEARS, 2019), ==, 0);
  g_assert_cmpint (anban_period_ratio (ANBAN_PER_TWO_YEARS, 2022, ANBAN_PER_THREE_YEARS, 2022), ==, 0);
  g_assert_cmpint (anban_period_ratio (ANBAN_PER_YEAR, 0, ANBAN_PER_QUARTER, 0), ==, 0);
  g_assert_cmpint (anban_period_ratio (ANBAN_PER_WEEK, 0, ANBAN_PER_MONTH, 0), ==, 0);
  g_assert_cmpint (anban_period_ratio (ANBAN_PER_DAY, 0, ANBAN_PER_MONTH, 0), ==, 28);
  for (int small = ANBAN_PER_DAY; small <= ANBAN_PER_THREE_YEARS; small++)
    for (int big = ANBAN_PER_DAY; big <= ANBAN_PER_THREE_YEARS; big++)
      for (int year = 2022; year < 2030; year++) {
        AnbanPeriod period = anban_period_of ((AnbanPer)big, 2022, anban_date_from_ymd (year, 2, 15));
        int ratio = anban_period_ratio ((AnbanPer)small, 2022, (AnbanPer)big, 2022), n = 0;

        for (AnbanDate day = period.from; ratio > 0 && day <= period.to; n++)
          day = anban_period_of ((AnbanPer)small, 2022, day).to + 1;
        g_assert_cmpint (n, >=, ratio);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/duty-period/periods", test_periods);
  g_test_add_func ("/duty-period/gapless", test_gapless);
  g_test_add_func ("/duty-period/ratio", test_ratio);
  return g_test_run ();
}
