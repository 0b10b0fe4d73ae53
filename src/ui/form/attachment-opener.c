/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/form/attachment-opener.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

#define KEPT_SECONDS (24 * 60 * 60)

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *file = g_build_filename (path, name, NULL);

    g_unlink (file);
  }
  g_rmdir (path);
}

/* Another program may still show a copy of today. */
static void
remove_old_folders (const char *parent)
{
  g_autoptr (GDir) dir = g_dir_open (parent, 0, NULL);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (parent, name, NULL);
    GStatBuf info;

    if (g_lstat (path, &info) == 0 && S_ISDIR (info.st_mode) && info.st_mtime < now - KEPT_SECONDS)
      remove_folder (path);
  }
}

char *
anban_attachment_opener_dup_folder (GError **error)
{
  g_autofree char *parent = g_build_filename (g_get_user_cache_dir (), "anban", "opened", NULL);
  g_autofree char *template = g_build_filename (parent, "XXXXXX", NULL);

  if (g_mkdir_with_parents (parent, 0700) == 0) {
    remove_old_folders (parent);
    if (g_mkdtemp_full (template, 0700) != NULL)
      return g_steal_pointer (&template);
  }
  g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_FAILED,
               _ ("不能建立临时文件夹（%s），附件没有打开；可改用“另存为”"), g_strerror (errno));
  return NULL;
}

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) from = data;
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error))
    gtk_widget_activate_action (from, "form.toast", "(sb)",
                                _ ("没有能打开这种文件的程序；可用“另存为”存出后再处理"), FALSE);
}

gboolean
anban_attachment_opener_open (GtkWidget *from, AnbanStore *store, AnbanRecord *attachment, GError **error)
{
  g_autofree char *folder = anban_attachment_opener_dup_folder (error);
  g_autoptr (GdkAppLaunchContext) context = NULL;
  g_autoptr (GFile) file = NULL;
  g_autofree char *uri = NULL;

  if (folder == NULL || (file = anban_attachment_write_out (store, attachment, folder, error)) == NULL)
    return FALSE;
  uri = g_file_get_uri (file);
  context = gdk_display_get_app_launch_context (gtk_widget_get_display (from));
  g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context), NULL, launched_cb,
                                           g_object_ref (from));
  return TRUE;
}
