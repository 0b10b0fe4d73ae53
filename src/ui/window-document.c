/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window's way to documents: plans that come in, lists that go out as workbook or onto paper.
 */
#include "ui/window-private.h"

#include "registers/task.h"
#include "ui/export/export-job.h"
#include "ui/import/import-window.h"
#include "ui/notice.h"
#include "ui/preview/preview-window.h"

#include <glib/gi18n-lib.h>

static void
taken_cb (AnbanImportWindow *import, gint64 plan_id, const char *message, AnbanWindow *self)
{
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_task_register);

  if (self->store == NULL)
    return;
  anban_query_set_filter (query, "plan", plan_id);
  anban_window_show_query (self, query);
  anban_window_focus_view (self);
  anban_notice_toast_with_undo (GTK_WIDGET (self), message);
}

static void
import_plan_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnbanWindow *self = ANBAN_WINDOW (widget);
  GtkWidget *import;

  if (self->store == NULL || anban_store_is_read_only (self->store))
    return;
  anban_window_flush_pane (self);
  import = anban_import_window_new (GTK_WINDOW (self), self->store);
  g_signal_connect_object (import, "taken", G_CALLBACK (taken_cb), self, 0);
  gtk_window_present (GTK_WINDOW (import));
}

static void
print_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnbanWindow *self = ANBAN_WINDOW (widget);
  const AnbanQuery *query = anban_window_get_query (self);

  if (query == NULL)
    return;
  anban_window_flush_pane (self);
  gtk_window_present (GTK_WINDOW (anban_preview_window_new (GTK_WINDOW (self), self->store, query)));
}

static void
export_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnbanWindow *self = ANBAN_WINDOW (widget);
  AnbanRecordsPage *list = anban_window_get_records (self);
  const guint *fields;
  guint n_fields;

  if (list == NULL)
    return;
  anban_window_flush_pane (self);
  fields = anban_records_page_get_fields (list, &n_fields);
  anban_export_begin (GTK_WINDOW (self), self->store, anban_records_page_get_query (list), fields, n_fields);
}

void
anban_window_class_add_document_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.import-plan", NULL, import_plan_cb);
  gtk_widget_class_install_action (widget_class, "win.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "win.export", NULL, export_cb);
}
