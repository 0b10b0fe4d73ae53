/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The office of a window: opening it, the backup when it closes.
 */
#include "ui/window-private.h"

#include "db/backup.h"
#include "registers/office.h"
#include "ui/clause-text.h"
#include "ui/desktop-settings.h"
#include "ui/notice.h"

#include <glib/gi18n-lib.h>

static void
update_title (AnbanWindow *self)
{
  g_autofree char *file = g_path_get_basename (anban_store_get_path (self->store));
  g_autofree char *name = anban_store_dup_setting (self->store, "office-name", file);
  g_autofree char *region = anban_store_dup_setting (self->store, "office-region", "");
  g_autofree char *title = g_strdup_printf (_ ("%s — 安办"), name);

  adw_window_title_set_title (self->office_title, name);
  adw_window_title_set_subtitle (self->office_title,
                                 anban_store_is_read_only (self->store) ? _ ("只读") : region);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
steps_changed_cb (AnbanStore *store, AnbanWindow *self)
{
  anban_notice_withdraw_undo (GTK_WIDGET (self->toasts));
  anban_window_update_actions (self);
  update_title (self);
}

gboolean
anban_window_open_office (AnbanWindow *self, const char *path, GError **error)
{
  g_autofree char *actor = NULL;

  g_return_val_if_fail (self->store == NULL, FALSE);
  self->store = anban_office_open (path, error);
  if (self->store == NULL)
    return FALSE;
  actor = anban_desktop_settings_dup_actor ();
  if (actor != NULL)
    anban_store_set_actor (self->store, actor);
  g_signal_connect (self->store, "steps-changed", G_CALLBACK (steps_changed_cb), self);
  anban_desktop_settings_set_last_office (anban_store_get_path (self->store));
  update_title (self);
  anban_welcome_page_note_recent (anban_store_get_path (self->store),
                                  adw_window_title_get_title (self->office_title));
  anban_window_show_office (self);
  anban_window_update_actions (self);
  if (anban_store_is_newer (self->store))
    anban_notice_dialog (GTK_WIDGET (self), _ ("只能看"),
                         _ ("这个文件是较新版本的安办做的，这里只能看，不能改。请升级安办后再改。"));
  else if (anban_store_is_read_only (self->store))
    anban_notice_toast (GTK_WIDGET (self), _ ("文件或所在的文件夹不能写，只能看，不能改。"));
  return TRUE;
}

/* --- backup --- */

static void
back_up_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  AnbanConnection *connection = anban_connection_open (data, ANBAN_OPEN_READ_ONLY, &error);
  char *written = NULL;

  if (connection != NULL) {
    written = anban_backup_write_dated (connection, cancellable, &error);
    anban_connection_close (connection);
  }
  if (written != NULL)
    g_task_return_pointer (task, written, g_free);
  else
    g_task_return_error (task, error);
}

static void
start_task (AnbanWindow *self, GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, NULL);

  g_task_set_task_data (task, g_strdup (anban_store_get_path (self->store)), g_free);
  g_task_run_in_thread (task, back_up_thread);
}

static void
backed_up_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_task_propagate_pointer (G_TASK (result), &error);

  if (path != NULL) {
    g_autofree char *name = g_path_get_basename (path);
    g_autofree char *text = g_strdup_printf (_ ("已备份：%s"), name);

    anban_notice_toast (GTK_WIDGET (object), text);
  } else
    anban_notice_error (GTK_WIDGET (object), _ ("没有备份"), error);
}

void
anban_window_start_backup (AnbanWindow *self)
{
  start_task (self, backed_up_cb);
}

static void
failure_answered_cb (AdwMessageDialog *dialog, const char *response, AnbanWindow *self)
{
  self->closing = g_strcmp0 (response, "close") == 0;
  if (g_strcmp0 (response, "stay") != 0)
    gtk_window_close (GTK_WINDOW (self));
}

static void
ask_about_failure (AnbanWindow *self, const char *message)
{
  AdwMessageDialog *dialog =
      ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (self), _ ("没有做成备份"), NULL));
  g_autofree char *text = g_strdup_printf (_ ("%s。修改都已保存在文件里，只是没有另存一份备份。"), message);
  g_autofree char *markup = anban_clause_text_dup_markup (text);

  adw_message_dialog_set_body_use_markup (dialog, TRUE);
  adw_message_dialog_set_body (dialog, markup);
  /* one below the other, the last stands on top and has the focus */
  adw_message_dialog_add_responses (dialog, "stay", _ ("不关闭"), "close", _ ("不备份，关闭"), "retry",
                                    _ ("再试一次"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "close", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (dialog, "retry", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_close_response (dialog, "stay");
  adw_message_dialog_set_default_response (dialog, "retry");
  g_signal_connect_object (dialog, "response", G_CALLBACK (failure_answered_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The window went out of sight when it was closed; it comes back only where the backup failed. */
static void
last_backup_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  AnbanWindow *self = ANBAN_WINDOW (object);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_task_propagate_pointer (G_TASK (result), &error);

  if (path != NULL) {
    self->closing = TRUE;
    gtk_window_close (GTK_WINDOW (self));
    return;
  }
  gtk_window_present (GTK_WINDOW (self));
  ask_about_failure (self, error->message);
}

gboolean
anban_window_hold_for_backup (AnbanWindow *self)
{
  if (self->store == NULL || self->closing || !anban_store_was_changed (self->store))
    return FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  start_task (self, last_backup_cb);
  return TRUE;
}
