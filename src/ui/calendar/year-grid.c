/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/calendar/year-grid.h"

#include "ui/calendar/small-month.h"

#include <glib/gi18n-lib.h>

#define MOST_COLUMNS 4

struct _AnbanYearGrid {
  GtkWidget parent_instance;
  GtkWidget *scroller;
  AnbanSmallMonth *months[12];
};

enum {
  SIGNAL_DAY_REQUESTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnbanYearGrid, anban_year_grid, GTK_TYPE_WIDGET)

static void
day_requested_cb (AnbanYearGrid *self, int day)
{
  g_signal_emit (self, signals[SIGNAL_DAY_REQUESTED], 0, day);
}

static void
anban_year_grid_dispose (GObject *object)
{
  g_clear_pointer (&ANBAN_YEAR_GRID (object)->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (anban_year_grid_parent_class)->dispose (object);
}

static void
anban_year_grid_class_init (AnbanYearGridClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anban_year_grid_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "yeargrid");
  signals[SIGNAL_DAY_REQUESTED] = g_signal_new ("day-requested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                                0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
anban_year_grid_init (AnbanYearGrid *self)
{
  GtkWidget *flow = gtk_flow_box_new ();

  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (flow), 1);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), MOST_COLUMNS);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (flow), TRUE);
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_widget_set_valign (flow, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (flow), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("演练年历"), -1);
  for (guint i = 0; i < 12; i++) {
    GtkWidget *month = anban_small_month_new (), *child = gtk_flow_box_child_new ();

    /* the month takes the focus, not the place that it stands in */
    gtk_widget_set_focusable (child, FALSE);
    gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), month);
    gtk_flow_box_append (GTK_FLOW_BOX (flow), child);
    self->months[i] = ANBAN_SMALL_MONTH (month);
    g_signal_connect_swapped (month, "day-requested", G_CALLBACK (day_requested_cb), self);
  }
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), flow);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
anban_year_grid_new (void)
{
  return g_object_new (ANBAN_TYPE_YEAR_GRID, NULL);
}

void
anban_year_grid_show (AnbanYearGrid *self, AnbanDrillDays *days, AnbanDate day, AnbanDate today)
{
  int year;

  anban_date_get_ymd (day, &year, NULL, NULL);
  for (int i = 0; i < 12; i++) {
    anban_small_month_show (self->months[i], days, year, i + 1, today);
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (self->months[i]))),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    anban_small_month_get_name (self->months[i]), -1);
  }
}
