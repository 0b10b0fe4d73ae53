/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/list/list-view-private.h"

#include "ui/clause-text.h"
#include "ui/desktop-settings.h"
#include "ui/list/column-chooser.h"
#include "ui/list/filter-bar.h"
#include "ui/list/records-page.h"
#include "ui/notice.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

static void records_page_init (AnbanRecordsPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AnbanListView,
                               anban_list_view,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (ANBAN_TYPE_RECORDS_PAGE, records_page_init))

/* --- the query --- */

void
anban_list_view_apply_query (AnbanListView *self)
{
  /* a hit far down among others says nothing by standing in */
  anban_list_columns_set_tree (self->columns, self->reg->depth_field > 0 && !self->recycle_bin &&
                                                  anban_query_get_sort (self->query, NULL) < 0 &&
                                                  anban_query_get_grouping (self->query) == NULL &&
                                                  anban_query_get_search (self->query) == NULL);
  self->lost = TRUE;
  anban_record_model_set_query (self->model, self->query);
}

static void
filter_changed_cb (AnbanListView *self)
{
  const AnbanGrouping *grouping = anban_query_get_grouping (self->query);

  anban_desktop_settings_set_grouping (self->reg, grouping != NULL ? grouping->id : NULL);
  anban_records_page_tell_search (ANBAN_RECORDS_PAGE (self));
  anban_list_view_apply_query (self);
}

static void
sort_changed_cb (AnbanListView *self, int field, gboolean descending)
{
  anban_desktop_settings_set_sort (self->reg, field, descending);
  anban_query_set_sort (self->query, field, descending);
  anban_list_view_apply_query (self);
}

/* New columns are new headers: they show the sort again. */
static void
columns_changed_cb (AnbanListView *self)
{
  gboolean descending;
  int field = anban_query_get_sort (self->query, &descending);

  anban_list_columns_set_sort (self->columns, field, descending);
}

/* --- what is said of the rows --- */

/* 项任务, 家单位 … */
static const char *
get_noun (AnbanListView *self)
{
  return self->reg->noun != NULL ? _ (self->reg->noun) : _ ("条");
}

static gint64
count_all (AnbanListView *self)
{
  if (!anban_query_is_narrowed (self->query)) {
    gint64 n = anban_record_model_get_n_records (self->model);

    /* what is being read is not counted yet, and before the first reading there are none: neither is kept */
    if (anban_record_model_get_loading (self->model))
      return n > 0 ? MAX (self->n_total, n) : self->n_total;
    self->n_total = n > 0 ? n : -1;
    return n;
  }
  if (self->n_total < 0) {
    g_autoptr (AnbanQuery) query = anban_query_new (self->reg);

    anban_query_set_deleted (query, self->recycle_bin);
    self->n_total = anban_store_count (self->store, query, NULL);
  }
  return self->n_total;
}

static void
update_state_page (AnbanListView *self)
{
  gboolean loading = anban_record_model_get_loading (self->model);
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->model));

  if (n_rows > 0)
    gtk_stack_set_visible_child_name (GTK_STACK (self->state_stack), "rows");
  else if (!loading)
    gtk_stack_set_visible_child_name (GTK_STACK (self->state_stack),
                                      anban_query_is_narrowed (self->query) ? "none" : "empty");
}

void
anban_list_view_update_status (AnbanListView *self)
{
  guint n_selected = anban_list_view_get_n_selected (self);
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 n_total = count_all (self);

  if (n_total < 0)
    g_string_append (text, _ ("正在读取…"));
  else
    g_string_append_printf (text, _ ("共 %" PRId64 " %s"), n_total, get_noun (self));
  if (anban_query_is_narrowed (self->query))
    g_string_append_printf (text, _ ("，筛选出 %u"), anban_record_model_get_n_records (self->model));
  if (n_selected > 0)
    g_string_append_printf (text, _ ("，选中 %u"), n_selected);
  gtk_label_set_text (GTK_LABEL (self->status), text->str);
  gtk_widget_set_visible (self->bulk_box, n_selected > 0);
  update_state_page (self);
  anban_list_view_update_actions (self);
}

static void
loading_changed_cb (AnbanListView *self)
{
  gboolean loading = anban_record_model_get_loading (self->model);

  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), loading);
  gtk_widget_set_visible (self->spinner, loading);
}

/* The first rows come before their number is known. */
static void
rows_changed_cb (AnbanListView *self)
{
  if (anban_record_model_get_loading (self->model))
    anban_list_view_update_status (self);
}

static gboolean
is_typed_in (AnbanListView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL && GTK_IS_EDITABLE (gtk_root_get_focus (root));
}

static void
loaded_cb (AnbanListView *self)
{
  gboolean wants_focus =
      self->wants_focus && gtk_widget_get_mapped (GTK_WIDGET (self)) && !is_typed_in (self);

  self->wants_focus = FALSE;
  anban_list_view_restore_rows (self);
  anban_list_view_update_status (self);
  if (wants_focus)
    anban_list_view_grab_rows (self);
}

static void
failed_cb (AnbanListView *self, const GError *error)
{
  anban_notice_error (GTK_WIDGET (self), _ ("没有读出来"), error);
}

static void
store_changed_cb (AnbanListView *self, const AnbanRegister *reg, gint64 id, AnbanChange change)
{
  /* id 0: many rows, of which some may be new */
  if (reg == self->reg && (id == 0 || change != ANBAN_CHANGE_UPDATED))
    self->n_total = -1;
}

/* --- empty --- */

static void
add_button (
    AnbanListView *self, const char *label, const char *action, const char *target, gboolean suggested)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (target != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_widget_add_css_class (button, "pill");
  if (suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  gtk_box_append (GTK_BOX (self->empty_buttons), button);
}

/* What to do first. */
static void
fill_empty_page (AnbanListView *self)
{
  g_autofree char *title = NULL, *label = NULL;
  const char *description;

  adw_status_page_set_icon_name (self->empty_page,
                                 self->recycle_bin ? "user-trash-symbolic" : self->reg->icon_name);
  if (self->recycle_bin) {
    adw_status_page_set_title (self->empty_page, _ ("回收站是空的"));
    anban_clause_text_describe (self->empty_page, _ ("删除的记录会放在这里，可以恢复。"));
    return;
  }
  title = g_strdup_printf (_ ("还没有%s"), _ (self->reg->title));
  label = g_strdup_printf (_ ("新建%s"), _ (self->reg->title));
  if (g_strcmp0 (self->reg->id, "task") == 0 || g_strcmp0 (self->reg->id, "plan") == 0) {
    description = _ ("先导入上级计划：安办读出任务、单位和时限，核对后收下，责任清单就有了。");
    add_button (self, _ ("导入计划…"), "win.import-plan", NULL, TRUE);
    add_button (self, label, "win.new-record", NULL, FALSE);
  } else {
    description = _ ("可以逐条新建，也可以从 WPS 或 LibreOffice 表格里连表头复制，到这里按 Ctrl+V 粘贴。");
    add_button (self, label, "win.new-record", NULL, TRUE);
    add_button (self, _ ("从表格粘贴…"), "list.paste", NULL, FALSE);
  }
  adw_status_page_set_title (self->empty_page, title);
  anban_clause_text_describe (self->empty_page, description);
}

/* --- the object --- */

static void
clear_filters_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  anban_list_view_clear_filters (ANBAN_LIST_VIEW (widget));
}

static void
default_sort_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnbanListView *self = ANBAN_LIST_VIEW (widget);

  anban_list_columns_set_sort (self->columns, -1, FALSE);
  sort_changed_cb (self, -1, FALSE);
}

static void
anban_list_view_dispose (GObject *object)
{
  AnbanListView *self = ANBAN_LIST_VIEW (object);

  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  /* the columns go with the view, which is no wish for another sort */
  if (self->columns != NULL)
    g_signal_handlers_disconnect_by_data (self->columns, self);
  if (self->view != NULL) {
    anban_list_view_dispose_rows (self);
    gtk_column_view_set_model (self->view, NULL);
    self->view = NULL;
  }
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->columns);
  g_clear_object (&self->selection);
  g_clear_object (&self->feed);
  g_clear_object (&self->model);
  g_clear_object (&self->store);
  g_clear_pointer (&self->query, anban_query_free);
  G_OBJECT_CLASS (anban_list_view_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, AnbanListView, top);
  gtk_widget_class_bind_template_child (widget_class, AnbanListView, filter_place);
  gtk_widget_class_bind_template_child (widget_class, AnbanListView, state_stack);
  gtk_widget_class_bind_template_child (widget_class, AnbanListView, scrolled);
  gtk_widget_class_bind_template_child (widget_class, AnbanListView, empty_page);
  gtk_widget_class_bind_template_child (widget_class, AnbanListView, empty_buttons);
  gtk_widget_class_bind_template_child (widget_class, AnbanListView, none_page);
  gtk_widget_class_bind_template_child (widget_class, AnbanListView, status);
  gtk_widget_class_bind_template_child (widget_class, AnbanListView, bulk_box);
  gtk_widget_class_bind_template_child (widget_class, AnbanListView, edit_button);
  gtk_widget_class_bind_template_child (widget_class, AnbanListView, delete_button);
  gtk_widget_class_bind_template_child (widget_class, AnbanListView, copy_button);
  gtk_widget_class_bind_template_child (widget_class, AnbanListView, restore_button);
  gtk_widget_class_bind_template_child (widget_class, AnbanListView, spinner);
}

static void
anban_list_view_class_init (AnbanListViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_list_view_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/anban/Anban/ui/list-view.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "list.clear-filters", NULL, clear_filters_cb);
  gtk_widget_class_install_action (widget_class, "list.default-sort", NULL, default_sort_cb);
  anban_list_view_class_add_actions (widget_class);
}

static void
anban_list_view_init (AnbanListView *self)
{
  self->n_total = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  anban_clause_text_apply (GTK_WIDGET (self));
}

static void
create_query (AnbanListView *self)
{
  g_autofree char *grouping = anban_desktop_settings_dup_grouping (self->reg);
  gboolean descending;
  int field = anban_desktop_settings_get_sort (self->reg, &descending);

  self->query = anban_query_new (self->reg);
  anban_query_set_deleted (self->query, self->recycle_bin);
  anban_query_set_sort (self->query, field, descending);
  if (!self->recycle_bin && grouping != NULL && anban_register_find_grouping (self->reg, grouping) != NULL)
    anban_query_set_grouping (self->query, grouping);
}

static void
connect_model (AnbanListView *self)
{
  g_signal_connect_swapped (self->model, "notify::loading", G_CALLBACK (loading_changed_cb), self);
  g_signal_connect_swapped (self->model, "items-changed", G_CALLBACK (rows_changed_cb), self);
  g_signal_connect_swapped (self->model, "loaded", G_CALLBACK (loaded_cb), self);
  g_signal_connect_swapped (self->model, "failed", G_CALLBACK (failed_cb), self);
  g_signal_connect_swapped (self->store, "changed", G_CALLBACK (store_changed_cb), self);
}

static void
set_up (AnbanListView *self)
{
  gboolean descending;
  int field;

  create_query (self);
  anban_list_view_init_rows (self);
  connect_model (self);
  self->columns = anban_list_columns_new (self->view, self->reg);
  field = anban_query_get_sort (self->query, &descending);
  anban_list_columns_set_sort (self->columns, field, descending);
  g_signal_connect_swapped (self->columns, "sort-changed", G_CALLBACK (sort_changed_cb), self);
  g_signal_connect_swapped (self->columns, "columns-changed", G_CALLBACK (columns_changed_cb), self);
  if (!self->recycle_bin) {
    self->filter_bar = anban_filter_bar_new (self->store, self->query);
    anban_filter_bar_append (ANBAN_FILTER_BAR (self->filter_bar),
                             anban_column_chooser_new (self->columns, self->reg));
    adw_bin_set_child (ADW_BIN (self->filter_place), self->filter_bar);
    g_signal_connect_swapped (self->filter_bar, "changed", G_CALLBACK (filter_changed_cb), self);
  }
  gtk_widget_set_visible (self->edit_button, !self->recycle_bin);
  gtk_widget_set_visible (self->copy_button, !self->recycle_bin);
  gtk_widget_set_visible (self->delete_button, !self->recycle_bin);
  gtk_widget_set_visible (self->restore_button, self->recycle_bin);
  fill_empty_page (self);
  anban_list_view_update_status (self);
  anban_list_view_apply_query (self);
}

static GtkWidget *
create (AnbanStore *store, const AnbanRegister *reg, gboolean recycle_bin)
{
  AnbanListView *self = g_object_new (ANBAN_TYPE_LIST_VIEW, NULL);

  self->store = g_object_ref (store);
  self->reg = reg;
  self->recycle_bin = recycle_bin;
  set_up (self);
  return GTK_WIDGET (self);
}

GtkWidget *
anban_list_view_new (AnbanStore *store, const AnbanRegister *reg)
{
  return create (store, reg, FALSE);
}

GtkWidget *
anban_list_view_new_recycle_bin (AnbanStore *store, const AnbanRegister *reg)
{
  return create (store, reg, TRUE);
}

const AnbanRegister *
anban_list_view_get_register (AnbanListView *self)
{
  return self->reg;
}

AnbanRecordModel *
anban_list_view_get_model (AnbanListView *self)
{
  return self->model;
}

const AnbanQuery *
anban_list_view_get_query (AnbanListView *self)
{
  return self->query;
}

const guint *
anban_list_view_get_fields (AnbanListView *self, guint *n_fields)
{
  return anban_list_columns_get_fields (self->columns, n_fields);
}

void
anban_list_view_set_search (AnbanListView *self, const char *text)
{
  const char *now = anban_query_get_search (self->query);

  if (g_strcmp0 (now != NULL ? now : "", text != NULL ? text : "") == 0)
    return;
  anban_query_set_search (self->query, text);
  if (self->filter_bar != NULL)
    anban_filter_bar_show_query (ANBAN_FILTER_BAR (self->filter_bar));
  anban_list_view_apply_query (self);
}

const char *
anban_list_view_get_search (AnbanListView *self)
{
  return anban_query_get_search (self->query);
}

void
anban_list_view_narrow (AnbanListView *self, const AnbanQuery *query)
{
  AnbanQuery *narrowed = anban_query_copy (query);
  const AnbanGrouping *grouping = anban_query_get_grouping (self->query);
  gboolean descending;
  int field = anban_query_get_sort (self->query, &descending);

  anban_query_set_sort (narrowed, field, descending);
  anban_query_set_grouping (narrowed, grouping != NULL ? grouping->id : NULL);
  anban_query_set_deleted (narrowed, self->recycle_bin);
  if (self->filter_bar != NULL)
    anban_filter_bar_set_query (ANBAN_FILTER_BAR (self->filter_bar), narrowed);
  anban_query_free (self->query);
  self->query = narrowed;
  anban_list_view_apply_query (self);
}

void
anban_list_view_clear_filters (AnbanListView *self)
{
  anban_query_clear_where (self->query);
  anban_query_set_search (self->query, NULL);
  if (self->filter_bar != NULL)
    anban_filter_bar_show_query (ANBAN_FILTER_BAR (self->filter_bar));
  anban_records_page_tell_search (ANBAN_RECORDS_PAGE (self));
  anban_list_view_apply_query (self);
}

void
anban_list_view_reload (AnbanListView *self)
{
  self->n_total = -1;
  anban_record_model_reload (self->model);
}

/* --- as a page of the window --- */

static void
records_page_init (AnbanRecordsPageInterface *iface)
{
  iface->get_register = (gpointer)anban_list_view_get_register;
  iface->get_query = (gpointer)anban_list_view_get_query;
  iface->get_fields = (gpointer)anban_list_view_get_fields;
  iface->narrow = (gpointer)anban_list_view_narrow;
  iface->set_search = (gpointer)anban_list_view_set_search;
  iface->reload = (gpointer)anban_list_view_reload;
  iface->get_current = (gpointer)anban_list_view_get_current;
  iface->select_id = (gpointer)anban_list_view_select_id;
  iface->move = (gpointer)anban_list_view_move;
  iface->grab_rows = (gpointer)anban_list_view_grab_rows;
}

AnbanFilterBar *
anban_list_view_get_filter_bar (AnbanListView *self)
{
  return ANBAN_FILTER_BAR (self->filter_bar);
}
