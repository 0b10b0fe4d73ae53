/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/board/board-view-private.h"

#include <glib/gi18n-lib.h>

enum {
  SIGNAL_CURRENT_CHANGED,
  SIGNAL_RECORD_ACTIVATED,
  SIGNAL_QUERY_REQUESTED,
  SIGNAL_NARROWED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnbanBoardView, anban_board_view, ADW_TYPE_BIN)

/* --- the chosen card --- */

AnbanBoardColumn *
anban_board_view_find (AnbanBoardView *self, gint64 id, guint *position)
{
  for (guint i = 0; id > 0 && i < self->columns->len; i++) {
    *position = anban_record_model_find (anban_board_column_get_model (self->columns->pdata[i]), id);
    if (*position != G_MAXUINT)
      return self->columns->pdata[i];
  }
  return NULL;
}

static void
set_current (AnbanBoardView *self, gint64 id, AnbanBoardColumn *column)
{
  gboolean other = self->current != id;

  self->current = id;
  self->column = column;
  for (guint i = 0; i < self->columns->len; i++)
    anban_board_lane_set_current (anban_board_column_get_lane (self->columns->pdata[i]),
                                  self->columns->pdata[i] == column ? id : 0);
  if (other)
    g_signal_emit (self, signals[SIGNAL_CURRENT_CHANGED], 0);
}

/* The columns scroll until this one is wholly seen. */
static void
show_column (AnbanBoardView *self, AnbanBoardColumn *column)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (GTK_WIDGET (column), self->columns_box, &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.x, bounds.origin.x + bounds.size.width);
}

void
anban_board_view_choose (AnbanBoardView *self, AnbanBoardColumn *column, guint position, gboolean focus)
{
  gint64 id = anban_record_model_get_id (anban_board_column_get_model (column), position);

  if (id == 0)
    return;
  set_current (self, id, column);
  if (anban_board_column_get_collapsed (column))
    return;
  show_column (self, column);
  anban_board_lane_show (anban_board_column_get_lane (column), position, focus);
}

static gboolean
has_focus (AnbanBoardView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus == NULL || !gtk_widget_get_mapped (focus) ||
         gtk_widget_is_ancestor (focus, GTK_WIDGET (self->columns_box));
}

/* The chosen card stays chosen wherever it goes; one that moved to another column is brought into view there. */
static void
follow_current (AnbanBoardView *self)
{
  guint position;
  gint64 id = self->wanted > 0 ? self->wanted : self->current;
  AnbanBoardColumn *column = anban_board_view_find (self, id, &position);

  if (column == NULL) {
    /* between two columns it is in none */
    self->wants_focus = self->wants_focus || (self->column != NULL && has_focus (self));
    self->column = NULL;
    return;
  }
  if (self->wanted > 0 || column != self->column)
    anban_board_view_choose (self, column, position, self->wants_focus || has_focus (self));
  self->wanted = 0;
  self->wants_focus = FALSE;
}

/* --- what there is to see --- */

gboolean
anban_board_view_get_loading (AnbanBoardView *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (anban_record_model_get_loading (anban_board_column_get_model (self->columns->pdata[i])))
      return TRUE;
  return FALSE;
}

static void
update_stack (AnbanBoardView *self)
{
  guint n = 0;

  for (guint i = 0; i < self->columns->len; i++)
    n += g_list_model_get_n_items (G_LIST_MODEL (anban_board_column_get_model (self->columns->pdata[i])));
  if (n > 0)
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "columns");
  else if (!anban_board_view_get_loading (self))
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                      anban_query_is_narrowed (self->query) ? "none" : "empty");
}

static void
column_loaded_cb (AnbanBoardView *self)
{
  follow_current (self);
  update_stack (self);
}

static void
list_requested_cb (AnbanBoardView *self, AnbanBoardColumn *column)
{
  g_autoptr (AnbanQuery) query = anban_query_copy (self->query);
  guint field = (guint)self->kind->reg->lane_field;

  anban_query_unset_where (query, field);
  anban_query_where_int (query, field, ANBAN_OP_EQ, anban_board_column_get_lane_value (column));
  g_signal_emit (self, signals[SIGNAL_QUERY_REQUESTED], 0, query);
}

static void
lane_current_changed_cb (AnbanBoardView *self, AnbanBoardLane *lane)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (anban_board_column_get_lane (self->columns->pdata[i]) == lane)
      set_current (self, anban_board_lane_get_current (lane), self->columns->pdata[i]);
}

static void
card_activated_cb (AnbanBoardView *self, AnbanRecord *record)
{
  g_signal_emit (self, signals[SIGNAL_RECORD_ACTIVATED], 0, record);
}

/* --- the query --- */

static void
apply_query (AnbanBoardView *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    anban_board_column_narrow (self->columns->pdata[i], self->query);
}

static void
filter_changed_cb (AnbanBoardView *self)
{
  apply_query (self);
  g_signal_emit (self, signals[SIGNAL_NARROWED], 0);
}

static void
clear_filters_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnbanBoardView *self = ANBAN_BOARD_VIEW (widget);

  anban_query_clear_where (self->query);
  anban_query_set_search (self->query, NULL);
  anban_filter_bar_show_query (ANBAN_FILTER_BAR (self->filter_bar));
  filter_changed_cb (self);
}

/* --- construction --- */

static GtkWidget *
create_button (const char *label, const char *action, gboolean suggested)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "pill");
  if (suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  return button;
}

static GtkWidget *
create_status_page (const char *icon_name, const char *title, const char *text, GtkWidget *first)
{
  GtkWidget *page = adw_status_page_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), icon_name);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (page), text);
  gtk_widget_add_css_class (page, "compact");
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), first);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), box);
  return page;
}

static void
create_stack (AnbanBoardView *self)
{
  const AnbanRegister *reg = self->kind->reg;
  g_autofree char *label = g_strdup_printf (_ ("新建%s"), _ (reg->title));
  GtkWidget *empty, *none;

  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  self->columns_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->columns_box, "board");
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->columns_box);
  gtk_stack_add_titled (GTK_STACK (self->stack), self->scrolled, "columns", _ ("看板"));
  empty = create_status_page (reg->icon_name, _ (self->kind->empty_title), _ (self->kind->empty_text),
                              create_button (label, "win.new-record", TRUE));
  gtk_stack_add_titled (GTK_STACK (self->stack), empty, "empty", _ ("还没有记录"));
  none = create_status_page ("system-search-symbolic", _ ("没有符合条件的"),
                             _ ("换个说法搜索，或清除筛选看全部。"),
                             create_button (_ ("清除搜索和筛选"), "board.clear-filters", TRUE));
  gtk_stack_add_titled (GTK_STACK (self->stack), none, "none", _ ("没有符合条件的"));
}

static void
add_columns (AnbanBoardView *self)
{
  for (const AnbanBoardLaneKind *lane = self->kind->lanes; lane->value != 0; lane++) {
    GtkWidget *column = anban_board_column_new (self->store, self->kind, lane);
    AnbanBoardLane *cards = anban_board_column_get_lane (ANBAN_BOARD_COLUMN (column));

    g_signal_connect_object (column, "loaded", G_CALLBACK (column_loaded_cb), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (column, "list-requested", G_CALLBACK (list_requested_cb), self,
                             G_CONNECT_SWAPPED);
    g_signal_connect_object (cards, "current-changed", G_CALLBACK (lane_current_changed_cb), self,
                             G_CONNECT_SWAPPED);
    g_signal_connect_object (cards, "card-activated", G_CALLBACK (card_activated_cb), self,
                             G_CONNECT_SWAPPED);
    anban_board_view_add_column_moves (self, ANBAN_BOARD_COLUMN (column));
    gtk_box_append (GTK_BOX (self->columns_box), column);
    g_ptr_array_add (self->columns, column);
  }
}

static void
anban_board_view_dispose (GObject *object)
{
  AnbanBoardView *self = ANBAN_BOARD_VIEW (object);

  anban_board_view_dispose_moves (self);
  for (guint i = 0; i < self->columns->len; i++)
    g_signal_handlers_disconnect_by_data (self->columns->pdata[i], self);
  g_ptr_array_set_size (self->columns, 0);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->store);
  g_clear_pointer (&self->query, anban_query_free);
  G_OBJECT_CLASS (anban_board_view_parent_class)->dispose (object);
}

static void
anban_board_view_finalize (GObject *object)
{
  g_ptr_array_unref (ANBAN_BOARD_VIEW (object)->columns);
  G_OBJECT_CLASS (anban_board_view_parent_class)->finalize (object);
}

static void
add_signal (GType type, guint *signal, const char *name, GType argument)
{
  *signal = g_signal_new (name, type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                          argument != G_TYPE_NONE ? 1 : 0, argument);
}

static void
anban_board_view_class_init (AnbanBoardViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_board_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = anban_board_view_finalize;
  add_signal (type, &signals[SIGNAL_CURRENT_CHANGED], "current-changed", G_TYPE_NONE);
  add_signal (type, &signals[SIGNAL_RECORD_ACTIVATED], "record-activated", ANBAN_TYPE_RECORD);
  add_signal (type, &signals[SIGNAL_QUERY_REQUESTED], "query-requested", G_TYPE_POINTER);
  add_signal (type, &signals[SIGNAL_NARROWED], "narrowed", G_TYPE_NONE);
  gtk_widget_class_install_action (widget_class, "board.clear-filters", NULL, clear_filters_cb);
  anban_board_view_class_add_actions (widget_class);
}

static void
anban_board_view_init (AnbanBoardView *self)
{
  self->columns = g_ptr_array_new ();
}

GtkWidget *
anban_board_view_new (AnbanStore *store, const AnbanBoardKind *kind)
{
  AnbanBoardView *self = g_object_new (ANBAN_TYPE_BOARD_VIEW, NULL);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->store = g_object_ref (store);
  self->kind = kind;
  self->query = anban_query_new (kind->reg);
  self->filter_bar = anban_filter_bar_new (store, self->query);
  anban_filter_bar_hide_groups (ANBAN_FILTER_BAR (self->filter_bar));
  g_signal_connect_swapped (self->filter_bar, "changed", G_CALLBACK (filter_changed_cb), self);
  create_stack (self);
  add_columns (self);
  anban_board_view_init_moves (self);
  gtk_box_append (GTK_BOX (top), self->filter_bar);
  gtk_box_append (GTK_BOX (top), self->stack);
  adw_bin_set_child (ADW_BIN (self), top);
  apply_query (self);
  return GTK_WIDGET (self);
}

/* --- for the page --- */

const AnbanQuery *
anban_board_view_get_query (AnbanBoardView *self)
{
  return self->query;
}

void
anban_board_view_narrow (AnbanBoardView *self, const AnbanQuery *query)
{
  AnbanQuery *narrowed = anban_query_copy (query);

  /* every lane has its column */
  anban_query_unset_where (narrowed, (guint)self->kind->reg->lane_field);
  anban_query_set_sort (narrowed, -1, FALSE);
  anban_query_set_grouping (narrowed, NULL);
  anban_filter_bar_set_query (ANBAN_FILTER_BAR (self->filter_bar), narrowed);
  anban_query_free (self->query);
  self->query = narrowed;
  apply_query (self);
}

void
anban_board_view_set_search (AnbanBoardView *self, const char *text)
{
  const char *now = anban_query_get_search (self->query);

  if (g_strcmp0 (now != NULL ? now : "", text != NULL ? text : "") == 0)
    return;
  anban_query_set_search (self->query, text);
  anban_filter_bar_show_query (ANBAN_FILTER_BAR (self->filter_bar));
  apply_query (self);
}

void
anban_board_view_reload (AnbanBoardView *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    anban_record_model_reload (anban_board_column_get_model (self->columns->pdata[i]));
}

AnbanFilterBar *
anban_board_view_get_filter_bar (AnbanBoardView *self)
{
  return ANBAN_FILTER_BAR (self->filter_bar);
}

AnbanRecord *
anban_board_view_get_current (AnbanBoardView *self)
{
  guint position;
  AnbanBoardColumn *column = anban_board_view_find (self, self->current, &position);
  g_autoptr (GObject) item =
      column != NULL ? g_list_model_get_item (G_LIST_MODEL (anban_board_column_get_model (column)), position)
                     : NULL;

  /* the model keeps the record while it is in view */
  return item != NULL ? ANBAN_RECORD (item) : NULL;
}

void
anban_board_view_select_id (AnbanBoardView *self, gint64 id)
{
  self->wanted = id;
  follow_current (self);
}

void
anban_board_view_move (AnbanBoardView *self, int step)
{
  guint position;
  AnbanBoardColumn *column = anban_board_view_find (self, self->current, &position);

  if (column != NULL && (step > 0 || position > 0))
    anban_board_view_choose (self, column, position + (guint)step, FALSE);
}

void
anban_board_view_grab_cards (AnbanBoardView *self)
{
  guint position;
  AnbanBoardColumn *column = anban_board_view_find (self, self->current, &position);

  for (guint i = 0; column == NULL && i < self->columns->len; i++)
    if (!anban_board_column_get_collapsed (self->columns->pdata[i]) &&
        anban_record_model_get_n_records (anban_board_column_get_model (self->columns->pdata[i])) > 0) {
      column = self->columns->pdata[i];
      position = 0;
    }
  if (column != NULL)
    anban_board_view_choose (self, column, position, TRUE);
}
