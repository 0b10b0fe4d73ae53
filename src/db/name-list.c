/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/name-list.h"

#include <glib.h>
#include <string.h>

#define SEPARATOR "、"

typedef struct {
  gint64 rank, id;
  gsize start, length; /* in the text of the list */
} Name;

typedef struct {
  GString *text; /* the names, one behind the other */
  GArray *names; /* Name */
} NameList;

static Name *
find_name (const NameList *self, const char *name, gsize length)
{
  for (guint i = 0; i < self->names->len; i++) {
    Name *there = &g_array_index (self->names, Name, i);

    if (there->length == length && memcmp (self->text->str + there->start, name, length) == 0)
      return there;
  }
  return NULL;
}

static void
add_name (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  NameList *self = sqlite3_aggregate_context (context, sizeof *self);
  const char *text = (const char *)sqlite3_value_text (values[0]);
  Name name = {sqlite3_value_int64 (values[1]), sqlite3_value_int64 (values[2]), 0, 0};
  Name *there;

  if (self == NULL) {
    sqlite3_result_error_nomem (context);
    return;
  }
  if (text == NULL)
    return;
  if (self->names == NULL) {
    self->text = g_string_new (NULL);
    self->names = g_array_new (FALSE, FALSE, sizeof (Name));
  }
  name.start = self->text->len;
  name.length = (gsize)sqlite3_value_bytes (values[0]);
  there = find_name (self, text, name.length);
  if (there != NULL) {
    there->rank = MIN (there->rank, name.rank);
    there->id = MIN (there->id, name.id);
    return;
  }
  g_string_append_len (self->text, text, (gssize)name.length);
  g_array_append_val (self->names, name);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const Name *one = a, *other = b;

  if (one->rank != other->rank)
    return one->rank < other->rank ? -1 : 1;
  return one->id < other->id ? -1 : one->id > other->id;
}

static void
tell_names (sqlite3_context *context)
{
  NameList *self = sqlite3_aggregate_context (context, 0);
  g_autoptr (GString) told = NULL;

  if (self == NULL || self->names == NULL)
    return;
  told = g_string_new (NULL);
  g_array_sort (self->names, compare_names);
  for (guint i = 0; i < self->names->len; i++) {
    const Name *name = &g_array_index (self->names, Name, i);

    if (i > 0)
      g_string_append (told, SEPARATOR);
    g_string_append_len (told, self->text->str + name->start, (gssize)name->length);
  }
  sqlite3_result_text (context, told->str, (int)told->len, SQLITE_TRANSIENT);
  g_string_free (self->text, TRUE);
  g_array_unref (self->names);
}

int
anban_name_list_register (sqlite3 *handle)
{
  return sqlite3_create_function_v2 (handle, "list_names", 3,
                                     SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, NULL, NULL,
                                     add_name, tell_names, NULL);
}
