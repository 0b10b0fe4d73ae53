/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/export/export-job.h"

#include "exchange/export.h"
#include "exchange/tabulation-sheet.h"
#include "registers/hazard.h"
#include "registers/task.h"
#include "registers/unit.h"
#include "rules/list-tabulation.h"
#include "ui/chooser-folder.h"
#include "ui/export/progress-window.h"
#include "ui/preview/print-form.h"
#include "ui/preview/saved-toast.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CONTENT "content" /* the choice in the file dialog */

typedef struct {
  GtkWindow *parent; /* weak */
  AnbanStore *store;
  AnbanQuery *query;
  GArray *fields; /* guint */
  char *
      content; /* "breakdown", "columns", "units"; of hazards "ledger", "photos"; the id of a table of the list */
  char *store_path, *path;
  const AnbanRegister *const *registers;
  AnbanProgressWindow *window;
  GPtrArray *notices;
} Job;

static void
free_job (Job *job)
{
  g_clear_weak_pointer (&job->parent);
  g_clear_object (&job->store);
  g_clear_pointer (&job->query, anban_query_free);
  g_clear_pointer (&job->fields, g_array_unref);
  g_free (job->content);
  g_free (job->store_path);
  g_free (job->path);
  g_clear_pointer (&job->notices, g_ptr_array_unref);
  g_free (job);
}

/* --- writing --- */

static void
progress_cb (guint done, guint total, gpointer data)
{
  anban_progress_window_tell (((Job *)data)->window, done, total);
}

static gboolean
export_units (
    AnbanStore *store, Job *job, const AnbanExportOptions *options, GCancellable *cancellable, GError **error)
{
  g_autoptr (AnbanQuery) units = anban_query_new (&anban_unit_register);
  g_autoptr (GArray) ids = anban_store_list_ids (store, units, cancellable, error);

  return ids != NULL && anban_export_unit_breakdowns (store, (gint64 *)(gpointer)ids->data, ids->len,
                                                      job->query, job->path, options, cancellable, error);
}

static gboolean
export_list (
    AnbanStore *store, Job *job, const AnbanListTabulation *list, GCancellable *cancellable, GError **error)
{
  g_autoptr (AnbanTabulation) table = list->tabulate (store, job->query, cancellable, error);

  return table != NULL && anban_tabulation_sheet_write (store, table, job->path, cancellable, error);
}

static void
export_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  g_autoptr (AnbanStore) store =
      anban_store_open_snapshot (job->store_path, job->registers, cancellable, &error);
  AnbanExportOptions options = {.progress = progress_cb, .progress_data = job, .notices = job->notices};
  const AnbanListTabulation *list = anban_list_tabulation_find (job->content);
  gboolean written = FALSE;

  if (store != NULL) {
    if (list != NULL) {
      written = export_list (store, job, list, cancellable, &error);
    } else if (strcmp (job->content, "breakdown") == 0) {
      written = anban_export_task_breakdown (store, job->query, job->path, &options, cancellable, &error);
    } else if (strcmp (job->content, "units") == 0) {
      written = export_units (store, job, &options, cancellable, &error);
    } else {
      options.photos = strcmp (job->content, "photos") == 0;
      if (strcmp (job->content, "columns") != 0)
        g_array_set_size (job->fields, 0); /* the ledger has the columns of the form */
      options.fields = job->fields->len > 0 ? (guint *)(gpointer)job->fields->data : NULL;
      options.n_fields = job->fields->len;
      written = anban_export_query (store, job->query, job->path, &options, cancellable, &error);
    }
    anban_store_close (store);
  }
  if (written)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
tell (GtkWindow *parent, const char *heading, const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("知道了"));
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
tell_written (Job *job)
{
  g_autoptr (GFile) file = g_file_new_for_path (job->path);
  g_autofree char *name = g_path_get_basename (job->path);
  g_autofree char *text = g_strdup_printf (_ ("已导出 %s"), name);
  AdwToastOverlay *overlay = anban_saved_toast_find_overlay (job->parent);

  if (overlay != NULL)
    anban_saved_toast_show (overlay, text, file);
  if (job->notices->len > 0) {
    g_autofree char *body = NULL;

    g_ptr_array_add (job->notices, NULL);
    body = g_strjoinv ("\n", (char **)job->notices->pdata);
    tell (job->parent, _ ("已导出，有几处与原样不同"), body);
  }
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean written = g_task_propagate_boolean (G_TASK (result), &error);

  gtk_window_destroy (GTK_WINDOW (job->window));
  g_clear_object (&job->window);
  if (job->parent == NULL)
    return;
  if (written)
    tell_written (job);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tell (job->parent, _ ("没有导出"), error->message);
}

static void
start (Job *job)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, exported_cb, NULL);

  job->notices = g_ptr_array_new_with_free_func (g_free);
  job->store_path = g_strdup (anban_store_get_path (job->store));
  job->registers = anban_store_get_registers (job->store);
  job->window = g_object_ref (anban_progress_window_new (job->parent, _ ("正在导出"), cancellable));
  g_task_set_task_data (task, job, (GDestroyNotify)free_job);
  g_task_set_return_on_cancel (task, FALSE);
  g_task_run_in_thread (task, export_in_thread);
}

/* --- where to --- */

static gboolean
has_ending (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, ".xlsx") || g_str_has_suffix (lower, ".csv");
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, Job *job)
{
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (dialog);
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (chooser) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  const char *content = gtk_file_chooser_get_choice (chooser, CONTENT);
  GtkFileFilter *filter = gtk_file_chooser_get_filter (chooser);
  gboolean csv = filter != NULL && g_object_get_data (G_OBJECT (filter), "csv") != NULL;

  job->content = g_strdup (content != NULL                                                 ? content
                           : anban_query_get_register (job->query) == &anban_task_register ? "breakdown"
                                                                                           : "columns");
  gtk_native_dialog_hide (dialog);
  if (path == NULL || job->parent == NULL) {
    if (file != NULL && job->parent != NULL)
      tell (job->parent, _ ("没有导出"), _ ("不能直接写到这个位置，请选本机的文件夹。"));
    free_job (job);
  } else if (anban_list_tabulation_find (job->content) != NULL && (csv || g_str_has_suffix (path, ".csv"))) {
    tell (job->parent, _ ("没有导出"), _ ("这张表只能导出为 Excel 工作簿，请选 .xlsx。"));
    free_job (job);
  } else {
    anban_chooser_folder_note (ANBAN_FOLDER_WRITTEN, file);
    job->path = has_ending (path) ? g_strdup (path) : g_strconcat (path, csv ? ".csv" : ".xlsx", NULL);
    start (job);
  }
  g_object_unref (dialog);
}

static void
add_filters (GtkFileChooser *chooser)
{
  g_autoptr (GtkFileFilter) xlsx = gtk_file_filter_new (), csv = gtk_file_filter_new ();

  gtk_file_filter_set_name (xlsx, _ ("Excel 工作簿 (*.xlsx)"));
  gtk_file_filter_add_pattern (xlsx, "*.xlsx");
  gtk_file_filter_set_name (csv, _ ("CSV 文本 (*.csv)"));
  gtk_file_filter_add_pattern (csv, "*.csv");
  g_object_set_data (G_OBJECT (csv), "csv", csv);
  gtk_file_chooser_add_filter (chooser, xlsx);
  gtk_file_chooser_add_filter (chooser, csv);
}

/* What the workbook may hold, the usual first; a register without a choice is written as its list shows it. */
static void
add_contents (GtkFileChooser *chooser, const AnbanRegister *reg)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new (), labels = g_ptr_array_new ();
  const AnbanListTabulation *list;

#define OFFER(id, label) (g_ptr_array_add (ids, (gpointer)(id)), g_ptr_array_add (labels, (gpointer)(label)))
  if (reg == &anban_task_register) {
    OFFER ("breakdown", _ ("任务分解表"));
    OFFER ("columns", _ ("列表中显示的列"));
    OFFER ("units", _ ("每个单位一张工作表"));
  } else if (reg == &anban_hazard_register) {
    OFFER ("ledger", _ ("整改台账"));
    OFFER ("photos", _ ("整改台账，带整改前后照片"));
    OFFER ("columns", _ ("列表中显示的列"));
  } else if (anban_list_tabulation_of (reg, 0) != NULL) {
    OFFER ("columns", _ ("列表中显示的列"));
  }
  for (guint i = 0; (list = anban_list_tabulation_of (reg, i)) != NULL; i++)
    OFFER (list->id, _ (list->title));
#undef OFFER
  if (ids->len == 0)
    return;
  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (labels, NULL);
  gtk_file_chooser_add_choice (chooser, CONTENT, _ ("内容"), (const char **)ids->pdata,
                               (const char **)labels->pdata);
  gtk_file_chooser_set_choice (chooser, CONTENT, ids->pdata[0]);
}

void
anban_export_begin (
    GtkWindow *parent, AnbanStore *store, const AnbanQuery *query, const guint *fields, guint n_fields)
{
  const AnbanRegister *reg = anban_query_get_register (query);
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      _ ("导出表格"), parent, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("导出"), _ ("取消"));
  g_autofree char *stem = anban_print_form_dup_file_name (
      reg == &anban_task_register ? ANBAN_PRINT_BREAKDOWN : ANBAN_PRINT_TABLE, store, query, 0);
  g_autofree char *name = g_strconcat (stem, ".xlsx", NULL);
  Job *job = g_new0 (Job, 1);

  g_set_weak_pointer (&job->parent, parent);
  job->store = g_object_ref (store);
  job->query = anban_query_copy (query);
  job->fields = g_array_new (FALSE, FALSE, sizeof (guint));
  if (fields != NULL)
    g_array_append_vals (job->fields, fields, n_fields);
  add_filters (GTK_FILE_CHOOSER (dialog));
  add_contents (GTK_FILE_CHOOSER (dialog), reg);
  anban_chooser_folder_begin (GTK_FILE_CHOOSER (dialog), ANBAN_FOLDER_WRITTEN, anban_store_get_path (store));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (chosen_cb), job);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
