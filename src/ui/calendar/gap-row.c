/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/calendar/gap-row.h"

#include <glib/gi18n-lib.h>

#define PERIOD_WIDTH  112
#define FIGURE_WIDTH  56
#define MISSING_WIDTH 84
#define BUTTON_WIDTH  72

/* --- the line --- */

G_DEFINE_FINAL_TYPE (AnbanGapRow, anban_gap_row, G_TYPE_OBJECT)

static void
anban_gap_row_class_init (AnbanGapRowClass *klass)
{
}

static void
anban_gap_row_init (AnbanGapRow *self)
{
}

AnbanGapRow *
anban_gap_row_new (const AnbanDuty *duty, gboolean heading, const AnbanDutyFigures *figures)
{
  AnbanGapRow *self = g_object_new (ANBAN_TYPE_GAP_ROW, NULL);

  self->duty = duty;
  self->heading = heading;
  self->figures = *figures;
  return self;
}

/* --- its widget --- */

struct _AnbanGapCell {
  GtkWidget parent_instance;
  GtkWidget *name, *source, *period, *due, *done, *planned, *missing, *missing_image, *missing_label, *button;

  gboolean narrow;
  AnbanGapRow *row;
  const char *tone;
};

enum {
  SIGNAL_PLAN_CLICKED,
  SIGNAL_DONE_CLICKED,
  SIGNAL_PLANNED_CLICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnbanGapCell, anban_gap_cell, GTK_TYPE_WIDGET)

/* “缺 1”, “逾期 1”, “已安排” or “已完成”: a word with its icon and tone. */
static const char *
describe_missing (const AnbanDutyFigures *figures, const char **icon_name, const char **tone, char **text)
{
  *icon_name = figures->late > 0      ? "dialog-error-symbolic"
               : figures->missing > 0 ? "dialog-warning-symbolic"
                                      : "object-select-symbolic";
  *tone = figures->late > 0 ? "error" : figures->missing > 0 ? "warning" : "success";
  if (figures->late > 0)
    *text = g_strdup_printf (_ ("逾期缺 %d"), figures->late);
  else if (figures->missing > 0)
    *text = g_strdup_printf (_ ("缺 %d"), figures->missing);
  else
    *text = g_strdup (figures->done >= figures->due ? _ ("已完成") : _ ("已安排"));
  return *text;
}

static void
show_figure (GtkWidget *button, int figure)
{
  char text[16];

  g_snprintf (text, sizeof text, "%d", figure);
  gtk_button_set_label (GTK_BUTTON (button), text);
  gtk_widget_set_sensitive (button, figure > 0);
}

static void
show_missing (AnbanGapCell *self)
{
  const char *icon_name, *tone;
  g_autofree char *text = NULL;

  describe_missing (&self->row->figures, &icon_name, &tone, &text);
  if (self->tone != NULL)
    gtk_widget_remove_css_class (self->missing, self->tone);
  gtk_widget_add_css_class (self->missing, tone);
  self->tone = tone;
  gtk_image_set_from_icon_name (GTK_IMAGE (self->missing_image), icon_name);
  gtk_label_set_text (GTK_LABEL (self->missing_label), text);
}

static void
show_heading (AnbanGapCell *self)
{
  gtk_label_set_text (GTK_LABEL (self->name), self->row->duty->unit->name);
  gtk_label_set_text (GTK_LABEL (self->source), "");
}

static void
show_duty (AnbanGapCell *self)
{
  const AnbanDuty *duty = self->row->duty;
  g_autofree char *frequency = anban_duty_rule_dup_frequency (duty->rule);
  g_autofree char *source = anban_duty_rule_dup_source (duty->rule);
  g_autofree char *period = anban_period_dup_name (duty->period);
  g_autofree char *below = self->narrow ? g_strdup_printf ("%s · %s", period, frequency)
                                        : g_strdup_printf ("%s · %s", frequency, source);

  gtk_label_set_text (GTK_LABEL (self->name), duty->rule->name);
  gtk_label_set_text (GTK_LABEL (self->source), below);
  gtk_widget_set_tooltip_text (self->source, source);
  gtk_label_set_text (GTK_LABEL (self->period), period);
}

static void
update_name (AnbanGapCell *self)
{
  const char *icon_name, *tone;
  g_autofree char *missing = NULL;
  g_autofree char *name = NULL;

  describe_missing (&self->row->figures, &icon_name, &tone, &missing);
  name = g_strdup_printf ("%s，%s，%s，%s", self->row->duty->unit->name,
                          gtk_label_get_text (GTK_LABEL (self->name)),
                          gtk_label_get_text (GTK_LABEL (self->source)), missing);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
anban_gap_cell_show (AnbanGapCell *self, AnbanGapRow *row)
{
  gboolean heading;

  g_set_object (&self->row, row);
  if (row == NULL)
    return;
  heading = row->heading;
  if (heading)
    show_heading (self);
  else
    show_duty (self);
  if (heading)
    gtk_widget_add_css_class (self->name, "heading");
  else
    gtk_widget_remove_css_class (self->name, "heading");
  gtk_widget_set_visible (self->source, !heading);
  gtk_widget_set_visible (self->period, !heading && !self->narrow);
  gtk_widget_set_visible (self->due, !heading && !self->narrow);
  gtk_widget_set_visible (self->done, !heading && !self->narrow);
  gtk_widget_set_visible (self->planned, !heading && !self->narrow);
  if (!heading && !self->narrow) {
    char due[16];

    g_snprintf (due, sizeof due, "%d", row->figures.due);
    gtk_label_set_text (GTK_LABEL (self->due), due);
    show_figure (self->done, row->figures.done);
    show_figure (self->planned, row->figures.planned);
  }
  if (self->button != NULL) {
    gtk_widget_set_opacity (self->button, !heading && row->figures.missing > 0 ? 1 : 0);
    gtk_widget_set_sensitive (self->button, !heading && row->figures.missing > 0);
  }
  show_missing (self);
  update_name (self);
}

AnbanGapRow *
anban_gap_cell_get_row (AnbanGapCell *self)
{
  return self->row;
}

/* --- construction --- */

static GtkWidget *
create_label (const char *css_class, int width, float align)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), align);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_size_request (label, width, -1);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
plan_clicked_cb (AnbanGapCell *self)
{
  g_signal_emit (self, signals[SIGNAL_PLAN_CLICKED], 0);
}

static void
done_clicked_cb (AnbanGapCell *self)
{
  g_signal_emit (self, signals[SIGNAL_DONE_CLICKED], 0);
}

static void
planned_clicked_cb (AnbanGapCell *self)
{
  g_signal_emit (self, signals[SIGNAL_PLANNED_CLICKED], 0);
}

static GtkWidget *
create_figure (AnbanGapCell *self, const char *name, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label ("0");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "numeric");
  gtk_widget_set_size_request (button, FIGURE_WIDTH, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_focusable (button, FALSE);
  gtk_widget_set_tooltip_text (button, _ ("打开台账"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

static void
anban_gap_cell_dispose (GObject *object)
{
  AnbanGapCell *self = ANBAN_GAP_CELL (object);
  GtkWidget *child;

  g_clear_object (&self->row);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (anban_gap_cell_parent_class)->dispose (object);
}

static void
anban_gap_cell_class_init (AnbanGapCellClass *klass)
{
  static const char *const names[N_SIGNALS] = {"plan-clicked", "done-clicked", "planned-clicked"};

  G_OBJECT_CLASS (klass)->dispose = anban_gap_cell_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "gapcell");
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);
}

static void
anban_gap_cell_init (AnbanGapCell *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 8);
}

static GtkWidget *
create_texts (AnbanGapCell *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  self->name = create_label (NULL, -1, 0);
  self->source = create_label ("caption", -1, 0);
  gtk_widget_add_css_class (self->source, "dim-label");
  gtk_box_append (GTK_BOX (texts), self->name);
  gtk_box_append (GTK_BOX (texts), self->source);
  gtk_widget_set_hexpand (texts, TRUE);
  return texts;
}

static GtkWidget *
create_missing (AnbanGapCell *self)
{
  self->missing = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  self->missing_image =
      g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->missing_label = gtk_label_new (NULL);
  gtk_box_append (GTK_BOX (self->missing), self->missing_image);
  gtk_box_append (GTK_BOX (self->missing), self->missing_label);
  gtk_widget_set_size_request (self->missing, MISSING_WIDTH, -1);
  return self->missing;
}

GtkWidget *
anban_gap_cell_new (gboolean narrow, gboolean writable)
{
  AnbanGapCell *self = g_object_new (ANBAN_TYPE_GAP_CELL, NULL);
  GtkWidget *widget = GTK_WIDGET (self);

  self->narrow = narrow;
  gtk_widget_set_parent (create_texts (self), widget);
  self->period = create_label (NULL, PERIOD_WIDTH, 0);
  gtk_widget_set_parent (self->period, widget);
  self->due = create_label ("numeric", FIGURE_WIDTH, 0.5F);
  gtk_widget_set_parent (self->due, widget);
  self->done = create_figure (self, _ ("已开展的"), G_CALLBACK (done_clicked_cb));
  gtk_widget_set_parent (self->done, widget);
  self->planned = create_figure (self, _ ("已计划的"), G_CALLBACK (planned_clicked_cb));
  gtk_widget_set_parent (self->planned, widget);
  gtk_widget_set_parent (create_missing (self), widget);
  if (writable && !narrow) {
    self->button = gtk_button_new_with_label (_ ("计划…"));
    gtk_widget_set_size_request (self->button, BUTTON_WIDTH, -1);
    gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
    gtk_widget_set_focusable (self->button, FALSE);
    gtk_widget_set_tooltip_text (self->button, _ ("找一个合适的日子计划它 (Enter 或 P)"));
    g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (plan_clicked_cb), self);
    gtk_widget_set_parent (self->button, widget);
  }
  return widget;
}

GtkWidget *
anban_gap_cell_create_titles (void)
{
  static const struct {
    const char *title;
    int width;
  } columns[] = {{N_ ("单位、要求和出处"), -1},
                 {N_ ("周期"), PERIOD_WIDTH},
                 {N_ ("应开展"), FIGURE_WIDTH},
                 {N_ ("已开展"), FIGURE_WIDTH},
                 {N_ ("已计划"), FIGURE_WIDTH},
                 {N_ ("缺口"), MISSING_WIDTH},
                 {"", BUTTON_WIDTH}};
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_widget_add_css_class (box, "gap-titles");
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++) {
    GtkWidget *label = create_label ("caption-heading", columns[i].width, i >= 2 && i <= 4 ? 0.5F : 0);

    gtk_label_set_text (GTK_LABEL (label), *columns[i].title != '\0' ? _ (columns[i].title) : "");
    gtk_widget_set_hexpand (label, i == 0);
    gtk_box_append (GTK_BOX (box), label);
  }
  return box;
}
