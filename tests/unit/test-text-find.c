/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * anban_text_find() against the plainest loop, at every length around the width of its vectors.
 */
#include "base/text-find.h"

#include <string.h>

static gssize
find_plainly (const gunichar2 *text, gsize n_text, const gunichar2 *word, gsize n_word)
{
  for (gsize i = 0; i + n_word <= n_text; i++)
    if (memcmp (text + i, word, n_word * sizeof *word) == 0)
      return (gssize)i;
  return -1;
}

/* Few different units, so that halves of the word and the word itself are everywhere. The buffers are exactly as
 * long as they say: a sanitizer build sees a read behind them. */
static void
test_random (void)
{
  guint n_found = 0;

  for (guint round = 0; round < 60000; round++) {
    gsize n_text = (gsize)g_test_rand_int_range (0, 70), n_word = (gsize)g_test_rand_int_range (1, 5);
    int variety = g_test_rand_int_range (2, 8);
    g_autofree gunichar2 *text = g_malloc (MAX (1, n_text * sizeof (gunichar2)));
    g_autofree gunichar2 *word = g_new (gunichar2, n_word);
    gssize found;

    for (gsize i = 0; i < n_text; i++)
      text[i] = (gunichar2)(0x4e00 + 0x0101 * g_test_rand_int_range (0, variety));
    for (gsize i = 0; i < n_word; i++)
      word[i] = (gunichar2)(0x4e00 + 0x0101 * g_test_rand_int_range (0, variety));
    found = anban_text_find (text, n_text, word, n_word);
    g_assert_cmpint (found, ==, find_plainly (text, n_text, word, n_word));
    n_found += found > 0;
  }
  g_assert_cmpuint (n_found, >, 1000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-find/random", test_random);
  return g_test_run ();
}
