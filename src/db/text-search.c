/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/text-search.h"

#include <glib.h>
#include <string.h>

static gboolean
has_letters (const char *word, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (g_ascii_isalpha (word[i]))
      return TRUE;
  return FALSE;
}

static gboolean
contains_folded (const char *text, gsize n_text, const char *word, gsize n_word)
{
  for (gsize i = 0; i + n_word <= n_text; i++)
    if (g_ascii_strncasecmp (text + i, word, n_word) == 0)
      return TRUE;
  return FALSE;
}

static void
contains_text (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const char *word = (const char *)sqlite3_value_text (values[0]);
  gsize n_word = (gsize)sqlite3_value_bytes (values[0]);
  gboolean folded = word != NULL && has_letters (word, n_word);
  gboolean found = FALSE;

  for (int i = 1; i < n_values && !found && word != NULL; i++) {
    const char *text = (const char *)sqlite3_value_text (values[i]);
    gsize n_text = (gsize)sqlite3_value_bytes (values[i]);

    if (text == NULL || n_text < n_word)
      continue;
    /* UTF-8 never begins inside a character: bytes may be compared */
    found =
        folded ? contains_folded (text, n_text, word, n_word) : memmem (text, n_text, word, n_word) != NULL;
  }
  sqlite3_result_int (context, found);
}

int
anban_text_search_register (sqlite3 *handle)
{
  return sqlite3_create_function_v2 (handle, "contains_text", -1,
                                     SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, NULL,
                                     contains_text, NULL, NULL, NULL);
}
