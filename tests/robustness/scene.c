/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scene.h"

#include <glib/gstdio.h>
#include <string.h>

Scene *
scene_new (const char *where)
{
  Scene *self = g_new0 (Scene, 1);
  g_autofree char *pattern =
      g_build_filename (where != NULL ? where : g_get_tmp_dir (), "anban-test-XXXXXX", NULL);

  self->folder = g_strdup (g_mkdtemp (pattern));
  g_assert_nonnull (self->folder);
  self->path = g_build_filename (self->folder, "office.anban", NULL);
  return self;
}

Scene *
scene_new_with_office (guint n)
{
  Scene *self = scene_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanStore) store = anban_store_create (self->path, anban_registers, &error);

  g_assert_no_error (error);
  g_assert_true (anban_store_begin_step (store, "准备", &error));
  for (guint i = 0; i < n; i++) {
    g_autofree char *name = g_strdup_printf ("经办人%u", i);

    g_assert_true (scene_add_person (store, name, &error));
  }
  g_assert_true (anban_store_commit_step (store, &error));
  return self;
}

void
scene_free (Scene *self)
{
  scene_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_free (self);
}

AnbanStore *
scene_open (const char *path)
{
  g_autoptr (GError) error = NULL;
  AnbanStore *store = anban_store_open (path, anban_registers, &error);

  g_assert_no_error (error);
  return store;
}

void
scene_close (AnbanStore *store)
{
  anban_store_close (store);
  g_object_unref (store);
}

gboolean
scene_add_person (AnbanStore *store, const char *name, GError **error)
{
  g_autoptr (AnbanRecord) person = anban_record_new (&anban_person_register);

  anban_record_set_text (person, ANBAN_PERSON_NAME, name);
  return anban_store_save (store, person, error);
}

gint64
scene_count_people (AnbanStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_person_register);
  gint64 n = anban_store_count (store, query, &error);

  g_assert_no_error (error);
  return n;
}

void
scene_assert_whole (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanStore) store = scene_open (path);
  g_autoptr (GPtrArray) findings = anban_office_check (store, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (const char *)findings->pdata[i]);
  g_assert_cmpuint (findings->len, ==, 0);
}

void
scene_assert_sentence (const char *text)
{
  gboolean chinese = FALSE;

  g_test_message ("%s", text);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    chinese = chinese || g_unichar_get_script (g_utf8_get_char (at)) == G_UNICODE_SCRIPT_HAN;
  g_assert_true (chinese);
  g_assert_null (strchr (text, '\n'));
}

void
scene_assert_error (GError **error, AnbanError code)
{
  g_assert_error (*error, ANBAN_ERROR, (int)code);
  scene_assert_sentence ((*error)->message);
  g_clear_error (error);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static GPtrArray *
list_folder (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

char *
scene_dup_fingerprint (const char *folder)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GPtrArray) names = list_folder (folder);

  for (guint i = 0; i < names->len; i++) {
    g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);
    g_autofree char *content = NULL;
    gsize size = 0;

    g_checksum_update (sum, names->pdata[i], -1);
    if (g_file_get_contents (path, &content, &size, NULL))
      g_checksum_update (sum, (const guchar *)content, (gssize)size);
  }
  return g_strdup (g_checksum_get_string (sum));
}

void
scene_remove_folder (const char *folder)
{
  g_autoptr (GPtrArray) names = list_folder (folder);

  g_chmod (folder, 0700);
  for (guint i = 0; i < names->len; i++) {
    g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);

    if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
      scene_remove_folder (path);
    else
      g_unlink (path);
  }
  g_rmdir (folder);
}
