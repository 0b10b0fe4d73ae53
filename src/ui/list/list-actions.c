/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is done to the selected rows of a list: deleted, restored, copied, changed together; the menu that says
 * so. Each is one step that undo takes back.
 */
#include "ui/list/list-view-private.h"

#include "ui/list/bulk-edit-dialog.h"
#include "ui/list/list-clipboard.h"
#include "ui/list/paste-dialog.h"
#include "ui/list/records-page.h"
#include "ui/notice.h"

#include <glib/gi18n-lib.h>

typedef gboolean (*RowFunc) (AnbanStore *store, const AnbanRegister *reg, gint64 id, GError **error);

/* “删除 3 项任务”, “删除“开展排查”” */
static char *
dup_step_label (AnbanListView *self, const char *verb, GArray *ids)
{
  if (ids->len == 1) {
    g_autoptr (AnbanRecord) record =
        anban_store_get (self->store, self->reg, g_array_index (ids, gint64, 0), NULL);
    g_autofree char *title = record != NULL ? anban_record_dup_title (record) : NULL;

    if (title != NULL && g_utf8_strlen (title, -1) > 16) {
      char *start = g_utf8_substring (title, 0, 15), *whole = g_strconcat (start, "…", NULL);

      g_free (start);
      g_free (title);
      title = whole;
    }
    if (title != NULL)
      return g_strdup_printf (_ ("%s“%s”"), verb, title);
  }
  return g_strdup_printf (_ ("%s %u %s"), verb, ids->len,
                          self->reg->noun != NULL ? _ (self->reg->noun) : _ ("条"));
}

/* All of them or none. */
static char *
run_on_selected (AnbanListView *self, const char *verb, RowFunc func, GError **error)
{
  g_autoptr (GArray) ids = anban_list_view_dup_selected (self);
  g_autofree char *label = dup_step_label (self, verb, ids);

  if (!anban_store_begin_step (self->store, label, error))
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    if (!func (self->store, self->reg, g_array_index (ids, gint64, i), error)) {
      anban_store_rollback_step (self->store);
      return NULL;
    }
  return anban_store_commit_step (self->store, error) ? g_steal_pointer (&label) : NULL;
}

static void
delete_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnbanListView *self = ANBAN_LIST_VIEW (widget);
  g_autoptr (GError) error = NULL;
  g_autofree char *done = run_on_selected (self, _ ("删除"), anban_store_delete, &error);
  g_autofree char *text = done != NULL ? g_strdup_printf (_ ("已%s"), done) : NULL;

  if (text != NULL)
    anban_notice_toast_with_undo (widget, text);
  else
    anban_notice_error (widget, _ ("没有删除"), error);
}

static void
restore_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnbanListView *self = ANBAN_LIST_VIEW (widget);
  g_autoptr (GError) error = NULL;
  g_autofree char *done = run_on_selected (self, _ ("恢复"), anban_store_restore, &error);
  g_autofree char *text = done != NULL ? g_strdup_printf (_ ("已%s"), done) : NULL;

  if (text != NULL)
    anban_notice_toast_with_undo (widget, text);
  else
    anban_notice_error (widget, _ ("没有恢复"), error);
}

static void
open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnbanListView *self = ANBAN_LIST_VIEW (widget);
  AnbanRecord *record = anban_list_view_get_current (self);

  if (record != NULL)
    anban_records_page_activate (ANBAN_RECORDS_PAGE (self), record);
}

static void
select_all_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  anban_list_view_select_all (ANBAN_LIST_VIEW (widget));
}

static void
bulk_done_cb (AnbanBulkEditDialog *dialog, const char *what, AnbanListView *self)
{
  anban_notice_toast_with_undo (GTK_WIDGET (self), what);
}

static void
edit_selected_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnbanListView *self = ANBAN_LIST_VIEW (widget);
  g_autoptr (GArray) ids = anban_list_view_dup_selected (self);
  AnbanBulkEditDialog *dialog =
      anban_bulk_edit_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->store, self->reg, ids);

  g_signal_connect_object (dialog, "done", G_CALLBACK (bulk_done_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- the clipboard --- */

static void
copy (AnbanListView *self, gboolean header)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autoptr (GArray) ids = anban_list_view_dup_selected (self);
  guint n_fields;
  const guint *fields = anban_list_columns_get_fields (self->columns, &n_fields);
  g_autoptr (GError) error = NULL;

  if (anban_list_clipboard_copy (gtk_widget_get_clipboard (widget), self->store, self->reg, ids, fields,
                                 n_fields, header, &error)) {
    g_autofree char *text = g_strdup_printf (_ ("已复制 %u 行，可以粘贴到表格里"), ids->len);

    anban_notice_toast (widget, text);
  } else
    anban_notice_error (widget, _ ("没有复制"), error);
}

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  copy (ANBAN_LIST_VIEW (widget), FALSE);
}

static void
copy_with_header_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  copy (ANBAN_LIST_VIEW (widget), TRUE);
}

static void
taken_cb (AnbanPasteDialog *dialog, const char *what, gint64 id, AnbanListView *self)
{
  anban_list_view_select_id (self, id);
  anban_notice_toast_with_undo (GTK_WIDGET (self), what);
}

static void
show_paste (AnbanListView *self, const char *text)
{
  g_autoptr (GError) error = NULL;
  AnbanClipboardTable *table = anban_clipboard_table_parse (text, -1, &error);
  guint n_fields;
  const guint *fields = anban_list_columns_get_fields (self->columns, &n_fields);
  AnbanPaste *paste =
      table != NULL ? anban_paste_new (self->store, self->reg, table, fields, n_fields, 0, &error) : NULL;
  AnbanPasteDialog *dialog;

  if (paste == NULL) {
    anban_notice_error (GTK_WIDGET (self), _ ("没有粘贴"), error);
    return;
  }
  dialog = anban_paste_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->reg, paste);
  g_signal_connect_object (dialog, "taken", G_CALLBACK (taken_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
clipboard_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AnbanListView) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (text != NULL && *text != '\0')
    show_paste (self, text);
  else
    anban_notice_toast (GTK_WIDGET (self), _ ("剪贴板里没有表格。先在 WPS 或 LibreOffice 里复制几行。"));
}

static void
paste_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, clipboard_read_cb,
                                 g_object_ref (widget));
}

/* --- the menu --- */

/* The condition by which rows of @other point at a row of @reg: a filter first, it sees more. */
static AnbanQuery *
query_related (const AnbanRegister *other, const AnbanRegister *reg, gint64 id)
{
  g_autoptr (AnbanQuery) query = anban_query_new (other);

  for (const AnbanFilter *filter = other->filters; filter != NULL && filter->id != NULL; filter++)
    if (filter->ref == reg) {
      anban_query_set_filter (query, filter->id, id);
      return g_steal_pointer (&query);
    }
  for (guint i = 0; i < other->n_fields; i++)
    if (other->fields[i].ref == reg && (other->fields[i].flags & ANBAN_FIELD_HIDDEN) == 0) {
      anban_query_where_int (query, i, ANBAN_OP_EQ, id);
      return g_steal_pointer (&query);
    }
  return NULL;
}

static void
show_related_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnbanListView *self = ANBAN_LIST_VIEW (widget);
  const AnbanRegister *other =
      anban_store_find_register (self->store, g_variant_get_string (parameter, NULL));
  g_autoptr (AnbanQuery) query =
      other != NULL && self->current > 0 ? query_related (other, self->reg, self->current) : NULL;

  if (query != NULL)
    anban_records_page_request (ANBAN_RECORDS_PAGE (self), query);
}

/* “查看责任清单” for a unit, “查看人员” … */
static void
add_related (AnbanListView *self, GMenu *menu)
{
  const AnbanRegister *const *all = anban_store_get_registers (self->store);
  g_autoptr (GArray) ids = anban_list_view_dup_selected (self);

  if (ids->len != 1)
    return;
  self->current = g_array_index (ids, gint64, 0);
  for (guint i = 0; all[i] != NULL; i++) {
    g_autoptr (AnbanQuery) query = all[i]->embedded ? NULL : query_related (all[i], self->reg, self->current);
    g_autofree char *label = g_strdup_printf (_ ("查看%s"), _ (all[i]->title));
    g_autofree char *target = g_strdup_printf ("list.show-related::%s", all[i]->id);

    if (query != NULL)
      g_menu_append (menu, label, target);
  }
}

static GMenu *
create_menu (AnbanListView *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) rows = g_menu_new (), related = g_menu_new (), all = g_menu_new ();

  if (self->recycle_bin)
    g_menu_append (rows, _ ("恢复"), "list.restore");
  else {
    g_menu_append (rows, _ ("打开"), "list.open");
    g_menu_append (rows, _ ("批量修改…"), "list.edit-selected");
    g_menu_append (rows, _ ("复制"), "list.copy");
    g_menu_append (rows, _ ("连表头复制"), "list.copy-with-header");
    g_menu_append (rows, _ ("粘贴…"), "list.paste");
    g_menu_append (rows, _ ("删除"), "list.delete");
    add_related (self, related);
  }
  g_menu_append (all, _ ("全选"), "list.select-all-rows");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rows));
  if (g_menu_model_get_n_items (G_MENU_MODEL (related)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (related));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (all));
  return menu;
}

void
anban_list_view_show_menu (AnbanListView *self, double x, double y)
{
  g_autoptr (GMenu) menu = create_menu (self);

  if (self->menu == NULL) {
    self->menu = gtk_popover_menu_new_from_model (NULL);
    gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
    gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  }
  anban_list_view_update_actions (self);
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), G_MENU_MODEL (menu));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle){(int)x, (int)y, 1, 1});
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

void
anban_list_view_update_actions (AnbanListView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  guint n = anban_list_view_get_n_selected (self);
  gboolean writable = !anban_store_is_read_only (self->store);

  gtk_widget_action_set_enabled (widget, "list.delete", writable && !self->recycle_bin && n > 0);
  gtk_widget_action_set_enabled (widget, "list.edit-selected", writable && !self->recycle_bin && n > 0);
  gtk_widget_action_set_enabled (widget, "list.copy", n > 0);
  gtk_widget_action_set_enabled (widget, "list.copy-with-header", n > 0);
  gtk_widget_action_set_enabled (widget, "list.paste", writable && !self->recycle_bin);
  gtk_widget_action_set_enabled (widget, "list.restore", writable && self->recycle_bin && n > 0);
  gtk_widget_action_set_enabled (widget, "list.open", !self->recycle_bin && n == 1);
}

void
anban_list_view_class_add_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "list.delete", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "list.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "list.copy-with-header", NULL, copy_with_header_cb);
  gtk_widget_class_install_action (widget_class, "list.paste", NULL, paste_cb);
  gtk_widget_class_install_action (widget_class, "list.edit-selected", NULL, edit_selected_cb);
  gtk_widget_class_install_action (widget_class, "list.restore", NULL, restore_cb);
  gtk_widget_class_install_action (widget_class, "list.open", NULL, open_cb);
  gtk_widget_class_install_action (widget_class, "list.show-related", "s", show_related_cb);
  gtk_widget_class_install_action (widget_class, "list.select-all-rows", NULL, select_all_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "list.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "list.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "list.copy-with-header", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "list.paste", NULL);
}
