/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/backup.h"

#include "db/replace-file.h"
#include "db/statement.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define KEEP_DAILY   14
#define KEEP_WEEKLY  8
#define KEEP_MONTHLY 12
#define STAMP_LENGTH 15 /* YYYYMMDD-HHMMSS */
#define SUFFIX       ".anban"

static gboolean
check_copy (const char *path, GError **error)
{
  g_autoptr (AnbanConnection) copy = anban_connection_open (path, ANBAN_OPEN_READ_ONLY, error);
  g_autoptr (AnbanStatement) statement = NULL;

  if (copy == NULL)
    return FALSE;
  statement = anban_connection_prepare (copy, "PRAGMA quick_check(1)", error);
  if (statement == NULL || anban_statement_step (statement, error) != ANBAN_STEP_ROW)
    return FALSE;
  if (g_strcmp0 (anban_statement_get_text (statement, 0), "ok") == 0)
    return TRUE;
  g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_DAMAGED,
               _ ("备份没有通过检查，没有保留它；请检查原文件和磁盘"));
  return FALSE;
}

gboolean
anban_backup_write (AnbanConnection *connection,
                    const char *target,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autofree char *temporary = anban_replace_file_dup_temporary (target);
  g_autoptr (AnbanStatement) statement = NULL;
  mode_t mask;
  gboolean done;

  if (g_file_test (target, G_FILE_TEST_EXISTS) &&
      g_strcmp0 (target, anban_connection_get_path (connection)) == 0) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID, _ ("备份不能写到原文件自己上；请换一个名字"));
    return FALSE;
  }
  statement = anban_connection_prepare (connection, "VACUUM INTO ?1", error);
  if (statement == NULL)
    return FALSE;
  anban_statement_bind_text (statement, 1, temporary);
  anban_connection_set_cancellable (connection, cancellable);
  mask = umask (0077);
  done = anban_statement_run (statement, error);
  umask (mask);
  anban_connection_set_cancellable (connection, NULL);
  if (!done || !check_copy (temporary, error)) {
    unlink (temporary);
    g_prefix_error (error, _ ("没有备份成功："));
    return FALSE;
  }
  return anban_replace_file (temporary, target, error);
}

char *
anban_backup_dup_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *own = NULL;

  if (g_str_has_suffix (name, SUFFIX))
    name[strlen (name) - strlen (SUFFIX)] = '\0';
  own = g_strdup_printf ("%s-备份", name);
  return g_build_filename (folder, own, NULL);
}

/* The day in a name like 县安办-20260305-143000.anban; ANBAN_DATE_NONE for other files, which are left alone. */
static AnbanDate
stamp_date (const char *name)
{
  gsize length = strlen (name);
  const char *stamp;
  char digits[9];
  AnbanDate date;

  if (!g_str_has_suffix (name, SUFFIX) || length < STAMP_LENGTH + strlen (SUFFIX) + 1)
    return ANBAN_DATE_NONE;
  stamp = name + length - strlen (SUFFIX) - STAMP_LENGTH;
  if (stamp[-1] != '-' || stamp[8] != '-' || strspn (stamp + 9, "0123456789") != 6)
    return ANBAN_DATE_NONE;
  g_strlcpy (digits, stamp, sizeof digits);
  return anban_date_parse (digits, &date) ? date : ANBAN_DATE_NONE;
}

static int
compare_stamps (gconstpointer a, gconstpointer b)
{
  const char *left = *(const char *const *)a, *right = *(const char *const *)b;
  const char *left_end = left + strlen (left) - strlen (SUFFIX) - STAMP_LENGTH;
  const char *right_end = right + strlen (right) - strlen (SUFFIX) - STAMP_LENGTH;

  return strcmp (right_end, left_end); /* newest first */
}

GPtrArray *
anban_backup_list_expired (const GPtrArray *names, AnbanDate today)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  GPtrArray *expired = g_ptr_array_new_with_free_func (g_free);
  AnbanDate last_day = G_MAXINT32;
  gint32 last_week = G_MAXINT32, last_month = G_MAXINT32;
  guint days = 0, weeks = 0, months = 0;

  for (guint i = 0; i < names->len; i++)
    if (stamp_date (names->pdata[i]) != ANBAN_DATE_NONE)
      g_ptr_array_add (sorted, names->pdata[i]);
  g_ptr_array_sort (sorted, compare_stamps);
  for (guint i = 0; i < sorted->len; i++) {
    const char *name = sorted->pdata[i];
    AnbanDate date = stamp_date (name);
    gint32 week = (date + 3) / 7, month;
    int y, m;
    gboolean keep = date > today; /* a clock that went wrong must not cost backups */

    anban_date_get_ymd (date, &y, &m, NULL);
    month = y * 12 + m;
    if (date != last_day && days < KEEP_DAILY) {
      days++;
      keep = TRUE;
    }
    if (week != last_week && weeks < KEEP_WEEKLY) {
      weeks++;
      keep = TRUE;
    }
    if (month != last_month && months < KEEP_MONTHLY) {
      months++;
      keep = TRUE;
    }
    last_day = date;
    last_week = week;
    last_month = month;
    if (!keep)
      g_ptr_array_add (expired, g_strdup (name));
  }
  return expired;
}

static void
remove_expired (const char *folder)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) expired = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  expired = anban_backup_list_expired (names, anban_date_today ());
  for (guint i = 0; i < expired->len; i++) {
    g_autofree char *path = g_build_filename (folder, expired->pdata[i], NULL);

    g_unlink (path);
  }
}

char *
anban_backup_write_dated (AnbanConnection *connection, GCancellable *cancellable, GError **error)
{
  g_autofree char *folder = anban_backup_dup_folder (anban_connection_get_path (connection));
  g_autofree char *base = g_path_get_basename (anban_connection_get_path (connection));
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%d-%H%M%S");
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;

  if (g_mkdir_with_parents (folder, 0700) != 0) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_READ_ONLY, _ ("不能建立备份文件夹“%s”；请检查权限"), folder);
    return NULL;
  }
  if (g_str_has_suffix (base, SUFFIX))
    base[strlen (base) - strlen (SUFFIX)] = '\0';
  name = g_strdup_printf ("%s-%s%s", base, stamp, SUFFIX);
  path = g_build_filename (folder, name, NULL);
  if (!anban_backup_write (connection, path, cancellable, error))
    return NULL;
  remove_expired (folder);
  return g_steal_pointer (&path);
}
