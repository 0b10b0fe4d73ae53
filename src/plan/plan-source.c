/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/plan-source.h"

#include "base/error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

char *
anban_plan_source_normalise (const char *text)
{
  gsize len = strlen (text);
  g_autofree char *valid = NULL;
  GString *out;

  if (len > ANBAN_PLAN_SOURCE_MAX_TEXT)
    len = ANBAN_PLAN_SOURCE_MAX_TEXT;
  valid = g_utf8_make_valid (text, (gssize)len);
  out = g_string_sized_new (strlen (valid));
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (c == '\r')
      g_string_append (out, p[1] == '\n' ? "" : "\n");
    else if (c == '\v' || c == '\f' || c == 0x2028 || c == 0x2029 || c == 0x85)
      g_string_append_c (out, '\n');
    else if (c == '\n' || c == '\t' ||
             (c >= ' ' && c != 0x7f && !(c >= 0x80 && c < 0xa0) && c != 0xfeff && c != 0xfffd))
      g_string_append_unichar (out, c);
  }
  return g_string_free (out, FALSE);
}

char *
anban_plan_source_load (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *contents = NULL;
  gsize len;

  if (!g_file_load_contents (file, cancellable, &contents, &len, NULL, error))
    return NULL;
  return anban_plan_source_normalise (contents);
}
