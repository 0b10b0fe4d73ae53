/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/migration.h"

#include "db/replace-file.h"
#include "db/statement.h"
#include "db/migrations.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <unistd.h>

#define FOLDER "/io/github/anban/Anban/migrations/"

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *)a, *(const char *const *)b);
}

/* Script names begin with their number: 0002-unit.sql. */
static GPtrArray *
list_scripts (void)
{
  g_auto (GStrv) names = g_resource_enumerate_children (anban_migrations_get_resource (), FOLDER,
                                                        G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  GPtrArray *sorted = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    g_ptr_array_add (sorted, g_strdup (names[i]));
  g_ptr_array_sort (sorted, compare_names);
  return sorted;
}

int
anban_migration_get_latest (void)
{
  g_autoptr (GPtrArray) scripts = list_scripts ();

  return scripts->len > 0 ? atoi (scripts->pdata[scripts->len - 1]) : 0;
}

static gboolean
run_scripts (AnbanConnection *connection, int from_version, GError **error)
{
  g_autoptr (GPtrArray) scripts = list_scripts ();

  for (guint i = 0; i < scripts->len; i++) {
    int number = atoi (scripts->pdata[i]);
    g_autofree char *path = g_strconcat (FOLDER, scripts->pdata[i], NULL);
    g_autofree char *version = g_strdup_printf ("PRAGMA user_version = %d", number);
    g_autoptr (GBytes) text = NULL;

    if (number <= from_version)
      continue;
    /* resource data is followed by a NUL */
    text =
        g_resource_lookup_data (anban_migrations_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
    if (text == NULL || !anban_connection_exec (connection, g_bytes_get_data (text, NULL), error) ||
        !anban_connection_exec (connection, version, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
make_schema (const char *path, GError **error)
{
  g_autoptr (AnbanConnection) connection = anban_connection_open (path, ANBAN_OPEN_CREATE, error);
  g_autofree char *mark = g_strdup_printf ("PRAGMA application_id = %d", ANBAN_APPLICATION_ID);

  if (connection == NULL || !anban_connection_begin (connection, error))
    return FALSE;
  if (anban_connection_exec (connection, mark, error) && run_scripts (connection, 0, error) &&
      anban_connection_commit (connection, error))
    return TRUE;
  anban_connection_rollback (connection);
  return FALSE;
}

gboolean
anban_migration_create (const char *path, GError **error)
{
  g_autofree char *temporary = anban_replace_file_dup_temporary (path);

  if (g_file_test (path, G_FILE_TEST_EXISTS)) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_CONFLICT, _ ("文件“%s”已经存在，没有覆盖它；请换一个名字"),
                 path);
    return FALSE;
  }
  if (make_schema (temporary, error))
    return anban_replace_file_with_new (temporary, path, error);
  unlink (temporary);
  return FALSE;
}

static gboolean
verify (AnbanConnection *connection, GError **error)
{
  g_autoptr (AnbanStatement) integrity =
      anban_connection_prepare (connection, "PRAGMA integrity_check(1)", error);
  g_autoptr (AnbanStatement) keys = anban_connection_prepare (connection, "PRAGMA foreign_key_check", error);
  AnbanStep step;

  if (integrity == NULL || keys == NULL || anban_statement_step (integrity, error) != ANBAN_STEP_ROW)
    return FALSE;
  step = anban_statement_step (keys, error);
  if (step == ANBAN_STEP_DONE && g_strcmp0 (anban_statement_get_text (integrity, 0), "ok") == 0)
    return TRUE;
  if (step != ANBAN_STEP_ERROR)
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_DAMAGED, _ ("升级后的文件没有通过检查"));
  return FALSE;
}

static gboolean
upgrade_copy (const char *path, int from_version, GError **error)
{
  g_autoptr (AnbanConnection) copy = anban_connection_open (path, ANBAN_OPEN_READ_WRITE, error);

  if (copy == NULL || !anban_connection_begin (copy, error))
    return FALSE;
  if (run_scripts (copy, from_version, error) && anban_connection_commit (copy, error))
    return verify (copy, error);
  anban_connection_rollback (copy);
  return FALSE;
}

gboolean
anban_migration_upgrade (const char *path, int from_version, GError **error)
{
  g_autoptr (AnbanConnection) old = anban_connection_open (path, ANBAN_OPEN_READ_WRITE, error);
  g_autoptr (AnbanConnection) guard = NULL;
  g_autofree char *temporary = NULL;
  gboolean done;

  if (old == NULL)
    return FALSE;
  if (anban_connection_is_read_only (old)) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_READ_ONLY,
                 _ ("“%s”是旧版本的文件，需要升级，但不可写；请检查权限或复制到别处再打开"), path);
    return FALSE;
  }
  /* nobody may write between the copy and the swap; the copy itself cannot be made by the connection that
   * holds the lock */
  guard = anban_connection_open (path, ANBAN_OPEN_READ_WRITE, error);
  if (guard == NULL || !anban_connection_begin (guard, error))
    return FALSE;
  temporary = anban_replace_file_dup_temporary (anban_connection_get_path (old));
  done =
      anban_connection_copy_to (old, temporary, NULL, error) && upgrade_copy (temporary, from_version, error);
  if (done)
    done = anban_replace_file (temporary, anban_connection_get_path (old), error);
  else
    unlink (temporary);
  if (!done)
    g_prefix_error (error, _ ("升级文件没有成功，原文件保持原样："));
  return done;
}
