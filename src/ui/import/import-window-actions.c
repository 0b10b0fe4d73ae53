/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the buttons and keys of the import window do: opening and pasting, splitting and merging, going from part to
 * part.
 */
#include "ui/import/import-window-private.h"

#include "ui/chooser-folder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- actions --- */

static void
undo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnbanImportWindow *self = ANBAN_IMPORT_WINDOW (widget);

  anban_intake_editor_flush (self->editor);
  anban_intake_document_flush (self->document);
  if (strcmp (action, "import.undo") == 0)
    anban_plan_intake_undo (self->intake);
  else
    anban_plan_intake_redo (self->intake);
  anban_intake_editor_show (self->editor, anban_intake_list_get_selected (self->list));
  anban_import_window_update_actions (self);
}

static void
split_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnbanImportWindow *self = ANBAN_IMPORT_WINDOW (widget);
  int index = anban_intake_list_get_selected (self->list);
  const AnbanIntakeTask *task;
  glong at = anban_intake_editor_get_cursor (self->editor);

  if (index < 0 || !anban_import_window_flush (self))
    return;
  task = anban_plan_intake_get_task (self->intake, (guint)index);
  if (anban_source_pane_has_focus (self->source))
    at = anban_intake_task_find_in_body (task, anban_plan_intake_get_plan (self->intake)->source,
                                         anban_source_pane_get_offset (self->source));
  if (at < 0 || !anban_plan_intake_split (self->intake, (guint)index, at))
    anban_import_window_toast (self, _ ("没有拆分：请先把光标放到正文或原文中要拆开的地方"));
}

static void
merge (AnbanImportWindow *self, int index)
{
  if (index < 0 || !anban_import_window_flush (self))
    return;
  if (!anban_plan_intake_merge (self->intake, (guint)index))
    anban_import_window_toast (self, _ ("没有合并：这里没有可以合并的任务"));
  else
    anban_intake_list_select (self->list, index);
}

static void
merge_next_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnbanImportWindow *self = ANBAN_IMPORT_WINDOW (widget);

  merge (self, anban_intake_list_get_selected (self->list));
}

static void
merge_previous_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnbanImportWindow *self = ANBAN_IMPORT_WINDOW (widget);

  merge (self, anban_intake_list_get_selected (self->list) - 1);
}

static void
toggle_taken_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnbanImportWindow *self = ANBAN_IMPORT_WINDOW (widget);
  int index = anban_intake_list_get_selected (self->list);

  if (index >= 0)
    anban_plan_intake_set_taken (self->intake, (guint)index,
                                 !anban_plan_intake_get_task (self->intake, (guint)index)->taken);
}

static void
step_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnbanImportWindow *self = ANBAN_IMPORT_WINDOW (widget);
  int index;

  if (!anban_import_window_is_reviewing (self))
    return;
  index = anban_intake_list_get_selected (self->list) + g_variant_get_int32 (parameter);
  if (index >= 0 && (guint)index < anban_plan_intake_get_n_tasks (self->intake))
    anban_intake_list_select (self->list, index);
}

/* Source, list, editor and round again. */
static void
next_part_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnbanImportWindow *self = ANBAN_IMPORT_WINDOW (widget);
  gboolean tasks = g_strcmp0 (adw_view_stack_get_visible_child_name (self->pages), "tasks") == 0;

  if (!anban_import_window_is_reviewing (self))
    return;
  if (anban_source_pane_has_focus (self->source) && tasks)
    anban_intake_list_grab_focus (self->list);
  else if (anban_source_pane_has_focus (self->source))
    gtk_widget_child_focus (GTK_WIDGET (self->pages), GTK_DIR_TAB_FORWARD);
  else if (tasks && gtk_widget_get_focus_child (GTK_WIDGET (self->list)) != NULL)
    anban_intake_editor_grab_focus (self->editor);
  else
    anban_source_pane_grab_focus (self->source);
}

static void
show_page_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnbanImportWindow *self = ANBAN_IMPORT_WINDOW (widget);

  if (anban_import_window_is_reviewing (self))
    adw_view_stack_set_visible_child_name (self->pages, g_variant_get_string (parameter, NULL));
}

static void
take_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (anban_import_window_is_reviewing (ANBAN_IMPORT_WINDOW (widget)))
    anban_import_window_take (ANBAN_IMPORT_WINDOW (widget));
}

static void
stop_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  anban_import_window_stop (ANBAN_IMPORT_WINDOW (widget));
}

static void
paste_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnbanImportWindow *self = ANBAN_IMPORT_WINDOW (widget);

  anban_import_window_show_page (self, "paste");
  gtk_widget_grab_focus (GTK_WIDGET (self->pasted));
  if (gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (self->pasted)) == 0)
    g_signal_emit_by_name (self->pasted, "paste-clipboard");
}

static void
leave_paste_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnbanImportWindow *self = ANBAN_IMPORT_WINDOW (widget);

  anban_import_window_show_page (self, self->intake != NULL ? "review" : "start");
}

static void
read_pasted_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnbanImportWindow *self = ANBAN_IMPORT_WINDOW (widget);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->pasted);
  g_autofree char *text = NULL;
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  anban_import_window_read_text (self, text);
}

static void
file_chosen_cb (GtkNativeDialog *dialog, int response, AnbanImportWindow *self)
{
  g_autoptr (GFile) file =
      response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;

  gtk_native_dialog_hide (dialog);
  if (file != NULL) {
    anban_chooser_folder_note (ANBAN_FOLDER_PLAN, file);
    anban_import_window_open_file (self, file);
  }
  g_object_unref (dialog);
}

static void
open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const char *const patterns[] = {"*.txt", "*.docx", "*.pdf", "*.doc", "*.wps",
                                         "*.TXT", "*.DOCX", "*.PDF", "*.DOC", "*.WPS"};
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      _ ("打开计划文件"), GTK_WINDOW (widget), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("打开"), _ ("取消"));
  g_autoptr (GtkFileFilter) plans = gtk_file_filter_new (), all = gtk_file_filter_new ();

  anban_chooser_folder_begin (GTK_FILE_CHOOSER (dialog), ANBAN_FOLDER_PLAN,
                              anban_store_get_path (ANBAN_IMPORT_WINDOW (widget)->store));
  gtk_file_filter_set_name (plans, _ ("计划文件（txt、docx、pdf、doc、wps）"));
  for (gsize i = 0; i < G_N_ELEMENTS (patterns); i++)
    gtk_file_filter_add_pattern (plans, patterns[i]);
  gtk_file_filter_set_name (all, _ ("所有文件"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), plans);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), all);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (file_chosen_cb), widget, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* --- the list of them --- */

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
      {GDK_KEY_o, GDK_CONTROL_MASK, "import.open"},
      {GDK_KEY_v, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "import.paste"},
      {GDK_KEY_z, GDK_CONTROL_MASK, "import.undo"},
      {GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "import.redo"},
      {GDK_KEY_y, GDK_CONTROL_MASK, "import.redo"},
      {GDK_KEY_t, GDK_CONTROL_MASK, "import.split"},
      {GDK_KEY_j, GDK_CONTROL_MASK, "import.merge-next"},
      {GDK_KEY_j, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "import.merge-previous"},
      {GDK_KEY_Delete, GDK_CONTROL_MASK, "import.toggle-taken"},
      {GDK_KEY_Return, GDK_CONTROL_MASK, "import.take"},
      {GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "import.take"},
      {GDK_KEY_F6, 0, "import.next-part"},
      {GDK_KEY_Escape, 0, "window.close"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers, keys[i].action, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "import.step", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "import.step", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1, GDK_ALT_MASK, "import.show-page", "s",
                                       "tasks");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_2, GDK_ALT_MASK, "import.show-page", "s",
                                       "units");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_3, GDK_ALT_MASK, "import.show-page", "s",
                                       "document");
}

void
anban_import_window_class_add_actions (GtkWidgetClass *widget_class)
{
  static const struct {
    const char *name, *parameter;
    GtkWidgetActionActivateFunc func;
  } actions[] = {
      {"import.open", NULL, open_cb},
      {"import.paste", NULL, paste_cb},
      {"import.leave-paste", NULL, leave_paste_cb},
      {"import.read-pasted", NULL, read_pasted_cb},
      {"import.stop", NULL, stop_cb},
      {"import.undo", NULL, undo_cb},
      {"import.redo", NULL, undo_cb},
      {"import.split", NULL, split_cb},
      {"import.merge-next", NULL, merge_next_cb},
      {"import.merge-previous", NULL, merge_previous_cb},
      {"import.toggle-taken", NULL, toggle_taken_cb},
      {"import.step", "i", step_cb},
      {"import.next-part", NULL, next_part_cb},
      {"import.show-page", "s", show_page_cb},
      {"import.take", NULL, take_cb},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter, actions[i].func);
  add_keys (widget_class);
}
