/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/output-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct _AnbanOutputFile {
  char *path, *temporary;
  int descriptor;
  gboolean committed;
};

void
anban_output_file_set_error (GError **error, const char *path, int number)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *shown = g_filename_display_name (folder);

  switch (number) {
  case ENOSPC:
  case EDQUOT:
  case EFBIG:
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_FULL,
                 _ ("磁盘空间不够，“%s”没有写成，原有文件没有改动；请腾出空间或换一个位置再试"), name);
    break;
  case EACCES:
  case EPERM:
  case EROFS:
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_READ_ONLY,
                 _ ("不能写入文件夹“%s”，“%s”没有写成；请换一个可以写入的位置"), shown, name);
    break;
  case ENOENT:
  case ENOTDIR:
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_NOT_FOUND,
                 _ ("没有文件夹“%s”，“%s”没有写成；请先建好文件夹"), shown, name);
    break;
  case ENAMETOOLONG:
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID, _ ("文件名太长，没有写成；请换一个短一些的名字"));
    break;
  default:
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_FAILED,
                 _ ("“%s”没有写成（%s），原有文件没有改动；请再试一次"), name, g_strerror (number));
    break;
  }
}

/* A link is followed, so that the file it names is replaced and not the link. */
static char *
resolve (const char *path)
{
  char *real = realpath (path, NULL);
  char *copy = g_strdup (real != NULL ? real : path);

  free (real);
  return copy;
}

static gboolean
check_target (const char *path, GError **error)
{
  GStatBuf status;
  g_autofree char *name = g_filename_display_basename (path);

  if (g_stat (path, &status) != 0)
    return TRUE;
  if (!S_ISREG (status.st_mode)) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID, _ ("“%s”不是普通文件，不能写入；请换一个文件名"),
                 name);
    return FALSE;
  }
  if (g_access (path, W_OK) != 0) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_READ_ONLY,
                 _ ("“%s”是只读文件，没有覆盖；请换一个文件名，或先取消只读"), name);
    return FALSE;
  }

  return TRUE;
}

/* The permissions of a file that is replaced are kept; for a new one the umask decides. */
static gboolean
open_temporary (AnbanOutputFile *self, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  GStatBuf status;

  for (int i = 0; i < 100; i++) {
    g_autofree char *name = g_strdup_printf (".anban-%08x.tmp", g_random_int ());

    g_free (self->temporary);
    self->temporary = g_build_filename (folder, name, NULL);
    self->descriptor = open (self->temporary, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (self->descriptor >= 0) {
      if (g_stat (self->path, &status) == 0 && fchmod (self->descriptor, status.st_mode & 0777) != 0)
        g_debug ("permissions of %s were not kept: %s", self->path, g_strerror (errno));
      return TRUE;
    }
    if (errno != EEXIST)
      break;
  }

  anban_output_file_set_error (error, self->path, errno);
  g_clear_pointer (&self->temporary, g_free);
  return FALSE;
}

AnbanOutputFile *
anban_output_file_new (const char *path, GError **error)
{
  g_autoptr (AnbanOutputFile) self = g_new0 (AnbanOutputFile, 1);

  self->descriptor = -1;
  self->path = resolve (path);
  if (!check_target (self->path, error) || !open_temporary (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
anban_output_file_free (AnbanOutputFile *self)
{
  if (self == NULL)
    return;
  if (self->descriptor >= 0)
    close (self->descriptor);
  if (self->temporary != NULL && !self->committed)
    g_unlink (self->temporary);
  g_free (self->path);
  g_free (self->temporary);
  g_free (self);
}

const char *
anban_output_file_get_temporary_path (AnbanOutputFile *self)
{
  return self->temporary;
}

int
anban_output_file_get_descriptor (AnbanOutputFile *self)
{
  return self->descriptor;
}

gboolean
anban_output_file_commit (AnbanOutputFile *self, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  int folder_descriptor;

  if (fsync (self->descriptor) != 0 || g_rename (self->temporary, self->path) != 0) {
    anban_output_file_set_error (error, self->path, errno);
    return FALSE;
  }
  self->committed = TRUE;

  /* The name is in place; that it also survives a power cut is asked for, and not every file system can. */
  folder_descriptor = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder_descriptor >= 0) {
    if (fsync (folder_descriptor) != 0)
      g_debug ("%s was not synced: %s", folder, g_strerror (errno));
    close (folder_descriptor);
  }

  return TRUE;
}
