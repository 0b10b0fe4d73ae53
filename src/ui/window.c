/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/window-private.h"

#include "registers/drill.h"
#include "ui/board/hazard-page.h"
#include "ui/calendar/drill-page.h"
#include "ui/desktop-settings.h"
#include "ui/list/list-view.h"
#include "ui/overview-page.h"
#include "ui/recycle-page.h"
#include "ui/training/training-page.h"

#include <glib/gi18n-lib.h>

enum {
  PROP_0,
  PROP_SHOW_PANE,
};

G_DEFINE_FINAL_TYPE (AnbanWindow, anban_window, ADW_TYPE_APPLICATION_WINDOW)

/* --- the sidebar --- */

static GtkWidget *
create_sidebar_row (const AnbanView *view)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *image = gtk_image_new_from_icon_name (anban_view_get_icon_name (view));
  GtkWidget *label = gtk_label_new (anban_view_get_title (view));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  anban_view_get_title (view), -1);
  return row;
}

static void
update_sidebar_header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  AnbanWindow *self = data;
  const AnbanView *view = &g_array_index (self->views, AnbanView, (guint)gtk_list_box_row_get_index (row));
  GtkWidget *header = NULL;

  if (view->section != NULL && *view->section == '\0')
    header = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);
  else if (view->section != NULL) {
    header = gtk_label_new (_ (view->section));
    gtk_label_set_xalign (GTK_LABEL (header), 0);
    gtk_widget_add_css_class (header, "sidebar-heading");
  }
  gtk_list_box_row_set_header (row, header);
}

static void
fill_sidebar (AnbanWindow *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->sidebar))) != NULL)
    gtk_list_box_remove (self->sidebar, row);
  for (guint i = 0; i < self->views->len; i++)
    gtk_list_box_append (self->sidebar, create_sidebar_row (&g_array_index (self->views, AnbanView, i)));
}

/* --- views --- */

static void
query_requested_cb (GtkWidget *page, const AnbanQuery *query, AnbanWindow *self)
{
  anban_window_show_query (self, query);
}

static void
record_requested_cb (GtkWidget *page, const AnbanRegister *reg, gint64 id, AnbanWindow *self)
{
  anban_window_show_record (self, reg, id);
}

static void
gaps_requested_cb (GtkWidget *page, AnbanWindow *self)
{
  anban_window_show_view (self, anban_drill_register.id);
  gtk_widget_activate_action (gtk_stack_get_visible_child (self->pages), "drills.page", "s", "gaps");
}

static void
current_changed_cb (GtkWidget *page, AnbanWindow *self)
{
  anban_window_follow_selection (self);
}

static void
record_activated_cb (GtkWidget *page, AnbanRecord *record, AnbanWindow *self)
{
  anban_window_open_record (self, record, TRUE);
}

static void
show_search_text (AnbanWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);
  const char *text = ANBAN_IS_RECORDS_PAGE (page) ? anban_records_page_get_search (ANBAN_RECORDS_PAGE (page))
                     : ANBAN_IS_RECYCLE_PAGE (page)
                         ? anban_recycle_page_get_search (ANBAN_RECYCLE_PAGE (page))
                         : NULL;
  const AnbanView *view = anban_window_get_view (self);
  g_autofree char *hint = NULL;

  self->leave_search++;
  gtk_editable_set_text (GTK_EDITABLE (self->search), text != NULL ? text : "");
  self->leave_search--;
  if (view->kind == ANBAN_VIEW_OVERVIEW)
    hint = g_strdup (_ ("搜索任务 (Ctrl+F)"));
  else
    hint = g_strdup_printf (_ ("搜索%s (Ctrl+F)"), anban_view_get_title (view));
  g_object_set (self->search, "placeholder-text", hint, NULL);
}

static void
search_dropped_cb (AnbanWindow *self)
{
  show_search_text (self);
}

static void
connect_records_page (AnbanWindow *self, GtkWidget *page)
{
  g_signal_connect_object (page, "current-changed", G_CALLBACK (current_changed_cb), self, 0);
  g_signal_connect_object (page, "search-changed", G_CALLBACK (search_dropped_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "record-activated", G_CALLBACK (record_activated_cb), self, 0);
  g_signal_connect_object (page, "query-requested", G_CALLBACK (query_requested_cb), self, 0);
}

static GtkWidget *
create_page (AnbanWindow *self, const AnbanView *view)
{
  GtkWidget *page = NULL;

  switch (view->kind) {
  case ANBAN_VIEW_OVERVIEW:
    page = anban_overview_page_new (self->store);
    g_signal_connect_object (page, "query-requested", G_CALLBACK (query_requested_cb), self, 0);
    g_signal_connect_object (page, "record-requested", G_CALLBACK (record_requested_cb), self, 0);
    g_signal_connect_object (page, "gaps-requested", G_CALLBACK (gaps_requested_cb), self, 0);
    break;
  case ANBAN_VIEW_LIST:
    page = anban_list_view_new (self->store, view->reg);
    connect_records_page (self, page);
    break;
  case ANBAN_VIEW_HAZARDS:
    page = anban_hazard_page_new (self->store);
    connect_records_page (self, page);
    break;
  case ANBAN_VIEW_DRILLS:
    page = anban_drill_page_new (self->store);
    connect_records_page (self, page);
    break;
  case ANBAN_VIEW_TRAINING:
    page = anban_training_page_new (self->store);
    connect_records_page (self, page);
    break;
  case ANBAN_VIEW_RECYCLE_BIN:
    page = anban_recycle_page_new (self->store);
    break;
  }
  gtk_stack_add_titled (self->pages, page, view->id, anban_view_get_title (view));
  return page;
}

static void
show_view (AnbanWindow *self, guint index)
{
  const AnbanView *view = &g_array_index (self->views, AnbanView, index);
  GtkWidget *page = gtk_stack_get_child_by_name (self->pages, view->id);

  if (page == NULL)
    page = create_page (self, view);
  self->view = (int)index;
  gtk_stack_set_visible_child (self->pages, page);
  gtk_list_box_select_row (self->sidebar, gtk_list_box_get_row_at_index (self->sidebar, (int)index));
  show_search_text (self);
  anban_window_fit_pane (self);
  anban_window_follow_selection (self);
  anban_window_update_actions (self);
}

static void
sidebar_selected_cb (GtkListBox *box, GtkListBoxRow *row, AnbanWindow *self)
{
  if (row != NULL && self->store != NULL && gtk_list_box_row_get_index (row) != self->view)
    show_view (self, (guint)gtk_list_box_row_get_index (row));
}

static void
sidebar_activated_cb (GtkListBox *box, GtkListBoxRow *row, AnbanWindow *self)
{
  adw_leaflet_set_visible_child_name (self->leaflet, "content");
}

/* --- search --- */

static void
search_changed_cb (GtkSearchEntry *entry, AnbanWindow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  GtkWidget *page;

  if (self->leave_search > 0 || self->store == NULL)
    return;
  if (anban_window_get_view (self)->kind == ANBAN_VIEW_OVERVIEW && *text != '\0') {
    g_autofree char *kept = g_strdup (text);

    anban_window_show_view (self, "task");
    self->leave_search++;
    gtk_editable_set_text (GTK_EDITABLE (entry), kept);
    gtk_editable_set_position (GTK_EDITABLE (entry), -1);
    self->leave_search--;
    text = gtk_editable_get_text (GTK_EDITABLE (entry));
  }
  page = gtk_stack_get_visible_child (self->pages);
  if (ANBAN_IS_RECORDS_PAGE (page))
    anban_records_page_set_search (ANBAN_RECORDS_PAGE (page), text);
  else if (ANBAN_IS_RECYCLE_PAGE (page))
    anban_recycle_page_set_search (ANBAN_RECYCLE_PAGE (page), text);
}

/* Down, Enter and Escape lead from the entry to the rows; Escape empties it first. */
static void
stop_search_cb (GtkSearchEntry *entry, AnbanWindow *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (entry), "");
  else
    anban_window_focus_view (self);
}

static void
search_activate_cb (GtkSearchEntry *entry, AnbanWindow *self)
{
  anban_window_focus_view (self);
}

static gboolean
search_key_cb (
    GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, AnbanWindow *self)
{
  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  anban_window_focus_view (self);
  return GDK_EVENT_STOP;
}

/* --- the object --- */

static void
active_changed_cb (AnbanWindow *self)
{
  if (self->store != NULL && gtk_window_is_active (GTK_WINDOW (self)))
    anban_store_check_outside_changes (self->store);
}

/* --- narrow windows --- */

/* Below this the header keeps what is most used; the rest is in the menu, which has all of it. */
#define NARROW 880

static gboolean
narrow_cb (gpointer data)
{
  AnbanWindow *self = data;
  gboolean wide = gtk_widget_get_width (GTK_WIDGET (self)) >= NARROW;
  GtkWidget *buttons[] = {self->import_button, self->undo_button, self->redo_button, self->print_button,
                          self->export_button};

  self->narrow_source = 0;
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    gtk_widget_set_visible (buttons[i], wide);
  return G_SOURCE_REMOVE;
}

static void
anban_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AnbanWindow *self = ANBAN_WINDOW (widget);

  GTK_WIDGET_CLASS (anban_window_parent_class)->size_allocate (widget, width, height, baseline);
  /* by the width alone: by what fits, hidden buttons would make room for themselves */
  if ((width >= NARROW) != gtk_widget_get_visible (self->undo_button) && self->narrow_source == 0)
    self->narrow_source = g_idle_add (narrow_cb, self);
}

/* --- the end --- */

static gboolean
anban_window_close_request (GtkWindow *window)
{
  AnbanWindow *self = ANBAN_WINDOW (window);
  int width, height;

  /* leaving the field saves it */
  gtk_window_set_focus (window, NULL);
  anban_window_flush_pane (self);
  gtk_window_get_default_size (window, &width, &height);
  anban_desktop_settings_set_window (width, height, gtk_window_is_maximized (window));
  if (anban_window_hold_for_backup (self))
    return GDK_EVENT_STOP;
  return GTK_WINDOW_CLASS (anban_window_parent_class)->close_request (window);
}

static void
anban_window_dispose (GObject *object)
{
  AnbanWindow *self = ANBAN_WINDOW (object);

  g_clear_handle_id (&self->narrow_source, g_source_remove);
  if (self->store != NULL) {
    g_signal_handlers_disconnect_by_data (self->store, self);
    anban_window_drop_pane (self);
    while (gtk_widget_get_first_child (GTK_WIDGET (self->pages)) != NULL)
      gtk_stack_remove (self->pages, gtk_widget_get_first_child (GTK_WIDGET (self->pages)));
    anban_store_close (self->store);
  }
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anban_window_parent_class)->dispose (object);
}

static void
anban_window_finalize (GObject *object)
{
  g_clear_pointer (&ANBAN_WINDOW (object)->views, g_array_unref);
  G_OBJECT_CLASS (anban_window_parent_class)->finalize (object);
}

static void
anban_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SHOW_PANE)
    g_value_set_boolean (value, anban_window_get_show_pane (ANBAN_WINDOW (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
anban_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SHOW_PANE)
    anban_window_set_show_pane (ANBAN_WINDOW (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, AnbanWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, AnbanWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, AnbanWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, AnbanWindow, welcome);
  gtk_widget_class_bind_template_child (widget_class, AnbanWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, AnbanWindow, split);
  gtk_widget_class_bind_template_child (widget_class, AnbanWindow, office_title);
  gtk_widget_class_bind_template_child (widget_class, AnbanWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, AnbanWindow, search);
  gtk_widget_class_bind_template_child (widget_class, AnbanWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, AnbanWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, AnbanWindow, new_button);
  gtk_widget_class_bind_template_child (widget_class, AnbanWindow, quick_entry_button);
  gtk_widget_class_bind_template_child (widget_class, AnbanWindow, import_button);
  gtk_widget_class_bind_template_child (widget_class, AnbanWindow, export_button);
  gtk_widget_class_bind_template_child (widget_class, AnbanWindow, print_button);
  gtk_widget_class_bind_template_child (widget_class, AnbanWindow, pane_button);
  gtk_widget_class_bind_template_child (widget_class, AnbanWindow, side_pane);
}

static void
anban_window_class_init (AnbanWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = anban_window_dispose;
  object_class->finalize = anban_window_finalize;
  object_class->get_property = anban_window_get_property;
  object_class->set_property = anban_window_set_property;
  /* whether the pane with the open record is there; win.show-pane */
  g_object_class_install_property (
      object_class, PROP_SHOW_PANE,
      g_param_spec_boolean ("show-pane", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));
  GTK_WINDOW_CLASS (klass)->close_request = anban_window_close_request;
  widget_class->size_allocate = anban_window_size_allocate;

  g_type_ensure (ANBAN_TYPE_WELCOME_PAGE);
  g_type_ensure (ANBAN_TYPE_SIDE_PANE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/anban/Anban/ui/window.ui");
  bind_children (widget_class);
  anban_window_class_add_actions (widget_class);
}

static void
anban_window_init (AnbanWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  int width, height;
  gboolean maximized;

  self->view = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  anban_desktop_settings_get_window (&width, &height, &maximized);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (maximized)
    gtk_window_maximize (GTK_WINDOW (self));
  gtk_list_box_set_header_func (self->sidebar, update_sidebar_header_cb, self, NULL);
  g_signal_connect (self->sidebar, "row-selected", G_CALLBACK (sidebar_selected_cb), self);
  g_signal_connect (self->sidebar, "row-activated", G_CALLBACK (sidebar_activated_cb), self);
  g_signal_connect (self->search, "search-changed", G_CALLBACK (search_changed_cb), self);
  g_signal_connect (self->search, "stop-search", G_CALLBACK (stop_search_cb), self);
  g_signal_connect (self->search, "activate", G_CALLBACK (search_activate_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (search_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_changed_cb), NULL);
  anban_window_update_actions (self);
}

AnbanWindow *
anban_window_new (GtkApplication *application)
{
  return g_object_new (ANBAN_TYPE_WINDOW, "application", application, NULL);
}

AnbanStore *
anban_window_get_store (AnbanWindow *self)
{
  return self->store;
}

const AnbanView *
anban_window_get_view (AnbanWindow *self)
{
  return self->view >= 0 ? &g_array_index (self->views, AnbanView, (guint)self->view) : NULL;
}

AnbanRecordsPage *
anban_window_get_records (AnbanWindow *self)
{
  GtkWidget *page = self->store != NULL ? gtk_stack_get_visible_child (self->pages) : NULL;

  return ANBAN_IS_RECORDS_PAGE (page) ? ANBAN_RECORDS_PAGE (page) : NULL;
}

void
anban_window_show_office (AnbanWindow *self)
{
  self->views = anban_view_list_all (anban_store_get_registers (self->store));
  fill_sidebar (self);
  gtk_stack_set_visible_child_name (self->stack, "office");
  adw_leaflet_set_visible_child_name (self->leaflet, "content");
  show_view (self, 0);
}

void
anban_window_show_view (AnbanWindow *self, const char *id)
{
  for (guint i = 0; self->store != NULL && i < self->views->len; i++)
    if (g_strcmp0 (g_array_index (self->views, AnbanView, i).id, id) == 0)
      show_view (self, i);
}

const AnbanQuery *
anban_window_get_query (AnbanWindow *self)
{
  AnbanRecordsPage *list = anban_window_get_records (self);

  return list != NULL ? anban_records_page_get_query (list) : NULL;
}

void
anban_window_focus_view (AnbanWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);

  adw_leaflet_set_visible_child_name (self->split, "view");
  if (ANBAN_IS_RECORDS_PAGE (page))
    anban_records_page_grab_rows (ANBAN_RECORDS_PAGE (page));
  else if (page != NULL && gtk_widget_get_focus_child (page) == NULL)
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

void
anban_window_show_query (AnbanWindow *self, const AnbanQuery *query)
{
  anban_window_show_view (self, anban_query_get_register (query)->id);
  if (anban_window_get_records (self) != NULL)
    anban_records_page_narrow (anban_window_get_records (self), query);
  show_search_text (self);
}

void
anban_window_show_record (AnbanWindow *self, const AnbanRegister *reg, gint64 id)
{
  g_autoptr (AnbanRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  anban_window_show_view (self, reg->id);
  if (anban_window_get_records (self) == NULL)
    return;
  anban_records_page_select_id (anban_window_get_records (self), id);
  record = anban_store_get (self->store, reg, id, &error);
  if (record != NULL)
    anban_window_open_record (self, record, FALSE);
}
