/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/balance/tabulation-export.h"

#include "exchange/tabulation-sheet.h"
#include "report/pdf-writer.h"
#include "report/tabulation-table.h"
#include "ui/notice.h"

#include <glib/gi18n-lib.h>

/* What is asked about; belongs to the chooser. */
typedef struct {
  AnbanStore *store;
  AnbanTabulation *const *place;
} Export;

static void
free_export (gpointer data)
{
  g_object_unref (((Export *)data)->store);
  g_free (data);
}

static gboolean
write_table (const Export *export, const char *path, GError **error)
{
  g_autoptr (AnbanDocument) document = NULL;

  if (!g_str_has_suffix (path, ".pdf"))
    return anban_tabulation_sheet_write (export->store, *export->place, path, NULL, error);
  document = anban_tabulation_table_new (export->store, *export->place);
  return anban_pdf_write_document (document, path, NULL, NULL, NULL, error);
}

static void
path_chosen_cb (GtkNativeDialog *chooser, int response, GtkWidget *from)
{
  const Export *export = g_object_get_data (G_OBJECT (chooser), "anban-export");
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autoptr (GError) error = NULL;

  gtk_native_dialog_hide (chooser);
  if (response != GTK_RESPONSE_ACCEPT || path == NULL) {
    g_object_unref (chooser);
    return;
  }
  if (write_table (export, path, &error)) {
    g_autofree char *name = g_path_get_basename (path);
    g_autofree char *text = g_strdup_printf (_ ("已导出 %s"), name);

    anban_notice_toast (from, text);
  } else {
    anban_notice_error (from, _ ("没有导出"), error);
  }
  g_object_unref (chooser);
}

static void
add_filter (GtkFileChooserNative *chooser, const char *name, const char *pattern)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_pattern (filter, pattern);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
}

void
anban_tabulation_export (GtkWidget *from,
                         AnbanStore *store,
                         AnbanTabulation *const *place,
                         const char *ending)
{
  const char *subtitle = anban_tabulation_get_subtitle (*place);
  g_autofree char *name = g_strconcat (anban_tabulation_get_title (*place), subtitle != NULL ? "-" : "",
                                       subtitle != NULL ? subtitle : "", ending, NULL);
  g_autofree char *pattern = g_strconcat ("*", ending, NULL);
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (_ ("导出统计表"), GTK_WINDOW (gtk_widget_get_root (from)),
                                   GTK_FILE_CHOOSER_ACTION_SAVE, _ ("导出"), _ ("取消"));
  Export *export = g_new (Export, 1);

  export->store = g_object_ref (store);
  export->place = place;
  g_object_set_data_full (G_OBJECT (chooser), "anban-export", export, free_export);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  add_filter (chooser, g_str_equal (ending, ".pdf") ? _ ("PDF 文件") : _ ("Excel 工作簿"), pattern);
  g_signal_connect_object (chooser, "response", G_CALLBACK (path_chosen_cb), from, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
