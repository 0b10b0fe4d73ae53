/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/printable-text.h"

#include <string.h>

static gboolean
needs_cleaning (const char *text)
{
  for (const guchar *p = (const guchar *)text; *p; p++)
    if ((*p < 0x20 && *p != '\n') || *p == 0x7f || *p == 0xe2 || *p == 0xef || *p == 0xc2)
      return TRUE;
  return FALSE;
}

gboolean
anban_printable_text_is_wide (gunichar c)
{
  return c >= 0x2e80;
}

static gboolean
is_opening (gunichar c)
{
  return c == 0x201c || c == 0x2018 || g_unichar_type (c) == G_UNICODE_OPEN_PUNCTUATION;
}

/* The rules of line breaking take “ and ” for marks that may open or close, and never part them from what stands on
 * either side. Between Chinese they are known: a line may end before “ and after ”. */
static gboolean
may_break_at_quote (gunichar before, gunichar after)
{
  if (after == 0x201c || after == 0x2018)
    return before && before != '\n' && before != ' ' && !is_opening (before);
  if (before == 0x201d || before == 0x2019)
    return is_opening (after) || (anban_printable_text_is_wide (after) && g_unichar_isalnum (after));
  return FALSE;
}

/* Line ends become newlines, tabs blanks; control characters, bidirectional overrides and marks of byte order go. */
static gunichar
clean_character (gunichar c, gunichar next)
{
  if (c == '\n' || c == 0x85 || c == 0x2028 || c == 0x2029 || (c == '\r' && next != '\n'))
    return '\n';
  if (c == '\t')
    return ' ';
  if (c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0xfeff || (c >= 0x200b && c <= 0x200f) ||
      (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069))
    return 0;
  return c;
}

char *
anban_printable_text_dup (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  gunichar before = 0;
  GString *clean;

  if (!needs_cleaning (valid))
    return g_steal_pointer (&valid);

  clean = g_string_sized_new (strlen (valid) + 32);
  for (const char *p = valid; *p; p = g_utf8_next_char (p)) {
    gunichar c = clean_character (g_utf8_get_char (p), g_utf8_get_char (g_utf8_next_char (p)));

    if (!c)
      continue;
    if (may_break_at_quote (before, c))
      g_string_append (clean, ANBAN_BREAK_HERE);
    g_string_append_unichar (clean, c);
    before = c;
  }
  return g_string_free (clean, FALSE);
}
