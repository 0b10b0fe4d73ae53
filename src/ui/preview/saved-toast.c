/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/preview/saved-toast.h"

#include <glib/gi18n-lib.h>

#define SECONDS 10

static void
open_cb (GtkButton *button, GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);

  gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (button))), uri, GDK_CURRENT_TIME);
}

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GFile) file = data;
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GVariant) answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  g_autofree char *uri = folder != NULL ? g_file_get_uri (folder) : NULL;

  /* no file manager that can point at a file: the folder by itself */
  if (answer == NULL && uri != NULL)
    gtk_show_uri (NULL, uri, GDK_CURRENT_TIME);
}

static void
show_folder_cb (GtkButton *button, GFile *file)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autofree char *uri = g_file_get_uri (file);
  const char *uris[] = {uri, NULL};

  if (bus == NULL)
    return;
  g_dbus_connection_call (bus, "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1",
                          "org.freedesktop.FileManager1", "ShowItems", g_variant_new ("(^ass)", uris, ""),
                          NULL, G_DBUS_CALL_FLAGS_NONE, 3000, NULL, shown_cb, g_object_ref (file));
}

static void
append_button (GtkWidget *box, const char *label, GCallback callback, GFile *file)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_signal_connect_data (button, "clicked", callback, g_object_ref (file),
                         (GClosureNotify)(void (*) (void))g_object_unref, 0);
  gtk_box_append (GTK_BOX (box), button);
}

void
anban_saved_toast_show (AdwToastOverlay *overlay, const char *text, GFile *file)
{
  gboolean folder = g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_DIRECTORY;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *label = gtk_label_new (text);
  AdwToast *toast = adw_toast_new ("");

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_margin_end (label, 8);
  gtk_box_append (GTK_BOX (box), label);
  if (!folder)
    append_button (box, _ ("打开"), G_CALLBACK (open_cb), file);
  append_button (box, folder ? _ ("打开文件夹") : _ ("打开所在文件夹"),
                 folder ? G_CALLBACK (open_cb) : G_CALLBACK (show_folder_cb), file);
  adw_toast_set_custom_title (toast, box);
  adw_toast_set_timeout (toast, SECONDS);
  adw_toast_overlay_add_toast (overlay, toast);
}

AdwToastOverlay *
anban_saved_toast_find_overlay (GtkWindow *window)
{
  GtkWidget *content = ADW_IS_APPLICATION_WINDOW (window)
                           ? adw_application_window_get_content (ADW_APPLICATION_WINDOW (window))
                       : ADW_IS_WINDOW (window) ? adw_window_get_content (ADW_WINDOW (window))
                                                : NULL;

  return ADW_IS_TOAST_OVERLAY (content) ? ADW_TOAST_OVERLAY (content) : NULL;
}
