/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/date.h"

static void
test_round_trip (void)
{
  AnbanDate first = anban_date_from_ymd (1900, 1, 1), last = anban_date_from_ymd (2199, 12, 31);

  g_assert_cmpint (anban_date_from_ymd (1970, 1, 1), ==, 0);
  for (AnbanDate day = first; day <= last; day++) {
    int y, m, d;

    anban_date_get_ymd (day, &y, &m, &d);
    g_assert_cmpint (anban_date_from_ymd (y, m, d), ==, day);
  }
}

static void
test_parse (void)
{
  static const struct {
    const char *text, *iso;
  } rows[] = {
      {"2026-03-05", "2026-03-05"},
      {"2026.3.5", "2026-03-05"},
      {" 2026年3月5日 ", "2026-03-05"},
      {"２０２６／３／５", "2026-03-05"},
      {"2022年11 月20日", "2022-11-20"},
      {"20260305", "2026-03-05"},
      {"2026-03-05 00:00:00", "2026-03-05"},
      {"2024-02-29", "2024-02-29"},
      {"2023-02-29", NULL},
      {"2026-13-01", NULL},
      {"2026-00-10", NULL},
      {"3月5日", NULL},
      {"", NULL},
      {"今天", NULL},
      {"2026-03-05x", NULL},
      {"0001-01-01", NULL},
      {"2026-3", NULL},
      {"11.9", NULL},
      {NULL, NULL},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    AnbanDate date = ANBAN_DATE_NONE;
    char iso[ANBAN_DATE_ISO_SIZE];

    g_assert_cmpint (anban_date_parse (rows[i].text, &date), ==, rows[i].iso != NULL);
    g_assert_cmpstr (anban_date_to_iso (date, iso), ==, rows[i].iso != NULL ? rows[i].iso : "");
  }
}

static void
test_arithmetic (void)
{
  char iso[ANBAN_DATE_ISO_SIZE];
  g_autofree char *paper = anban_date_dup_paper (anban_date_from_ymd (2026, 3, 5));

  g_assert_cmpstr (paper, ==, "2026年3月5日");
  g_assert_cmpstr (anban_date_to_iso (anban_date_month_end (2024, 2), iso), ==, "2024-02-29");
  g_assert_cmpstr (anban_date_to_iso (anban_date_add_months (anban_date_from_ymd (2026, 8, 31), 6), iso), ==,
                   "2027-02-28");
  g_assert_cmpint (anban_date_get_weekday (anban_date_from_ymd (2026, 6, 15)), ==, 1);
  g_assert_cmpstr (anban_date_to_iso (anban_date_today (), iso), ==, "2026-06-15");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("ANBAN_TODAY", "2026-06-15", TRUE);
  g_test_add_func ("/date/round-trip", test_round_trip);
  g_test_add_func ("/date/parse", test_parse);
  g_test_add_func ("/date/arithmetic", test_arithmetic);
  return g_test_run ();
}
