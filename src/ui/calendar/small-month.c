/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/calendar/small-month.h"

#include <glib/gi18n-lib.h>

#define LEAST_WIDTH 196
#define ROWS        6
#define ROW_GAP     1
#define MOST_HEAT   5 /* drills of a day that are coloured no stronger */

struct _AnbanSmallMonth {
  GtkWidget parent_instance;

  AnbanDrillDays *days;
  AnbanDate first, last, today;
  int month;
  char *name;
};

enum {
  SIGNAL_DAY_REQUESTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnbanSmallMonth, anban_small_month, GTK_TYPE_WIDGET)

/* --- where the days are --- */

static int
measure_line (GtkWidget *widget)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, "31 月");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

static void
get_place (AnbanSmallMonth *self, AnbanDate day, graphene_rect_t *place)
{
  int line = measure_line (GTK_WIDGET (self)), head = line + 6, row_height = line + ROW_GAP;
  int cell = (day - self->first) + anban_date_get_weekday (self->first) - 1;
  float width = (float)gtk_widget_get_width (GTK_WIDGET (self)) / 7;

  graphene_rect_init (place, width * (float)(cell % 7), (float)(head + cell / 7 * row_height), width,
                      (float)row_height);
}

static AnbanDate
find_day (AnbanSmallMonth *self, double x, double y)
{
  for (AnbanDate day = self->first; self->days != NULL && day <= self->last; day++) {
    graphene_rect_t place;

    get_place (self, day, &place);
    if (graphene_rect_contains_point (&place, &GRAPHENE_POINT_INIT ((float)x, (float)y)))
      return day;
  }
  return ANBAN_DATE_NONE;
}

/* --- drawing --- */

static void
draw_text (AnbanSmallMonth *self,
           GtkSnapshot *snapshot,
           const char *text,
           const graphene_rect_t *place,
           float align,
           PangoWeight weight,
           double scale,
           const GdkRGBA *color)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  PangoAttrList *attributes = pango_attr_list_new ();
  int width, height;

  pango_attr_list_insert (attributes, pango_attr_weight_new (weight));
  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (place->origin.x + (place->size.width - (float)width) * align,
                                                place->origin.y + (place->size.height - (float)height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
find_color (AnbanSmallMonth *self, const char *name, GdkRGBA *color)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));

  if (!gtk_style_context_lookup_color (context, name, color))
    gtk_style_context_get_color (context, color);
}

static void
draw_heat (AnbanSmallMonth *self,
           GtkSnapshot *snapshot,
           const graphene_rect_t *place,
           const AnbanDrillCounts *counts)
{
  GskRoundedRect shape;
  GdkRGBA heat, missed;

  if (counts->all == 0)
    return;
  find_color (self, "accent_bg_color", &heat);
  find_color (self, "error_color", &missed);
  heat.alpha = 0.14F + 0.1F * (float)MIN (counts->all, MOST_HEAT);
  gsk_rounded_rect_init_from_rect (&shape,
                                   &GRAPHENE_RECT_INIT (place->origin.x + 1, place->origin.y + 1,
                                                        place->size.width - 2, place->size.height - 2),
                                   5);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, &heat, &shape.bounds);
  gtk_snapshot_pop (snapshot);
  if (counts->by_light[ANBAN_EVENT_LIGHT_MISSED] > 0)
    gtk_snapshot_append_border (snapshot, &shape, (const float[4]){1.5F, 1.5F, 1.5F, 1.5F},
                                (const GdkRGBA[4]){missed, missed, missed, missed});
}

static void
draw_day (AnbanSmallMonth *self, GtkSnapshot *snapshot, AnbanDate day, const GdkRGBA *color)
{
  graphene_rect_t place, left, right;
  AnbanDrillCounts counts;
  GdkRGBA dim = *color, accent;
  char number[16], count[16];

  dim.alpha *= 0.5F;
  get_place (self, day, &place);
  anban_drill_days_count (self->days, day, day, &counts);
  draw_heat (self, snapshot, &place, &counts);
  g_snprintf (number, sizeof number, "%d", day - self->first + 1);
  g_snprintf (count, sizeof count, "%u", counts.all);
  find_color (self, "accent_color", &accent);
  if (counts.all == 0) {
    draw_text (self, snapshot, number, &place, 0.5F,
               day == self->today ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL, PANGO_SCALE_SMALL,
               day == self->today                           ? &accent
               : anban_drill_days_is_free (self->days, day) ? &dim
                                                            : color);
    return;
  }
  graphene_rect_init (&left, place.origin.x + 4, place.origin.y, place.size.width / 2, place.size.height);
  graphene_rect_init (&right, place.origin.x, place.origin.y - 3, place.size.width - 4, place.size.height);
  draw_text (self, snapshot, number, &left, 0, day == self->today ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL,
             PANGO_SCALE_SMALL, day == self->today ? &accent : color);
  draw_text (self, snapshot, count, &right, 1, PANGO_WEIGHT_BOLD, PANGO_SCALE_X_SMALL, color);
}

static void
anban_small_month_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AnbanSmallMonth *self = ANBAN_SMALL_MONTH (widget);
  int line = measure_line (widget);
  graphene_rect_t head;
  AnbanDrillCounts counts;
  GdkRGBA color, dim;
  g_autofree char *title = g_strdup_printf (_ ("%d月"), self->month);
  g_autofree char *count = NULL;

  if (self->days == NULL)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  dim = color;
  dim.alpha *= 0.55F;
  anban_drill_days_count (self->days, self->first, self->last, &counts);
  count = counts.all > 0 ? g_strdup_printf (_ ("%u 次"), counts.all) : g_strdup (_ ("没有"));
  graphene_rect_init (&head, 6, 0, (float)gtk_widget_get_width (widget) - 12, (float)line + 4);
  draw_text (self, snapshot, title, &head, 0, PANGO_WEIGHT_BOLD, 1, &color);
  draw_text (self, snapshot, count, &head, 1, PANGO_WEIGHT_NORMAL, 1, counts.all > 0 ? &color : &dim);
  for (AnbanDate day = self->first; day <= self->last; day++)
    draw_day (self, snapshot, day, &color);
}

static void
anban_small_month_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  int line = measure_line (widget);

  *minimum = *natural =
      orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST_WIDTH : line + 6 + ROWS * (line + ROW_GAP);
}

/* --- pointer and keys --- */

static gboolean
query_tooltip_cb (AnbanSmallMonth *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  AnbanDate day = keyboard ? ANBAN_DATE_NONE : find_day (self, x, y);
  g_autofree char *where = NULL;
  g_autofree char *text = NULL;
  AnbanDrillCounts counts;

  if (day == ANBAN_DATE_NONE)
    return FALSE;
  where = anban_drill_days_dup_day (day, self->first);
  anban_drill_days_count (self->days, day, day, &counts);
  text = counts.by_light[ANBAN_EVENT_LIGHT_MISSED] > 0
             ? g_strdup_printf (_ ("%s：%u 次演练，其中逾期 %u"), where, counts.all,
                                counts.by_light[ANBAN_EVENT_LIGHT_MISSED])
             : g_strdup_printf (_ ("%s：%u 次演练"), where, counts.all);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
request (AnbanSmallMonth *self, AnbanDate day)
{
  gboolean here = self->today >= self->first && self->today <= self->last;

  g_signal_emit (self, signals[SIGNAL_DAY_REQUESTED], 0,
                 day != ANBAN_DATE_NONE ? day
                 : here                 ? self->today
                                        : self->first);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, AnbanSmallMonth *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  request (self, find_day (self, x, y));
}

static gboolean
key_pressed_cb (
    GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, AnbanSmallMonth *self)
{
  if (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter && key != GDK_KEY_space)
    return GDK_EVENT_PROPAGATE;
  request (self, ANBAN_DATE_NONE);
  return GDK_EVENT_STOP;
}

/* --- the object --- */

static void
anban_small_month_finalize (GObject *object)
{
  g_clear_object (&ANBAN_SMALL_MONTH (object)->days);
  g_free (ANBAN_SMALL_MONTH (object)->name);
  G_OBJECT_CLASS (anban_small_month_parent_class)->finalize (object);
}

static void
anban_small_month_class_init (AnbanSmallMonthClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = anban_small_month_finalize;
  widget_class->measure = anban_small_month_measure;
  widget_class->snapshot = anban_small_month_snapshot;
  gtk_widget_class_set_css_name (widget_class, "smallmonth");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
  signals[SIGNAL_DAY_REQUESTED] = g_signal_new ("day-requested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                                0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
anban_small_month_init (AnbanSmallMonth *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
anban_small_month_new (void)
{
  return g_object_new (ANBAN_TYPE_SMALL_MONTH, NULL);
}

void
anban_small_month_show (AnbanSmallMonth *self, AnbanDrillDays *days, int year, int month, AnbanDate today)
{
  AnbanDrillCounts counts;

  g_set_object (&self->days, days);
  self->first = anban_date_from_ymd (year, month, 1);
  self->last = anban_date_month_end (year, month);
  self->today = today;
  self->month = month;
  anban_drill_days_count (days, self->first, self->last, &counts);
  g_free (self->name);
  self->name = counts.by_light[ANBAN_EVENT_LIGHT_MISSED] > 0
                   ? g_strdup_printf (_ ("%d月，%u 次演练，逾期 %u"), month, counts.all,
                                      counts.by_light[ANBAN_EVENT_LIGHT_MISSED])
                   : g_strdup_printf (_ ("%d月，%u 次演练"), month, counts.all);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->name, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

const char *
anban_small_month_get_name (AnbanSmallMonth *self)
{
  return self->name;
}
