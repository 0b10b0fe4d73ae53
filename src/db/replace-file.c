/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/replace-file.h"

#include "base/error.h"

#include <glib/gi18n-lib.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

char *
anban_replace_file_dup_temporary (const char *target)
{
  g_autofree char *folder = g_path_get_dirname (target);
  g_autofree char *name = g_strdup_printf (".anban-%08x%08x.tmp", g_random_int (), g_random_int ());

  return g_build_filename (folder, name, NULL);
}

static gboolean
sync_path (const char *path, int flags)
{
  int fd = open (path, flags | O_CLOEXEC);
  gboolean done = fd >= 0 && fsync (fd) == 0;

  if (fd >= 0)
    close (fd);
  return done;
}

/* Renames unless @target exists; file systems differ in how they can be asked that. */
static gboolean
rename_to_new (const char *temporary, const char *target)
{
  if (renameat2 (AT_FDCWD, temporary, AT_FDCWD, target, RENAME_NOREPLACE) == 0)
    return TRUE;
  if (errno != EINVAL && errno != ENOSYS)
    return FALSE;
  if (link (temporary, target) == 0)
    return unlink (temporary) == 0;
  return errno != EEXIST && access (target, F_OK) != 0 && rename (temporary, target) == 0;
}

static gboolean
put_in_place (const char *temporary, const char *target, gboolean new, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (target);
  int saved;

  if (sync_path (temporary, O_RDONLY) &&
      (new ? rename_to_new (temporary, target) : rename (temporary, target) == 0)) {
    /* not every file system lets a folder be synced; the rename itself has happened */
    sync_path (folder, O_RDONLY | O_DIRECTORY);
    return TRUE;
  }
  saved = errno;
  unlink (temporary);
  if (new &&saved == EEXIST) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_CONFLICT, _ ("文件“%s”已经存在，没有覆盖它；请换一个名字"),
                 target);
    return FALSE;
  }
  g_set_error (error, ANBAN_ERROR,
               saved == ENOSPC || saved == EDQUOT                    ? ANBAN_ERROR_FULL
               : saved == EACCES || saved == EPERM || saved == EROFS ? ANBAN_ERROR_READ_ONLY
                                                                     : ANBAN_ERROR_FAILED,
               _ ("没有写成“%s”，原有文件没有改动：%s"), target, g_strerror (saved));
  return FALSE;
}

gboolean
anban_replace_file (const char *temporary, const char *target, GError **error)
{
  return put_in_place (temporary, target, FALSE, error);
}

gboolean
anban_replace_file_with_new (const char *temporary, const char *target, GError **error)
{
  return put_in_place (temporary, target, TRUE, error);
}
