/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text-width.h"

#include <string.h>

static guint
char_width (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;
  /* “” ‘’ … — · ① are of ambiguous width; in Chinese text they fill a whole cell */
  return g_unichar_iswide_cjk (c) ? 2 : 1;
}

guint
anban_text_line_width (const char *line, gsize length)
{
  const char *end = line + length;
  guint width = 0;

  for (const char *p = line; p < end;) {
    guchar first = (guchar)*p;

    /* what Chinese text is made of needs no look into the tables of Unicode: ASCII, and 一 to the end of its block */
    if (first < 0x7f) {
      width += 1;
      p++;
    } else if ((first > 0xe4 && first <= 0xe9) || (first == 0xe4 && (guchar)p[1] >= 0xb8)) {
      width += 2;
      p += 3;
    } else {
      width += char_width (g_utf8_get_char (p));
      p = g_utf8_next_char (p);
    }
  }
  return width;
}

guint
anban_text_width (const char *text)
{
  guint widest = 0;

  while (text != NULL) {
    gsize length = strcspn (text, "\n");

    widest = MAX (widest, anban_text_line_width (text, length));
    text = text[length] != '\0' ? text + length + 1 : NULL;
  }
  return widest;
}
