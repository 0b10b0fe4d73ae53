/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pages out of the preview window: onto paper by GtkPrintOperation, into a PDF, or a PDF for each unit.
 */
#include "ui/preview/preview-window-private.h"

#include "report/page-renderer.h"
#include "report/pdf-writer.h"
#include "report/unit-list.h"
#include "ui/chooser-folder.h"
#include "ui/desktop-settings.h"
#include "ui/preview/saved-toast.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- paper --- */

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, AnbanPages *pages)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width, height, scale;

  anban_pages_get_size (pages, &width, &height);
  scale =
      MIN (gtk_print_context_get_width (context) / width, gtk_print_context_get_height (context) / height);
  cairo_scale (cr, scale, scale);
  anban_pages_draw (pages, (guint)page, cr);
}

static GtkPageSetup *
create_page_setup (AnbanPages *pages)
{
  const AnbanPageSetup *setup = anban_document_get_page_setup (anban_pages_get_document (pages));
  GtkPageSetup *page = gtk_page_setup_new ();
  GtkPaperSize *paper = gtk_paper_size_new (setup->paper == ANBAN_PAPER_A3 ? "iso_a3" : GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size (page, paper);
  gtk_paper_size_free (paper);
  gtk_page_setup_set_orientation (page, setup->landscape ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                         : GTK_PAGE_ORIENTATION_PORTRAIT);
  return page;
}

static gboolean
end_preview_cb (gpointer preview)
{
  gtk_print_operation_preview_end_preview (preview);
  return G_SOURCE_REMOVE;
}

/* The dialog's own preview would start a program that is often not there; this window is the preview. */
static gboolean
preview_cb (GtkPrintOperation *operation,
            GtkPrintOperationPreview *preview,
            GtkPrintContext *context,
            GtkWindow *parent,
            AnbanPreviewWindow *self)
{
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_ ("这个窗口就是打印预览")));
  g_idle_add_full (G_PRIORITY_DEFAULT, end_preview_cb, g_object_ref (preview), g_object_unref);
  return TRUE;
}

/* Printed into a file, it is said which and offered to be opened; onto paper, where it went. */
static void
tell_printed (AnbanPreviewWindow *self, GtkPrintOperation *operation)
{
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (operation);
  const char *uri =
      settings != NULL ? gtk_print_settings_get (settings, GTK_PRINT_SETTINGS_OUTPUT_URI) : NULL;
  const char *printer = settings != NULL ? gtk_print_settings_get_printer (settings) : NULL;
  g_autofree char *text = NULL;

  if (printer != NULL)
    anban_desktop_settings_set_printer (printer);
  if (uri != NULL) {
    g_autoptr (GFile) file = g_file_new_for_uri (uri);
    g_autofree char *name = g_file_get_basename (file);

    text = g_strdup_printf (_ ("已打印到 %s"), name);
    anban_chooser_folder_note (ANBAN_FOLDER_WRITTEN, file);
    anban_saved_toast_show (self->toasts, text, file);
  } else {
    g_autofree char *markup = NULL;

    text = printer != NULL ? g_strdup_printf (_ ("已送到打印机“%s”"), printer) : g_strdup (_ ("已送去打印"));
    markup = g_markup_escape_text (text, -1);
    adw_toast_overlay_add_toast (self->toasts, adw_toast_new (markup));
  }
}

static void
printed_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, AnbanPreviewWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    tell_printed (self, operation);

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR) {
    g_autofree char *text = NULL;
    g_autofree char *markup = NULL;

    gtk_print_operation_get_error (operation, &error);
    text = g_strdup_printf (_ ("没有打印：%s；可以先保存为 PDF"), error != NULL ? error->message : "");
    markup = g_markup_escape_text (text, -1);
    adw_toast_overlay_add_toast (self->toasts, adw_toast_new (markup));
  }
}

static void
drop_operation_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, gpointer data)
{
  g_object_unref (operation);
}

static char *
dup_file_name (AnbanPreviewWindow *self)
{
  if (self->paper != NULL)
    return anban_print_form_dup_paper_name (self->paper, self->store, self->record_id);
  return anban_print_form_dup_file_name (self->shown_form, self->store, self->query, self->unit_id);
}

static void
print_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnbanPreviewWindow *self = ANBAN_PREVIEW_WINDOW (widget);
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  g_autoptr (GtkPageSetup) setup = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL, *folder = NULL, *printer = NULL;
  GtkPrintOperation *operation;

  if (self->pages == NULL)
    return;
  operation = gtk_print_operation_new ();
  setup = create_page_setup (self->pages);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_n_pages (operation, (int)anban_pages_get_count (self->pages));
  gtk_print_operation_set_current_page (operation, (int)anban_page_view_get_page (self->view));
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_show_progress (operation, TRUE);
  name = dup_file_name (self);
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, name);
  folder = anban_chooser_folder_dup (ANBAN_FOLDER_WRITTEN, anban_store_get_path (self->store));
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_DIR, folder);
  printer = anban_desktop_settings_dup_printer ();
  if (printer != NULL)
    gtk_print_settings_set_printer (settings, printer);
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_job_name (operation,
                                    anban_document_get_title (anban_pages_get_document (self->pages)));
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page_cb), g_object_ref (self->pages),
                         (GClosureNotify)(void (*) (void))g_object_unref, 0);
  g_signal_connect_object (operation, "preview", G_CALLBACK (preview_cb), self, 0);
  g_signal_connect_object (operation, "done", G_CALLBACK (printed_cb), self, 0);
  /* it works on after this function: its last reference goes when it is done */
  g_signal_connect (operation, "done", G_CALLBACK (drop_operation_cb), NULL);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self), &error);
}

/* --- files --- */

typedef struct {
  AnbanPreviewWindow *window; /* referenced by the task */
  AnbanPages *pages;          /* one file of these, or */
  AnbanQuery *query;          /* a file for each unit that has a part in these */
  char *store_path;
  const AnbanRegister *const *registers;
  GFile *target;
} Writing;

static void
free_writing (Writing *writing)
{
  g_clear_object (&writing->pages);
  g_clear_pointer (&writing->query, anban_query_free);
  g_free (writing->store_path);
  g_object_unref (writing->target);
  g_free (writing);
}

static void
write_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Writing *writing = data;
  g_autofree char *path = g_file_get_path (writing->target);
  g_autoptr (AnbanStore) store = NULL;
  GError *error = NULL;
  int n = -1;

  if (path == NULL) {
    g_task_return_new_error (task, ANBAN_ERROR, ANBAN_ERROR_UNSUPPORTED,
                             _ ("不能直接写到这个位置，没有保存；请选本机的文件夹"));
    return;
  }
  if (writing->pages != NULL) {
    n = anban_pdf_write (writing->pages, path, cancellable, anban_preview_window_progress_cb, writing->window,
                         &error)
            ? 1
            : -1;
  } else {
    store = anban_store_open_snapshot (writing->store_path, writing->registers, cancellable, &error);
    if (store != NULL) {
      n = anban_unit_list_write_each (store, writing->query, path, cancellable,
                                      anban_preview_window_progress_cb, writing->window, &error);
      anban_store_close (store);
    }
  }
  if (n < 0)
    g_task_return_error (task, error);
  else
    g_task_return_int (task, n);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  AnbanPreviewWindow *self = ANBAN_PREVIEW_WINDOW (source);
  Writing *writing = g_task_get_task_data (G_TASK (result));
  g_autofree char *name = g_file_get_basename (writing->target);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gssize n = g_task_propagate_int (G_TASK (result), &error);

  anban_preview_window_end_work (self);
  if (error == NULL) {
    text = writing->pages != NULL ? g_strdup_printf (_ ("已保存 %s"), name)
                                  : g_strdup_printf (_ ("已保存 %d 个单位的清单到“%s”"), (int)n, name);
    anban_saved_toast_show (self->toasts, text, writing->target);
    return;
  }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_ ("已停止保存")));
  } else {
    text = g_markup_escape_text (error->message, -1);
    adw_toast_overlay_add_toast (self->toasts, adw_toast_new (text));
  }
}

static void
begin_writing (AnbanPreviewWindow *self, GFile *target, gboolean each)
{
  Writing *writing = g_new0 (Writing, 1);
  g_autoptr (GTask) task = NULL;

  writing->window = self;
  writing->target = g_object_ref (target);
  writing->store_path = g_strdup (anban_store_get_path (self->store));
  writing->registers = anban_store_get_registers (self->store);
  if (each)
    writing->query = anban_query_copy (self->query);
  else
    writing->pages = g_object_ref (self->pages);
  anban_preview_window_begin_work (self, _ ("正在保存 PDF"));
  task = g_task_new (self, self->cancellable, written_cb, NULL);
  g_task_set_task_data (task, writing, (GDestroyNotify)free_writing);
  g_task_set_return_on_cancel (task, FALSE);
  g_task_run_in_thread (task, write_in_thread);
}

static void
file_chosen_cb (GtkNativeDialog *dialog, int response, AnbanPreviewWindow *self)
{
  g_autoptr (GFile) file =
      response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  gboolean each =
      gtk_file_chooser_get_action (GTK_FILE_CHOOSER (dialog)) == GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER;

  gtk_native_dialog_hide (dialog);
  if (file != NULL)
    anban_chooser_folder_note (ANBAN_FOLDER_WRITTEN, file);
  if (file != NULL && self->pages != NULL && self->cancellable == NULL)
    begin_writing (self, file, each);
  g_object_unref (dialog);
}

static void
begin_in_folder (AnbanPreviewWindow *self, GtkFileChooserNative *dialog)
{
  anban_chooser_folder_begin (GTK_FILE_CHOOSER (dialog), ANBAN_FOLDER_WRITTEN,
                              anban_store_get_path (self->store));
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnbanPreviewWindow *self = ANBAN_PREVIEW_WINDOW (widget);
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      _ ("保存为 PDF"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("保存"), _ ("取消"));
  g_autofree char *stem = dup_file_name (self);
  g_autofree char *name = g_strconcat (stem, ".pdf", NULL);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("PDF 文件 (*.pdf)"));
  gtk_file_filter_add_pattern (filter, "*.pdf");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  begin_in_folder (self, dialog);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (file_chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
save_each_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnbanPreviewWindow *self = ANBAN_PREVIEW_WINDOW (widget);
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (_ ("每个单位一份，保存到文件夹"), GTK_WINDOW (self),
                                   GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("保存到这里"), _ ("取消"));

  begin_in_folder (self, dialog);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (file_chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
anban_preview_window_class_add_output (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "preview.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "preview.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "preview.save-each", NULL, save_each_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "preview.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "preview.save", NULL);
}
