/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/balance/balance-chart.h"

#include "rules/hazard-balance.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#define LEGEND_HEIGHT 26
#define AXIS_WIDTH    44
#define FOOT_HEIGHT   24
#define TOP           10
#define GAP           0.28 /* of a month's width, between months */

struct _AnbanBalanceChart {
  GtkWidget parent_instance;
  GArray *months; /* AnbanBalanceMonth */
};

G_DEFINE_FINAL_TYPE (AnbanBalanceChart, anban_balance_chart, GTK_TYPE_WIDGET)

typedef enum {
  SERIES_FOUND,
  SERIES_CLOSED,
  SERIES_OPEN,
  SERIES_STOCK,
  N_SERIES
} Series;

static const struct {
  const char *label, *color, *otherwise; /* a named colour of the theme */
  gboolean is_line, is_dashed;
} series[N_SERIES] = {
    [SERIES_FOUND] = {N_ ("新增"), "warning_color", "#c88800", FALSE, FALSE},
    [SERIES_CLOSED] = {N_ ("销号"), "success_color", "#26a269", FALSE, FALSE},
    [SERIES_OPEN] = {N_ ("期末未销号"), "accent_color", "#1c71d8", TRUE, FALSE},
    [SERIES_STOCK] = {N_ ("其中存量"), "error_color", "#c01c28", TRUE, TRUE},
};

/* Where the plot lies, and how numbers become heights. */
typedef struct {
  double left, top, width, height, step, slot;
  gint64 most;
} Plot;

static gint64
get_value (const AnbanBalanceMonth *month, Series which)
{
  switch (which) {
  case SERIES_FOUND:
    return month->found;
  case SERIES_CLOSED:
    return month->closed;
  case SERIES_OPEN:
    return month->open;
  case SERIES_STOCK:
    return month->stock_open;
  case N_SERIES:
    break;
  }
  return 0;
}

static GdkRGBA
get_color (GtkWidget *widget, Series which)
{
  GdkRGBA color;

  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), series[which].color, &color))
    gdk_rgba_parse (&color, series[which].otherwise);
  return color;
}

/* 1, 2 or 5 times a power of ten, so that about five lines lie over each other. */
static double
choose_step (gint64 most)
{
  double rough = (double)MAX (most, 5) / 5, power = pow (10, floor (log10 (rough))), times = rough / power;

  return MAX (1, (times > 5 ? 10 : times > 2 ? 5 : times > 1 ? 2 : 1) * power);
}

static Plot
measure_plot (AnbanBalanceChart *self, double width, double height)
{
  Plot plot = {.left = AXIS_WIDTH, .top = TOP + LEGEND_HEIGHT};

  for (guint i = 0; i < self->months->len; i++)
    for (Series which = 0; which < N_SERIES; which++)
      plot.most = MAX (plot.most, get_value (&g_array_index (self->months, AnbanBalanceMonth, i), which));
  plot.step = choose_step (plot.most);
  plot.most = (gint64)(ceil ((double)MAX (plot.most, 1) / plot.step) * plot.step);
  plot.width = MAX (1, width - plot.left - 8);
  plot.height = MAX (1, height - plot.top - FOOT_HEIGHT);
  plot.slot = plot.width / MAX (self->months->len, 1);
  return plot;
}

static double
get_y (const Plot *plot, gint64 value)
{
  return plot->top + plot->height * (1 - (double)value / (double)plot->most);
}

static void
draw_text (AnbanBalanceChart *self, cairo_t *cr, const char *text, double x, double y, double align)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  PangoAttrList *attributes = pango_attr_list_new ();
  int width, height;

  pango_attr_list_insert (attributes, pango_attr_scale_new (PANGO_SCALE_SMALL));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_get_pixel_size (layout, &width, &height);
  cairo_move_to (cr, x - width * align, y - height / 2.0);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_scale (AnbanBalanceChart *self, cairo_t *cr, const Plot *plot, const GdkRGBA *ink)
{
  GdkRGBA pale = *ink;

  pale.alpha *= 0.15f;
  cairo_set_line_width (cr, 1);
  for (double value = 0; value <= (double)plot->most; value += plot->step) {
    double y = floor (get_y (plot, (gint64)value)) + 0.5;
    g_autofree char *text = g_strdup_printf ("%.0f", value);

    gdk_cairo_set_source_rgba (cr, &pale);
    cairo_move_to (cr, plot->left, y);
    cairo_line_to (cr, plot->left + plot->width, y);
    cairo_stroke (cr);
    gdk_cairo_set_source_rgba (cr, ink);
    draw_text (self, cr, text, plot->left - 6, y, 1);
  }
}

static char *
dup_month_label (const AnbanBalanceMonth *month, gboolean first)
{
  if (month->month == 0)
    return g_strdup_printf ("%d", month->year);
  return first || month->month == 1 ? g_strdup_printf ("%d-%02d", month->year, month->month)
                                    : g_strdup_printf ("%d", month->month);
}

static void
draw_feet (AnbanBalanceChart *self, cairo_t *cr, const Plot *plot, const GdkRGBA *ink)
{
  /* as many as stand beside each other */
  guint every = (guint)MAX (1, ceil (44 / plot->slot));

  gdk_cairo_set_source_rgba (cr, ink);
  for (guint i = 0; i < self->months->len; i++) {
    const AnbanBalanceMonth *month = &g_array_index (self->months, AnbanBalanceMonth, i);
    g_autofree char *text = dup_month_label (month, i == 0);

    if (i % every == 0)
      draw_text (self, cr, text, plot->left + plot->slot * (i + 0.5),
                 plot->top + plot->height + FOOT_HEIGHT / 2.0, 0.5);
  }
}

static void
draw_bars (AnbanBalanceChart *self, cairo_t *cr, const Plot *plot, Series which)
{
  GdkRGBA color = get_color (GTK_WIDGET (self), which);
  double width = plot->slot * (1 - GAP) / 2;

  gdk_cairo_set_source_rgba (cr, &color);
  for (guint i = 0; i < self->months->len; i++) {
    gint64 value = get_value (&g_array_index (self->months, AnbanBalanceMonth, i), which);
    double y = get_y (plot, value);

    cairo_rectangle (cr, plot->left + plot->slot * (i + GAP / 2) + width * which, y, MAX (width - 1, 1),
                     plot->top + plot->height - y);
  }
  cairo_fill (cr);
}

static void
draw_line (AnbanBalanceChart *self, cairo_t *cr, const Plot *plot, Series which)
{
  static const double dashes[] = {5, 4};
  GdkRGBA color = get_color (GTK_WIDGET (self), which);

  gdk_cairo_set_source_rgba (cr, &color);
  cairo_set_line_width (cr, 2);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_dash (cr, dashes, series[which].is_dashed ? G_N_ELEMENTS (dashes) : 0, 0);
  for (guint i = 0; i < self->months->len; i++)
    cairo_line_to (cr, plot->left + plot->slot * (i + 0.5),
                   get_y (plot, get_value (&g_array_index (self->months, AnbanBalanceMonth, i), which)));
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

/* A word beside each colour. */
static void
draw_legend (AnbanBalanceChart *self, cairo_t *cr, const GdkRGBA *ink)
{
  double x = AXIS_WIDTH, y = TOP + LEGEND_HEIGHT / 2.0 - 6;

  for (Series which = 0; which < N_SERIES; which++) {
    g_autoptr (PangoLayout) layout =
        gtk_widget_create_pango_layout (GTK_WIDGET (self), _ (series[which].label));
    GdkRGBA color = get_color (GTK_WIDGET (self), which);
    int width, height;

    gdk_cairo_set_source_rgba (cr, &color);
    cairo_rectangle (cr, x, series[which].is_line ? y - 1 : y - 5, 14, series[which].is_line ? 3 : 10);
    cairo_fill (cr);
    pango_layout_get_pixel_size (layout, &width, &height);
    gdk_cairo_set_source_rgba (cr, ink);
    cairo_move_to (cr, x + 20, y - height / 2.0);
    pango_cairo_show_layout (cr, layout);
    x += 20 + width + 22;
  }
}

static void
anban_balance_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AnbanBalanceChart *self = ANBAN_BALANCE_CHART (widget);
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, (float)width, (float)height);
  Plot plot = measure_plot (self, width, height);
  GdkRGBA ink;
  cairo_t *cr;

  if (self->months->len == 0)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &ink);
  cr = gtk_snapshot_append_cairo (snapshot, &area);
  draw_legend (self, cr, &ink);
  draw_scale (self, cr, &plot, &ink);
  draw_feet (self, cr, &plot, &ink);
  for (Series which = 0; which < N_SERIES; which++)
    if (!series[which].is_line)
      draw_bars (self, cr, &plot, which);
  for (Series which = 0; which < N_SERIES; which++)
    if (series[which].is_line)
      draw_line (self, cr, &plot, which);
  cairo_destroy (cr);
}

static void
anban_balance_chart_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 320 : 220;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 720 : 280;
}

/* What is under the pointer, in numbers. */
static gboolean
query_tooltip_cb (AnbanBalanceChart *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  Plot plot = measure_plot (self, gtk_widget_get_width (GTK_WIDGET (self)),
                            gtk_widget_get_height (GTK_WIDGET (self)));
  int i = (int)floor ((x - plot.left) / plot.slot);
  const AnbanBalanceMonth *month;
  g_autofree char *when = NULL;
  g_autofree char *text = NULL;

  if (keyboard || i < 0 || i >= (int)self->months->len)
    return FALSE;
  month = &g_array_index (self->months, AnbanBalanceMonth, i);
  when = month->month == 0 ? g_strdup_printf ("%d", month->year)
                           : g_strdup_printf ("%d-%02d", month->year, month->month);
  text = g_strdup_printf (
      _ ("%s：新增 %" PRId64 "，销号 %" PRId64 "，期末未销号 %" PRId64 "（存量 %" PRId64 "）"), when,
      month->found, month->closed, month->open, month->stock_open);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
anban_balance_chart_finalize (GObject *object)
{
  g_array_unref (ANBAN_BALANCE_CHART (object)->months);
  G_OBJECT_CLASS (anban_balance_chart_parent_class)->finalize (object);
}

static void
anban_balance_chart_class_init (AnbanBalanceChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = anban_balance_chart_finalize;
  widget_class->snapshot = anban_balance_chart_snapshot;
  widget_class->measure = anban_balance_chart_measure;
  gtk_widget_class_set_css_name (widget_class, "balancechart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
anban_balance_chart_init (AnbanBalanceChart *self)
{
  self->months = g_array_new (FALSE, FALSE, sizeof (AnbanBalanceMonth));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("隐患新增、销号和未销号数量图，数字见下表"), -1);
}

GtkWidget *
anban_balance_chart_new (void)
{
  return g_object_new (ANBAN_TYPE_BALANCE_CHART, NULL);
}

void
anban_balance_chart_set_months (AnbanBalanceChart *self, const GArray *months)
{
  g_array_set_size (self->months, 0);
  g_array_append_vals (self->months, months->data, months->len);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
