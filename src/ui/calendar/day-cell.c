/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/calendar/day-cell.h"

#include "registers/holiday.h"

#include <glib/gi18n-lib.h>

#define MOST_CHIPS 8
#define GAP        2
#define PADDING    3

struct _AnbanDayCell {
  GtkWidget parent_instance;

  AnbanDrillDays *days;
  AnbanDate day, today;
  gboolean other_month;
  gint64 chosen;
  guint n;                                  /* drills of the day */
  guint n_shown;                            /* chips in sight */
  AnbanDrillChip *chips[MOST_CHIPS], *more; /* made when they are needed */
  PangoLayout *number, *mark, *note;        /* made when they are drawn */
  const char *kind_class;
  gboolean current;
};

G_DEFINE_FINAL_TYPE (AnbanDayCell, anban_day_cell, GTK_TYPE_WIDGET)

/* --- what day it is --- */

static char *
dup_number (AnbanDayCell *self)
{
  int month, day;

  anban_date_get_ymd (self->day, NULL, &month, &day);
  return day == 1 ? g_strdup_printf (_ ("%d月%d日"), month, day) : g_strdup_printf ("%d", day);
}

/* 休, 班 or nothing. */
static const char *
get_mark (AnbanDayCell *self)
{
  int kind = anban_drill_days_get_holiday (self->days, self->day, NULL);

  return kind == ANBAN_HOLIDAY_FREE ? _ ("休") : kind == ANBAN_HOLIDAY_WORKED ? _ ("班") : NULL;
}

/* The name of the holiday, what is observed; NULL where it is a day like others. */
static char *
dup_note (AnbanDayCell *self)
{
  const char *observance = anban_drill_days_get_observance (self->days, self->day), *holiday;
  int kind = anban_drill_days_get_holiday (self->days, self->day, &holiday);

  if (kind != ANBAN_HOLIDAY_FREE)
    holiday = NULL;
  if (holiday != NULL && observance != NULL)
    return g_strdup_printf ("%s、%s", holiday, observance);
  return g_strdup (holiday != NULL ? holiday : observance);
}

static void
update_name (AnbanDayCell *self)
{
  g_autofree char *day = anban_drill_days_dup_day (self->day, self->today);
  g_autofree char *note = dup_note (self);
  GString *name = g_string_new (day);
  int kind = anban_drill_days_get_holiday (self->days, self->day, NULL);

  if (self->day == self->today)
    g_string_append_printf (name, "，%s", _ ("今天"));
  if (note != NULL)
    g_string_append_printf (name, "，%s", note);
  if (kind != 0)
    g_string_append_printf (name, "，%s", kind == ANBAN_HOLIDAY_FREE ? _ ("放假") : _ ("调休上班"));
  g_string_append (name, "，");
  if (self->n > 0)
    g_string_append_printf (name, _ ("%u次演练"), self->n);
  else
    g_string_append (name, _ ("没有演练"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str, -1);
  g_string_free (name, TRUE);
}

static void
set_class (AnbanDayCell *self, const char *css_class, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (GTK_WIDGET (self), css_class);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), css_class);
}

static void
drop_layouts (AnbanDayCell *self)
{
  g_clear_object (&self->number);
  g_clear_object (&self->mark);
  g_clear_object (&self->note);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* --- its head --- */

static PangoLayout *
create_layout (AnbanDayCell *self, const char *text, PangoWeight weight, double scale)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_weight_new (weight));
  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  return layout;
}

static void
ensure_layouts (AnbanDayCell *self)
{
  g_autofree char *number = NULL;
  g_autofree char *note = NULL;

  if (self->number != NULL || self->days == NULL)
    return;
  number = dup_number (self);
  note = dup_note (self);
  self->number =
      create_layout (self, number, self->day == self->today ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL, 1);
  if (get_mark (self) != NULL)
    self->mark = create_layout (self, get_mark (self), PANGO_WEIGHT_BOLD, PANGO_SCALE_SMALL);
  if (note != NULL)
    self->note = create_layout (self, note, PANGO_WEIGHT_NORMAL, PANGO_SCALE_SMALL);
}

static int
measure_head (AnbanDayCell *self)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "31日");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height + 2;
}

static void
draw_layout (GtkSnapshot *snapshot, PangoLayout *layout, int x, int head, const GdkRGBA *color)
{
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float)x, (float)(head - height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
find_color (AnbanDayCell *self, const char *name, GdkRGBA *color)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));

  if (!gtk_style_context_lookup_color (context, name, color))
    gtk_style_context_get_color (context, color);
}

static void
fill_rounded (GtkSnapshot *snapshot, int x, int y, int width, int height, const GdkRGBA *color)
{
  GskRoundedRect shape;

  gsk_rounded_rect_init_from_rect (
      &shape, &GRAPHENE_RECT_INIT ((float)x, (float)y, (float)width, (float)height), (float)height / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, color, &shape.bounds);
  gtk_snapshot_pop (snapshot);
}

/* The number; today's stands white in a pill. Returns where it ends. */
static int
draw_number (AnbanDayCell *self, GtkSnapshot *snapshot, int head, const GdkRGBA *color)
{
  GdkRGBA accent, white;
  int width;

  pango_layout_get_pixel_size (self->number, &width, NULL);
  if (self->day != self->today) {
    draw_layout (snapshot, self->number, PADDING + 2, head, color);
    return PADDING + 2 + width;
  }
  find_color (self, "accent_bg_color", &accent);
  find_color (self, "accent_fg_color", &white);
  width = MAX (width + 10, head);
  fill_rounded (snapshot, PADDING - 2, 0, width, head, &accent);
  pango_layout_set_alignment (self->number, PANGO_ALIGN_CENTER);
  pango_layout_set_width (self->number, width * PANGO_SCALE);
  draw_layout (snapshot, self->number, PADDING - 2, head, &white);
  return PADDING - 2 + width;
}

static void
draw_head (AnbanDayCell *self, GtkSnapshot *snapshot)
{
  int head = measure_head (self), end = gtk_widget_get_width (GTK_WIDGET (self)) - PADDING, x, width;
  gboolean worked = anban_drill_days_get_holiday (self->days, self->day, NULL) == ANBAN_HOLIDAY_WORKED;
  GdkRGBA color, tone;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
  x = draw_number (self, snapshot, head, &color) + 6;
  if (self->mark != NULL) {
    GdkRGBA ground;

    find_color (self, worked ? "warning_color" : "success_color", &tone);
    ground = tone;
    ground.alpha *= 0.15F;
    pango_layout_get_pixel_size (self->mark, &width, NULL);
    end -= width + 8;
    fill_rounded (snapshot, end, 1, width + 8, head - 2, &ground);
    draw_layout (snapshot, self->mark, end + 4, head, &tone);
    end -= 4;
  }
  if (self->note == NULL || end - x < 16)
    return;
  find_color (self,
              anban_drill_days_get_observance (self->days, self->day) != NULL ? "accent_color"
                                                                              : "success_color",
              &tone);
  pango_layout_set_width (self->note, (end - x) * PANGO_SCALE);
  draw_layout (snapshot, self->note, x, head, &tone);
}

static void
anban_day_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AnbanDayCell *self = ANBAN_DAY_CELL (widget);

  if (self->days == NULL)
    return;
  ensure_layouts (self);
  if (self->other_month)
    gtk_snapshot_push_opacity (snapshot, 0.5);
  draw_head (self, snapshot);
  for (guint i = 0; i < self->n_shown; i++)
    gtk_widget_snapshot_child (widget, GTK_WIDGET (anban_day_cell_get_chip (self, i)), snapshot);
  if (self->other_month)
    gtk_snapshot_pop (snapshot);
}

/* --- its chips --- */

static guint
count_chips (AnbanDayCell *self)
{
  return MIN (self->n, MOST_CHIPS);
}

/* How many drills have a chip of their own in that height; the rest is told by the last one. */
static void
fit_chips (AnbanDayCell *self, int height, int chip_height)
{
  guint room = (guint)MAX ((height + GAP) / (chip_height + GAP), 1);
  guint whole = self->n <= MIN (room, MOST_CHIPS) ? self->n : MIN (room, MOST_CHIPS) - 1;

  for (guint i = 0; i < count_chips (self); i++)
    gtk_widget_set_child_visible (GTK_WIDGET (self->chips[i]), i < whole);
  if (self->more != NULL)
    gtk_widget_set_child_visible (GTK_WIDGET (self->more), whole < self->n);
  if (whole < self->n)
    anban_drill_chip_set_more (self->more, self->n - whole);
  self->n_shown = whole + (whole < self->n ? 1 : 0);
}

static void
anban_day_cell_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AnbanDayCell *self = ANBAN_DAY_CELL (widget);
  int y = measure_head (self) + GAP, chip_height = 0;

  if (self->n == 0)
    return;
  gtk_widget_measure (GTK_WIDGET (self->chips[0]), GTK_ORIENTATION_VERTICAL, -1, &chip_height, NULL, NULL,
                      NULL);
  fit_chips (self, height - y - PADDING, chip_height);
  for (guint i = 0; i < self->n_shown; i++) {
    GtkWidget *chip = GTK_WIDGET (anban_day_cell_get_chip (self, i));

    gtk_widget_measure (chip, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
    gtk_widget_size_allocate (chip, &(GtkAllocation){PADDING, y, MAX (width - 2 * PADDING, 0), chip_height},
                              -1);
    y += chip_height + GAP;
  }
}

static void
anban_day_cell_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  *minimum = *natural = 0; /* the size is the grid's */
}

static AnbanDrillChip *
add_chip (AnbanDayCell *self)
{
  GtkWidget *chip = anban_drill_chip_new ();

  gtk_widget_set_parent (chip, GTK_WIDGET (self));
  return ANBAN_DRILL_CHIP (chip);
}

static void
fill_chips (AnbanDayCell *self)
{
  const AnbanDrillEntry *const *entries = anban_drill_days_list (self->days, self->day, &self->n);

  for (guint i = 0; i < MOST_CHIPS; i++) {
    if (i < self->n && self->chips[i] == NULL)
      self->chips[i] = add_chip (self);
    if (self->chips[i] == NULL)
      continue;
    gtk_widget_set_visible (GTK_WIDGET (self->chips[i]), i < self->n);
    anban_drill_chip_set_entry (self->chips[i], i < self->n ? entries[i] : NULL, self->day);
  }
  if (self->n > 1 && self->more == NULL) {
    self->more = add_chip (self);
    gtk_widget_set_child_visible (GTK_WIDGET (self->more), FALSE);
  }
  if (self->more != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->more), self->n > 1);
  self->n_shown = 0;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
focus_chips (AnbanDayCell *self, gboolean focusable)
{
  for (guint i = 0; i < MOST_CHIPS; i++)
    if (self->chips[i] != NULL)
      gtk_widget_set_focusable (GTK_WIDGET (self->chips[i]), focusable);
  if (self->more != NULL)
    gtk_widget_set_focusable (GTK_WIDGET (self->more), focusable);
}

static void
mark_chosen (AnbanDayCell *self)
{
  for (guint i = 0; i < count_chips (self); i++)
    anban_drill_chip_set_selected (
        self->chips[i], self->chosen != 0 && anban_drill_chip_get_id (self->chips[i]) == self->chosen);
}

/* --- the object --- */

static void
anban_day_cell_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (anban_day_cell_parent_class)->css_changed (widget, change);
  drop_layouts (ANBAN_DAY_CELL (widget));
}

static void
anban_day_cell_dispose (GObject *object)
{
  AnbanDayCell *self = ANBAN_DAY_CELL (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  memset (self->chips, 0, sizeof (self->chips));
  self->more = NULL;
  self->n = self->n_shown = 0;
  g_clear_object (&self->number);
  g_clear_object (&self->mark);
  g_clear_object (&self->note);
  g_clear_object (&self->days);
  G_OBJECT_CLASS (anban_day_cell_parent_class)->dispose (object);
}

static void
anban_day_cell_class_init (AnbanDayCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_day_cell_dispose;
  widget_class->measure = anban_day_cell_measure;
  widget_class->size_allocate = anban_day_cell_size_allocate;
  widget_class->snapshot = anban_day_cell_snapshot;
  widget_class->css_changed = anban_day_cell_css_changed;
  gtk_widget_class_set_css_name (widget_class, "daycell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
anban_day_cell_init (AnbanDayCell *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
anban_day_cell_new (void)
{
  return g_object_new (ANBAN_TYPE_DAY_CELL, NULL);
}

void
anban_day_cell_show (AnbanDayCell *self, AnbanDrillDays *days, AnbanDate day, int month, AnbanDate today)
{
  int shown;

  g_set_object (&self->days, days);
  self->day = day;
  self->today = today;
  anban_date_get_ymd (day, NULL, &shown, NULL);
  self->other_month = shown != month;
  set_class (self, "today", day == today);
  set_class (self, "free", anban_drill_days_is_free (days, day));
  fill_chips (self);
  focus_chips (self, self->current);
  mark_chosen (self);
  drop_layouts (self);
  update_name (self);
}

AnbanDate
anban_day_cell_get_day (AnbanDayCell *self)
{
  return self->day;
}

void
anban_day_cell_set_current (AnbanDayCell *self, gboolean current)
{
  self->current = current;
  gtk_widget_set_focusable (GTK_WIDGET (self), current);
  focus_chips (self, current);
  if (current)
    gtk_widget_set_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED, FALSE);
  else
    gtk_widget_unset_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, current, -1);
}

void
anban_day_cell_set_chosen (AnbanDayCell *self, gint64 id)
{
  self->chosen = id;
  mark_chosen (self);
}

void
anban_day_cell_set_takes (AnbanDayCell *self, gboolean takes)
{
  set_class (self, "takes", takes);
}

AnbanDrillChip *
anban_day_cell_find_chip (AnbanDayCell *self, gint64 id)
{
  for (guint i = 0; i < count_chips (self); i++)
    if (anban_drill_chip_get_id (self->chips[i]) == id &&
        gtk_widget_get_child_visible (GTK_WIDGET (self->chips[i])))
      return self->chips[i];
  return NULL;
}

guint
anban_day_cell_get_n_chips (AnbanDayCell *self)
{
  return self->n_shown;
}

AnbanDrillChip *
anban_day_cell_get_chip (AnbanDayCell *self, guint position)
{
  if (position >= self->n_shown)
    return NULL;
  return position + 1 == self->n_shown &&
                 gtk_widget_get_child_visible (GTK_WIDGET (self->chips[position])) == FALSE
             ? self->more
             : self->chips[position];
}

void
anban_day_cell_warn (AnbanDayCell *self, GHashTable *warnings)
{
  for (guint i = 0; i < count_chips (self); i++) {
    gint64 id = anban_drill_chip_get_id (self->chips[i]);

    anban_drill_chip_set_warning (self->chips[i], g_hash_table_lookup (warnings, &id));
  }
}
