/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The actions of a window and their keys. Those that a text field has too (undo, redo, Escape) are bindings of
 * the window's class, which come after the field; the others are accelerators of the application.
 */
#include "ui/window-private.h"

#include "ui/chooser-folder.h"
#include "ui/new-office-dialog.h"
#include "ui/notice.h"
#include "ui/office-settings-dialog.h"
#include "ui/shortcuts-window.h"

#include <glib/gi18n-lib.h>

static void
new_record_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  anban_window_begin_record (ANBAN_WINDOW (widget));
}

static void
quick_entry_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  anban_window_enter_inspection (ANBAN_WINDOW (widget));
}

static void
search_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnbanWindow *self = ANBAN_WINDOW (widget);

  if (self->store == NULL)
    return;
  adw_leaflet_set_visible_child_name (self->leaflet, "content");
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
undo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnbanWindow *self = ANBAN_WINDOW (widget);
  const char *label = anban_store_get_undo_label (self->store);
  g_autofree char *text = label != NULL ? g_strdup_printf (_ ("已撤销：%s"), label) : NULL;
  g_autoptr (GError) error = NULL;

  if (text == NULL)
    return;
  if (anban_store_undo (self->store, &error))
    anban_notice_toast (widget, text);
  else
    anban_notice_error (widget, _ ("没有撤销"), error);
}

static void
redo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnbanWindow *self = ANBAN_WINDOW (widget);
  const char *label = anban_store_get_redo_label (self->store);
  g_autofree char *text = label != NULL ? g_strdup_printf (_ ("已重做：%s"), label) : NULL;
  g_autoptr (GError) error = NULL;

  if (text == NULL)
    return;
  if (anban_store_redo (self->store, &error))
    anban_notice_toast (widget, text);
  else
    anban_notice_error (widget, _ ("没有重做"), error);
}

static void
reload_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnbanWindow *self = ANBAN_WINDOW (widget);

  if (anban_window_get_records (self) != NULL)
    anban_records_page_reload (anban_window_get_records (self));
}

static void
show_view_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  anban_window_show_view (ANBAN_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
show_nth_view_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnbanWindow *self = ANBAN_WINDOW (widget);
  guint index = (guint)g_variant_get_int32 (parameter);

  if (self->store == NULL || index >= self->views->len)
    return;
  anban_window_show_view (self, g_array_index (self->views, AnbanView, index).id);
  anban_window_focus_view (self);
}

/* One step out: from the record to the list, from the list to the sidebar where they do not fit side by side. */
static void
back_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnbanWindow *self = ANBAN_WINDOW (widget);

  if (self->store == NULL)
    return;
  if (anban_window_get_show_pane (self) &&
      (adw_leaflet_get_folded (self->split) ||
       gtk_widget_get_focus_child (GTK_WIDGET (self->side_pane)) != NULL))
    anban_window_set_show_pane (self, FALSE);
  else if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

static void
office_settings_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnbanWindow *self = ANBAN_WINDOW (widget);

  if (self->store == NULL)
    return;
  anban_window_flush_pane (self);
  gtk_window_present (GTK_WINDOW (anban_office_settings_dialog_new (GTK_WINDOW (self), self->store)));
}

static void
backup_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  anban_window_start_backup (ANBAN_WINDOW (widget));
}

static void
shortcuts_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  anban_shortcuts_window_present (GTK_WINDOW (widget));
}

static void
open_file (AnbanWindow *self, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);

  if (path != NULL)
    g_action_group_activate_action (G_ACTION_GROUP (gtk_window_get_application (GTK_WINDOW (self))),
                                    "open-office", g_variant_new_string (path));
}

static void
file_chosen_cb (GtkNativeDialog *dialog, int response, AnbanWindow *self)
{
  g_autoptr (GFile) file =
      response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;

  gtk_native_dialog_hide (dialog);
  if (file != NULL) {
    anban_chooser_folder_note (ANBAN_FOLDER_OFFICE, file);
    open_file (self, file);
  }
  g_object_unref (dialog);
}

static void
open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnbanWindow *self = ANBAN_WINDOW (widget);
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      _ ("打开单位安办文件"), GTK_WINDOW (widget), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("打开"), _ ("取消"));
  g_autoptr (GtkFileFilter) offices = gtk_file_filter_new (), all = gtk_file_filter_new ();

  anban_chooser_folder_begin (GTK_FILE_CHOOSER (dialog), ANBAN_FOLDER_OFFICE,
                              self->store != NULL ? anban_store_get_path (self->store) : NULL);
  gtk_file_filter_set_name (offices, _ ("安办文件 (*.anban)"));
  gtk_file_filter_add_pattern (offices, "*.anban");
  gtk_file_filter_set_name (all, _ ("所有文件"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), offices);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), all);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (file_chosen_cb), widget, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
office_created_cb (AnbanNewOfficeDialog *dialog, GFile *file, AnbanWindow *self)
{
  open_file (self, file);
}

static void
new_office_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnbanNewOfficeDialog *dialog = anban_new_office_dialog_new (GTK_WINDOW (widget));

  g_signal_connect_object (dialog, "created", G_CALLBACK (office_created_cb), widget, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
open_sample_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  anban_window_open_sample (ANBAN_WINDOW (widget));
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_y, GDK_CONTROL_MASK, "win.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.back", NULL);
  for (guint i = 0; i < 9; i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, GDK_ALT_MASK, "win.show-nth-view", "i",
                                         (int)i);
}

void
anban_window_class_add_actions (GtkWidgetClass *widget_class)
{
  static const struct {
    const char *name, *parameter;
    GtkWidgetActionActivateFunc func;
  } actions[] = {
      {"win.new-record", NULL, new_record_cb},
      {"win.quick-entry", NULL, quick_entry_cb},
      {"win.search", NULL, search_cb},
      {"win.undo", NULL, undo_cb},
      {"win.redo", NULL, redo_cb},
      {"win.reload", NULL, reload_cb},
      {"win.show-view", "s", show_view_cb},
      {"win.back", NULL, back_cb},
      {"win.show-nth-view", "i", show_nth_view_cb},
      {"win.backup", NULL, backup_cb},
      {"win.shortcuts", NULL, shortcuts_cb},
      {"win.open", NULL, open_cb},
      {"win.new-office", NULL, new_office_cb},
      {"win.open-sample", NULL, open_sample_cb},
      {"win.office-settings", NULL, office_settings_cb},
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter, actions[i].func);
  anban_window_class_add_document_actions (widget_class);
  gtk_widget_class_install_property_action (widget_class, "win.show-pane", "show-pane");
  add_keys (widget_class);
}

static void
set_undo_tooltip (GtkWidget *button, const char *label, const char *verb, const char *keys)
{
  g_autofree char *text = label != NULL ? g_strdup_printf ("%s：%s (%s)", verb, label, keys)
                                        : g_strdup_printf ("%s (%s)", verb, keys);

  gtk_widget_set_tooltip_text (button, text);
}

void
anban_window_update_actions (AnbanWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const char *undo = self->store != NULL ? anban_store_get_undo_label (self->store) : NULL;
  const char *redo = self->store != NULL ? anban_store_get_redo_label (self->store) : NULL;
  gboolean writable = self->store != NULL && !anban_store_is_read_only (self->store);
  gboolean list = anban_window_get_records (self) != NULL;
  const char *view = anban_window_get_view (self) != NULL ? anban_window_get_view (self)->id : NULL;

  gtk_widget_action_set_enabled (widget, "win.undo", undo != NULL);
  gtk_widget_action_set_enabled (widget, "win.redo", redo != NULL);
  gtk_widget_action_set_enabled (widget, "win.new-record", writable);
  gtk_widget_action_set_enabled (widget, "win.quick-entry", writable);
  gtk_widget_set_visible (self->quick_entry_button,
                          g_strcmp0 (view, "hazard") == 0 || g_strcmp0 (view, "inspection") == 0);
  gtk_widget_action_set_enabled (widget, "win.import-plan", writable);
  gtk_widget_action_set_enabled (widget, "win.search", self->store != NULL);
  gtk_widget_action_set_enabled (widget, "win.backup", self->store != NULL);
  gtk_widget_action_set_enabled (widget, "win.reload", list);
  gtk_widget_action_set_enabled (widget, "win.export", list);
  gtk_widget_action_set_enabled (widget, "win.print", list);
  gtk_widget_action_set_enabled (widget, "win.show-pane", list);
  set_undo_tooltip (self->undo_button, undo, _ ("撤销"), "Ctrl+Z");
  set_undo_tooltip (self->redo_button, redo, _ ("重做"), "Ctrl+Shift+Z");
}
