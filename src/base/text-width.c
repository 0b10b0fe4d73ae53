/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text-width.h"

static guint
char_width (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;
  /* “” ‘’ … — · ① are of ambiguous width; in Chinese text they fill a whole cell */
  return g_unichar_iswide_cjk (c) ? 2 : 1;
}

guint
anban_text_width (const char *text)
{
  guint width = 0, widest = 0;

  if (text == NULL)
    return 0;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    if (*p == '\n') {
      widest = MAX (widest, width);
      width = 0;
    } else {
      width += char_width (g_utf8_get_char (p));
    }
  }
  return MAX (widest, width);
}
