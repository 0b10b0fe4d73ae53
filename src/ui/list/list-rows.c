/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows of a list: selection and scroll place that outlive a reload, group headings, keys and pointer.
 * Positions are of no use after a reload, so ids are kept: those selected, and the first one in view.
 */
#include "ui/list/list-view-private.h"

#include "ui/list/list-cell.h"
#include "ui/list/records-page.h"

#include <glib/gi18n-lib.h>

/* rows passed through quickly are not opened one by one */
#define CURRENT_DELAY_MS 60

/* --- selection --- */

static gint64 *
dup_id (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

static void
note_selected (AnbanListView *self, guint position, guint n)
{
  for (guint i = position; i < position + n; i++) {
    gint64 id = anban_record_model_get_id (self->model, i);

    if (id <= 0)
      continue;
    if (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), i))
      g_hash_table_add (self->selected, dup_id (id));
    else
      g_hash_table_remove (self->selected, &id);
  }
}

static gint64
get_only_selected (AnbanListView *self)
{
  GHashTableIter iter;
  gpointer id;

  if (g_hash_table_size (self->selected) != 1)
    return 0;
  g_hash_table_iter_init (&iter, self->selected);
  g_hash_table_iter_next (&iter, &id, NULL);
  return *(gint64 *)id;
}

static gboolean
tell_current_cb (gpointer data)
{
  AnbanListView *self = data;
  gint64 current = get_only_selected (self);

  self->current_source = 0;
  if (self->current != current) {
    self->current = current;
    anban_records_page_tell_current (ANBAN_RECORDS_PAGE (self));
  }
  return G_SOURCE_REMOVE;
}

static void
selection_changed_cb (AnbanListView *self, guint position, guint n)
{
  if (self->quiet)
    return;
  note_selected (self, position, n);
  self->wanted = 0;
  anban_list_view_update_status (self);
  if (self->current_source == 0)
    self->current_source = g_timeout_add (CURRENT_DELAY_MS, tell_current_cb, self);
}

guint
anban_list_view_get_n_selected (AnbanListView *self)
{
  return self->selected != NULL ? g_hash_table_size (self->selected) : 0;
}

GArray *
anban_list_view_dup_selected (AnbanListView *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  /* in the order of the rows; one that stands in two groups once */
  for (guint i = 0; i < n && ids->len < g_hash_table_size (self->selected); i++) {
    gint64 id = anban_record_model_get_id (self->model, i);
    gpointer kept = id > 0 ? g_hash_table_lookup (self->selected, &id) : NULL;

    if (kept != NULL && g_hash_table_add (seen, kept))
      g_array_append_val (ids, id);
  }
  return ids;
}

AnbanRecord *
anban_list_view_get_current (AnbanListView *self)
{
  gint64 id = get_only_selected (self);
  guint position = id > 0 ? anban_record_model_find (self->model, id) : GTK_INVALID_LIST_POSITION;
  g_autoptr (GObject) item = position != GTK_INVALID_LIST_POSITION
                                 ? g_list_model_get_item (G_LIST_MODEL (self->model), position)
                                 : NULL;

  /* the model keeps the record while it is in view */
  return ANBAN_IS_RECORD (item) ? ANBAN_RECORD (item) : NULL;
}

/* Which positions are selected, by the ids; ids that are gone are let go. */
static GtkBitset *
find_positions (AnbanListView *self, guint *first)
{
  GtkBitset *positions = gtk_bitset_new_empty ();
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  *first = GTK_INVALID_LIST_POSITION;
  for (guint i = 0; i < n && g_hash_table_size (found) < g_hash_table_size (self->selected); i++) {
    gint64 id = anban_record_model_get_id (self->model, i);

    if (id > 0 && g_hash_table_contains (self->selected, &id) && g_hash_table_add (found, dup_id (id))) {
      gtk_bitset_add (positions, i);
      if (*first == GTK_INVALID_LIST_POSITION)
        *first = i;
    }
  }
  g_hash_table_unref (self->selected);
  self->selected = g_hash_table_ref (found);
  return positions;
}

void
anban_list_view_select_all (AnbanListView *self)
{
  anban_row_feed_hand_all (self->feed);
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (self->selection));
}

/* --- rows that are held back until the first ones are drawn --- */

static gboolean
feed_tick_cb (GtkWidget *list, GdkFrameClock *clock, gpointer data)
{
  AnbanListView *self = data;

  if (self->feed_seen)
    anban_row_feed_hand_more (self->feed);
  /* what is there now is drawn after this call */
  self->feed_seen = TRUE;
  if (anban_row_feed_is_waiting (self->feed))
    return G_SOURCE_CONTINUE;
  self->feed_tick = 0;
  return G_SOURCE_REMOVE;
}

static void
waiting_cb (AnbanListView *self)
{
  if (self->feed_tick != 0)
    return;
  self->feed_seen = FALSE;
  self->feed_tick = gtk_widget_add_tick_callback (self->list, feed_tick_cb, self, NULL);
}

/* --- scroll place --- */

static double
get_row_height (AnbanListView *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->feed));

  return n > 0 ? gtk_adjustment_get_upper (adjustment) / n : 0;
}

static void
scrolled_cb (AnbanListView *self)
{
  double value, height;
  guint n;

  if (self->view == NULL || self->lost)
    return;
  value = gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list)));
  height = get_row_height (self);
  n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  if (height <= 0 || n == 0)
    return;
  for (guint i = (guint)(value / height); i < n; i++) {
    gint64 id = anban_record_model_get_id (self->model, i);

    if (id > 0) {
      self->anchor = id;
      self->anchor_offset = i * height - value;
      return;
    }
  }
}

static gboolean
scroll_tick_cb (GtkWidget *list, GdkFrameClock *clock, gpointer position)
{
  if (gtk_widget_get_height (list) == 0)
    return G_SOURCE_CONTINUE;
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", GPOINTER_TO_UINT (position));
  return G_SOURCE_REMOVE;
}

/* A list that was never laid out takes the place for one without room and draws a single row. */
void
anban_list_view_scroll_to (AnbanListView *self, guint position)
{
  if (position == GTK_INVALID_LIST_POSITION)
    return;
  anban_row_feed_reach (self->feed, position);
  if (gtk_widget_get_height (self->list) == 0)
    gtk_widget_add_tick_callback (self->list, scroll_tick_cb, GUINT_TO_POINTER (position), NULL);
  else
    gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", position);
}

/* Where the row that was first in view has gone. The rows have one height, so the place can be reckoned. */
static gboolean
go_to_anchor_cb (gpointer data)
{
  g_autoptr (AnbanListView) self = data;
  guint position;
  double height;

  /* the list may have gone meanwhile */
  if (self->view == NULL || self->model == NULL)
    return G_SOURCE_REMOVE;
  position = self->anchor > 0 ? anban_record_model_find (self->model, self->anchor) : 0;
  height = get_row_height (self);
  if (position != GTK_INVALID_LIST_POSITION && height > 0)
    gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list)),
                              position * height - self->anchor_offset);
  return G_SOURCE_REMOVE;
}

void
anban_list_view_restore_rows (AnbanListView *self)
{
  g_autoptr (GtkBitset) positions = NULL, all = NULL;
  guint first;
  gboolean lost = self->lost;

  if (self->wanted > 0 && anban_record_model_find (self->model, self->wanted) != GTK_INVALID_LIST_POSITION) {
    g_hash_table_remove_all (self->selected);
    g_hash_table_add (self->selected, dup_id (self->wanted));
  }
  positions = find_positions (self, &first);
  if (!gtk_bitset_is_empty (positions))
    anban_row_feed_reach (self->feed, gtk_bitset_get_maximum (positions));
  self->quiet = TRUE;
  all = gtk_bitset_new_range (0, MAX (g_list_model_get_n_items (G_LIST_MODEL (self->model)), 1));
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), positions, all);
  self->quiet = FALSE;
  self->lost = FALSE;
  if (self->wanted > 0 && first != GTK_INVALID_LIST_POSITION) {
    self->wanted = 0;
    anban_list_view_scroll_to (self, first);
  } else if (lost && gtk_bitset_get_size (positions) == 1)
    anban_list_view_scroll_to (self, first);
  else if (lost && self->anchor > 0) {
    anban_row_feed_hand_all (self->feed);
    g_idle_add (go_to_anchor_cb, g_object_ref (self));
  }
  if (self->current_source == 0)
    self->current_source = g_timeout_add (CURRENT_DELAY_MS, tell_current_cb, self);
}

/* Connected before GTK's own handlers: the rows are about to go. */
static void
items_changed_cb (AnbanListView *self, guint position, guint removed, guint added)
{
  if (removed > 0 && added == 0 && g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0)
    self->lost = TRUE;
}

/* --- groups --- */

gboolean
anban_list_view_toggle_group (AnbanListView *self, guint position)
{
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  if (!ANBAN_IS_RECORD_GROUP (item))
    return FALSE;
  anban_record_model_toggle_group (self->model, position);
  anban_list_view_restore_rows (self);
  gtk_widget_activate_action (self->list, "list.select-item", "(ubb)", position, FALSE, FALSE);
  return TRUE;
}

/* --- keys and pointer --- */

static AnbanListCell *
find_focus_cell (AnbanListView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, self->list))
    return NULL;
  return anban_list_cell_find (focus);
}

static gboolean
key_pressed_cb (
    GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, AnbanListView *self)
{
  AnbanListCell *cell = find_focus_cell (self);
  gpointer item = cell != NULL ? anban_list_cell_get_item (cell) : NULL;
  gboolean collapsed;

  /* the keys that go to the end, or to all rows, go to the end of all of them */
  if ((state & GDK_CONTROL_MASK) != 0 || key == GDK_KEY_End || key == GDK_KEY_KP_End)
    anban_row_feed_hand_all (self->feed);
  if (key == GDK_KEY_Menu || (key == GDK_KEY_F10 && (state & GDK_SHIFT_MASK) != 0)) {
    graphene_rect_t bounds;

    if (cell == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (cell), GTK_WIDGET (self), &bounds))
      return GDK_EVENT_PROPAGATE;
    anban_list_view_show_menu (self, bounds.origin.x, bounds.origin.y + bounds.size.height);
    return GDK_EVENT_STOP;
  }
  if (!ANBAN_IS_RECORD_GROUP (item))
    return GDK_EVENT_PROPAGATE;
  collapsed = anban_record_group_get_collapsed (item);
  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || (key == GDK_KEY_Left && !collapsed) ||
      (key == GDK_KEY_Right && collapsed))
    return anban_list_view_toggle_group (self, anban_list_cell_get_position (cell));
  return GDK_EVENT_PROPAGATE;
}

static AnbanListCell *
pick_cell (AnbanListView *self, double x, double y)
{
  GtkWidget *below = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);

  if (below == NULL || !gtk_widget_is_ancestor (below, self->list))
    return NULL;
  return anban_list_cell_find (below);
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, AnbanListView *self)
{
  AnbanListCell *cell = pick_cell (self, x, y);

  if (cell != NULL && ANBAN_IS_RECORD_GROUP (anban_list_cell_get_item (cell)))
    anban_list_view_toggle_group (self, anban_list_cell_get_position (cell));
}

/* The menu is for the row below the pointer, and for all selected ones where it is among them. */
static void
right_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, AnbanListView *self)
{
  AnbanListCell *cell = pick_cell (self, x, y);
  double menu_x, menu_y;

  if (cell == NULL || !ANBAN_IS_RECORD (anban_list_cell_get_item (cell)))
    return;
  if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection),
                                        anban_list_cell_get_position (cell)))
    gtk_widget_activate_action (self->list, "list.select-item", "(ubb)", anban_list_cell_get_position (cell),
                                FALSE, FALSE);
  gtk_widget_translate_coordinates (GTK_WIDGET (self->view), GTK_WIDGET (self), x, y, &menu_x, &menu_y);
  anban_list_view_show_menu (self, menu_x, menu_y);
}

static void
activate_cb (GtkColumnView *view, guint position, AnbanListView *self)
{
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  if (ANBAN_IS_RECORD (item))
    anban_records_page_activate (ANBAN_RECORDS_PAGE (self), ANBAN_RECORD (item));
}

/* What does not fit its cell can be read whole. */
static gboolean
query_tooltip_cb (GtkWidget *view, int x, int y, gboolean keyboard, GtkTooltip *tooltip, AnbanListView *self)
{
  AnbanListCell *cell = keyboard ? NULL : pick_cell (self, x, y);
  gpointer item = cell != NULL ? anban_list_cell_get_item (cell) : NULL;
  g_autofree char *text = NULL;

  if (!ANBAN_IS_RECORD (item))
    return FALSE;
  text = anban_record_dup_display (item, anban_list_cell_get_field (cell));
  if (anban_list_cell_fits (cell, text))
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
add_controllers (AnbanListView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new (), *right = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (right), GDK_BUTTON_SECONDARY);
  g_signal_connect (right, "pressed", G_CALLBACK (right_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (right));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self->view), TRUE);
  g_signal_connect (self->view, "query-tooltip", G_CALLBACK (query_tooltip_cb), self);
  g_signal_connect (self->view, "activate", G_CALLBACK (activate_cb), self);
}

static GtkWidget *
find_list (GtkWidget *view)
{
  for (GtkWidget *child = gtk_widget_get_first_child (view); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      return child;
  return NULL;
}

/* The model, what stands before it, and the view of it. */
void
anban_list_view_init_rows (AnbanListView *self)
{
  self->selected = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->model = anban_record_model_new (self->store);
  g_signal_connect_swapped (self->model, "items-changed", G_CALLBACK (items_changed_cb), self);
  self->feed = anban_row_feed_new (G_LIST_MODEL (self->model));
  self->selection = gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->feed)));
  g_signal_connect_swapped (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb), self);
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection))));
  self->list = find_list (GTK_WIDGET (self->view));
  gtk_column_view_set_reorderable (self->view, FALSE);
  gtk_column_view_set_show_column_separators (self->view, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "records");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (self->reg->title), -1);
  g_signal_connect_swapped (self->feed, "notify::waiting", G_CALLBACK (waiting_cb), self);
  add_controllers (self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), GTK_WIDGET (self->view));
  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list)), "value-changed",
                           G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
}

void
anban_list_view_dispose_rows (AnbanListView *self)
{
  g_clear_handle_id (&self->current_source, g_source_remove);
  if (self->feed_tick != 0)
    gtk_widget_remove_tick_callback (self->list, self->feed_tick);
  self->feed_tick = 0;
  g_signal_handlers_disconnect_by_data (self->feed, self);
  g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_pointer (&self->selected, g_hash_table_unref);
}

void
anban_list_view_select_id (AnbanListView *self, gint64 id)
{
  self->wanted = id;
  if (anban_record_model_find (self->model, id) != GTK_INVALID_LIST_POSITION)
    anban_list_view_restore_rows (self);
}

void
anban_list_view_move (AnbanListView *self, int step)
{
  gint64 id = get_only_selected (self);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  guint position = id > 0 ? anban_record_model_find (self->model, id) : GTK_INVALID_LIST_POSITION;

  if (position == GTK_INVALID_LIST_POSITION)
    position = step > 0 ? (guint)-1 : n;
  do
    position += (guint)step;
  while (position < n && anban_record_model_get_id (self->model, position) == 0);
  if (position < n) {
    anban_row_feed_reach (self->feed, position);
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
    anban_list_view_scroll_to (self, position);
  }
}

void
anban_list_view_grab_rows (AnbanListView *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  gint64 id = get_only_selected (self);
  guint position = id > 0 ? anban_record_model_find (self->model, id) : 0;

  /* rows that are about to be replaced lose the focus again */
  self->wants_focus = anban_record_model_get_loading (self->model);
  if (n == 0) {
    gtk_widget_child_focus (self->state_stack, GTK_DIR_TAB_FORWARD);
    return;
  }
  if (position == GTK_INVALID_LIST_POSITION)
    position = 0;
  anban_row_feed_reach (self->feed, position);
  gtk_widget_grab_focus (self->list);
  if (g_hash_table_size (self->selected) == 0)
    gtk_widget_activate_action (self->list, "list.select-item", "(ubb)", position, FALSE, FALSE);
}
