/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sample office of the welcome page: made once in the user's data folder, in a thread, then opened like
 * any other. What is tried out in it stays until its file is removed.
 */
#include "ui/window-private.h"

#include "registers/office.h"
#include "registers/sample-office.h"
#include "ui/notice.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define SEED 1

static char *
dup_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "anban", "示例.anban", NULL);
}

/* Under another name until it is whole. */
static gboolean
make_sample (const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path), *half = g_strconcat (path, ".part", NULL);
  g_autoptr (AnbanStore) store = NULL;
  gboolean done;

  if (g_mkdir_with_parents (folder, 0700) != 0) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_READ_ONLY, _ ("文件夹“%s”建不了，没有做成示例。"), folder);
    return FALSE;
  }
  g_unlink (half);
  store = anban_office_create (half, error);
  done = store != NULL &&
         anban_sample_office_fill (store, ANBAN_SAMPLE_N_TASKS, SEED, cancellable, NULL, NULL, error);
  if (store != NULL)
    anban_store_close (store);
  if (done && g_rename (half, path) != 0) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_READ_ONLY, _ ("“%s”写不进去，没有做成示例。"), path);
    done = FALSE;
  }
  if (!done)
    g_unlink (half);
  return done;
}

static void
make_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (make_sample (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
open_sample (AnbanWindow *self, const char *path)
{
  g_action_group_activate_action (G_ACTION_GROUP (gtk_window_get_application (GTK_WINDOW (self))),
                                  "open-office", g_variant_new_string (path));
}

static void
made_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  AnbanWindow *self = ANBAN_WINDOW (object);
  g_autoptr (GError) error = NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.open-sample", TRUE);
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    anban_notice_error (GTK_WIDGET (self), _ ("没有做成示例"), error);
  else if (gtk_window_get_application (GTK_WINDOW (self)) != NULL)
    open_sample (self, g_task_get_task_data (G_TASK (result)));
}

void
anban_window_open_sample (AnbanWindow *self)
{
  g_autofree char *path = dup_path ();
  g_autoptr (GTask) task = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS)) {
    open_sample (self, path);
    return;
  }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.open-sample", FALSE);
  anban_notice_toast (GTK_WIDGET (self), _ ("正在准备示例…"));
  task = g_task_new (self, NULL, made_cb, NULL);
  g_task_set_task_data (task, g_steal_pointer (&path), g_free);
  g_task_run_in_thread (task, make_thread);
}
