/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/chinese-number.h"

#include <string.h>

static void
test_parse (void)
{
  static const struct {
    const char *text;
    gint64 value;
    gsize bytes;
  } rows[] = {
      {"三", 3, 3},           {"十", 10, 3},
      {"十二", 12, 6},        {"二十", 20, 6},
      {"九十九", 99, 9},      {"一百零五", 105, 12},
      {"二〇二六", 2026, 12}, {"两轮", 2, 3},
      {"12次", 12, 2},        {"１２", 12, 6},
      {"3万", 3, 1},          {"二万", 20000, 6},
      {"三千五百", 3500, 12}, {"一亿二千万", 120000000, 15},
      {"轮", 0, 0},           {"", 0, 0},
      {"万一", 0, 0},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    gint64 value = 0;

    g_assert_cmpuint (anban_chinese_number_parse (rows[i].text, &value), ==, rows[i].bytes);
    g_assert_cmpint (value, ==, rows[i].value);
  }
}

static void
test_round_trip (void)
{
  for (int i = 0; i <= 9999; i++) {
    g_autofree char *text = anban_chinese_number_format (i);
    gint64 value = -1;

    g_assert_cmpuint (anban_chinese_number_parse (text, &value), ==, strlen (text));
    g_assert_cmpint (value, ==, i);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chinese-number/parse", test_parse);
  g_test_add_func ("/chinese-number/round-trip", test_round_trip);
  return g_test_run ();
}
