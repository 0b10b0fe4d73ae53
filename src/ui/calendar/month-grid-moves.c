/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Keys, pointer and dragging in the month. Arrows lead the cursor from day to day, Tab goes into the drills of the day,
 * Ctrl with arrows moves the chosen drill.
 */
#include "ui/calendar/month-grid-private.h"

#include "registers/drill.h"

/* --- keys --- */

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
  case GDK_KEY_KP_Page_Up:
    return GDK_KEY_Page_Up;
  case GDK_KEY_KP_Page_Down:
    return GDK_KEY_Page_Down;
  case GDK_KEY_KP_Home:
    return GDK_KEY_Home;
  case GDK_KEY_KP_End:
    return GDK_KEY_End;
  case GDK_KEY_KP_Enter:
    return GDK_KEY_Return;
  case GDK_KEY_T:
    return GDK_KEY_t;
  default:
    return key;
  }
}

/* Where the cursor goes by that key; ANBAN_DATE_NONE for other keys. */
static AnbanDate
find_day (AnbanMonthGrid *self, guint key)
{
  switch (key) {
  case GDK_KEY_Left:
    return self->day - 1;
  case GDK_KEY_Right:
    return self->day + 1;
  case GDK_KEY_Up:
    return self->day - 7;
  case GDK_KEY_Down:
    return self->day + 7;
  case GDK_KEY_Page_Up:
    return anban_date_add_months (self->day, -1);
  case GDK_KEY_Page_Down:
    return anban_date_add_months (self->day, 1);
  case GDK_KEY_Home:
    return self->day - (anban_date_get_weekday (self->day) - 1);
  case GDK_KEY_End:
    return self->day + (7 - anban_date_get_weekday (self->day));
  case GDK_KEY_t:
    return anban_store_get_today (self->store);
  default:
    return ANBAN_DATE_NONE;
  }
}

static void
activate_day (AnbanMonthGrid *self)
{
  guint n;

  anban_drill_days_list (self->days, self->day, &n);
  g_signal_emit_by_name (self, n > 0 ? "list-requested" : "new-requested", self->day);
}

static void
activate_chip (AnbanMonthGrid *self, AnbanDrillChip *chip)
{
  if (anban_drill_chip_is_more (chip))
    g_signal_emit_by_name (self, "list-requested", self->day);
  else
    g_signal_emit_by_name (self, "drill-activated", anban_drill_chip_get_id (chip));
}

/* A day or a week, by the arrows. */
static gboolean
shift_chosen (AnbanMonthGrid *self, guint key)
{
  int days = key == GDK_KEY_Left    ? -1
             : key == GDK_KEY_Right ? 1
             : key == GDK_KEY_Up    ? -7
             : key == GDK_KEY_Down  ? 7
                                    : 0;

  if (days == 0 || self->chosen == 0)
    return GDK_EVENT_PROPAGATE;
  g_signal_emit_by_name (self, "shift-requested", self->chosen, days);
  return GDK_EVENT_STOP;
}

static gboolean
plain_pressed (AnbanMonthGrid *self, AnbanDrillChip *chip, guint key)
{
  AnbanDate day = find_day (self, key);

  if (day != ANBAN_DATE_NONE) {
    anban_month_grid_go_to (self, day);
    return GDK_EVENT_STOP;
  }
  if (key == GDK_KEY_Return || key == GDK_KEY_space) {
    if (chip != NULL)
      activate_chip (self, chip);
    else
      activate_day (self);
    return GDK_EVENT_STOP;
  }
  if (key == GDK_KEY_Escape && chip != NULL) {
    anban_month_grid_choose (self, 0, TRUE);
    return GDK_EVENT_STOP;
  }
  return GDK_EVENT_PROPAGATE;
}

static gboolean
key_pressed_cb (
    GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, AnbanMonthGrid *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GdkModifierType held = state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK | GDK_SUPER_MASK);
  AnbanDrillChip *chip = ANBAN_IS_DRILL_CHIP (focus) ? ANBAN_DRILL_CHIP (focus) : NULL;

  if (self->days == NULL || (chip == NULL && !ANBAN_IS_DAY_CELL (focus)))
    return GDK_EVENT_PROPAGATE;
  key = plain_key (key);
  if (held == GDK_CONTROL_MASK)
    return shift_chosen (self, key);
  return held == 0 ? plain_pressed (self, chip, key) : GDK_EVENT_PROPAGATE;
}

/* Tab from chip to chip chooses it. */
void
anban_month_grid_follow_focus (AnbanMonthGrid *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return;
  if (ANBAN_IS_DRILL_CHIP (focus) && anban_drill_chip_get_id (ANBAN_DRILL_CHIP (focus)) != 0)
    anban_month_grid_choose (self, anban_drill_chip_get_id (ANBAN_DRILL_CHIP (focus)), FALSE);
}

/* --- the pointer --- */

static GtkWidget *
pick (AnbanMonthGrid *self, double x, double y, GType type)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  return widget != NULL ? gtk_widget_get_ancestor (widget, type) : NULL;
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, AnbanMonthGrid *self)
{
  GtkWidget *cell = pick (self, x, y, ANBAN_TYPE_DAY_CELL), *chip = pick (self, x, y, ANBAN_TYPE_DRILL_CHIP);
  gint64 id = chip != NULL ? anban_drill_chip_get_id (ANBAN_DRILL_CHIP (chip)) : 0;
  AnbanDate day;

  if (cell == NULL || self->days == NULL)
    return;
  day = anban_day_cell_get_day (ANBAN_DAY_CELL (cell));
  /* a day of a month beside stays where it is under the pointer until it is pressed twice */
  if (day != self->day && anban_month_grid_find_cell (self, day) != NULL) {
    self->day = day;
    anban_month_grid_choose (self, id, TRUE);
    g_signal_emit_by_name (self, "day-changed");
  } else {
    anban_month_grid_choose (self, id, TRUE);
  }
  if (chip != NULL && anban_drill_chip_is_more (ANBAN_DRILL_CHIP (chip)))
    g_signal_emit_by_name (self, "list-requested", day);
  else if (n_press == 2 && id != 0)
    g_signal_emit_by_name (self, "drill-activated", id);
  else if (n_press == 2)
    g_signal_emit_by_name (self, "new-requested", day);
}

/* --- dragging --- */

static void
set_target (AnbanMonthGrid *self, AnbanDayCell *cell)
{
  if (self->target == cell)
    return;
  if (self->target != NULL)
    anban_day_cell_set_takes (self->target, FALSE);
  self->target = cell;
  if (cell != NULL)
    anban_day_cell_set_takes (cell, TRUE);
}

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source, double x, double y, AnbanMonthGrid *self)
{
  GtkWidget *chip = pick (self, x, y, ANBAN_TYPE_DRILL_CHIP);
  gint64 id = chip != NULL ? anban_drill_chip_get_id (ANBAN_DRILL_CHIP (chip)) : 0;
  const AnbanDrillEntry *entry = id != 0 ? anban_drill_days_find (self->days, id) : NULL;
  g_autoptr (GdkPaintable) icon = NULL;
  graphene_rect_t bounds;

  if (entry == NULL || anban_store_is_read_only (self->store) ||
      !gtk_widget_compute_bounds (chip, GTK_WIDGET (self), &bounds))
    return NULL;
  g_clear_object (&self->dragged);
  self->dragged = anban_store_get (self->store, &anban_drill_register, id, NULL);
  if (self->dragged == NULL)
    return NULL;
  icon = gtk_widget_paintable_new (chip);
  gtk_drag_source_set_icon (source, icon, (int)(x - bounds.origin.x), (int)(y - bounds.origin.y));
  return gdk_content_provider_new_typed (ANBAN_TYPE_RECORD, self->dragged);
}

static void
drag_end_cb (GtkDragSource *source, GdkDrag *drag, gboolean delete_data, AnbanMonthGrid *self)
{
  g_clear_object (&self->dragged);
  set_target (self, NULL);
}

static GdkDragAction
drop_motion_cb (GtkDropTarget *target, double x, double y, AnbanMonthGrid *self)
{
  GtkWidget *cell = pick (self, x, y, ANBAN_TYPE_DAY_CELL);

  set_target (self, cell != NULL ? ANBAN_DAY_CELL (cell) : NULL);
  return cell != NULL ? GDK_ACTION_MOVE : 0;
}

static void
drop_leave_cb (GtkDropTarget *target, AnbanMonthGrid *self)
{
  set_target (self, NULL);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, AnbanMonthGrid *self)
{
  GtkWidget *cell = pick (self, x, y, ANBAN_TYPE_DAY_CELL);
  AnbanRecord *drill = g_value_get_object (value);

  set_target (self, NULL);
  if (cell == NULL || drill == NULL || anban_record_get_register (drill) != &anban_drill_register)
    return FALSE;
  g_signal_emit_by_name (self, "dropped", drill, anban_day_cell_get_day (ANBAN_DAY_CELL (cell)));
  return TRUE;
}

static void
init_dragging (AnbanMonthGrid *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (ANBAN_TYPE_RECORD, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (drag_prepare_cb), self);
  g_signal_connect (source, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  g_signal_connect (target, "enter", G_CALLBACK (drop_motion_cb), self);
  g_signal_connect (target, "motion", G_CALLBACK (drop_motion_cb), self);
  g_signal_connect (target, "leave", G_CALLBACK (drop_leave_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

void
anban_month_grid_init_moves (AnbanMonthGrid *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  init_dragging (self);
}

void
anban_month_grid_dispose_moves (AnbanMonthGrid *self)
{
  g_clear_object (&self->dragged);
  self->target = NULL;
}
