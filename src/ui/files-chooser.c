/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/files-chooser.h"

#include <glib/gi18n-lib.h>

GtkNativeDialog *
anban_files_chooser_new (GtkWidget *widget, const char *title, const char *purpose, const char *office_path)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (title, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                   GTK_FILE_CHOOSER_ACTION_OPEN, _ ("添加"), _ ("取消"));

  anban_chooser_folder_begin (GTK_FILE_CHOOSER (chooser), purpose, office_path);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), TRUE);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  return GTK_NATIVE_DIALOG (chooser);
}

GSList *
anban_files_chooser_dup_files (GtkNativeDialog *chooser, int response, const char *purpose)
{
  g_autoptr (GListModel) chosen = NULL;
  GSList *files = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return NULL;
  chosen = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));
  for (guint i = g_list_model_get_n_items (chosen); i > 0; i--)
    files = g_slist_prepend (files, g_list_model_get_item (chosen, i - 1));
  if (files != NULL)
    anban_chooser_folder_note (purpose, files->data);
  return files;
}
