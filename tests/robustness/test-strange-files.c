/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files that are not what they seem: made by a newer Anban, by another program, by nobody, or damaged. Each is
 * met with a sentence and stays byte for byte what it was; damage that a reader could miss, the check finds.
 */
#include "scene.h"

#include "db/migration.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

static void
exec_raw (const char *path, const char *sql)
{
  sqlite3 *raw = NULL;

  g_assert_cmpint (sqlite3_open (path, &raw), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (raw, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (raw), ==, SQLITE_OK);
}

static void
assert_refused (Scene *scene, const char *path, AnbanError code)
{
  g_autofree char *before = scene_dup_fingerprint (scene->folder), *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (anban_store_open (path, anban_registers, &error));
  scene_assert_error (&error, code);
  g_assert_null (anban_store_open_read_only (path, anban_registers, &error));
  scene_assert_error (&error, code);
  g_assert_null (anban_store_create (path, anban_registers, &error));
  scene_assert_sentence (error->message);
  after = scene_dup_fingerprint (scene->folder);
  g_assert_cmpstr (before, ==, after);
}

static void
test_newer (void)
{
  g_autoptr (Scene) scene = scene_new_with_office (5);
  g_autofree char *newer = g_strdup_printf ("PRAGMA user_version = %d", anban_migration_get_latest () + 1);
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;
  AnbanStore *store;

  exec_raw (scene->path, newer);
  before = scene_dup_fingerprint (scene->folder);
  store = anban_store_open (scene->path, anban_registers, &error);
  g_assert_no_error (error);
  g_assert_true (anban_store_is_newer (store));
  g_assert_true (anban_store_is_read_only (store));
  g_assert_cmpint (scene_count_people (store), ==, 5);
  g_assert_false (scene_add_person (store, "张三", &error));
  g_assert_error (error, ANBAN_ERROR, error->code);
  scene_assert_sentence (error->message);
  g_clear_error (&error);
  g_assert_false (anban_store_begin_step (store, "导入", &error));
  scene_assert_sentence (error->message);
  scene_close (store);
  after = scene_dup_fingerprint (scene->folder);
  g_assert_cmpstr (before, ==, after);
}

static void
test_foreign_database (void)
{
  g_autoptr (Scene) scene = scene_new (NULL);

  exec_raw (scene->path, "CREATE TABLE a (b); INSERT INTO a VALUES (1)");
  assert_refused (scene, scene->path, ANBAN_ERROR_FOREIGN);
}

/* One with a log beside it: merely opening it with SQLite would write into it. */
static void
test_foreign_database_in_use (void)
{
  g_autoptr (Scene) scene = scene_new (NULL);
  sqlite3 *raw = NULL;

  g_assert_cmpint (sqlite3_open (scene->path, &raw), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (raw,
                                 "PRAGMA journal_mode = WAL; CREATE TABLE a (b); INSERT INTO a VALUES (1)",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  assert_refused (scene, scene->path, ANBAN_ERROR_FOREIGN);
  sqlite3_close (raw);
}

static void
test_no_database (void)
{
  static const struct {
    const char *content;
    gssize size;
  } files[] = {
      {"PK\003\004 a workbook", -1},
      {"安全生产工作方案\n", -1},
      {"SQLite format 3", 16},
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autoptr (Scene) scene = scene_new (NULL);
    g_autoptr (GError) error = NULL;

    g_assert_true (g_file_set_contents (scene->path, files[i].content, files[i].size, &error));
    assert_refused (scene, scene->path, ANBAN_ERROR_FOREIGN);
  }
}

static void
test_no_file (void)
{
  g_autoptr (Scene) scene = scene_new (NULL);
  g_autofree char *below = g_build_filename (scene->folder, "none", "office.anban", NULL);
  g_autofree char *before = scene_dup_fingerprint (scene->folder), *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (anban_store_open (scene->path, anban_registers, &error));
  scene_assert_error (&error, ANBAN_ERROR_NOT_FOUND);
  g_assert_null (anban_store_open (below, anban_registers, &error));
  scene_assert_error (&error, ANBAN_ERROR_NOT_FOUND);
  g_assert_null (anban_store_create (below, anban_registers, &error));
  scene_assert_sentence (error->message);
  g_clear_error (&error);
  g_assert_null (anban_store_open (scene->folder, anban_registers, &error));
  scene_assert_sentence (error->message);
  after = scene_dup_fingerprint (scene->folder);
  g_assert_cmpstr (before, ==, after);
}

/* --- damage --- */

static char *
read_all (const char *path, gsize *size)
{
  g_autoptr (GError) error = NULL;
  char *content = NULL;

  g_assert_true (g_file_get_contents (path, &content, size, &error));
  return content;
}

static void
write_all (const char *path, const char *content, gsize size)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, content, (gssize)size, &error));
}

/* Opens and checks; whether anything was said against the file. It must not have been written. */
static gboolean
is_noticed (Scene *scene)
{
  g_autofree char *before = scene_dup_fingerprint (scene->folder), *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (AnbanStore) store = anban_store_open_read_only (scene->path, anban_registers, &error);

  if (store != NULL)
    findings = anban_office_check (store, NULL, &error);
  if (error != NULL)
    scene_assert_sentence (error->message);
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    scene_assert_sentence (findings->pdata[i]);
  after = scene_dup_fingerprint (scene->folder);
  g_assert_cmpstr (before, ==, after);
  return error != NULL || findings->len > 0;
}

static void
test_truncated (void)
{
  g_autoptr (Scene) scene = scene_new_with_office (300);
  gsize size = 0;
  g_autofree char *content = read_all (scene->path, &size);

  for (gsize keep = 100; keep < size; keep += size / 17) {
    write_all (scene->path, content, keep);
    g_assert_true (is_noticed (scene));
  }
  write_all (scene->path, content, size);
  g_assert_false (is_noticed (scene));
}

/* A page that was overwritten with something else. Pages out of use may be overwritten unnoticed, no others. */
static void
test_overwritten_pages (void)
{
  g_autoptr (Scene) scene = scene_new_with_office (300);
  gsize size = 0;
  g_autofree char *content = read_all (scene->path, &size);
  gsize page_size = (gsize)(guint8)content[16] << 8 | (guint8)content[17];

  page_size = page_size == 1 ? 65536 : page_size;
  for (gsize at = 0; at < size; at += page_size) {
    g_autofree char *damaged = g_memdup2 (content, size);

    for (gsize i = 0; i < page_size; i++)
      damaged[at + i] = (char)(g_test_rand_int () & 0xff);
    write_all (scene->path, damaged, size);
    g_test_message ("page %" G_GSIZE_FORMAT, at / page_size + 1);
    g_assert_true (is_noticed (scene));
  }
}

/* One letter of one name, changed behind the program's back: SQLite cannot know, the record's hash does. */
static void
test_changed_letter (void)
{
  g_autoptr (Scene) scene = scene_new_with_office (20);
  gsize size = 0, n = 0;
  g_autofree char *content = read_all (scene->path, &size);
  static const char name[] = "经办人7";

  for (gsize at = 0; at + sizeof name < size; at++) {
    g_autofree char *damaged = NULL;

    if (memcmp (content + at, name, sizeof name - 1) != 0)
      continue;
    damaged = g_memdup2 (content, size);
    damaged[at + sizeof name - 2] = '8';
    write_all (scene->path, damaged, size);
    g_test_message ("at %" G_GSIZE_FORMAT, at);
    g_assert_true (is_noticed (scene));
    n++;
  }
  /* the row itself and the change log hold it at the least */
  g_assert_cmpuint (n, >=, 2);
}

/* Takes the guards off, does the deed, and puts them back: what is left is the deed alone. */
static void
exec_unguarded (const char *path, const char *sql)
{
  sqlite3 *raw = NULL;
  sqlite3_stmt *triggers = NULL;
  g_autoptr (GString) script = g_string_new (NULL);
  g_autoptr (GString) guards = g_string_new (NULL);

  g_assert_cmpint (sqlite3_open (path, &raw), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (raw, "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'", -1,
                                       &triggers, NULL),
                   ==, SQLITE_OK);
  while (sqlite3_step (triggers) == SQLITE_ROW) {
    g_string_append_printf (script, "DROP TRIGGER %s;", (const char *)sqlite3_column_text (triggers, 0));
    g_string_append_printf (guards, "%s;", (const char *)sqlite3_column_text (triggers, 1));
  }
  sqlite3_finalize (triggers);
  sqlite3_close (raw);
  g_string_append_printf (script, "%s;%s", sql, guards->str);
  exec_raw (path, script->str);
}

/* A row of the log that somebody took out or rewrote, a change that was never logged. */
static void
test_rewritten_history (void)
{
  static const char *const crimes[] = {
      "DELETE FROM change_log WHERE id = (SELECT max (id) - 3 FROM change_log)",
      "DELETE FROM change_log WHERE id = (SELECT min (id) FROM change_log)",
      "UPDATE change_log SET actor = '他人' WHERE id = (SELECT max (id) - 3 FROM change_log)",
      "UPDATE change_log SET at = '2020-01-01T00:00:00+08:00' WHERE id = (SELECT max (id) FROM change_log)",
      "UPDATE change_log SET after = replace (after, '经办人3', '经办人4')",
      "UPDATE person SET name = '他人' WHERE id = 2",
      "UPDATE person SET phone = '12345678' WHERE id = 2",
      "UPDATE person SET deleted_at = '2026-01-01T00:00:00+08:00' WHERE id = 2",
      "DELETE FROM person WHERE id = 2",
      "INSERT INTO person (uuid, rev, name) VALUES ('11111111-1111-4111-8111-111111111111', 1, '无人记录')",
  };

  for (guint i = 0; i < G_N_ELEMENTS (crimes); i++) {
    g_autoptr (Scene) scene = scene_new_with_office (20);

    exec_unguarded (scene->path, "SELECT 1");
    g_assert_false (is_noticed (scene));
    exec_unguarded (scene->path, crimes[i]);
    g_test_message ("%s", crimes[i]);
    g_assert_true (is_noticed (scene));
  }
}

/* A damaged office is not written to: saving ends in a sentence, and the damage does not spread. */
static void
test_damaged_is_not_made_worse (void)
{
  g_autoptr (Scene) scene = scene_new_with_office (300);
  g_autoptr (GError) error = NULL;
  gsize size = 0;
  g_autofree char *content = read_all (scene->path, &size);
  AnbanStore *store;

  memset (content + size / 2, 0x5a, size / 4);
  write_all (scene->path, content, size);
  store = anban_store_open (scene->path, anban_registers, &error);
  if (store == NULL) {
    scene_assert_error (&error, ANBAN_ERROR_DAMAGED);
    return;
  }
  for (guint i = 0; i < 200; i++) {
    g_autofree char *name = g_strdup_printf ("张%u", i);

    if (!scene_add_person (store, name, &error)) {
      scene_assert_error (&error, ANBAN_ERROR_DAMAGED);
      break;
    }
  }
  scene_close (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/strange/newer", test_newer);
  g_test_add_func ("/strange/foreign-database", test_foreign_database);
  g_test_add_func ("/strange/foreign-database-in-use", test_foreign_database_in_use);
  g_test_add_func ("/strange/no-database", test_no_database);
  g_test_add_func ("/strange/no-file", test_no_file);
  g_test_add_func ("/damaged/truncated", test_truncated);
  g_test_add_func ("/damaged/overwritten-pages", test_overwritten_pages);
  g_test_add_func ("/damaged/changed-letter", test_changed_letter);
  g_test_add_func ("/damaged/rewritten-history", test_rewritten_history);
  g_test_add_func ("/damaged/not-made-worse", test_damaged_is_not_made_worse);
  return g_test_run ();
}
