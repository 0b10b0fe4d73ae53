/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/calendar/drill-page-private.h"

#include "registers/drill.h"
#include "registers/holiday.h"
#include "registers/observance.h"
#include "registers/unit.h"
#include "ui/accessible-names.h"
#include "ui/list/page-switcher.h"
#include "ui/list/records-page.h"

#include <glib/gi18n-lib.h>

enum {
  PROP_0,
  PROP_PAGE,
};

static const AnbanPageName pages[] = {
    {"month", N_ ("月")},  {"year", N_ ("年")},   {"agenda", N_ ("日程")},
    {"gaps", N_ ("缺口")}, {"list", N_ ("台账")},
};

static void records_page_init (AnbanRecordsPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AnbanDrillPage,
                               anban_drill_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (ANBAN_TYPE_RECORDS_PAGE, records_page_init))

static const char *
get_page (AnbanDrillPage *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->stack);

  if (name == NULL || anban_drill_page_shows_calendar (self))
    return anban_drill_page_get_view (self);
  return name;
}

static gboolean
shows_list (AnbanDrillPage *self)
{
  return g_str_equal (get_page (self), "list");
}

/* --- the pages --- */

static GtkWidget *
create_switcher (void)
{
  return anban_page_switcher_new ("drills.page", pages, G_N_ELEMENTS (pages));
}

static AnbanListView *
get_list (AnbanDrillPage *self)
{
  if (self->list == NULL) {
    self->list = ANBAN_LIST_VIEW (anban_list_view_new (self->store, &anban_drill_register));
    anban_filter_bar_prepend (anban_list_view_get_filter_bar (self->list), create_switcher ());
    anban_records_page_forward (ANBAN_RECORDS_PAGE (self), GTK_WIDGET (self->list), "search-changed");
    gtk_stack_add_titled (self->stack, GTK_WIDGET (self->list), "list", _ ("台账"));
  }
  return self->list;
}

static AnbanGapPage *
get_gaps (AnbanDrillPage *self)
{
  if (self->gaps == NULL)
    gtk_stack_add_titled (self->stack, anban_drill_page_create_gaps (self, create_switcher ()), "gaps",
                          _ ("缺口"));
  return self->gaps;
}

/* The calendar takes filters and search; its days are its own. */
static void
take_query (AnbanDrillPage *self, const AnbanQuery *query)
{
  AnbanQuery *narrowed = anban_query_copy (query);

  anban_query_unset_where (narrowed, ANBAN_DRILL_DAY);
  anban_query_set_sort (narrowed, -1, FALSE);
  anban_query_set_grouping (narrowed, NULL);
  anban_filter_bar_set_query (self->filters, narrowed);
  anban_query_free (self->query);
  self->query = narrowed;
  anban_drill_page_reload (self);
}

/* The day of the drill that was chosen in the ledger is the one to begin with. */
static void
follow_record (AnbanDrillPage *self, AnbanRecord *record)
{
  AnbanDate day;

  if (record == NULL || !anban_date_parse (anban_record_get_text (record, ANBAN_DRILL_DAY), &day))
    return;
  anban_drill_page_set_day (self, day);
  anban_drill_page_choose (self, anban_record_get_id (record), FALSE);
}

static void
leave_list (AnbanDrillPage *self)
{
  AnbanRecord *current = anban_list_view_get_current (self->list);
  g_autoptr (AnbanRecord) record = current != NULL ? g_object_ref (current) : NULL;

  if (!anban_query_narrows_as (anban_list_view_get_query (self->list), self->query))
    take_query (self, anban_list_view_get_query (self->list));
  follow_record (self, record);
}

static void
enter_list (AnbanDrillPage *self)
{
  gint64 id = self->current != NULL ? anban_record_get_id (self->current) : 0;

  if (!anban_query_narrows_as (anban_list_view_get_query (get_list (self)), self->query))
    anban_list_view_narrow (self->list, self->query);
  if (id != 0)
    anban_list_view_select_id (self->list, id);
}

void
anban_drill_page_show (AnbanDrillPage *self, const char *page)
{
  if (!anban_page_names_contain (pages, G_N_ELEMENTS (pages), page) || g_str_equal (page, get_page (self)))
    return;
  if (g_str_equal (page, "list")) {
    enter_list (self);
    gtk_stack_set_visible_child_name (self->stack, "list");
  } else {
    if (shows_list (self))
      leave_list (self);
    if (g_str_equal (page, "gaps")) {
      get_gaps (self);
      gtk_stack_set_visible_child_name (self->stack, "gaps");
    } else {
      gtk_stack_set_visible_child_name (self->stack, "calendar");
      anban_drill_page_show_view (self, page);
    }
  }
  anban_drill_page_update_gaps (self);
  g_object_notify (G_OBJECT (self), "page");
  anban_records_page_tell_search (ANBAN_RECORDS_PAGE (self));
  anban_records_page_tell_current (ANBAN_RECORDS_PAGE (self));
}

/* --- as a page of the window --- */

static const AnbanRegister *
get_register (AnbanRecordsPage *page)
{
  return &anban_drill_register;
}

static const AnbanQuery *
get_query (AnbanRecordsPage *page)
{
  AnbanDrillPage *self = ANBAN_DRILL_PAGE (page);

  return shows_list (self) ? anban_list_view_get_query (self->list) : self->shown;
}

static const guint *
get_fields (AnbanRecordsPage *page, guint *n_fields)
{
  return anban_list_view_get_fields (get_list (ANBAN_DRILL_PAGE (page)), n_fields);
}

/* A number that was pressed: its rows are the ledger's. */
static void
narrow (AnbanRecordsPage *page, const AnbanQuery *query)
{
  AnbanDrillPage *self = ANBAN_DRILL_PAGE (page);
  gboolean turned = !shows_list (self);

  anban_list_view_narrow (get_list (self), query);
  gtk_stack_set_visible_child_name (self->stack, "list");
  if (turned)
    g_object_notify (G_OBJECT (self), "page");
}

static void
set_search (AnbanRecordsPage *page, const char *text)
{
  AnbanDrillPage *self = ANBAN_DRILL_PAGE (page);
  const char *now = anban_query_get_search (self->query);

  if (shows_list (self)) {
    anban_list_view_set_search (self->list, text);
  } else if (anban_drill_page_shows_gaps (self)) {
    anban_gap_list_set_search (anban_gap_page_get_list (self->gaps), text);
  } else if (g_strcmp0 (now != NULL ? now : "", text != NULL ? text : "") != 0) {
    anban_query_set_search (self->query, text);
    anban_filter_bar_show_query (self->filters);
    anban_drill_page_reload (self);
  }
}

static void
reload (AnbanRecordsPage *page)
{
  AnbanDrillPage *self = ANBAN_DRILL_PAGE (page);

  if (shows_list (self))
    anban_list_view_reload (self->list);
  else
    anban_drill_page_reload (self);
}

static AnbanRecord *
get_current (AnbanRecordsPage *page)
{
  AnbanDrillPage *self = ANBAN_DRILL_PAGE (page);

  if (shows_list (self))
    return anban_list_view_get_current (self->list);
  return self->current;
}

static void
select_id (AnbanRecordsPage *page, gint64 id)
{
  AnbanDrillPage *self = ANBAN_DRILL_PAGE (page);
  g_autoptr (AnbanRecord) record = NULL;

  if (shows_list (self)) {
    anban_list_view_select_id (self->list, id);
    return;
  }
  record = anban_store_get (self->store, &anban_drill_register, id, NULL);
  if (self->reload_source != 0)
    anban_drill_page_reload (self);
  follow_record (self, record);
}

/* The next drill of the year by its day. */
static void
move (AnbanRecordsPage *page, int step)
{
  AnbanDrillPage *self = ANBAN_DRILL_PAGE (page);

  if (shows_list (self))
    anban_list_view_move (self->list, step);
  else if (self->current != NULL)
    anban_drill_page_choose (
        self, anban_drill_days_find_next (self->days, anban_record_get_id (self->current), step), FALSE);
}

static void
grab_rows (AnbanRecordsPage *page)
{
  AnbanDrillPage *self = ANBAN_DRILL_PAGE (page);

  if (shows_list (self))
    anban_list_view_grab_rows (self->list);
  else if (anban_drill_page_shows_gaps (self))
    anban_gap_list_grab_rows (anban_gap_page_get_list (self->gaps));
  else if (g_str_equal (get_page (self), "month"))
    anban_month_grid_grab_day (self->month);
  else
    gtk_widget_child_focus (gtk_stack_get_visible_child (self->views), GTK_DIR_TAB_FORWARD);
}

/* What is begun from the calendar is planned for its day. */
static void
prefill (AnbanRecordsPage *page, AnbanRecord *record)
{
  AnbanDrillPage *self = ANBAN_DRILL_PAGE (page);
  char iso[ANBAN_DATE_ISO_SIZE];

  if (anban_drill_page_shows_calendar (self))
    anban_record_set_text (record, ANBAN_DRILL_PLANNED_ON, anban_date_to_iso (self->day, iso));
}

static void
records_page_init (AnbanRecordsPageInterface *iface)
{
  iface->get_register = get_register;
  iface->get_query = get_query;
  iface->get_fields = get_fields;
  iface->narrow = narrow;
  iface->set_search = set_search;
  iface->reload = reload;
  iface->get_current = get_current;
  iface->select_id = select_id;
  iface->move = move;
  iface->grab_rows = grab_rows;
  iface->prefill = prefill;
}

/* --- the object --- */

static void
store_changed_cb (
    AnbanStore *store, const AnbanRegister *reg, gint64 id, AnbanChange change, AnbanDrillPage *self)
{
  if (reg == &anban_drill_register || reg == &anban_unit_register || reg == &anban_holiday_register ||
      reg == &anban_observance_register)
    anban_drill_page_reload_soon (self);
  anban_gap_reader_set_stale (self->reader);
}

static void
anban_drill_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_PAGE)
    g_value_set_string (value, get_page (ANBAN_DRILL_PAGE (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
anban_drill_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_PAGE)
    anban_drill_page_show (ANBAN_DRILL_PAGE (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
anban_drill_page_dispose (GObject *object)
{
  AnbanDrillPage *self = ANBAN_DRILL_PAGE (object);

  g_clear_handle_id (&self->reload_source, g_source_remove);
  g_clear_handle_id (&self->warn_source, g_source_remove);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->current);
  g_clear_object (&self->days);
  g_clear_object (&self->reader);
  g_clear_object (&self->store);
  g_clear_pointer (&self->query, anban_query_free);
  g_clear_pointer (&self->shown, anban_query_free);
  G_OBJECT_CLASS (anban_drill_page_parent_class)->dispose (object);
}

static void
anban_drill_page_class_init (AnbanDrillPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = anban_drill_page_get_property;
  object_class->set_property = anban_drill_page_set_property;
  object_class->dispose = anban_drill_page_dispose;
  g_object_class_install_property (
      object_class, PROP_PAGE,
      g_param_spec_string ("page", NULL, NULL, "month",
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_install_property_action (GTK_WIDGET_CLASS (klass), "drills.page", "page");
  anban_drill_page_class_add_calendar_actions (GTK_WIDGET_CLASS (klass));
  anban_drill_page_class_add_gap_actions (GTK_WIDGET_CLASS (klass));
}

static void
anban_drill_page_init (AnbanDrillPage *self)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  g_signal_connect_swapped (self->stack, "notify::visible-child",
                            G_CALLBACK (anban_accessible_names_fill_soon), self);
  g_signal_connect (self, "map", G_CALLBACK (anban_accessible_names_fill_soon), NULL);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}

GtkWidget *
anban_drill_page_new (AnbanStore *store)
{
  AnbanDrillPage *self = g_object_new (ANBAN_TYPE_DRILL_PAGE, NULL);

  self->store = g_object_ref (store);
  self->query = anban_query_new (&anban_drill_register);
  self->day = anban_store_get_today (store);
  self->reader = anban_gap_reader_new (store);
  gtk_stack_add_titled (self->stack, anban_drill_page_create_calendar (self, create_switcher ()), "calendar",
                        _ ("日历"));
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, 0);
  anban_drill_page_reload (self);
  return GTK_WIDGET (self);
}

AnbanDate
anban_drill_page_get_day (AnbanDrillPage *self)
{
  return self->day;
}
