/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/calendar/month-grid-private.h"

#include <glib/gi18n-lib.h>

#define LEAST_WIDTH  420
#define LEAST_HEIGHT 300

enum {
  SIGNAL_DAY_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnbanMonthGrid, anban_month_grid, GTK_TYPE_WIDGET)

AnbanDate
anban_month_grid_get_first (int year, int month)
{
  AnbanDate first = anban_date_from_ymd (year, month, 1);

  return first - (anban_date_get_weekday (first) - 1);
}

AnbanDate
anban_month_grid_get_last (int year, int month)
{
  AnbanDate last = anban_date_month_end (year, month);

  return last + (7 - anban_date_get_weekday (last));
}

AnbanDayCell *
anban_month_grid_find_cell (AnbanMonthGrid *self, AnbanDate day)
{
  if (self->days == NULL || day < self->first || day >= self->first + 7 * (AnbanDate)self->n_weeks)
    return NULL;
  return self->cells[day - self->first];
}

/* --- layout --- */

static int
measure_names (AnbanMonthGrid *self)
{
  int height;

  gtk_widget_measure (self->names[0], GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  return height;
}

static void
anban_month_grid_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST_WIDTH : LEAST_HEIGHT;
}

static void
anban_month_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AnbanMonthGrid *self = ANBAN_MONTH_GRID (widget);
  int head = measure_names (self), n_weeks = (int)MAX (self->n_weeks, 1);

  for (int i = 0; i < 7; i++) {
    int x = width * i / 7;

    gtk_widget_measure (self->names[i], GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
    gtk_widget_size_allocate (self->names[i], &(GtkAllocation){x, 0, width * (i + 1) / 7 - x, head}, -1);
  }
  for (int i = 0; i < 7 * n_weeks; i++) {
    int column = i % 7, row = i / 7;
    int x = width * column / 7, y = head + (height - head) * row / n_weeks;
    GtkWidget *cell = GTK_WIDGET (self->cells[i]);

    gtk_widget_measure (cell, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
    gtk_widget_size_allocate (cell,
                              &(GtkAllocation){x, y, width * (column + 1) / 7 - x,
                                               head + (height - head) * (row + 1) / n_weeks - y},
                              -1);
  }
  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

/* --- the cursor --- */

void
anban_month_grid_go_to (AnbanMonthGrid *self, AnbanDate day)
{
  if (day == ANBAN_DATE_NONE)
    return;
  anban_month_grid_choose (self, 0, FALSE);
  self->day = day;
  g_signal_emit (self, signals[SIGNAL_DAY_CHANGED], 0);
}

static void
mark_current (AnbanMonthGrid *self)
{
  for (guint i = 0; i < ANBAN_MONTH_CELLS; i++) {
    anban_day_cell_set_current (self->cells[i], self->first + (AnbanDate)i == self->day);
    anban_day_cell_set_chosen (self->cells[i], self->chosen);
  }
}

/* --- the object --- */

static void
anban_month_grid_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (anban_month_grid_parent_class)->root (widget);
  g_signal_connect_swapped (gtk_widget_get_root (widget), "notify::focus-widget",
                            G_CALLBACK (anban_month_grid_follow_focus), widget);
}

static void
anban_month_grid_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_data (gtk_widget_get_root (widget), widget);
  GTK_WIDGET_CLASS (anban_month_grid_parent_class)->unroot (widget);
}

static void
anban_month_grid_dispose (GObject *object)
{
  AnbanMonthGrid *self = ANBAN_MONTH_GRID (object);
  GtkWidget *child;

  anban_month_grid_dispose_moves (self);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->n_weeks = 0;
  g_clear_object (&self->days);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anban_month_grid_parent_class)->dispose (object);
}

static void
add_signals (GType type)
{
  signals[SIGNAL_DAY_CHANGED] =
      g_signal_new ("day-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_signal_new ("drill-chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  g_signal_new ("drill-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_INT64);
  g_signal_new ("new-requested", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  g_signal_new ("list-requested", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  g_signal_new ("shift-requested", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64,
                G_TYPE_INT);
  g_signal_new ("dropped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, ANBAN_TYPE_RECORD,
                G_TYPE_INT);
}

static void
anban_month_grid_class_init (AnbanMonthGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_month_grid_dispose;
  widget_class->measure = anban_month_grid_measure;
  widget_class->size_allocate = anban_month_grid_size_allocate;
  widget_class->root = anban_month_grid_root;
  widget_class->unroot = anban_month_grid_unroot;
  gtk_widget_class_set_css_name (widget_class, "monthgrid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  add_signals (G_TYPE_FROM_CLASS (klass));
}

static void
anban_month_grid_init (AnbanMonthGrid *self)
{
  static const char *const names[] = {N_ ("一"), N_ ("二"), N_ ("三"), N_ ("四"),
                                      N_ ("五"), N_ ("六"), N_ ("日")};

  for (guint i = 0; i < 7; i++) {
    self->names[i] = gtk_label_new (_ (names[i]));
    gtk_widget_add_css_class (self->names[i], "weekday");
    if (i > 4)
      gtk_widget_add_css_class (self->names[i], "free");
    gtk_widget_set_parent (self->names[i], GTK_WIDGET (self));
  }
  for (guint i = 0; i < ANBAN_MONTH_CELLS; i++) {
    self->cells[i] = ANBAN_DAY_CELL (anban_day_cell_new ());
    gtk_widget_set_parent (GTK_WIDGET (self->cells[i]), GTK_WIDGET (self));
    if (i % 7 == 6)
      gtk_widget_add_css_class (GTK_WIDGET (self->cells[i]), "last");
  }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("演练月历"), -1);
  anban_month_grid_init_moves (self);
}

GtkWidget *
anban_month_grid_new (AnbanStore *store)
{
  AnbanMonthGrid *self = g_object_new (ANBAN_TYPE_MONTH_GRID, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

void
anban_month_grid_show (AnbanMonthGrid *self, AnbanDrillDays *days, AnbanDate day)
{
  AnbanDate today = anban_store_get_today (self->store);
  int year;

  anban_date_get_ymd (day, &year, &self->month, NULL);
  g_set_object (&self->days, days);
  self->day = day;
  self->first = anban_month_grid_get_first (year, self->month);
  self->n_weeks = (guint)(anban_month_grid_get_last (year, self->month) - self->first + 1) / 7;
  for (guint i = 0; i < ANBAN_MONTH_CELLS; i++) {
    gboolean shown = i < 7 * self->n_weeks;

    gtk_widget_set_visible (GTK_WIDGET (self->cells[i]), shown);
    if (shown)
      anban_day_cell_show (self->cells[i], days, self->first + (AnbanDate)i, self->month, today);
  }
  mark_current (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

AnbanDate
anban_month_grid_get_day (AnbanMonthGrid *self)
{
  return self->day;
}

gboolean
anban_month_grid_has_focus (AnbanMonthGrid *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == GTK_WIDGET (self) || gtk_widget_is_ancestor (focus, GTK_WIDGET (self)));
}

void
anban_month_grid_grab_day (AnbanMonthGrid *self)
{
  AnbanDayCell *cell = anban_month_grid_find_cell (self, self->day);
  AnbanDrillChip *chip =
      cell != NULL && self->chosen != 0 ? anban_day_cell_find_chip (cell, self->chosen) : NULL;

  if (cell != NULL)
    gtk_widget_grab_focus (chip != NULL ? GTK_WIDGET (chip) : GTK_WIDGET (cell));
}

void
anban_month_grid_choose (AnbanMonthGrid *self, gint64 id, gboolean focus)
{
  gboolean other = self->chosen != id;

  self->chosen = id;
  mark_current (self);
  if (other)
    g_signal_emit_by_name (self, "drill-chosen", id);
  if (focus)
    anban_month_grid_grab_day (self);
}

static void
popover_closed_cb (AnbanMonthGrid *self)
{
  anban_month_grid_grab_day (self);
}

void
anban_month_grid_popup (AnbanMonthGrid *self, AnbanDate day, GtkWidget *content)
{
  AnbanDayCell *cell = anban_month_grid_find_cell (self, day);
  graphene_rect_t bounds;

  if (content == NULL || cell == NULL) {
    if (self->popover != NULL)
      gtk_popover_popdown (GTK_POPOVER (self->popover));
    return;
  }
  if (self->popover == NULL) {
    self->popover = gtk_popover_new ();
    gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
    gtk_widget_add_css_class (self->popover, "day-list");
    g_signal_connect_swapped (self->popover, "closed", G_CALLBACK (popover_closed_cb), self);
  }
  gtk_popover_set_child (GTK_POPOVER (self->popover), content);
  if (gtk_widget_compute_bounds (GTK_WIDGET (cell), GTK_WIDGET (self), &bounds))
    gtk_popover_set_pointing_to (
        GTK_POPOVER (self->popover),
        &(GdkRectangle){(int)bounds.origin.x, (int)bounds.origin.y, (int)bounds.size.width, 24});
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

void
anban_month_grid_warn (AnbanMonthGrid *self, GHashTable *warnings)
{
  for (guint i = 0; i < 7 * self->n_weeks; i++)
    anban_day_cell_warn (self->cells[i], warnings);
}
