/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/xlsx-text.h"

#include <string.h>

/* _x0041_ in a cell would be read as the letter A. */
static gboolean
is_escape (const char *p)
{
  return p[0] == '_' && p[1] == 'x' && g_ascii_isxdigit (p[2]) && g_ascii_isxdigit (p[3]) &&
         g_ascii_isxdigit (p[4]) && g_ascii_isxdigit (p[5]) && p[6] == '_';
}

static gboolean
continues (guchar byte)
{
  return (byte & 0xc0) == 0x80;
}

/* Nothing to be seen to: no control characters but \n and \t, no escapes, short, valid. Every cell passes here: what
 * Chinese text is made of, ASCII and three bytes from U+1000 to U+CFFF or of the full-width forms, is seen to be valid
 * on the way. */
static gboolean
is_fit (const char *text)
{
  const guchar *p = (const guchar *)text;
  gboolean seen = TRUE;

  while (*p != '\0') {
    if (*p < 0x7f) {
      if (*p < 0x20 ? *p != '\n' && *p != '\t' : *p == '_' && is_escape ((const char *)p))
        return FALSE;
      p++;
    } else if (((*p >= 0xe1 && *p <= 0xec) || (*p == 0xef && p[1] < 0xbf)) && continues (p[1]) &&
               continues (p[2])) {
      p += 3;
    } else {
      if (*p == 0x7f || (*p == 0xef && p[1] == 0xbf && p[2] >= 0xbe)) /* U+FFFE and U+FFFF */
        return FALSE;
      seen = FALSE;
      p++;
    }
  }

  return p - (const guchar *)text <= ANBAN_XLSX_MAX_TEXT && (seen || g_utf8_validate (text, -1, NULL));
}

static gboolean
is_character (gunichar c)
{
  return c >= 0x20 ? c != 0x7f && c != 0xfffe && c != 0xffff : c == '\n' || c == '\t';
}

const char *
anban_xlsx_fit_text (const char *text, GString *buffer, AnbanXlsxTextChange *change)
{
  g_autofree char *valid = NULL;
  guint units = 0;

  if (is_fit (text))
    return text;

  if (!g_utf8_validate (text, -1, NULL)) {
    valid = g_utf8_make_valid (text, -1);
    text = valid;
    *change |= ANBAN_XLSX_TEXT_REPLACED;
  }

  g_string_truncate (buffer, 0);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (c == '\r')
      c = p[1] == '\n' ? 0 : '\n';
    if (c == 0 || !is_character (c))
      continue;
    if (is_escape (p)) {
      g_string_append (buffer, "_x005F");
      units += 6;
    }
    units += c > 0xffff ? 2 : 1;
    if (units > ANBAN_XLSX_MAX_TEXT) {
      *change |= ANBAN_XLSX_TEXT_CUT;
      break;
    }
    g_string_append_unichar (buffer, c);
  }

  return buffer->str;
}

/* The first @max characters. */
static char *
cut (const char *text, glong max)
{
  return g_utf8_strlen (text, -1) <= max ? g_strdup (text) : g_utf8_substring (text, 0, max);
}

static gboolean
take_name (GHashTable *taken, const char *name)
{
  return g_hash_table_add (taken, g_utf8_casefold (name, -1));
}

char *
anban_xlsx_dup_sheet_name (const char *name, GHashTable *taken)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autoptr (GString) clean = g_string_new (NULL);
  g_autofree char *base = NULL;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (!g_unichar_iscntrl (c) && is_character (c) && (c > 0x7f || strchr ("[]:*?/\\", (int)c) == NULL))
      g_string_append_unichar (clean, c);
  }
  g_strstrip (clean->str);
  clean->len = strlen (clean->str);

  base = cut (clean->str, ANBAN_XLSX_MAX_SHEET);
  while (base[0] == '\'')
    memmove (base, base + 1, strlen (base));
  while (base[0] != '\0' && base[strlen (base) - 1] == '\'')
    base[strlen (base) - 1] = '\0';
  /* Excel keeps “History” for itself. */
  if (base[0] == '\0' || g_ascii_strcasecmp (base, "History") == 0) {
    g_free (base);
    base = g_strdup ("表");
  }

  if (take_name (taken, base))
    return g_steal_pointer (&base);
  for (guint i = 2;; i++) {
    g_autofree char *number = g_strdup_printf (" %u", i);
    g_autofree char *start = cut (base, ANBAN_XLSX_MAX_SHEET - (glong)strlen (number));
    char *candidate = g_strconcat (start, number, NULL);

    if (take_name (taken, candidate))
      return candidate;
    g_free (candidate);
  }
}
