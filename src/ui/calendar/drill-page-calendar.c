/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Month, year and agenda of the drills: one day is the cursor of all three, one reading of the drills around its year is
 * shown by all three.
 */
#include "ui/calendar/drill-page-private.h"

#include "registers/drill.h"
#include "registers/holiday.h"
#include "registers/observance.h"
#include "ui/calendar/calendar-export.h"
#include "ui/calendar/day-list.h"
#include "ui/calendar/drill-moves.h"
#include "ui/notice.h"

#include <glib/gi18n-lib.h>

/* --- what is on view --- */

const char *
anban_drill_page_get_view (AnbanDrillPage *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->views);

  return name != NULL ? name : "month";
}

gboolean
anban_drill_page_shows_calendar (AnbanDrillPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "calendar") == 0;
}

static gboolean
shows_month (AnbanDrillPage *self)
{
  return g_str_equal (anban_drill_page_get_view (self), "month");
}

/* The days that the numbers are of: the month, or the year. */
static void
get_span (AnbanDrillPage *self, AnbanDate *from, AnbanDate *to)
{
  int year, month;

  anban_date_get_ymd (self->day, &year, &month, NULL);
  *from = anban_date_from_ymd (year, shows_month (self) ? month : 1, 1);
  *to = anban_date_month_end (year, shows_month (self) ? month : 12);
}

static char *
dup_span (AnbanDrillPage *self)
{
  int year, month;

  anban_date_get_ymd (self->day, &year, &month, NULL);
  return shows_month (self) ? g_strdup_printf (_ ("%d年%d月"), year, month)
                            : g_strdup_printf (_ ("%d年"), year);
}

static void
update_shown (AnbanDrillPage *self)
{
  AnbanDate from, to;
  char iso[ANBAN_DATE_ISO_SIZE];

  get_span (self, &from, &to);
  g_clear_pointer (&self->shown, anban_query_free);
  self->shown = anban_query_copy (self->query);
  anban_query_where_text (self->shown, ANBAN_DRILL_DAY, ANBAN_OP_GE, anban_date_to_iso (from, iso));
  anban_query_where_text (self->shown, ANBAN_DRILL_DAY, ANBAN_OP_LE, anban_date_to_iso (to, iso));
}

static void
show_head (AnbanDrillPage *self)
{
  g_autofree char *span = dup_span (self);
  g_autofree char *observances = NULL;
  g_autofree char *marked = NULL;
  AnbanDate from, to;

  get_span (self, &from, &to);
  if (shows_month (self))
    observances = anban_drill_days_dup_observances (self->days, from, to);
  if (observances != NULL)
    marked = g_strdup_printf ("★ %s", observances);
  gtk_label_set_text (GTK_LABEL (self->title), span);
  gtk_label_set_text (GTK_LABEL (self->marked), marked != NULL ? marked : "");
  gtk_widget_set_tooltip_text (self->marked, observances);
  gtk_widget_set_visible (self->marked, marked != NULL);
  anban_count_bar_show (self->counts, self->days, self->query, from, to, span, self->unplanned);
}

/* What clashes in the month, looked up after it is drawn. */
static gboolean
warn_cb (gpointer data)
{
  AnbanDrillPage *self = data;
  g_autoptr (GHashTable) warnings = NULL;
  int year, month;

  self->warn_source = 0;
  anban_date_get_ymd (self->day, &year, &month, NULL);
  warnings = anban_drill_warnings_new (self->store, self->days, anban_month_grid_get_first (year, month),
                                       anban_month_grid_get_last (year, month));
  anban_month_grid_warn (self->month, warnings);
  return G_SOURCE_REMOVE;
}

static void
show_days (AnbanDrillPage *self)
{
  gboolean focus = anban_month_grid_has_focus (self->month);
  int year;

  anban_date_get_ymd (self->day, &year, NULL, NULL);
  if (shows_month (self))
    anban_month_grid_show (self->month, self->days, self->day);
  else if (g_str_equal (anban_drill_page_get_view (self), "year"))
    anban_year_grid_show (self->year, self->days, self->day, anban_store_get_today (self->store));
  else
    anban_agenda_view_show (self->agenda, self->days, self->day, anban_store_get_today (self->store));
  show_head (self);
  update_shown (self);
  anban_drill_page_update_gaps (self);
  if (shows_month (self) && self->warn_source == 0)
    self->warn_source = g_idle_add_full (G_PRIORITY_LOW, warn_cb, self, NULL);
  if (focus)
    anban_month_grid_grab_day (self->month);
}

/* --- reading --- */

static void
read_unplanned (AnbanDrillPage *self)
{
  g_autoptr (AnbanQuery) query = anban_query_copy (self->query);
  g_autoptr (AnbanQuery) all = anban_query_new (&anban_drill_register);

  anban_query_where_null (query, ANBAN_DRILL_DAY, ANBAN_OP_IS_NULL);
  self->unplanned = MAX (anban_store_count (self->store, query, NULL), 0);
  gtk_widget_set_visible (self->start, anban_store_count (self->store, all, NULL) == 0);
}

static gboolean
read_days (AnbanDrillPage *self)
{
  g_autoptr (AnbanDrillDays) days = NULL;
  g_autoptr (GError) error = NULL;
  int year;

  anban_date_get_ymd (self->day, &year, NULL, NULL);
  days = anban_drill_days_new (self->store, self->query, anban_month_grid_get_first (year, 1),
                               anban_month_grid_get_last (year, 12), &error);
  if (days == NULL) {
    anban_notice_error (GTK_WIDGET (self), _ ("没有读出来"), error);
    return FALSE;
  }
  g_set_object (&self->days, days);
  read_unplanned (self);
  return TRUE;
}

/* The chosen drill as it is now; gone where it is not on view any more. */
static void
read_current (AnbanDrillPage *self)
{
  gint64 id = self->current != NULL ? anban_record_get_id (self->current) : 0;

  if (id == 0)
    return;
  g_clear_object (&self->current);
  if (anban_drill_days_find (self->days, id) != NULL)
    self->current = anban_store_get (self->store, &anban_drill_register, id, NULL);
  g_signal_emit_by_name (self, "current-changed");
}

void
anban_drill_page_reload (AnbanDrillPage *self)
{
  g_clear_handle_id (&self->reload_source, g_source_remove);
  if (!read_days (self))
    return;
  read_current (self);
  show_days (self);
}

static gboolean
reload_cb (gpointer data)
{
  AnbanDrillPage *self = data;

  self->reload_source = 0;
  anban_drill_page_reload (self);
  return G_SOURCE_REMOVE;
}

void
anban_drill_page_reload_soon (AnbanDrillPage *self)
{
  if (self->reload_source == 0)
    self->reload_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, reload_cb, self, NULL);
}

/* --- the cursor --- */

void
anban_drill_page_set_day (AnbanDrillPage *self, AnbanDate day)
{
  int year, last_year, month, last_month;

  if (day == ANBAN_DATE_NONE || (day == self->day && self->days != NULL))
    return;
  anban_date_get_ymd (day, &year, &month, NULL);
  anban_date_get_ymd (self->day, &last_year, &last_month, NULL);
  self->day = day;
  if (self->days == NULL || year != last_year)
    anban_drill_page_reload (self);
  else
    show_days (self);
}

static void
day_changed_cb (AnbanDrillPage *self)
{
  gboolean focus = anban_month_grid_has_focus (self->month);

  anban_drill_page_set_day (self, anban_month_grid_get_day (self->month));
  if (focus)
    anban_month_grid_grab_day (self->month);
}

static void
turn (AnbanDrillPage *self, int direction)
{
  anban_drill_page_choose (self, 0, FALSE);
  anban_drill_page_set_day (
      self, anban_date_add_months (
                self->day, direction * (shows_month (self) && !anban_drill_page_shows_gaps (self) ? 1 : 12)));
}

static void
previous_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  turn (ANBAN_DRILL_PAGE (widget), -1);
}

static void
next_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  turn (ANBAN_DRILL_PAGE (widget), 1);
}

static void
today_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnbanDrillPage *self = ANBAN_DRILL_PAGE (widget);

  anban_drill_page_set_day (self, anban_store_get_today (self->store));
  show_days (self);
}

static void
export_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnbanDrillPage *self = ANBAN_DRILL_PAGE (widget);
  g_autofree char *span = dup_span (self);

  anban_calendar_export_begin (widget, self->store, self->shown, span);
}

/* --- the chosen drill --- */

static void
set_current (AnbanDrillPage *self, gint64 id)
{
  gint64 now = self->current != NULL ? anban_record_get_id (self->current) : 0;

  if (now == id)
    return;
  g_clear_object (&self->current);
  if (id != 0)
    self->current = anban_store_get (self->store, &anban_drill_register, id, NULL);
  g_signal_emit_by_name (self, "current-changed");
}

static void
chosen_cb (AnbanDrillPage *self, gint64 id)
{
  set_current (self, id);
}

static void
activated_cb (AnbanDrillPage *self, gint64 id)
{
  set_current (self, id);
  anban_month_grid_choose (self->month, id, FALSE);
  if (self->current != NULL)
    g_signal_emit_by_name (self, "record-activated", self->current);
}

void
anban_drill_page_choose (AnbanDrillPage *self, gint64 id, gboolean focus)
{
  const AnbanDrillEntry *entry =
      id != 0 && self->days != NULL ? anban_drill_days_find (self->days, id) : NULL;

  if (entry != NULL)
    anban_drill_page_set_day (self, entry->day);
  set_current (self, id);
  anban_month_grid_choose (self->month, id, focus);
}

/* --- what is done --- */

static void
move_to (AnbanDrillPage *self, gint64 id, AnbanDate day)
{
  gboolean focus = anban_month_grid_has_focus (self->month);

  if (!anban_drill_move_to (GTK_WIDGET (self), self->store, id, day))
    return;
  self->day = day;
  anban_drill_page_reload (self);
  anban_drill_page_choose (self, id, focus);
}

static void
shift_cb (AnbanDrillPage *self, gint64 id, int days)
{
  const AnbanDrillEntry *entry = anban_drill_days_find (self->days, id);

  if (entry != NULL)
    move_to (self, id, entry->day + days);
}

static void
dropped_cb (AnbanDrillPage *self, AnbanRecord *drill, int day)
{
  gint64 id = anban_record_get_id (drill);

  if (id != 0) {
    move_to (self, id, day);
  } else if ((id = anban_drill_plan_on (GTK_WIDGET (self), self->store, drill, day)) != 0) {
    self->day = day;
    anban_drill_page_reload (self);
    anban_drill_page_choose (self, id, TRUE);
  }
}

static void
new_cb (AnbanDrillPage *self, int day)
{
  anban_drill_page_set_day (self, day);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.new-record", NULL);
}

static void
listed_activated_cb (AnbanDrillPage *self, gint64 id)
{
  anban_month_grid_popup (self->month, self->day, NULL);
  activated_cb (self, id);
}

static void
listed_new_cb (AnbanDrillPage *self)
{
  anban_month_grid_popup (self->month, self->day, NULL);
  new_cb (self, self->day);
}

static void
list_day_cb (AnbanDrillPage *self, int day)
{
  GtkWidget *list = anban_day_list_new (self->days, day, anban_store_get_today (self->store),
                                        !anban_store_is_read_only (self->store));

  g_signal_connect_object (list, "drill-activated", G_CALLBACK (listed_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "new-requested", G_CALLBACK (listed_new_cb), self, G_CONNECT_SWAPPED);
  anban_month_grid_popup (self->month, day, list);
}

static void
month_requested_cb (AnbanDrillPage *self, int day)
{
  anban_drill_page_set_day (self, day);
  anban_drill_page_show (self, "month");
  anban_month_grid_grab_day (self->month);
}

void
anban_drill_page_show_view (AnbanDrillPage *self, const char *view)
{
  gtk_stack_set_visible_child_name (self->views, view);
  if (self->days != NULL)
    show_days (self);
}

/* --- construction --- */

static void
filter_changed_cb (AnbanDrillPage *self)
{
  anban_drill_page_reload (self);
  g_signal_emit_by_name (self, "search-changed");
}

static void
requested_cb (AnbanDrillPage *self, const AnbanQuery *query)
{
  g_signal_emit_by_name (self, "query-requested", query);
}

static GtkWidget *
create_button (const char *icon_name, const char *label, const char *action)
{
  GtkWidget *button =
      icon_name != NULL ? gtk_button_new_from_icon_name (icon_name) : gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (icon_name != NULL)
    gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return button;
}

static GtkWidget *
create_menu_button (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) files = g_menu_new ();
  g_autoptr (GMenu) plans = g_menu_new ();
  g_autoptr (GMenu) days = g_menu_new ();

  g_menu_append (days, _ ("节假日和调休…"), "win.show-view::holiday");
  g_menu_append (days, _ ("宣传节点…"), "win.show-view::observance");
  g_menu_append (days, _ ("频次要求…"), "win.show-view::requirement");
  g_menu_append (plans, _ ("自动排计划…"), "drills.schedule");
  g_menu_append (files, _ ("导出日历文件 (.ics)…"), "drills.export-calendar");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (plans));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (days));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (files));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, _ ("日历的菜单"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("日历的菜单"),
                                  -1);
  return button;
}

static GtkWidget *
create_head (AnbanDrillPage *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6),
            *turners = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (head, "calendar-head");
  gtk_widget_add_css_class (turners, "linked");
  gtk_box_append (GTK_BOX (turners),
                  create_button ("go-previous-symbolic", _ ("往前 (PageUp)"), "drills.previous"));
  gtk_box_append (GTK_BOX (turners), create_button (NULL, _ ("今天"), "drills.today"));
  gtk_box_append (GTK_BOX (turners),
                  create_button ("go-next-symbolic", _ ("往后 (PageDown)"), "drills.next"));
  self->title = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->title, "title-3");
  gtk_widget_add_css_class (self->title, "numeric");
  self->marked = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->marked), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->marked), 0);
  gtk_widget_add_css_class (self->marked, "observances");
  gtk_box_append (GTK_BOX (head), turners);
  gtk_box_append (GTK_BOX (head), self->title);
  gtk_box_append (GTK_BOX (head), self->marked);
  gtk_box_append (GTK_BOX (head), g_object_new (GTK_TYPE_BOX, "hexpand", TRUE, NULL));
  gtk_box_append (GTK_BOX (head), anban_drill_page_create_side_button (self));
  gtk_box_append (GTK_BOX (head), create_menu_button ());
  return head;
}

/* What to do first, where there is no drill at all. */
static GtkWidget *
create_start (AnbanDrillPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label =
      gtk_label_new (_ ("还没有演练。双击一天（或选中它按 "
                        "Enter）就计划一次；在“缺口”里看法规和计划要求谁练、练几次，也可以自动排出全年。"));
  GtkWidget *button = gtk_button_new_with_label (_ ("看缺口"));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), "drills.page::gaps");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "calendar-start");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_set_visible (box, FALSE);
  return box;
}

static void
create_views (AnbanDrillPage *self)
{
  self->views = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->views), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->views), TRUE);
  self->month = ANBAN_MONTH_GRID (anban_month_grid_new (self->store));
  self->year = ANBAN_YEAR_GRID (anban_year_grid_new ());
  self->agenda = ANBAN_AGENDA_VIEW (anban_agenda_view_new ());
  gtk_stack_add_titled (self->views, GTK_WIDGET (self->month), "month", _ ("月"));
  gtk_stack_add_titled (self->views, GTK_WIDGET (self->year), "year", _ ("年"));
  gtk_stack_add_titled (self->views, GTK_WIDGET (self->agenda), "agenda", _ ("日程"));
  g_signal_connect_swapped (self->month, "day-changed", G_CALLBACK (day_changed_cb), self);
  g_signal_connect_swapped (self->month, "drill-chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (self->month, "drill-activated", G_CALLBACK (activated_cb), self);
  g_signal_connect_swapped (self->month, "new-requested", G_CALLBACK (new_cb), self);
  g_signal_connect_swapped (self->month, "list-requested", G_CALLBACK (list_day_cb), self);
  g_signal_connect_swapped (self->month, "shift-requested", G_CALLBACK (shift_cb), self);
  g_signal_connect_swapped (self->month, "dropped", G_CALLBACK (dropped_cb), self);
  g_signal_connect_swapped (self->year, "day-requested", G_CALLBACK (month_requested_cb), self);
  g_signal_connect_swapped (self->agenda, "drill-chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (self->agenda, "drill-activated", G_CALLBACK (activated_cb), self);
}

GtkWidget *
anban_drill_page_create_calendar (AnbanDrillPage *self, GtkWidget *switcher)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0),
            *middle = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->filters = ANBAN_FILTER_BAR (anban_filter_bar_new (self->store, self->query));
  anban_filter_bar_hide_groups (self->filters);
  anban_filter_bar_prepend (self->filters, switcher);
  g_signal_connect_swapped (self->filters, "changed", G_CALLBACK (filter_changed_cb), self);
  create_views (self);
  self->start = create_start (self);
  self->counts = ANBAN_COUNT_BAR (anban_count_bar_new ());
  g_signal_connect_swapped (self->counts, "query-requested", G_CALLBACK (requested_cb), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->filters));
  gtk_box_append (GTK_BOX (box), create_head (self));
  gtk_box_append (GTK_BOX (box), self->start);
  gtk_box_append (GTK_BOX (middle), GTK_WIDGET (self->views));
  gtk_box_append (GTK_BOX (middle), anban_drill_page_create_side (self));
  gtk_box_append (GTK_BOX (box), middle);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->counts));
  return box;
}

void
anban_drill_page_class_add_calendar_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "drills.previous", NULL, previous_cb);
  gtk_widget_class_install_action (widget_class, "drills.next", NULL, next_cb);
  gtk_widget_class_install_action (widget_class, "drills.today", NULL, today_cb);
  gtk_widget_class_install_action (widget_class, "drills.export-calendar", NULL, export_cb);
}
