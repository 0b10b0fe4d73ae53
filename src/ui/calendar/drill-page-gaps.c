/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The gaps in the view of drills: the page, the list beside the month whose lines are dragged onto days, and the
 * automatic plan. One reader serves them, and reads only while one of them is looked at.
 */
#include "ui/calendar/drill-page-private.h"

#include "registers/drill.h"
#include "ui/calendar/drill-moves.h"
#include "ui/calendar/schedule-dialog.h"
#include "ui/notice.h"

#include <glib/gi18n-lib.h>

#define SIDE_WIDTH 250

static int
get_year (AnbanDrillPage *self)
{
  int year;

  anban_date_get_ymd (self->day, &year, NULL, NULL);
  return year;
}

static gboolean
shows_side (AnbanDrillPage *self)
{
  return anban_drill_page_shows_calendar (self) && gtk_widget_get_visible (self->side);
}

gboolean
anban_drill_page_shows_gaps (AnbanDrillPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "gaps") == 0;
}

void
anban_drill_page_update_gaps (AnbanDrillPage *self)
{
  gboolean watched = anban_drill_page_shows_gaps (self) || shows_side (self);

  anban_gap_reader_set_watched (self->reader, watched);
  if (anban_drill_page_shows_gaps (self))
    anban_gap_page_set_year (self->gaps, get_year (self));
  else if (watched)
    anban_gap_reader_read (self->reader, get_year (self));
}

/* --- planning one --- */

static void
open_planned (AnbanDrillPage *self, gint64 id, AnbanDate day)
{
  self->day = day;
  anban_drill_page_reload (self);
  anban_drill_page_choose (self, id, FALSE);
  if (self->current != NULL)
    g_signal_emit_by_name (self, "record-activated", self->current);
}

static void
plan_cb (AnbanDrillPage *self, gpointer duty)
{
  AnbanDate day;
  g_autoptr (AnbanRecord) drill = anban_gap_reader_build_drill (self->reader, duty, &day);
  gint64 id;

  if (day == ANBAN_DATE_NONE) {
    anban_notice_toast (GTK_WIDGET (self),
                        _ ("这个周期里没有工作日可排了；要补练，请打开月历旁的“待排”，拖到一天上"));
    return;
  }
  id = anban_drill_plan_on (GTK_WIDGET (self), self->store, drill, day);
  if (id != 0)
    open_planned (self, id, day);
}

static void
requested_cb (AnbanDrillPage *self, const AnbanQuery *query)
{
  g_signal_emit_by_name (self, "query-requested", query);
}

GtkWidget *
anban_drill_page_create_gaps (AnbanDrillPage *self, GtkWidget *switcher)
{
  self->gaps = ANBAN_GAP_PAGE (anban_gap_page_new (self->store, self->reader, switcher));
  g_signal_connect_swapped (self->gaps, "plan-requested", G_CALLBACK (plan_cb), self);
  g_signal_connect_swapped (self->gaps, "query-requested", G_CALLBACK (requested_cb), self);
  return GTK_WIDGET (self->gaps);
}

/* --- beside the month --- */

static void
side_toggled_cb (GtkToggleButton *button, AnbanDrillPage *self)
{
  gtk_widget_set_visible (self->side, gtk_toggle_button_get_active (button));
  anban_drill_page_update_gaps (self);
}

GtkWidget *
anban_drill_page_create_side_button (AnbanDrillPage *self)
{
  self->side_button = gtk_toggle_button_new_with_label (_ ("待排"));
  gtk_widget_set_tooltip_text (self->side_button, _ ("在月历旁列出缺的演练，拖到一天上就计划好"));
  g_signal_connect (self->side_button, "toggled", G_CALLBACK (side_toggled_cb), self);
  return self->side_button;
}

static void
side_loaded_cb (AnbanDrillPage *self)
{
  guint n = anban_gap_list_get_n (self->side_list);
  g_autofree char *text = n > 0 ? g_strdup_printf (_ ("%d年还缺 %u 项，拖到一天上："), get_year (self), n)
                                : g_strdup_printf (_ ("%d年没有缺口。"), get_year (self));

  gtk_label_set_text (GTK_LABEL (self->side_title), text);
}

GtkWidget *
anban_drill_page_create_side (AnbanDrillPage *self)
{
  self->side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->side, "gap-side");
  gtk_widget_set_size_request (self->side, SIDE_WIDTH, -1);
  gtk_widget_set_hexpand (self->side, FALSE);
  gtk_widget_set_visible (self->side, FALSE);
  self->side_title = gtk_label_new (_ ("正在算…"));
  gtk_label_set_xalign (GTK_LABEL (self->side_title), 0);
  gtk_label_set_wrap (GTK_LABEL (self->side_title), TRUE);
  gtk_widget_add_css_class (self->side_title, "caption");
  self->side_list =
      ANBAN_GAP_LIST (anban_gap_list_new (self->reader, TRUE, !anban_store_is_read_only (self->store)));
  gtk_widget_set_vexpand (GTK_WIDGET (self->side_list), TRUE);
  g_signal_connect_swapped (self->side_list, "plan-requested", G_CALLBACK (plan_cb), self);
  gtk_box_append (GTK_BOX (self->side), self->side_title);
  gtk_box_append (GTK_BOX (self->side), GTK_WIDGET (self->side_list));
  g_signal_connect_object (self->reader, "loaded", G_CALLBACK (side_loaded_cb), self, G_CONNECT_SWAPPED);
  return self->side;
}

/* --- the automatic plan --- */

static void
accepted_cb (AnbanDrillPage *self, guint n)
{
  g_autofree char *text = g_strdup_printf (_ ("已计划 %u 次演练"), n);

  anban_notice_toast_with_undo (GTK_WIDGET (self), text);
}

static void
schedule_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnbanDrillPage *self = ANBAN_DRILL_PAGE (widget);
  GtkWidget *dialog;

  if (anban_store_is_read_only (self->store)) {
    anban_notice_toast (widget, _ ("文件是只读的，不能改计划"));
    return;
  }
  dialog =
      anban_schedule_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->store, get_year (self));
  g_signal_connect_object (dialog, "accepted", G_CALLBACK (accepted_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
anban_drill_page_class_add_gap_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "drills.schedule", NULL, schedule_cb);
}
