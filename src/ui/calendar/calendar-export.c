/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/calendar/calendar-export.h"

#include "exchange/calendar-file.h"
#include "ui/chooser-folder.h"
#include "ui/notice.h"
#include "ui/preview/saved-toast.h"

#include <glib/gi18n-lib.h>

typedef struct {
  AnbanStore *store;
  AnbanQuery *query;
  GtkWidget *from;
} Export;

static void
free_export (Export *self)
{
  g_object_unref (self->store);
  g_object_unref (self->from);
  anban_query_free (self->query);
  g_free (self);
}

static void
write_file (Export *self, GFile *file)
{
  const AnbanQuery *queries[] = {self->query};
  AdwToastOverlay *overlay = anban_saved_toast_find_overlay (GTK_WINDOW (gtk_widget_get_root (self->from)));
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *told = NULL;
  g_autoptr (GError) error = NULL;
  guint n;

  if (path == NULL)
    return;
  anban_chooser_folder_note (ANBAN_FOLDER_WRITTEN, file);
  if (!anban_calendar_file_write (self->store, queries, 1, path, &n, NULL, &error)) {
    anban_notice_error (self->from, _ ("没有导出"), error);
    return;
  }
  told = g_strdup_printf (_ ("%u 次演练已导出到 %s"), n, name);
  if (overlay != NULL)
    anban_saved_toast_show (overlay, told, file);
}

static void
response_cb (GtkNativeDialog *chooser, int response, Export *self)
{
  g_autoptr (GFile) file =
      response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;

  gtk_native_dialog_hide (chooser);
  if (file != NULL && gtk_widget_get_root (self->from) != NULL)
    write_file (self, file);
  g_object_unref (chooser);
}

void
anban_calendar_export_begin (GtkWidget *from, AnbanStore *store, const AnbanQuery *query, const char *span)
{
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (_ ("导出日历文件"), GTK_WINDOW (gtk_widget_get_root (from)),
                                   GTK_FILE_CHOOSER_ACTION_SAVE, _ ("导出"), _ ("取消"));
  g_autofree char *name = g_strdup_printf ("%s演练.ics", span);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  Export *self = g_new0 (Export, 1);

  self->store = g_object_ref (store);
  self->query = anban_query_copy (query);
  self->from = g_object_ref (from);
  gtk_file_filter_set_name (filter, _ ("日历文件 (*.ics)"));
  gtk_file_filter_add_pattern (filter, "*.ics");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  anban_chooser_folder_begin (GTK_FILE_CHOOSER (chooser), ANBAN_FOLDER_WRITTEN, anban_store_get_path (store));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (response_cb), self);
  g_object_set_data_full (G_OBJECT (chooser), "anban-export", self, (GDestroyNotify)free_export);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
