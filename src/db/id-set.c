/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A bitmap, since ids are given from 1 upwards; what no office counts up to goes into a hash table, so that a
 * file with odd ids costs no memory.
 */
#include "db/id-set.h"

#include <inttypes.h>

#define MAP_IDS ((gint64)1 << 26) /* 8 MB at most */

struct _AnbanIdSet {
  gatomicrefcount n_refs;
  guint64 *words;
  gsize n_words;
  GHashTable *others; /* ids outside of the bitmap; NULL at first */
  guint size;
};

AnbanIdSet *
anban_id_set_new (void)
{
  AnbanIdSet *self = g_new0 (AnbanIdSet, 1);

  g_atomic_ref_count_init (&self->n_refs);
  return self;
}

AnbanIdSet *
anban_id_set_ref (AnbanIdSet *self)
{
  g_atomic_ref_count_inc (&self->n_refs);
  return self;
}

void
anban_id_set_unref (AnbanIdSet *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->n_refs))
    return;
  g_clear_pointer (&self->others, g_hash_table_unref);
  g_free (self->words);
  g_free (self);
}

static gboolean
in_map (gint64 id)
{
  return id >= 0 && id < MAP_IDS;
}

static void
make_room (AnbanIdSet *self, gsize word)
{
  gsize n = MAX (self->n_words * 2, word + 1);

  if (word < self->n_words)
    return;
  self->words = g_renew (guint64, self->words, n);
  for (gsize i = self->n_words; i < n; i++)
    self->words[i] = 0;
  self->n_words = n;
}

void
anban_id_set_add (AnbanIdSet *self, gint64 id)
{
  if (anban_id_set_contains (self, id))
    return;
  self->size++;
  if (in_map (id)) {
    make_room (self, (gsize)id / 64);
    self->words[id / 64] |= (guint64)1 << (id % 64);
    return;
  }
  if (self->others == NULL)
    self->others = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_hash_table_add (self->others, g_memdup2 (&id, sizeof id));
}

gboolean
anban_id_set_contains (const AnbanIdSet *self, gint64 id)
{
  if (in_map (id))
    return (gsize)id / 64 < self->n_words && (self->words[id / 64] >> (id % 64) & 1) != 0;
  return self->others != NULL && g_hash_table_contains (self->others, &id);
}

guint
anban_id_set_get_size (const AnbanIdSet *self)
{
  return self->size;
}

static gboolean
is_missing (gpointer key, gpointer value, gpointer other)
{
  return !anban_id_set_contains (other, *(gint64 *)key);
}

void
anban_id_set_intersect (AnbanIdSet *self, const AnbanIdSet *other)
{
  self->size = 0;
  for (gsize i = 0; i < self->n_words; i++) {
    self->words[i] &= i < other->n_words ? other->words[i] : 0;
    self->size += (guint)__builtin_popcountll (self->words[i]);
  }
  if (self->others != NULL) {
    g_hash_table_foreach_remove (self->others, is_missing, (gpointer)other);
    self->size += g_hash_table_size (self->others);
  }
}

char *
anban_id_set_to_json (const AnbanIdSet *self)
{
  GString *json = g_string_new ("[");
  GHashTableIter iter;
  gpointer key;

  for (gsize i = 0; i < self->n_words; i++)
    for (guint64 bits = self->words[i]; bits != 0; bits &= bits - 1)
      g_string_append_printf (json, "%" G_GSIZE_FORMAT ",", i * 64 + (gsize)__builtin_ctzll (bits));
  if (self->others != NULL) {
    g_hash_table_iter_init (&iter, self->others);
    while (g_hash_table_iter_next (&iter, &key, NULL))
      g_string_append_printf (json, "%" PRId64 ",", *(gint64 *)key);
  }
  if (json->len > 1)
    g_string_truncate (json, json->len - 1);
  g_string_append_c (json, ']');
  return g_string_free (json, FALSE);
}

static void
in_id_set (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const AnbanIdSet *set = sqlite3_value_pointer (values[0], ANBAN_ID_SET);

  sqlite3_result_int (context, set != NULL && anban_id_set_contains (set, sqlite3_value_int64 (values[1])));
}

int
anban_id_set_register (sqlite3 *handle)
{
  return sqlite3_create_function_v2 (handle, "in_id_set", 2,
                                     SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, NULL, in_id_set,
                                     NULL, NULL, NULL);
}
