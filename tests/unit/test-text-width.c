/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text-width.h"

static void
test_width (void)
{
  g_assert_cmpuint (anban_text_width (NULL), ==, 0);
  g_assert_cmpuint (anban_text_width ("abc"), ==, 3);
  g_assert_cmpuint (anban_text_width ("安办"), ==, 4);
  g_assert_cmpuint (anban_text_width ("“五进”"), ==, 8);
  g_assert_cmpuint (anban_text_width ("安\n安办A"), ==, 5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-width", test_width);
  return g_test_run ();
}
