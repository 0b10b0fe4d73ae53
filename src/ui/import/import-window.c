/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/import/import-window-private.h"

#include "ui/clause-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SETTLING 300 /* ms until the pages have crossed over */

G_DEFINE_TYPE (AnbanImportWindow, anban_import_window, ADW_TYPE_WINDOW)

enum {
  TAKEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- pages --- */

gboolean
anban_import_window_is_reviewing (AnbanImportWindow *self)
{
  return self->intake != NULL && g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "review") == 0;
}

static void
enable (AnbanImportWindow *self, const char *action, gboolean enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), action, enabled);
}

static void
set_undo_tooltip (GtkWidget *button, const char *label, const char *verb, const char *keys)
{
  g_autofree char *text = label != NULL ? g_strdup_printf ("%s：%s (%s)", verb, label, keys)
                                        : g_strdup_printf ("%s (%s)", verb, keys);

  gtk_widget_set_tooltip_text (button, text);
}

void
anban_import_window_update_actions (AnbanImportWindow *self)
{
  gboolean review = anban_import_window_is_reviewing (self), busy = self->cancellable != NULL;
  const char *undo = review ? anban_plan_intake_get_undo_label (self->intake) : NULL;
  const char *redo = review ? anban_plan_intake_get_redo_label (self->intake) : NULL;
  int index = review ? anban_intake_list_get_selected (self->list) : -1;

  enable (self, "import.open", !self->taking);
  enable (self, "import.paste", !self->taking);
  enable (self, "import.stop", busy);
  enable (self, "import.undo", undo != NULL);
  enable (self, "import.redo", redo != NULL);
  enable (self, "import.split", index >= 0);
  enable (self, "import.toggle-taken", index >= 0);
  enable (self, "import.merge-next",
          index >= 0 && (guint)index + 1 < anban_plan_intake_get_n_tasks (self->intake));
  enable (self, "import.merge-previous", index > 0);
  set_undo_tooltip (self->undo_button, undo, _ ("撤销"), "Ctrl+Z");
  set_undo_tooltip (self->redo_button, redo, _ ("重做"), "Ctrl+Shift+Z");
}

void
anban_import_window_show_page (AnbanImportWindow *self, const char *name)
{
  gboolean review = strcmp (name, "review") == 0;

  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_stack_set_visible_child_name (self->titles, review ? "review" : "plain");
  gtk_widget_set_visible (GTK_WIDGET (self->take_button), review);
  gtk_widget_set_visible (self->undo_button, review);
  gtk_widget_set_visible (self->redo_button, review);
  anban_import_window_update_actions (self);
}

void
anban_import_window_toast (AnbanImportWindow *self, const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (markup));
}

gboolean
anban_import_window_flush (AnbanImportWindow *self)
{
  gboolean task = anban_intake_editor_flush (self->editor),
           head = anban_intake_document_flush (self->document);

  if (!task)
    adw_view_stack_set_visible_child_name (self->pages, "tasks");
  else if (!head)
    adw_view_stack_set_visible_child_name (self->pages, "document");
  if (!task || !head)
    anban_import_window_toast (self, _ ("有一处日期或标题认不出来，请先改好"));
  return task && head;
}

/* --- what would come of it --- */

static char *
dup_take_label (AnbanPlanIntake *intake, const AnbanIntakeCounts *counts)
{
  guint n = counts->n_added + counts->n_changed + counts->n_gone;

  if (anban_plan_intake_get_target (intake) == 0)
    return g_strdup_printf (_ ("导入 %u 项任务"), counts->n_added);
  if (n == 0)
    return g_strdup (counts->head_changed ? _ ("更新文件信息") : _ ("没有要更新的"));
  return g_strdup_printf (_ ("更新 %u 项任务"), n);
}

static void
append (GString *text, const char *format, guint n)
{
  if (n == 0)
    return;
  if (text->len > 0)
    g_string_append (text, "　");
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_string_append_printf (text, format, n);
#pragma GCC diagnostic pop
}

static void
show_counts (AnbanImportWindow *self)
{
  AnbanIntakeCounts counts;
  GString *text = g_string_new (NULL);
  g_autofree char *label = NULL;
  gboolean known = anban_plan_intake_get_target (self->intake) != 0;
  guint doubts = 0;

  anban_plan_intake_count (self->intake, &counts);
  for (guint i = 0; i < anban_plan_intake_get_n_tasks (self->intake); i++) {
    const AnbanIntakeTask *task = anban_plan_intake_get_task (self->intake, i);

    doubts += task->taken && !task->gone && task->warnings[0] != '\0';
  }
  if (known)
    g_string_append (text, _ ("办公室已有这份计划，只更新改动的内容。"));
  append (text, known ? _ ("新增 %u 项") : _ ("共 %u 项任务"), counts.n_added);
  append (text, _ ("变更 %u 项"), counts.n_changed);
  append (text, _ ("删除 %u 项"), counts.n_gone);
  append (text, _ ("不变 %u 项"), counts.n_same);
  append (text, _ ("不导入 %u 项"), counts.n_left_out);
  append (text, _ ("新建 %u 个单位"), counts.n_new_units);
  append (text, _ ("%u 个单位待选择"), counts.n_open_units);
  append (text, _ ("%u 项有待核对之处"), doubts);
  gtk_label_set_label (self->summary, text->str);
  g_string_free (text, TRUE);
  label = dup_take_label (self->intake, &counts);
  gtk_button_set_label (self->take_button, label);
  enable (self, "import.take",
          counts.n_added + counts.n_changed + counts.n_gone > 0 || counts.head_changed || known);
  adw_view_stack_page_set_badge_number (self->units_page, counts.n_open_units);
  adw_view_stack_page_set_needs_attention (self->units_page, counts.n_open_units > 0);
}

static void
changed_cb (AnbanPlanIntake *intake, int index, gboolean structure, AnbanImportWindow *self)
{
  show_counts (self);
  anban_import_window_update_actions (self);
}

/* The first task that an import would change, or the first. */
static int
find_first (AnbanPlanIntake *intake)
{
  for (guint i = 0; i < anban_plan_intake_get_n_tasks (intake); i++)
    if (anban_plan_intake_get_status (intake, i) != ANBAN_INTAKE_SAME)
      return (int)i;
  return 0;
}

/* Once more when the text has its place on the screen: before, there is nowhere to scroll to. */
static gboolean
show_place_cb (gpointer data)
{
  AnbanImportWindow *self = data;

  self->settle = 0;
  if (anban_import_window_is_reviewing (self)) {
    anban_intake_list_grab_focus (self->list);
    anban_source_pane_show_task (self->source, anban_intake_list_get_selected (self->list));
  }
  return G_SOURCE_REMOVE;
}

void
anban_import_window_show_intake (AnbanImportWindow *self, AnbanPlanIntake *intake)
{
  const char *title = anban_plan_intake_get_head (intake, ANBAN_INTAKE_HEAD_TITLE);
  g_autofree char *window_title =
      title[0] != '\0' ? g_strdup_printf (_ ("导入计划：%s"), title) : g_strdup (_ ("导入计划"));

  if (self->intake != NULL)
    g_signal_handlers_disconnect_by_data (self->intake, self);
  g_set_object (&self->intake, intake);
  gtk_window_set_title (GTK_WINDOW (self), window_title);
  anban_source_pane_set_intake (self->source, intake);
  anban_intake_editor_set_intake (self->editor, intake);
  anban_intake_unit_page_set_intake (self->units, intake);
  anban_intake_document_set_intake (self->document, intake);
  anban_intake_list_set_intake (self->list, intake);
  g_signal_connect (intake, "changed", G_CALLBACK (changed_cb), self);
  adw_view_stack_set_visible_child_name (self->pages, "tasks");
  anban_import_window_show_page (self, "review");
  show_counts (self);
  anban_import_window_update_actions (self);
  anban_intake_list_select (self->list, find_first (intake));
  anban_intake_list_grab_focus (self->list);
  g_clear_handle_id (&self->settle, g_source_remove);
  self->settle = g_timeout_add (SETTLING, show_place_cb, self);
}

/* --- one side shows the other --- */

static void
selected_cb (AnbanIntakeList *list, int index, AnbanImportWindow *self)
{
  anban_intake_editor_flush (self->editor);
  anban_intake_editor_show (self->editor, index);
  anban_source_pane_show_task (self->source, index);
  anban_import_window_update_actions (self);
}

static void
task_picked_cb (AnbanSourcePane *source, guint index, AnbanImportWindow *self)
{
  adw_view_stack_set_visible_child_name (self->pages, "tasks");
  anban_intake_list_select (self->list, (int)index);
}

static void
unit_activated_cb (AnbanIntakeEditor *editor, const char *name, AnbanImportWindow *self)
{
  adw_view_stack_set_visible_child_name (self->pages, "units");
  anban_intake_unit_page_show (self->units, name);
}

/* --- closing --- */

static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, AnbanImportWindow *self)
{
  GSList *files = g_value_get_boxed (value);

  if (files == NULL || self->taking)
    return FALSE;
  anban_import_window_open_file (self, files->data);
  return TRUE;
}

static void
leave_cb (AdwMessageDialog *dialog, const char *response, AnbanImportWindow *self)
{
  if (strcmp (response, "leave") == 0)
    gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
anban_import_window_close_request (GtkWindow *window)
{
  AnbanImportWindow *self = ANBAN_IMPORT_WINDOW (window);
  GtkWidget *dialog;

  if (self->taking) {
    self->close_asked = TRUE;
    anban_import_window_stop (self);
    return TRUE;
  }
  if (self->intake == NULL || anban_plan_intake_get_undo_label (self->intake) == NULL)
    return FALSE;
  dialog = adw_message_dialog_new (window, _ ("放弃这次核对？"),
                                   _ ("计划还没有导入，刚才的修改会丢失；办公室的内容没有改动。"));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "stay", _ ("继续核对"), "leave", _ ("放弃"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "leave", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  g_signal_connect_object (dialog, "response", G_CALLBACK (leave_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  return TRUE;
}

/* The window is closed: work that is under way stops, and may keep it longer than its parent is there. */
static void
anban_import_window_unrealize (GtkWidget *widget)
{
  AnbanImportWindow *self = ANBAN_IMPORT_WINDOW (widget);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  GTK_WIDGET_CLASS (anban_import_window_parent_class)->unrealize (widget);
  gtk_window_set_transient_for (GTK_WINDOW (self), NULL);
}

static void
anban_import_window_dispose (GObject *object)
{
  AnbanImportWindow *self = ANBAN_IMPORT_WINDOW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->pulse, g_source_remove);
  g_clear_handle_id (&self->settle, g_source_remove);
  if (self->intake != NULL)
    g_signal_handlers_disconnect_by_data (self->intake, self);
  g_clear_object (&self->intake);
  g_clear_object (&self->store);
  g_clear_pointer (&self->backup_problem, g_free);
  G_OBJECT_CLASS (anban_import_window_parent_class)->dispose (object);
}

/* --- building --- */

#define BIND(field) gtk_widget_class_bind_template_child (widget_class, AnbanImportWindow, field)

static void
bind_children (GtkWidgetClass *widget_class)
{
  BIND (stack);
  BIND (titles);
  BIND (toasts);
  BIND (pages);
  BIND (tasks_page);
  BIND (units_page);
  BIND (busy);
  BIND (failed);
  BIND (progress);
  BIND (take_button);
  BIND (open_button);
  BIND (stop_button);
  BIND (undo_button);
  BIND (redo_button);
  BIND (pasted);
  BIND (summary);
  BIND (source);
  BIND (list);
  BIND (editor);
  BIND (units);
  BIND (document);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, task_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, unit_activated_cb);
}

static void
anban_import_window_class_init (AnbanImportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_import_window_dispose;
  widget_class->unrealize = anban_import_window_unrealize;
  GTK_WINDOW_CLASS (klass)->close_request = anban_import_window_close_request;
  g_resources_register (anban_import_get_resource ());
  g_type_ensure (ANBAN_TYPE_SOURCE_PANE);
  g_type_ensure (ANBAN_TYPE_INTAKE_LIST);
  g_type_ensure (ANBAN_TYPE_INTAKE_EDITOR);
  g_type_ensure (ANBAN_TYPE_INTAKE_UNIT_PAGE);
  g_type_ensure (ANBAN_TYPE_INTAKE_DOCUMENT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/anban/Anban/ui/import-window.ui");
  bind_children (widget_class);
  anban_import_window_class_add_actions (widget_class);
  signals[TAKEN] = g_signal_new ("taken", ANBAN_TYPE_IMPORT_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
}

static void
load_style (void)
{
  static gboolean loaded = FALSE;
  g_autoptr (GtkCssProvider) provider = NULL;

  if (loaded)
    return;
  loaded = TRUE;
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, "/io/github/anban/Anban/import.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
anban_import_window_init (AnbanImportWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  load_style ();
  gtk_widget_init_template (GTK_WIDGET (self));
  anban_clause_text_apply (GTK_WIDGET (self));
  g_signal_connect (target, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  anban_import_window_show_page (self, "start");
}

GtkWidget *
anban_import_window_new (GtkWindow *parent, AnbanStore *store)
{
  AnbanImportWindow *self = g_object_new (ANBAN_TYPE_IMPORT_WINDOW, "transient-for", parent, "modal",
                                          parent != NULL, "destroy-with-parent", TRUE, "application",
                                          parent != NULL ? gtk_window_get_application (parent) : NULL, NULL);

  self->store = g_object_ref (store);
  gtk_widget_grab_focus (GTK_WIDGET (self->open_button));
  return GTK_WIDGET (self);
}
