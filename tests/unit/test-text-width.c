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

/* The short ways say what the tables of Unicode say. */
static void
test_every_character (void)
{
  for (gunichar c = 1; c <= 0x10ffff; c++) {
    char text[7] = {0};
    guint width = g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide_cjk (c) ? 2 : 1;

    if (!g_unichar_validate (c) || c == '\n')
      continue;
    g_unichar_to_utf8 (c, text);
    if (anban_text_width (text) != width)
      g_error ("U+%04X is taken for %u wide, not %u", c, anban_text_width (text), width);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-width", test_width);
  g_test_add_func ("/text-width/every-character", test_every_character);
  return g_test_run ();
}
