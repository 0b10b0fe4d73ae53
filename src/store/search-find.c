/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/search-find-private.h"

#include "base/text-find.h"
#include "store/query-private.h"
#include "store/search-block-private.h"

#include <string.h>

/* What one word is found in so far. */
typedef struct {
  char *text;
  gunichar2 *units;
  glong n_units;
  AnbanIdSet *found;
} Word;

static void
clear_word (gpointer data)
{
  Word *word = data;

  g_free (word->text);
  g_free (word->units);
  anban_id_set_unref (word->found);
}

static GArray *
split_words (const char *search)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));
  g_auto (GStrv) texts = anban_query_split_search (search);

  g_array_set_clear_func (words, clear_word);
  for (guint i = 0; texts[i] != NULL; i++) {
    Word word = {.text = g_strdup (texts[i]), .found = anban_id_set_new ()};

    word.units = anban_search_block_fold (texts[i], &word.n_units);
    g_array_append_val (words, word);
  }
  return words;
}

static void
look_into_block (Word *word, const AnbanSearchBlock *block)
{
  guint32 at = 0, end = block->ends[ANBAN_SEARCH_SLOTS - 1];
  guint slot = 0;
  gssize hit;

  while ((hit = anban_text_find (block->texts + at, end - at, word->units, (gsize)word->n_units)) >= 0) {
    at += (guint32)hit;
    while (at >= block->ends[slot])
      slot++;
    /* the end of one text and the beginning of the next are no word */
    if (at + (gsize)word->n_units > block->ends[slot]) {
      at++;
      continue;
    }
    anban_id_set_add (word->found, block->first_id + slot);
    at = block->ends[slot];
  }
}

static gboolean
look_into_blocks (AnbanStore *self, GArray *words, gint64 first, gint64 last, GError **error)
{
  g_autoptr (AnbanStatement) blocks = anban_connection_prepare (
      self->connection, "SELECT id, body FROM search_block WHERE id BETWEEN ?1 AND ?2", error);
  AnbanStep step;

  if (blocks == NULL)
    return FALSE;
  anban_statement_bind_int (blocks, 1, first);
  anban_statement_bind_int (blocks, 2, last);
  while ((step = anban_statement_step (blocks, error)) == ANBAN_STEP_ROW) {
    AnbanSearchBlock block;
    gsize n_body;
    gconstpointer body = anban_statement_get_blob (blocks, 1, &n_body);

    anban_search_block_read (&block, anban_statement_get_int (blocks, 0), body, n_body);
    for (guint i = 0; i < words->len; i++)
      look_into_block (&g_array_index (words, Word, i), &block);
  }
  return step == ANBAN_STEP_DONE;
}

/* What the register finds by other tables: a task by the name of its units. */
static gboolean
look_elsewhere (AnbanStore *self, const AnbanRegister *reg, Word *word, GError **error)
{
  g_autoptr (GString) sql = g_string_new (reg->search_ids);
  g_autoptr (AnbanStatement) ids = NULL;
  AnbanStep step;

  g_string_replace (sql, "?", "?1", 0);
  if ((ids = anban_connection_prepare (self->connection, sql->str, error)) == NULL)
    return FALSE;
  anban_statement_bind_text (ids, 1, word->text);
  while ((step = anban_statement_step (ids, error)) == ANBAN_STEP_ROW)
    anban_id_set_add (word->found, anban_statement_get_int (ids, 0));
  return step == ANBAN_STEP_DONE;
}

/* The records that have every word; NULL on an error. */
static AnbanIdSet *
find (
    AnbanStore *self, const AnbanRegister *reg, const char *search, gint64 first, gint64 last, GError **error)
{
  g_autoptr (GArray) words = split_words (search);
  AnbanIdSet *all;

  if (!look_into_blocks (self, words, first, last, error))
    return NULL;
  for (guint i = 0; reg->search_ids != NULL && i < words->len; i++)
    if (!look_elsewhere (self, reg, &g_array_index (words, Word, i), error))
      return NULL;
  all = g_array_index (words, Word, 0).found;
  for (guint i = 1; i < words->len; i++)
    anban_id_set_intersect (all, g_array_index (words, Word, i).found);
  return anban_id_set_ref (all);
}

AnbanStatement *
anban_search_prepare (
    AnbanStore *self, const AnbanQuery *query, const char *what, gboolean ordered, GError **error)
{
  const AnbanRegister *reg = anban_query_get_register (query);
  const char *search = anban_query_get_search (query);
  g_autoptr (AnbanIdSet) found = NULL;
  g_auto (AnbanSql) sql = {0};
  gint64 first, last;

  if (search != NULL && anban_search_block_get_range (self, reg, &first, &last) &&
      (found = find (self, reg, search, first, last, error)) == NULL)
    return NULL;
  anban_query_build (query, what, ordered, found, anban_store_get_today (self), anban_store_get_soon (self),
                     &sql);
  return anban_sql_prepare (&sql, self->connection, error);
}
