/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How cards of a board are moved: arrow keys go from card to card, Ctrl with them and dragging lead a card to
 * another lane, the menu offers every step that is possible now. The register's rules decide.
 */
#include "ui/board/board-view-private.h"

#include "ui/notice.h"

#include <glib/gi18n-lib.h>

#define EDGE          48 /* pixels at either side where a held card scrolls the columns */
#define EDGE_STEP     24
#define EDGE_STEP_MS  30
#define GRAB_DELAY_MS 80

/* --- a step --- */

/* “现在可以：交办、立行立改” */
static char *
dup_possible (AnbanBoardView *self, AnbanRecord *record)
{
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GString) names = g_string_new (NULL);

  self->kind->list_steps (self->store, record, steps, NULL);
  for (guint i = 0; i < steps->len; i++)
    for (const AnbanChoice *step = self->kind->steps; step->label != NULL; step++)
      if (step->value == g_array_index (steps, int, i))
        g_string_append_printf (names, "%s%s", names->len > 0 ? "、" : "", _ (step->label));
  return g_string_free (g_steal_pointer (&names), FALSE);
}

/* The step that leads there; 0 and a sentence where there is none or something is missing. */
static int
find_step (AnbanBoardView *self, AnbanRecord *record, int lane, char **refusal)
{
  const AnbanField *field = &self->kind->reg->fields[self->kind->reg->lane_field];
  int from = (int)anban_record_get_int (record, (guint)self->kind->reg->lane_field);
  int step = self->kind->step_between (record, lane);
  g_autoptr (GError) error = NULL;

  if (step != 0 && self->kind->can_take (self->store, record, step, &error))
    return step;
  if (error != NULL)
    *refusal = g_strdup (error->message);
  else {
    g_autofree char *possible = dup_possible (self, record);
    const char *here = _ (anban_field_find_choice (field, from)->label);
    const char *there = _ (anban_field_find_choice (field, lane)->label);

    *refusal = *possible != '\0'
                   ? g_strdup_printf (_ ("“%s”不能直接到“%s”；现在可以办理：%s"), here, there, possible)
                   : g_strdup_printf (_ ("“%s”不能再到“%s”"), here, there);
  }
  return 0;
}

static void
take (AnbanBoardView *self, AnbanRecord *record, int step)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  self->wants_focus = TRUE;
  self->kind->take (GTK_WINDOW (root), self->store, record, step);
}

static gboolean
check_writable (AnbanBoardView *self)
{
  if (!anban_store_is_read_only (self->store))
    return TRUE;
  anban_notice_toast (GTK_WIDGET (self), _ ("文件是只读的，不能移动"));
  return FALSE;
}

static void
move_record (AnbanBoardView *self, AnbanRecord *record, int lane)
{
  g_autofree char *refusal = NULL;
  int step;

  if (!check_writable (self))
    return;
  step = find_step (self, record, lane, &refusal);
  if (step != 0)
    take (self, record, step);
  else
    anban_notice_toast (GTK_WIDGET (self), refusal);
}

void
anban_board_view_move_to_lane (AnbanBoardView *self, int lane)
{
  AnbanRecord *record = anban_board_view_get_current (self);

  if (record != NULL)
    move_record (self, record, lane);
}

/* --- keys --- */

static guint
get_index (AnbanBoardView *self, AnbanBoardColumn *column)
{
  guint index = 0;

  g_ptr_array_find (self->columns, column, &index);
  return index;
}

static void
go_along (AnbanBoardView *self, guint key)
{
  guint position;
  AnbanBoardColumn *column = anban_board_view_find (self, self->current, &position);
  AnbanBoardLane *lane = column != NULL ? anban_board_column_get_lane (column) : NULL;
  guint n = column != NULL ? anban_record_model_get_n_records (anban_board_column_get_model (column)) : 0;
  guint page = lane != NULL ? anban_board_lane_get_page (lane) : 1, to = position;

  if (n == 0)
    return;
  switch (key) {
  case GDK_KEY_Up:
    to = position > 0 ? position - 1 : 0;
    break;
  case GDK_KEY_Down:
    to = position + 1;
    break;
  case GDK_KEY_Page_Up:
    to = position > page ? position - page : 0;
    break;
  case GDK_KEY_Page_Down:
    to = position + page;
    break;
  case GDK_KEY_Home:
    to = 0;
    break;
  default:
    to = n - 1;
  }
  anban_board_view_choose (self, column, MIN (to, n - 1), TRUE);
}

/* To the card beside it, or the last one above that place. */
static void
go_across (AnbanBoardView *self, int direction)
{
  guint position;
  AnbanBoardColumn *column = anban_board_view_find (self, self->current, &position);
  AnbanBoardLane *lane = column != NULL ? anban_board_column_get_lane (column) : NULL;
  AnbanBoardCard *card = lane != NULL ? anban_board_lane_find_card (lane, self->current) : NULL;
  graphene_rect_t bounds;

  if (card == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (card), GTK_WIDGET (lane), &bounds))
    return;
  for (int i = (int)get_index (self, column) + direction; i >= 0 && i < (int)self->columns->len;
       i += direction) {
    AnbanBoardColumn *other = self->columns->pdata[i];
    guint n = anban_record_model_get_n_records (anban_board_column_get_model (other));

    if (n > 0 && !anban_board_column_get_collapsed (other)) {
      guint place = anban_board_lane_get_place_at (anban_board_column_get_lane (other),
                                                   bounds.origin.y + bounds.size.height / 2);

      anban_board_view_choose (self, other, MIN (place, n - 1), TRUE);
      return;
    }
  }
}

static void
move_across (AnbanBoardView *self, int direction)
{
  int index = self->column != NULL ? (int)get_index (self, self->column) + direction : -1;

  if (index >= 0 && index < (int)self->columns->len)
    anban_board_view_move_to_lane (self, anban_board_column_get_lane_value (self->columns->pdata[index]));
}

static void show_menu_at_card (AnbanBoardView *self, AnbanBoardCard *card);

static guint
plain_key (guint key)
{
  switch (key) {
  case GDK_KEY_KP_Up:
    return GDK_KEY_Up;
  case GDK_KEY_KP_Down:
    return GDK_KEY_Down;
  case GDK_KEY_KP_Left:
    return GDK_KEY_Left;
  case GDK_KEY_KP_Right:
    return GDK_KEY_Right;
  case GDK_KEY_KP_Enter:
    return GDK_KEY_Return;
  case GDK_KEY_KP_Page_Up:
    return GDK_KEY_Page_Up;
  case GDK_KEY_KP_Page_Down:
    return GDK_KEY_Page_Down;
  case GDK_KEY_M:
    return GDK_KEY_m;
  default:
    return key;
  }
}

static gboolean
card_key (AnbanBoardView *self, AnbanBoardCard *card, guint key, gboolean control)
{
  switch (key) {
  case GDK_KEY_Up:
  case GDK_KEY_Down:
  case GDK_KEY_Page_Up:
  case GDK_KEY_Page_Down:
  case GDK_KEY_Home:
  case GDK_KEY_End:
    go_along (self, key);
    return GDK_EVENT_STOP;
  case GDK_KEY_Left:
  case GDK_KEY_Right:
    if (control)
      move_across (self, key == GDK_KEY_Left ? -1 : 1);
    else
      go_across (self, key == GDK_KEY_Left ? -1 : 1);
    return GDK_EVENT_STOP;
  case GDK_KEY_Return:
    g_signal_emit_by_name (self, "record-activated", anban_board_card_get_record (card));
    return GDK_EVENT_STOP;
  case GDK_KEY_m:
  case GDK_KEY_Menu:
    show_menu_at_card (self, card);
    return GDK_EVENT_STOP;
  default:
    return GDK_EVENT_PROPAGATE;
  }
}

/* Cards have keys of their own; entries and buttons beside them keep theirs. */
static gboolean
key_pressed_cb (
    GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, AnbanBoardView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GdkModifierType held = state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK | GDK_SUPER_MASK);

  if (!ANBAN_IS_BOARD_CARD (focus) || anban_board_card_get_record (ANBAN_BOARD_CARD (focus)) == NULL)
    return GDK_EVENT_PROPAGATE;
  key = plain_key (key);
  if (key == GDK_KEY_F10 && held == GDK_SHIFT_MASK)
    return card_key (self, ANBAN_BOARD_CARD (focus), GDK_KEY_Menu, FALSE);
  if (held == GDK_CONTROL_MASK && key != GDK_KEY_Left && key != GDK_KEY_Right)
    return GDK_EVENT_PROPAGATE;
  if (held != 0 && held != GDK_CONTROL_MASK)
    return GDK_EVENT_PROPAGATE;
  return card_key (self, ANBAN_BOARD_CARD (focus), key, held == GDK_CONTROL_MASK);
}

/* --- the menu --- */

static void
open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnbanRecord *record = anban_board_view_get_current (ANBAN_BOARD_VIEW (widget));

  if (record != NULL)
    g_signal_emit_by_name (widget, "record-activated", record);
}

static void
take_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnbanBoardView *self = ANBAN_BOARD_VIEW (widget);
  AnbanRecord *record = anban_board_view_get_current (self);
  int step = g_variant_get_int32 (parameter);
  g_autoptr (GError) error = NULL;

  if (record == NULL || !check_writable (self))
    return;
  if (self->kind->can_take (self->store, record, step, &error))
    take (self, record, step);
  else
    anban_notice_toast (widget, error->message);
}

void
anban_board_view_class_add_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "board.open", NULL, open_cb);
  gtk_widget_class_install_action (widget_class, "board.take", "i", take_cb);
}

static GMenu *
create_menu (AnbanBoardView *self, AnbanRecord *record)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) card = g_menu_new (), steps = g_menu_new ();
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (int));

  g_menu_append (card, _ ("打开"), "board.open");
  self->kind->list_steps (self->store, record, found, NULL);
  for (guint i = 0; i < found->len; i++)
    for (const AnbanChoice *step = self->kind->steps; step->label != NULL; step++)
      if (step->value == g_array_index (found, int, i)) {
        g_autofree char *label = g_strdup_printf (_ ("%s…"), _ (step->label));
        g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

        g_menu_item_set_action_and_target (item, "board.take", "i", step->value);
        g_menu_append_item (steps, item);
      }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (card));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (steps));
  return menu;
}

static gboolean
grab_cards_cb (gpointer data)
{
  AnbanBoardView *self = data;

  self->grab_source = 0;
  anban_board_view_grab_cards (self);
  return G_SOURCE_REMOVE;
}

/* GTK gives the focus of a closed menu to the first button of the window, a moment later. */
static void
menu_closed_cb (AnbanBoardView *self)
{
  if (self->grab_source == 0)
    self->grab_source = g_timeout_add (GRAB_DELAY_MS, grab_cards_cb, self);
}

static void
show_menu (AnbanBoardView *self, AnbanBoardCard *card, double x, double y)
{
  g_autoptr (GMenu) menu = create_menu (self, anban_board_card_get_record (card));

  if (self->menu == NULL) {
    self->menu = gtk_popover_menu_new_from_model (NULL);
    gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
    gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
    g_signal_connect_swapped (self->menu, "unmap", G_CALLBACK (menu_closed_cb), self);
  }
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), G_MENU_MODEL (menu));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle){(int)x, (int)y, 1, 1});
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
show_menu_at_card (AnbanBoardView *self, AnbanBoardCard *card)
{
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (GTK_WIDGET (card), GTK_WIDGET (self), &bounds))
    show_menu (self, card, bounds.origin.x + 12, bounds.origin.y + bounds.size.height / 2);
}

static void
right_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, AnbanBoardView *self)
{
  GtkWidget *lane = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  AnbanBoardCard *card = anban_board_lane_pick (ANBAN_BOARD_LANE (lane), x, y);
  double menu_x, menu_y;

  if (card == NULL)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (card));
  gtk_widget_translate_coordinates (lane, GTK_WIDGET (self), x, y, &menu_x, &menu_y);
  show_menu (self, card, menu_x, menu_y);
}

/* --- dragging --- */

static void
forget_drag (AnbanBoardView *self)
{
  g_clear_object (&self->dragged);
  g_clear_pointer (&self->refusal, g_free);
  g_clear_handle_id (&self->edge_source, g_source_remove);
  self->edge = 0;
  for (guint i = 0; i < self->columns->len; i++)
    anban_board_column_hide_drop (self->columns->pdata[i]);
}

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source, double x, double y, AnbanBoardView *self)
{
  GtkWidget *lane = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  AnbanBoardCard *card = anban_board_lane_pick (ANBAN_BOARD_LANE (lane), x, y);
  g_autoptr (GdkPaintable) icon = NULL;
  graphene_rect_t bounds;

  if (card == NULL || anban_store_is_read_only (self->store) ||
      !gtk_widget_compute_bounds (GTK_WIDGET (card), lane, &bounds))
    return NULL;
  g_set_object (&self->dragged, anban_board_card_get_record (card));
  icon = gtk_widget_paintable_new (GTK_WIDGET (card));
  gtk_drag_source_set_icon (source, icon, (int)(x - bounds.origin.x), (int)(y - bounds.origin.y));
  return gdk_content_provider_new_typed (ANBAN_TYPE_RECORD, self->dragged);
}

static gboolean
drag_cancel_cb (GtkDragSource *source, GdkDrag *drag, GdkDragCancelReason reason, AnbanBoardView *self)
{
  g_autofree char *refusal = g_steal_pointer (&self->refusal);

  if (refusal != NULL && reason != GDK_DRAG_CANCEL_USER_CANCELLED)
    anban_notice_toast (GTK_WIDGET (self), refusal);
  forget_drag (self);
  return FALSE;
}

static void
drag_end_cb (GtkDragSource *source, GdkDrag *drag, gboolean delete_data, AnbanBoardView *self)
{
  forget_drag (self);
}

/* Only a card of this board can be dropped; the column says at once whether it takes it. */
static GdkDragAction
drop_enter_cb (GtkDropTarget *target, double x, double y, AnbanBoardView *self)
{
  AnbanBoardColumn *column =
      ANBAN_BOARD_COLUMN (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)));
  int lane = anban_board_column_get_lane_value (column);

  g_clear_pointer (&self->refusal, g_free);
  if (self->dragged == NULL ||
      anban_record_get_int (self->dragged, (guint)self->kind->reg->lane_field) == lane)
    return 0;
  find_step (self, self->dragged, lane, &self->refusal);
  anban_board_column_show_drop (column, self->refusal);
  return self->refusal == NULL ? GDK_ACTION_MOVE : 0;
}

static GdkDragAction
drop_motion_cb (GtkDropTarget *target, double x, double y, AnbanBoardView *self)
{
  AnbanBoardColumn *column =
      ANBAN_BOARD_COLUMN (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)));

  return self->dragged != NULL && self->refusal == NULL &&
                 anban_record_get_int (self->dragged, (guint)self->kind->reg->lane_field) !=
                     anban_board_column_get_lane_value (column)
             ? GDK_ACTION_MOVE
             : 0;
}

static void
drop_leave_cb (GtkDropTarget *target, AnbanBoardView *self)
{
  anban_board_column_hide_drop (
      ANBAN_BOARD_COLUMN (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target))));
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, AnbanBoardView *self)
{
  AnbanBoardColumn *column =
      ANBAN_BOARD_COLUMN (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)));
  g_autoptr (AnbanRecord) record = g_steal_pointer (&self->dragged);

  anban_board_column_hide_drop (column);
  if (record == NULL)
    return FALSE;
  move_record (self, record, anban_board_column_get_lane_value (column));
  return TRUE;
}

void
anban_board_view_add_column_moves (AnbanBoardView *self, AnbanBoardColumn *column)
{
  GtkWidget *lane = GTK_WIDGET (anban_board_column_get_lane (column));
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (ANBAN_TYPE_RECORD, GDK_ACTION_MOVE);
  GtkGesture *right = gtk_gesture_click_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (drag_prepare_cb), self);
  g_signal_connect (source, "drag-cancel", G_CALLBACK (drag_cancel_cb), self);
  g_signal_connect (source, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (lane, GTK_EVENT_CONTROLLER (source));
  g_signal_connect (target, "enter", G_CALLBACK (drop_enter_cb), self);
  g_signal_connect (target, "motion", G_CALLBACK (drop_motion_cb), self);
  g_signal_connect (target, "leave", G_CALLBACK (drop_leave_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (column), GTK_EVENT_CONTROLLER (target));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (right), GDK_BUTTON_SECONDARY);
  g_signal_connect (right, "pressed", G_CALLBACK (right_pressed_cb), self);
  gtk_widget_add_controller (lane, GTK_EVENT_CONTROLLER (right));
}

static gboolean
scroll_at_edge_cb (gpointer data)
{
  AnbanBoardView *self = data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scrolled));

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + self->edge * EDGE_STEP);
  return G_SOURCE_CONTINUE;
}

static void
held_at_cb (GtkDropControllerMotion *motion, double x, double y, AnbanBoardView *self)
{
  self->edge = x < EDGE ? -1 : x > gtk_widget_get_width (self->scrolled) - EDGE ? 1 : 0;
  if (self->edge == 0)
    g_clear_handle_id (&self->edge_source, g_source_remove);
  else if (self->edge_source == 0)
    self->edge_source = g_timeout_add (EDGE_STEP_MS, scroll_at_edge_cb, self);
}

static void
held_away_cb (GtkDropControllerMotion *motion, AnbanBoardView *self)
{
  g_clear_handle_id (&self->edge_source, g_source_remove);
}

void
anban_board_view_init_moves (AnbanBoardView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new (), *held = gtk_drop_controller_motion_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->columns_box, keys);
  g_signal_connect (held, "enter", G_CALLBACK (held_at_cb), self);
  g_signal_connect (held, "motion", G_CALLBACK (held_at_cb), self);
  g_signal_connect (held, "leave", G_CALLBACK (held_away_cb), self);
  gtk_widget_add_controller (self->scrolled, held);
}

void
anban_board_view_dispose_moves (AnbanBoardView *self)
{
  g_clear_handle_id (&self->grab_source, g_source_remove);
  forget_drag (self);
}
