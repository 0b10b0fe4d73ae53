/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Offices of every older schema (tests/fixtures/offices) open, keep their rows, and have the schema of a new
 * office afterwards; a failed upgrade leaves the old file byte for byte.
 */
#include "office-fixture.h"

#include "db/backup.h"
#include "db/migration.h"
#include "db/statement.h"

#include <sqlite3.h>
#include <string.h>

static char *
make_old_office (const char *folder, int version)
{
  g_autofree char *name = g_strdup_printf ("version-%d.sql", version);
  g_autofree char *source = g_test_build_filename (G_TEST_DIST, "fixtures", "offices", name, NULL);
  g_autofree char *sql = NULL;
  char *path = g_strdup_printf ("%s/旧-%d.anban", folder, version);
  sqlite3 *handle = NULL;

  g_assert_true (g_file_get_contents (source, &sql, NULL, NULL));
  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
  return path;
}

static char *
dup_schema (AnbanStore *store)
{
  g_autoptr (AnbanStatement) statement =
      anban_connection_prepare (anban_store_get_connection (store),
                                "SELECT type || ' ' || name || ': ' || COALESCE(sql, '') FROM sqlite_schema"
                                " ORDER BY type, name",
                                NULL);
  GString *schema = g_string_new (NULL);

  while (anban_statement_step (statement, NULL) == ANBAN_STEP_ROW)
    g_string_append_printf (schema, "%s\n", anban_statement_get_text (statement, 0));
  return g_string_free (schema, FALSE);
}

static void
test_upgrade (OfficeFixture *fixture, gconstpointer data)
{
  g_autofree char *wanted = dup_schema (fixture->store);

  g_assert_cmpint (anban_migration_get_latest (), >, 1);
  for (int version = 1; version < anban_migration_get_latest (); version++) {
    g_autofree char *path = make_old_office (fixture->folder, version);
    g_autofree char *backups = anban_backup_dup_folder (path);
    g_autoptr (GError) error = NULL;
    g_autoptr (AnbanStore) store = anban_store_open (path, anban_registers, &error);
    g_autoptr (AnbanStore) again = NULL;
    g_autofree char *schema = NULL;
    g_autofree char *name = NULL;
    g_autoptr (AnbanQuery) units = anban_query_new (&anban_unit_register);
    g_autoptr (AnbanQuery) tasks = anban_query_new (&anban_task_register);
    g_autoptr (GDir) kept = NULL;

    g_assert_no_error (error);
    schema = dup_schema (store);
    g_assert_cmpstr (schema, ==, wanted);
    name = anban_store_dup_setting (store, "office-name", NULL);
    g_assert_cmpstr (name, ==, "云溪县安委会办公室");
    g_assert_cmpint (anban_store_count (store, units, NULL), ==, version >= 2 ? 1 : 0);
    /* what was written by a version without search blocks is found, also after another opening */
    anban_query_set_search (tasks, "沿街");
    g_assert_cmpint (anban_store_count (store, tasks, NULL), ==, version >= 4 ? 1 : 0);
    anban_query_set_deleted (tasks, TRUE);
    anban_query_set_search (tasks, "lpg");
    g_assert_cmpint (anban_store_count (store, tasks, NULL), ==, version >= 5 ? 1 : 0);
    /* the file as it was lies in the backups */
    kept = g_dir_open (backups, 0, NULL);
    g_assert_nonnull (kept);
    g_assert_nonnull (g_dir_read_name (kept));
    anban_store_close (store);
    again = anban_store_open (path, anban_registers, &error);
    g_assert_no_error (error);
  }
}

static void
test_failed_upgrade (OfficeFixture *fixture, gconstpointer data)
{
  g_autofree char *path = make_old_office (fixture->folder, 1);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanStore) store = NULL;
  sqlite3 *handle = NULL;
  gsize n_before, n_after;

  /* a table that the next script wants to make itself */
  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "CREATE TABLE unit (other TEXT)", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
  g_assert_true (g_file_get_contents (path, &before, &n_before, NULL));
  store = anban_store_open (path, anban_registers, &error);
  g_assert_null (store);
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "原文件保持原样"));
  g_assert_true (g_file_get_contents (path, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
}

static void
test_newer (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanRecord) task = office_fixture_add_task (fixture, "任务", NULL);
  g_autoptr (AnbanRecord) read = NULL;

  g_assert_true (
      anban_connection_exec (anban_store_get_connection (fixture->store), "PRAGMA user_version = 999", NULL));
  anban_store_close (fixture->store);
  g_object_unref (fixture->store);
  fixture->store = anban_store_open (fixture->path, anban_registers, &error);
  g_assert_no_error (error);
  g_assert_true (anban_store_is_newer (fixture->store));
  read = anban_store_get (fixture->store, &anban_task_register, anban_record_get_id (task), &error);
  g_assert_cmpstr (anban_record_get_text (read, ANBAN_TASK_HEADING), ==, "任务");
  anban_record_set_text (read, ANBAN_TASK_HEADING, "改");
  g_assert_false (anban_store_save (fixture->store, read, &error));
  g_assert_error (error, ANBAN_ERROR, ANBAN_ERROR_READ_ONLY);
}

static void
test_backup (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (AnbanRecord) task = office_fixture_add_task (fixture, "任务", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *path =
      anban_backup_write_dated (anban_store_get_connection (fixture->store), NULL, &error);
  g_autoptr (AnbanStore) copy = NULL;
  g_autoptr (AnbanQuery) all = anban_query_new (&anban_task_register);
  g_autofree char *plain = g_build_filename (fixture->folder, "不存在的文件夹", "备份.anban", NULL);
  GStatBuf info;

  g_assert_no_error (error);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  copy = anban_store_open_read_only (path, anban_registers, &error);
  g_assert_no_error (error);
  g_assert_cmpint (anban_store_count (copy, all, NULL), ==, 1);
  g_assert_false (
      anban_backup_write (anban_store_get_connection (fixture->store), fixture->path, NULL, &error));
  g_assert_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (anban_backup_write (anban_store_get_connection (fixture->store), plain, NULL, &error));
  g_assert_nonnull (error);
}

static void
test_retention (void)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) expired = NULL;
  AnbanDate today = anban_date_from_ymd (2026, 6, 15);
  guint kept;

  /* three a day for two years, and files that are nobody's business */
  for (AnbanDate day = today - 730; day <= today; day++)
    for (int hour = 9; hour < 12; hour++) {
      int y, m, d;

      anban_date_get_ymd (day, &y, &m, &d);
      g_ptr_array_add (names, g_strdup_printf ("县-%04d%02d%02d-%02d0000.anban", y, m, d, hour));
    }
  g_ptr_array_add (names, g_strdup ("说明.txt"));
  g_ptr_array_add (names, g_strdup ("重要-不要删.anban"));
  expired = anban_backup_list_expired (names, today);
  kept = names->len - 2 - expired->len;
  /* 14 days, 8 weeks and 12 months overlap: up to 3 weeks and 3 months lie within the days before them */
  g_assert_cmpuint (kept, >=, 14 + 5 + 9);
  g_assert_cmpuint (kept, <=, 14 + 8 + 12);
  for (guint i = 0; i < expired->len; i++) {
    g_assert_cmpstr (expired->pdata[i], !=, "县-20260615-110000.anban");
    g_assert_cmpstr (expired->pdata[i], !=, "重要-不要删.anban");
    g_assert_cmpstr (expired->pdata[i], !=, "说明.txt");
  }
}

#define add(path, func)                                                                                      \
  g_test_add (path, OfficeFixture, NULL, office_fixture_set_up, func, office_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/migration/upgrade", test_upgrade);
  add ("/migration/failed-upgrade", test_failed_upgrade);
  add ("/migration/newer", test_newer);
  add ("/backup/write", test_backup);
  g_test_add_func ("/backup/retention", test_retention);
  return g_test_run ();
}
