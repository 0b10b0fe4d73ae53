/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The long work of the import window: reading a document in a thread, backing the office up in another, taking the
 * plan on this one with a progress bar.
 */
#include "ui/import/import-window-private.h"

#include "base/file-content.h"
#include "db/backup.h"
#include "plan/plan-reader.h"
#include "ui/clause-text.h"

#include <glib/gi18n-lib.h>

/* --- progress --- */

static gboolean
pulse_cb (gpointer data)
{
  gtk_progress_bar_pulse (((AnbanImportWindow *)data)->progress);
  return G_SOURCE_CONTINUE;
}

static void
begin_work (AnbanImportWindow *self, const char *title)
{
  g_set_object (&self->cancellable, NULL);
  self->cancellable = g_cancellable_new ();
  adw_status_page_set_title (self->busy, title);
  adw_status_page_set_description (self->busy, NULL);
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->stop_button), TRUE);
  if (self->pulse == 0)
    self->pulse = g_timeout_add (120, pulse_cb, self);
  anban_import_window_show_page (self, "busy");
  gtk_widget_grab_focus (GTK_WIDGET (self->stop_button));
}

static void
end_work (AnbanImportWindow *self)
{
  g_clear_handle_id (&self->pulse, g_source_remove);
  g_clear_object (&self->cancellable);
}

void
anban_import_window_stop (AnbanImportWindow *self)
{
  if (self->cancellable == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->stop_button), FALSE);
}

/* --- reading --- */

typedef struct {
  GFile *file; /* or */
  char *text;
  AnbanPlan *plan;
  GBytes *content;
} Reading;

static void
free_reading (Reading *reading)
{
  g_clear_object (&reading->file);
  g_free (reading->text);
  anban_plan_free (reading->plan);
  g_clear_pointer (&reading->content, g_bytes_unref);
  g_free (reading);
}

/* The file itself goes along as the plan's attachment; a huge one is read and not kept. */
static GBytes *
load_content (GFile *file, GCancellable *cancellable)
{
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, cancellable, NULL);

  if (info == NULL || g_file_info_get_size (info) > ANBAN_FILE_CONTENT_MAX_SIZE)
    return NULL;
  return g_file_load_bytes (file, cancellable, NULL, NULL);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Reading *reading = data;
  GError *error = NULL;

  if (reading->file != NULL) {
    reading->plan = anban_plan_read_file (reading->file, cancellable, &error);
    if (reading->plan != NULL)
      reading->content = load_content (reading->file, cancellable);
  } else {
    reading->plan = anban_plan_read_text (reading->text);
  }
  if (reading->plan == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
fail (AnbanImportWindow *self, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    anban_import_window_show_page (self, self->intake != NULL ? "review" : "start");
    return;
  }
  anban_clause_text_describe (self->failed, error->message);
  anban_import_window_show_page (self, "failed");
}

static void
show_reading (AnbanImportWindow *self, Reading *reading)
{
  g_autoptr (AnbanPlanIntake) intake = NULL;
  g_autoptr (GError) error = NULL;

  if (reading->plan->tasks->len == 0) {
    g_set_error (&error, ANBAN_ERROR, ANBAN_ERROR_INVALID,
                 _ ("这份文件里没有认出任务，办公室的内容没有改动；请确认它是带编号的工作计划，或者只粘贴任务"
                    "部分的文字。"));
    fail (self, error);
    return;
  }
  intake = anban_plan_intake_new (self->store, g_steal_pointer (&reading->plan), &error);
  if (intake == NULL) {
    fail (self, error);
    return;
  }
  if (reading->content != NULL) {
    g_autofree char *name = g_file_get_basename (reading->file);

    anban_plan_intake_set_file (intake, name, reading->content);
  }
  anban_import_window_show_intake (self, intake);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  AnbanImportWindow *self = ANBAN_IMPORT_WINDOW (source);
  Reading *reading = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean late = self->cancellable != g_task_get_cancellable (G_TASK (result));

  if (late)
    return; /* another document was opened meanwhile, or the window closed */
  end_work (self);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    show_reading (self, reading);
  else
    fail (self, error);
}

static void
begin_reading (AnbanImportWindow *self, Reading *reading, const char *title)
{
  g_autoptr (GTask) task = NULL;

  if (self->taking) {
    free_reading (reading);
    return;
  }
  anban_import_window_stop (self);
  begin_work (self, title);
  task = g_task_new (self, self->cancellable, read_cb, NULL);
  g_task_set_task_data (task, reading, (GDestroyNotify)free_reading);
  g_task_set_return_on_cancel (task, FALSE);
  g_task_run_in_thread (task, read_in_thread);
}

void
anban_import_window_open_file (AnbanImportWindow *self, GFile *file)
{
  Reading *reading = g_new0 (Reading, 1);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *title = g_strdup_printf (_ ("正在读“%s”"), name);

  reading->file = g_object_ref (file);
  begin_reading (self, reading, title);
}

void
anban_import_window_read_text (AnbanImportWindow *self, const char *text)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->text = g_strdup (text);
  begin_reading (self, reading, _ ("正在读粘贴的文字"));
}

/* --- taking --- */

static void
back_up_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (AnbanConnection) connection = NULL;
  g_autofree char *written = NULL;
  GError *error = NULL;

  connection = anban_connection_open (data, ANBAN_OPEN_READ_ONLY, &error);
  if (connection != NULL)
    written = anban_backup_write_dated (connection, cancellable, &error);
  if (written == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
show_progress (guint done, guint total, gpointer data)
{
  AnbanImportWindow *self = data;

  gtk_progress_bar_set_fraction (self->progress, total > 0 ? (double)done / total : 0);
  /* the bar and the stop button live while the step is written */
  for (int i = 0; i < 20 && g_main_context_pending (NULL); i++)
    g_main_context_iteration (NULL, FALSE);
}

static char *
dup_outcome (AnbanImportWindow *self, const AnbanIntakeResult *result)
{
  GString *text = g_string_new (NULL);

  if (result->n_added + result->n_changed + result->n_gone + result->n_units == 0) {
    g_string_append (text, _ ("办公室的内容与计划一致，没有改动"));
  } else {
    g_string_append_printf (text, _ ("已导入：新增 %u 项任务"), result->n_added);
    if (result->n_changed > 0)
      g_string_append_printf (text, _ ("，更新 %u 项"), result->n_changed);
    if (result->n_gone > 0)
      g_string_append_printf (text, _ ("，删除 %u 项"), result->n_gone);
    if (result->n_units > 0)
      g_string_append_printf (text, _ ("，新建 %u 个单位"), result->n_units);
  }
  if (self->backup_problem != NULL)
    g_string_append_printf (text, _ ("（导入前没有备份成：%s）"), self->backup_problem);
  return g_string_free (text, FALSE);
}

static void
take_now (AnbanImportWindow *self)
{
  g_autoptr (AnbanImportWindow) alive = g_object_ref (self);
  g_autoptr (GError) error = NULL;
  AnbanIntakeResult result;
  gboolean taken;

  g_clear_handle_id (&self->pulse, g_source_remove);
  adw_status_page_set_title (self->busy, _ ("正在写入责任清单"));
  taken = anban_plan_intake_take (self->intake, self->cancellable, show_progress, self, &result, &error);
  self->taking = FALSE;
  end_work (self);
  if (taken) {
    g_autofree char *outcome = dup_outcome (self, &result);

    g_signal_emit_by_name (self, "taken", result.plan_id, outcome);
    gtk_window_destroy (GTK_WINDOW (self));
    return;
  }
  anban_import_window_show_page (self, "review");
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    anban_import_window_toast (self, _ ("已停止，什么都没有写入"));
  } else {
    g_autofree char *text = g_strdup_printf (_ ("没有导入：%s"), error->message);

    anban_import_window_toast (self, text);
  }
  if (self->close_asked)
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  AnbanImportWindow *self = ANBAN_IMPORT_WINDOW (source);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->backup_problem, g_free);
  if (!g_task_propagate_boolean (G_TASK (result), &error)) {
    if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
      self->taking = FALSE;
      end_work (self);
      anban_import_window_show_page (self, "review");
      anban_import_window_toast (self, _ ("已停止，什么都没有写入"));
      if (self->close_asked)
        gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
    self->backup_problem = g_strdup (error->message);
  }
  take_now (self);
}

void
anban_import_window_take (AnbanImportWindow *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->intake == NULL || self->taking || !anban_import_window_flush (self))
    return;
  self->taking = TRUE;
  begin_work (self, _ ("正在备份办公室文件"));
  task = g_task_new (self, self->cancellable, backed_up_cb, NULL);
  g_task_set_task_data (task, g_strdup (anban_store_get_path (self->store)), g_free);
  g_task_run_in_thread (task, back_up_in_thread);
}
