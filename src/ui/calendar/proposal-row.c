/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/calendar/proposal-row.h"

#include "registers/drill.h"
#include "ui/calendar/drill-days.h"

#include <glib/gi18n-lib.h>

#define DAY_WIDTH 148

/* --- the item --- */

G_DEFINE_FINAL_TYPE (AnbanProposal, anban_proposal, G_TYPE_OBJECT)

static void
anban_proposal_class_init (AnbanProposalClass *klass)
{
}

static void
anban_proposal_init (AnbanProposal *self)
{
}

AnbanProposal *
anban_proposal_new (const AnbanDrillProposal *proposal)
{
  AnbanProposal *self = g_object_new (ANBAN_TYPE_PROPOSAL, NULL);

  self->proposal = proposal;
  self->day = proposal->day;
  self->ticked = proposal->day != ANBAN_DATE_NONE;
  return self;
}

/* --- the widget --- */

struct _AnbanProposalRow {
  GtkWidget parent_instance;
  GtkWidget *tick, *name, *why, *warning, *day, *calendar, *accept;

  const AnbanWorkingDays *days;
  AnbanDate today;
  AnbanProposal *item;
  gboolean filling;
};

enum {
  SIGNAL_CHANGED,
  SIGNAL_ACCEPTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnbanProposalRow, anban_proposal_row, GTK_TYPE_WIDGET)

static void
append (GString *text, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

static char *
dup_why (const AnbanDrillProposal *proposal)
{
  const AnbanChoice *kind =
      anban_field_find_choice (&anban_drill_register.fields[ANBAN_DRILL_KIND], proposal->kind);
  g_autofree char *period = anban_period_dup_name (proposal->period);
  GString *text = g_string_new (NULL);

  append (text, proposal->unit_name);
  append (text, kind != NULL ? _ (kind->label) : NULL);
  append (text, proposal->requirement_name);
  append (text, period);
  append (text, proposal->season);
  return g_string_free (text, FALSE);
}

/* What is wrong with the day; NULL where nothing is. */
static const char *
get_warning (AnbanProposalRow *self)
{
  AnbanDate day = self->item->day;

  if (day == ANBAN_DATE_NONE)
    return _ ("这个周期里没有工作日可排了");
  if (day < self->item->proposal->period.from || day > self->item->proposal->period.to)
    return _ ("不在要求的周期里");
  if (day < self->today)
    return _ ("这一天已经过去");
  return anban_working_days_is_free (self->days, day) ? _ ("这一天不上班") : NULL;
}

static void
show_day (AnbanProposalRow *self)
{
  const char *warning = get_warning (self);
  g_autofree char *day = self->item->day != ANBAN_DATE_NONE
                             ? anban_drill_days_dup_day (self->item->day, self->item->proposal->period.from)
                             : g_strdup (_ ("选一天"));
  g_autofree char *name = g_strdup_printf (_ ("日期：%s"), day);

  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->day), day);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->day), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_visible (self->warning, warning != NULL);
  gtk_widget_set_tooltip_text (self->warning, warning);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->warning), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  warning != NULL ? warning : _ ("没有冲突"), -1);
  gtk_widget_set_sensitive (self->accept, self->item->day != ANBAN_DATE_NONE);
  gtk_widget_set_sensitive (self->tick, self->item->day != ANBAN_DATE_NONE);
}

void
anban_proposal_row_show (AnbanProposalRow *self, AnbanProposal *item)
{
  g_autofree char *why = NULL;

  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  why = dup_why (item->proposal);
  self->filling = TRUE;
  gtk_label_set_text (GTK_LABEL (self->name), item->proposal->name);
  gtk_label_set_text (GTK_LABEL (self->why), why);
  gtk_widget_set_tooltip_text (self->why, why);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->tick), item->ticked);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->tick), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  item->proposal->name, -1);
  show_day (self);
  self->filling = FALSE;
}

AnbanProposal *
anban_proposal_row_get_item (AnbanProposalRow *self)
{
  return self->item;
}

/* --- what is done --- */

static void
ticked_cb (AnbanProposalRow *self)
{
  if (self->filling || self->item == NULL)
    return;
  self->item->ticked = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->tick));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
accept_cb (AnbanProposalRow *self)
{
  g_signal_emit (self, signals[SIGNAL_ACCEPTED], 0);
}

static void
day_selected_cb (GtkCalendar *calendar, AnbanProposalRow *self)
{
  g_autoptr (GDateTime) chosen = gtk_calendar_get_date (calendar);

  if (self->filling || self->item == NULL)
    return;
  self->item->day = anban_date_from_ymd (g_date_time_get_year (chosen), g_date_time_get_month (chosen),
                                         g_date_time_get_day_of_month (chosen));
  self->item->ticked = TRUE;
  gtk_popover_popdown (gtk_menu_button_get_popover (GTK_MENU_BUTTON (self->day)));
  anban_proposal_row_show (self, self->item);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
create_popover (GtkMenuButton *button, gpointer data)
{
  AnbanProposalRow *self = data;
  AnbanDate day = self->item != NULL && self->item->day != ANBAN_DATE_NONE ? self->item->day : self->today;
  GtkWidget *popover = gtk_popover_new (), *calendar = gtk_calendar_new ();
  g_autoptr (GDateTime) shown = NULL;
  int year, month, number;

  anban_date_get_ymd (day, &year, &month, &number);
  shown = g_date_time_new_local (year, month, number, 0, 0, 0);
  gtk_calendar_select_day (GTK_CALENDAR (calendar), shown);
  g_signal_connect (calendar, "day-selected", G_CALLBACK (day_selected_cb), self);
  gtk_popover_set_child (GTK_POPOVER (popover), calendar);
  gtk_menu_button_set_popover (button, popover);
}

/* --- the object --- */

static void
anban_proposal_row_dispose (GObject *object)
{
  AnbanProposalRow *self = ANBAN_PROPOSAL_ROW (object);
  GtkWidget *child;

  self->filling = TRUE;
  g_clear_object (&self->item);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (anban_proposal_row_parent_class)->dispose (object);
}

static void
anban_proposal_row_class_init (AnbanProposalRowClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_proposal_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "proposalrow");
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ACCEPTED] =
      g_signal_new ("accepted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
create_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL) {
    gtk_widget_add_css_class (label, css_class);
    gtk_widget_add_css_class (label, "dim-label");
  }
  return label;
}

static void
anban_proposal_row_init (AnbanProposalRow *self)
{
  GtkWidget *widget = GTK_WIDGET (self), *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (widget)), 8);
  self->tick = gtk_check_button_new ();
  g_signal_connect_swapped (self->tick, "toggled", G_CALLBACK (ticked_cb), self);
  gtk_widget_set_parent (self->tick, widget);
  self->name = create_label (NULL);
  self->why = create_label ("caption");
  gtk_box_append (GTK_BOX (texts), self->name);
  gtk_box_append (GTK_BOX (texts), self->why);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_parent (texts, widget);
  self->warning = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  gtk_widget_add_css_class (self->warning, "warning");
  gtk_widget_set_parent (self->warning, widget);
  self->day = gtk_menu_button_new ();
  gtk_widget_set_size_request (self->day, DAY_WIDTH, -1);
  gtk_widget_set_valign (self->day, GTK_ALIGN_CENTER);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->day), create_popover, self, NULL);
  gtk_widget_set_parent (self->day, widget);
  self->accept = gtk_button_new_with_label (_ ("接受"));
  gtk_widget_set_valign (self->accept, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->accept, _ ("只接受这一次"));
  g_signal_connect_swapped (self->accept, "clicked", G_CALLBACK (accept_cb), self);
  gtk_widget_set_parent (self->accept, widget);
}

GtkWidget *
anban_proposal_row_new (const AnbanWorkingDays *days, AnbanDate today)
{
  AnbanProposalRow *self = g_object_new (ANBAN_TYPE_PROPOSAL_ROW, NULL);

  self->days = days;
  self->today = today;
  return GTK_WIDGET (self);
}
