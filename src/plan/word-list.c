/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/word-list.h"

#include <string.h>

gsize
anban_words_at (const char *const *words, const char *p, const char *end)
{
  gsize best = 0, room = (gsize)(end - p);

  for (guint i = 0; words[i] != NULL; i++) {
    gsize len;

    /* Chinese characters differ in the second and third byte: a compare or two settle nearly all */
    if (room == 0 || words[i][0] != p[0])
      continue;
    if (room > 2 && words[i][1] != '\0' &&
        (words[i][1] != p[1] || (words[i][2] != '\0' && words[i][2] != p[2])))
      continue;
    len = strlen (words[i]);
    if (len > best && len <= room && memcmp (words[i], p, len) == 0)
      best = len;
  }
  return best;
}

gsize
anban_words_before (const char *const *words, const char *start, const char *end)
{
  gsize best = 0, room = (gsize)(end - start);

  for (guint i = 0; words[i] != NULL; i++) {
    gsize len = strlen (words[i]);

    if (len > best && len <= room && words[i][len - 1] == end[-1] && memcmp (words[i], end - len, len) == 0)
      best = len;
  }
  return best;
}

gboolean
anban_words_within (const char *const *words, const char *p, const char *end)
{
  for (; p < end; p = g_utf8_next_char (p))
    if (anban_words_at (words, p, end) > 0)
      return TRUE;
  return FALSE;
}

gboolean
anban_word_at (const char *word, const char *p, const char *end)
{
  gsize len = strlen (word);

  return (gsize)(end - p) >= len && memcmp (p, word, len) == 0;
}

gboolean
anban_word_before (const char *word, const char *start, const char *end)
{
  gsize len = strlen (word);

  return (gsize)(end - start) >= len && memcmp (end - len, word, len) == 0;
}
