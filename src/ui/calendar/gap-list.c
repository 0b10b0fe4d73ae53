/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/calendar/gap-list.h"

#include "registers/drill.h"
#include "ui/calendar/gap-row.h"

#include <glib/gi18n-lib.h>

struct _AnbanGapList {
  GtkWidget parent_instance;
  GtkWidget *scroller, *list;
  GListStore *rows;
  GtkSingleSelection *selection;

  AnbanGapReader *reader;
  char *search;
  gboolean narrow, writable, missing;
};

enum {
  SIGNAL_PLAN_REQUESTED,
  SIGNAL_QUERY_REQUESTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnbanGapList, anban_gap_list, GTK_TYPE_WIDGET)

/* --- what is asked for --- */

static void
plan (AnbanGapList *self, AnbanGapRow *row)
{
  if (row != NULL && !row->heading && row->figures.missing > 0 && self->writable)
    g_signal_emit (self, signals[SIGNAL_PLAN_REQUESTED], 0, row->duty);
}

static void
plan_clicked_cb (AnbanGapCell *cell, AnbanGapList *self)
{
  plan (self, anban_gap_cell_get_row (cell));
}

static void
done_clicked_cb (AnbanGapCell *cell, AnbanGapList *self)
{
  AnbanGapRow *row = anban_gap_cell_get_row (cell);
  g_autoptr (AnbanQuery) query =
      anban_duty_sheet_query_done (anban_gap_reader_get_sheet (self->reader), row->duty);

  if (query != NULL)
    g_signal_emit (self, signals[SIGNAL_QUERY_REQUESTED], 0, query);
}

static void
planned_clicked_cb (AnbanGapCell *cell, AnbanGapList *self)
{
  AnbanGapRow *row = anban_gap_cell_get_row (cell);
  g_autoptr (AnbanQuery) query =
      anban_duty_sheet_query_planned (anban_gap_reader_get_sheet (self->reader), row->duty);

  if (query != NULL)
    g_signal_emit (self, signals[SIGNAL_QUERY_REQUESTED], 0, query);
}

static void
activated_cb (AnbanGapList *self, guint position)
{
  g_autoptr (AnbanGapRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  plan (self, row);
}

static gboolean
key_pressed_cb (
    GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, AnbanGapList *self)
{
  GdkModifierType held = state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK | GDK_SUPER_MASK);

  if (held != 0 || (key != GDK_KEY_p && key != GDK_KEY_P))
    return GDK_EVENT_PROPAGATE;
  plan (self, gtk_single_selection_get_selected_item (self->selection));
  return GDK_EVENT_STOP;
}

/* --- dragging --- */

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source, double x, double y, AnbanGapList *self)
{
  GtkWidget *cell = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  AnbanGapRow *row = anban_gap_cell_get_row (ANBAN_GAP_CELL (cell));
  g_autoptr (AnbanRecord) drill = NULL;
  g_autoptr (GdkPaintable) icon = NULL;
  AnbanDate day;

  if (!self->writable || row == NULL || row->heading || row->figures.missing == 0)
    return NULL;
  drill = anban_gap_reader_build_drill (self->reader, row->duty, &day);
  icon = gtk_widget_paintable_new (cell);
  gtk_drag_source_set_icon (source, icon, (int)x, (int)y);
  return gdk_content_provider_new_typed (ANBAN_TYPE_RECORD, drill);
}

/* --- rows --- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AnbanGapList *self)
{
  GtkWidget *cell = anban_gap_cell_new (self->narrow, self->writable);

  g_signal_connect (cell, "plan-clicked", G_CALLBACK (plan_clicked_cb), self);
  g_signal_connect (cell, "done-clicked", G_CALLBACK (done_clicked_cb), self);
  g_signal_connect (cell, "planned-clicked", G_CALLBACK (planned_clicked_cb), self);
  if (self->narrow) {
    GtkDragSource *source = gtk_drag_source_new ();

    gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
    g_signal_connect (source, "prepare", G_CALLBACK (drag_prepare_cb), self);
    gtk_widget_add_controller (cell, GTK_EVENT_CONTROLLER (source));
  }
  gtk_list_item_set_child (item, cell);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AnbanGapList *self)
{
  AnbanGapRow *row = gtk_list_item_get_item (item);

  gtk_list_item_set_selectable (item, !row->heading);
  gtk_list_item_set_activatable (item, !row->heading);
  anban_gap_cell_show (ANBAN_GAP_CELL (gtk_list_item_get_child (item)), row);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AnbanGapList *self)
{
  anban_gap_cell_show (ANBAN_GAP_CELL (gtk_list_item_get_child (item)), NULL);
}

static gboolean
is_shown (AnbanGapList *self, const AnbanDuty *duty)
{
  if (duty->rule->item != ANBAN_ITEM_DRILL || (self->missing && duty->figures.missing == 0))
    return FALSE;
  return self->search == NULL || strstr (duty->unit->name, self->search) != NULL ||
         strstr (duty->rule->name, self->search) != NULL;
}

static void
add_figures (AnbanDutyFigures *sum, const AnbanDutyFigures *figures)
{
  sum->due += figures->due;
  sum->done += figures->done;
  sum->planned += figures->planned;
  sum->missing += figures->missing;
  sum->late += figures->late;
}

/* The heading stands before the first of a unit, with the sum of those that are shown. */
static GPtrArray *
create_rows (AnbanGapList *self, const AnbanDutySheet *sheet)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);
  AnbanGapRow *heading = NULL;

  for (guint i = 0; i < anban_duty_sheet_get_n (sheet); i++) {
    const AnbanDuty *duty = anban_duty_sheet_get (sheet, i);

    if (!is_shown (self, duty))
      continue;
    if (heading == NULL || heading->duty->unit_id != duty->unit_id) {
      heading = anban_gap_row_new (duty, TRUE, &(AnbanDutyFigures){0});
      g_ptr_array_add (rows, heading);
    }
    add_figures (&heading->figures, &duty->figures);
    g_ptr_array_add (rows, anban_gap_row_new (duty, FALSE, &duty->figures));
  }
  return rows;
}

void
anban_gap_list_refill (AnbanGapList *self)
{
  const AnbanDutySheet *sheet = anban_gap_reader_get_sheet (self->reader);
  guint selected = gtk_single_selection_get_selected (self->selection);
  g_autoptr (GPtrArray) rows = NULL;

  g_list_store_remove_all (self->rows);
  if (sheet == NULL)
    return;
  rows = create_rows (self, sheet);
  g_list_store_splice (self->rows, 0, 0, rows->pdata, rows->len);
  if (selected < rows->len)
    gtk_single_selection_set_selected (self->selection, selected);
}

/* --- the object --- */

static void
anban_gap_list_dispose (GObject *object)
{
  AnbanGapList *self = ANBAN_GAP_LIST (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->rows);
  g_clear_object (&self->reader);
  g_clear_pointer (&self->search, g_free);
  G_OBJECT_CLASS (anban_gap_list_parent_class)->dispose (object);
}

static void
anban_gap_list_class_init (AnbanGapListClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_gap_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_PLAN_REQUESTED] = g_signal_new ("plan-requested", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                                 NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_QUERY_REQUESTED] = g_signal_new ("query-requested", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                                  NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
anban_gap_list_init (AnbanGapList *self)
{
  self->missing = TRUE;
}

GtkWidget *
anban_gap_list_new (AnbanGapReader *reader, gboolean narrow, gboolean writable)
{
  AnbanGapList *self = g_object_new (ANBAN_TYPE_GAP_LIST, NULL);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->reader = g_object_ref (reader);
  self->narrow = narrow;
  self->writable = writable;
  self->rows = g_list_store_new (ANBAN_TYPE_GAP_ROW);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->rows)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (self->selection), factory);
  gtk_widget_add_css_class (self->list, "gaps");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("演练缺口"),
                                  -1);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (activated_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->list, keys);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  g_signal_connect_object (reader, "loaded", G_CALLBACK (anban_gap_list_refill), self, G_CONNECT_SWAPPED);
  anban_gap_list_refill (self);
  return GTK_WIDGET (self);
}

void
anban_gap_list_set_missing (AnbanGapList *self, gboolean missing)
{
  self->missing = missing;
  anban_gap_list_refill (self);
}

void
anban_gap_list_set_search (AnbanGapList *self, const char *text)
{
  if (text != NULL && *text == '\0')
    text = NULL;
  if (g_strcmp0 (self->search, text) == 0)
    return;
  g_free (self->search);
  self->search = g_strdup (text);
  anban_gap_list_refill (self);
}

const char *
anban_gap_list_get_search (AnbanGapList *self)
{
  return self->search;
}

const AnbanDuty *
anban_gap_list_get (AnbanGapList *self, guint n)
{
  guint seen = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++) {
    g_autoptr (AnbanGapRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

    if (!row->heading && seen++ == n)
      return row->duty;
  }
  return NULL;
}

guint
anban_gap_list_get_n (AnbanGapList *self)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++) {
    g_autoptr (AnbanGapRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

    n += !row->heading;
  }
  return n;
}

void
anban_gap_list_grab_rows (AnbanGapList *self)
{
  if (!gtk_widget_grab_focus (self->list))
    gtk_widget_child_focus (self->list, GTK_DIR_TAB_FORWARD);
}
