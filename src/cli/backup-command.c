/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * anban backup OFFICE OUT
 */
#include "cli/commands.h"

#include "cli/cli.h"
#include "cli/office.h"
#include "db/backup.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

#define USAGE "anban backup 办公室 输出"

static gboolean
is_same_file (const char *a, const char *b)
{
  GStatBuf one, other;

  return g_stat (a, &one) == 0 && g_stat (b, &other) == 0 && one.st_dev == other.st_dev &&
         one.st_ino == other.st_ino;
}

static gboolean
back_up (const char *path, const char *target, GError **error)
{
  g_autoptr (AnbanStore) store = anban_cli_open_office (path, error);
  gboolean done;

  if (store == NULL)
    return FALSE;
  done = anban_backup_write (anban_store_get_connection (store), target, anban_cli_get_cancellable (), error);
  anban_store_close (store);

  return done;
}

int
anban_backup_command (int argc, char **argv)
{
  const AnbanCliOption options[] = {{NULL}};
  const char *places[2];
  g_autoptr (GError) error = NULL;

  if (!anban_cli_parse (argc, argv, options, places, G_N_ELEMENTS (places), USAGE))
    return ANBAN_EXIT_MISUSED;
  if (is_same_file (places[0], places[1]))
    return anban_cli_misuse (_ ("备份不能写在原文件“%s”上；请换一个文件名。"), places[1]);
  if (g_file_test (places[1], G_FILE_TEST_IS_DIR))
    return anban_cli_misuse (_ ("“%s”是文件夹；请写出备份的文件名。"), places[1]);
  if (!back_up (places[0], places[1], &error))
    return anban_cli_fail (error);

  anban_cli_print (_ ("备份已写好并核对：%s\n"), places[1]);
  return ANBAN_EXIT_DONE;
}
