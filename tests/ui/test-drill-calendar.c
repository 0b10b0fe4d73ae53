/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The calendar of drills as a clerk uses it: planned and moved by keys and by the pointer, each move undone as one step;
 * gaps planned, dragged onto a day and taken from the proposals. Keys and pointer are xdotool's.
 */
#include "window-fixture.h"

#include "registers/drill.h"
#include "registers/unit.h"
#include "ui/calendar/drill-page-private.h"
#include "ui/calendar/schedule-dialog.h"
#include "ui/form/record-form.h"
#include "ui/form/record-pane.h"
#include "ui/list/records-page.h"

#include <gdk/x11/gdkx.h>

typedef struct {
  Fixture window;
  AnbanDrillPage *page;
  gint64 firm;
} Calendar;

/* --- keys and pointer --- */

static void G_GNUC_PRINTF (1, 2) xdotool (const char *format, ...)
{
  g_autofree char *what = NULL, *line = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  line = g_strdup_printf ("xdotool %s", what);
  g_assert_true (g_shell_parse_argv (line, NULL, &words, NULL));
  process = g_subprocess_newv ((const char *const *)words, G_SUBPROCESS_FLAGS_NONE, &error);
  g_assert_no_error (error);
  while (g_subprocess_get_identifier (process) != NULL) {
    g_main_context_iteration (NULL, FALSE);
    g_usleep (500);
  }
  wait_ms (60);
}

static void
press (const char *keys)
{
  xdotool ("key --delay 25 %s", keys);
  wait_ms (150);
}

static void
point (Calendar *c, GtkWidget *widget, double x, double y)
{
  GtkNative *native = GTK_NATIVE (c->window.window);
  graphene_rect_t bounds;
  double left, top;

  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (native), &bounds));
  gtk_native_get_surface_transform (native, &left, &top);
  xdotool ("mousemove --window %lu %d %d", gdk_x11_surface_get_xid (gtk_native_get_surface (native)),
           (int)(bounds.origin.x + left + x), (int)(bounds.origin.y + top + y));
}

static void
drag (Calendar *c, GtkWidget *from, GtkWidget *to)
{
  point (c, from, 20, 8);
  xdotool ("mousedown 1");
  point (c, from, 30, 14);
  point (c, from, 45, 20);
  point (c, to, 30, 50);
  point (c, to, 36, 54);
  wait_ms (150);
}

/* --- what is there --- */

static AnbanDate
day (const char *text)
{
  AnbanDate date;

  g_assert_true (anban_date_parse (text, &date));
  return date;
}

static AnbanDayCell *
get_cell (Calendar *c, const char *text)
{
  AnbanDayCell *cell = anban_month_grid_find_cell (c->page->month, day (text));

  g_assert_nonnull (cell);
  return cell;
}

static AnbanRecord *
get_drill (Calendar *c, gint64 id)
{
  return anban_store_get (c->window.store, &anban_drill_register, id, NULL);
}

static void
assert_planned (Calendar *c, gint64 id, const char *text)
{
  g_autoptr (AnbanRecord) drill = get_drill (c, id);

  g_assert_cmpstr (anban_record_get_text (drill, ANBAN_DRILL_PLANNED_ON), ==, text);
  g_assert_nonnull (anban_day_cell_find_chip (get_cell (c, text), id));
}

static gint64
count_drills (Calendar *c)
{
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_drill_register);

  return count (&c->window, query);
}

static gint64
add_drill (Calendar *c, const char *planned_on, const char *held_on)
{
  g_autoptr (AnbanRecord) drill = anban_record_new (&anban_drill_register);
  g_autoptr (GError) error = NULL;

  anban_record_set_text (drill, ANBAN_DRILL_NAME, "危险化学品泄漏处置演练");
  anban_record_set_int (drill, ANBAN_DRILL_STATE, ANBAN_EVENT_PLANNED);
  anban_record_set_int (drill, ANBAN_DRILL_KIND, ANBAN_DRILL_SPECIAL);
  anban_record_set_int (drill, ANBAN_DRILL_UNIT, c->firm);
  anban_record_set_text (drill, ANBAN_DRILL_PLANNED_ON, planned_on);
  anban_record_set_text (drill, ANBAN_DRILL_HELD_ON, held_on);
  anban_store_save (c->window.store, drill, &error);
  g_assert_no_error (error);
  wait_ms (150);
  return anban_record_get_id (drill);
}

static void
add_firm (Calendar *c)
{
  g_autoptr (AnbanRecord) firm = anban_record_new (&anban_unit_register);
  g_autoptr (GError) error = NULL;

  anban_record_set_text (firm, ANBAN_UNIT_NAME, "云溪百川化工有限公司");
  anban_record_set_int (firm, ANBAN_UNIT_KIND, ANBAN_UNIT_KIND_FIRM);
  anban_record_set_text (firm, ANBAN_UNIT_INDUSTRY, "危险化学品");
  anban_record_set_int (firm, ANBAN_UNIT_HIGH_RISK, TRUE);
  anban_store_save (c->window.store, firm, &error);
  g_assert_no_error (error);
  c->firm = anban_record_get_id (firm);
}

static void
set_up_calendar (Calendar *c, gconstpointer data)
{
  set_up (&c->window, data);
  add_firm (c);
  anban_window_show_view (c->window.window, "drill");
  wait_ms (200);
  c->page = ANBAN_DRILL_PAGE (find_below (GTK_WIDGET (c->window.window), ANBAN_TYPE_DRILL_PAGE));
  anban_records_page_grab_rows (ANBAN_RECORDS_PAGE (c->page));
  wait_ms (50);
}

static void
tear_down_calendar (Calendar *c, gconstpointer data)
{
  tear_down (&c->window, data);
}

static void
undo (Calendar *c)
{
  gtk_widget_activate_action (GTK_WIDGET (c->window.window), "win.undo", NULL);
  wait_ms (200);
}

/* --- planning --- */

/* The pane holds a new drill of that day: named by keys, its unit put in, it is saved. */
static void
fill_new (Calendar *c, const char *planned_on)
{
  AnbanRecordPane *pane =
      ANBAN_RECORD_PANE (find_below (GTK_WIDGET (c->window.window), ANBAN_TYPE_RECORD_PANE));
  AnbanRecordForm *form;
  AnbanFieldRow *unit;
  gint64 id;

  g_assert_nonnull (pane);
  g_assert_cmpint (anban_record_get_id (anban_record_pane_get_record (pane)), ==, 0);
  g_assert_cmpstr (anban_record_get_text (anban_record_pane_get_record (pane), ANBAN_DRILL_PLANNED_ON), ==,
                   planned_on);
  xdotool ("type --delay 25 flood");
  form = ANBAN_RECORD_FORM (anban_record_pane_get_form (pane));
  unit = anban_record_form_get_row (form, ANBAN_DRILL_UNIT);
  anban_field_row_put_text (unit, "云溪百川化工有限公司");
  g_assert_true (anban_record_pane_flush (pane));
  wait_ms (200);
  id = anban_record_get_id (anban_record_pane_get_record (pane));
  g_assert_cmpint (id, >, 0);
  assert_planned (c, id, planned_on);
  g_assert_cmpint (count_drills (c), ==, 1);
}

static void
test_plan_by_mouse (Calendar *c, gconstpointer data)
{
  point (c, GTK_WIDGET (get_cell (c, "2026-06-24")), 60, 60);
  xdotool ("click --repeat 2 --delay 60 1");
  wait_ms (300);
  fill_new (c, "2026-06-24");
}

static void
test_plan_by_keys (Calendar *c, gconstpointer data)
{
  g_assert_cmpint (anban_drill_page_get_day (c->page), ==, day ("2026-06-15"));
  press ("Right Right Down");
  g_assert_cmpint (anban_drill_page_get_day (c->page), ==, day ("2026-06-24"));
  press ("Return");
  wait_ms (300);
  fill_new (c, "2026-06-24");
}

/* Days, weeks, months, the ends of the week, today; a letter typed into the search is no key of the calendar. */
static void
test_cursor (Calendar *c, gconstpointer data)
{
  press ("Up Left");
  g_assert_cmpint (anban_drill_page_get_day (c->page), ==, day ("2026-06-07"));
  press ("Home");
  g_assert_cmpint (anban_drill_page_get_day (c->page), ==, day ("2026-06-01"));
  press ("End Next Next");
  g_assert_cmpint (anban_drill_page_get_day (c->page), ==, day ("2026-08-07"));
  press ("t");
  g_assert_cmpint (anban_drill_page_get_day (c->page), ==, day ("2026-06-15"));
  press ("Prior");
  g_assert_cmpint (anban_drill_page_get_day (c->page), ==, day ("2026-05-15"));
  press ("ctrl+f");
  xdotool ("type --delay 25 t");
  wait_ms (400);
  g_assert_cmpint (anban_drill_page_get_day (c->page), ==, day ("2026-05-15"));
}

/* --- moving --- */

static void
test_move_by_keys (Calendar *c, gconstpointer data)
{
  gint64 id = add_drill (c, "2026-06-15", NULL);

  anban_month_grid_grab_day (c->page->month);
  press ("Tab");
  g_assert_cmpint (anban_record_get_id (anban_records_page_get_current (ANBAN_RECORDS_PAGE (c->page))), ==,
                   id);
  press ("ctrl+Right");
  assert_planned (c, id, "2026-06-16");
  press ("ctrl+Down");
  assert_planned (c, id, "2026-06-23");
  /* the chip keeps the focus where it went */
  g_assert_true (gtk_root_get_focus (GTK_ROOT (c->window.window)) ==
                 GTK_WIDGET (anban_day_cell_find_chip (get_cell (c, "2026-06-23"), id)));
  undo (c);
  assert_planned (c, id, "2026-06-16");
  undo (c);
  assert_planned (c, id, "2026-06-15");
}

static void
test_move_by_mouse (Calendar *c, gconstpointer data)
{
  gint64 id = add_drill (c, "2026-06-16", NULL);

  drag (c, GTK_WIDGET (anban_day_cell_find_chip (get_cell (c, "2026-06-16"), id)),
        GTK_WIDGET (get_cell (c, "2026-06-25")));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (get_cell (c, "2026-06-25")), "takes"));
  xdotool ("mouseup 1");
  wait_ms (300);
  assert_planned (c, id, "2026-06-25");
  g_assert_true (shows (GTK_WIDGET (c->window.window), "改到 6月25日 星期四"));
  undo (c);
  assert_planned (c, id, "2026-06-16");
}

/* What was held stays on its day, and the window says what to do. */
static void
test_held_stays (Calendar *c, gconstpointer data)
{
  gint64 id = add_drill (c, "2026-06-10", "2026-06-11");

  anban_records_page_select_id (ANBAN_RECORDS_PAGE (c->page), id);
  anban_month_grid_grab_day (c->page->month);
  press ("ctrl+Right");
  g_assert_true (shows (GTK_WIDGET (c->window.window), "已经开展的演练不能改期"));
  g_assert_nonnull (anban_day_cell_find_chip (get_cell (c, "2026-06-11"), id));
}

/* Two on one day with the same unit: done, and told. */
static void
test_conflict (Calendar *c, gconstpointer data)
{
  gint64 id = add_drill (c, "2026-06-17", NULL);

  add_drill (c, "2026-06-18", NULL);
  anban_records_page_select_id (ANBAN_RECORDS_PAGE (c->page), id);
  anban_month_grid_grab_day (c->page->month);
  press ("ctrl+Right");
  assert_planned (c, id, "2026-06-18");
  g_assert_true (shows (GTK_WIDGET (c->window.window), "云溪百川化工有限公司"));
  g_assert_true (shows (GTK_WIDGET (c->window.window), "注意："));
}

/* --- what is said --- */

static void
test_names (Calendar *c, gconstpointer data)
{
  gint64 id = add_drill (c, "2026-06-18", NULL);
  AnbanDrillChip *chip = anban_day_cell_find_chip (get_cell (c, "2026-06-18"), id);

  gtk_test_accessible_assert_property (get_cell (c, "2026-06-18"), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "6月18日 星期四，1次演练");
  gtk_test_accessible_assert_property (get_cell (c, "2026-06-19"), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "6月19日 星期五，端午节，放假，没有演练");
  gtk_test_accessible_assert_property (chip, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "危险化学品泄漏处置演练，临近，专项演练，云溪百川化工有限公司");
}

static GtkWidget *
find_button (GtkWidget *widget, const char *text)
{
  GtkWidget *found = GTK_IS_BUTTON (widget) && shows (widget, text) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, text);
  return found;
}

/* The number of what is near opens the ledger with just that. */
static void
test_numbers (Calendar *c, gconstpointer data)
{
  GtkWidget *button;
  AnbanListView *list;

  add_drill (c, "2026-06-18", NULL);
  add_drill (c, "2026-06-22", NULL);
  add_drill (c, "2026-06-02", NULL);
  add_drill (c, "2026-07-02", NULL);
  g_assert_true (shows (GTK_WIDGET (c->page), "2026年6月共 3 次演练"));
  button = find_button (GTK_WIDGET (c->page->counts), "临近 2");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  wait_ms (200);
  list = ANBAN_LIST_VIEW (find_below (GTK_WIDGET (c->page), ANBAN_TYPE_LIST_VIEW));
  g_assert_nonnull (list);
  g_assert_cmpuint (count_shown (list), ==, 2);
  /* back in the calendar the days are its own again, what else narrows goes along */
  anban_drill_page_show (c->page, "year");
  wait_ms (100);
  g_assert_true (shows (GTK_WIDGET (c->page), "2026年共 2 次演练"));
}

/* --- gaps --- */

static gboolean
gaps_are_there (gpointer data)
{
  AnbanDrillPage *page = data;

  return anban_gap_reader_get_sheet (page->reader) != NULL && !anban_gap_reader_get_loading (page->reader);
}

static void
test_plan_gap (Calendar *c, gconstpointer data)
{
  AnbanGapList *list;
  guint n;

  anban_drill_page_show (c->page, "gaps");
  wait_until (gaps_are_there, c->page);
  list = anban_gap_page_get_list (c->page->gaps);
  n = anban_gap_list_get_n (list);
  g_assert_cmpuint (n, >, 0);
  g_assert_true (shows (GTK_WIDGET (c->page->gaps), "云溪百川化工有限公司"));
  wait_ms (200);
  anban_gap_list_grab_rows (list);
  wait_ms (100);
  press ("Down p");
  wait_ms (300);
  g_assert_cmpint (count_drills (c), ==, 1);
  wait_until (gaps_are_there, c->page);
  wait_ms (400);
  wait_until (gaps_are_there, c->page);
  g_assert_cmpuint (anban_gap_list_get_n (list), <, n);
  undo (c);
  g_assert_cmpint (count_drills (c), ==, 0);
}

static void
test_drag_gap (Calendar *c, gconstpointer data)
{
  GtkWidget *row;
  const AnbanDrillEntry *const *entries;
  guint n;

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (c->page->side_button), TRUE);
  wait_until (gaps_are_there, c->page);
  wait_ms (200);
  row = find_below (GTK_WIDGET (c->page->side_list), g_type_from_name ("AnbanGapCell"));
  g_assert_nonnull (row);
  /* the first line is the heading of the unit, the second the first of its gaps */
  row = gtk_widget_get_next_sibling (gtk_widget_get_parent (row));
  g_assert_nonnull (row);
  drag (c, row, GTK_WIDGET (get_cell (c, "2026-06-24")));
  xdotool ("mouseup 1");
  wait_ms (400);
  g_assert_cmpint (count_drills (c), ==, 1);
  entries = anban_drill_days_list (c->page->days, day ("2026-06-24"), &n);
  g_assert_cmpuint (n, ==, 1);
  assert_planned (c, entries[0]->id, "2026-06-24");
  undo (c);
  g_assert_cmpint (count_drills (c), ==, 0);
}

static AnbanScheduleDialog *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GObject) window = g_list_model_get_item (windows, i);

    if (ANBAN_IS_SCHEDULE_DIALOG (window))
      return ANBAN_SCHEDULE_DIALOG (window);
  }
  return NULL;
}

static gboolean
proposals_are_there (gpointer data)
{
  return anban_schedule_dialog_get_n (data) > 0 && !anban_schedule_dialog_get_loading (data);
}

/* One by its own button, the rest at once: two steps, undone one after the other. */
static void
test_proposals (Calendar *c, gconstpointer data)
{
  AnbanScheduleDialog *dialog;
  GtkWidget *row, *accept;
  guint n;

  gtk_widget_activate_action (GTK_WIDGET (c->page), "drills.schedule", NULL);
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  wait_until (proposals_are_there, dialog);
  n = anban_schedule_dialog_get_n (dialog);
  g_assert_cmpuint (n, >, 1);
  wait_ms (200);
  row = find_below (GTK_WIDGET (dialog), g_type_from_name ("AnbanProposalRow"));
  accept = find_button (row, "接受");
  g_assert_nonnull (accept);
  g_signal_emit_by_name (accept, "clicked");
  wait_until (proposals_are_there, dialog);
  g_assert_cmpint (count_drills (c), ==, 1);
  g_assert_cmpuint (anban_schedule_dialog_get_n (dialog), ==, n - 1);
  anban_schedule_dialog_accept (dialog);
  g_assert_cmpint (count_drills (c), ==, n);
  wait_ms (300);
  gtk_window_destroy (GTK_WINDOW (dialog));
  undo (c);
  g_assert_cmpint (count_drills (c), ==, 1);
  undo (c);
  g_assert_cmpint (count_drills (c), ==, 0);
}

/* --- an empty calendar --- */

static void
test_empty (Calendar *c, gconstpointer data)
{
  g_assert_true (shows (GTK_WIDGET (c->page), "还没有演练。双击一天"));
  add_drill (c, "2026-06-18", NULL);
  g_assert_false (shows (GTK_WIDGET (c->page), "还没有演练。双击一天"));
  anban_drill_page_show (c->page, "agenda");
  wait_ms (150);
  g_assert_true (shows (GTK_WIDGET (c->page), "6月18日 星期四"));
  anban_drill_page_set_day (c->page, day ("2027-01-01"));
  wait_ms (150);
  g_assert_true (shows (GTK_WIDGET (c->page), "这一年没有演练"));
}

#define add(path, func)                                                                                      \
  g_test_add (path, Calendar, GUINT_TO_POINTER (0), set_up_calendar, func, tear_down_calendar)

int
main (int argc, char **argv)
{
  start_application (&argc, &argv);
  add ("/drill-calendar/plan-by-mouse", test_plan_by_mouse);
  add ("/drill-calendar/plan-by-keys", test_plan_by_keys);
  add ("/drill-calendar/cursor", test_cursor);
  add ("/drill-calendar/move-by-keys", test_move_by_keys);
  add ("/drill-calendar/move-by-mouse", test_move_by_mouse);
  add ("/drill-calendar/held-stays", test_held_stays);
  add ("/drill-calendar/conflict", test_conflict);
  add ("/drill-calendar/names", test_names);
  add ("/drill-calendar/numbers", test_numbers);
  add ("/drill-calendar/plan-gap", test_plan_gap);
  add ("/drill-calendar/drag-gap", test_drag_gap);
  add ("/drill-calendar/proposals", test_proposals);
  add ("/drill-calendar/empty", test_empty);
  return g_test_run ();
}
