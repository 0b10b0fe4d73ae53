/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A planned drill as a clerk records it in the pane: held, evaluated with scores typed one below the other, its problem
 * turned into a hazard, reported; units that take part typed in one go. Keys are pressed by xdotool, on the display of
 * tools/with-display.
 */
#include "registers/drill.h"
#include "registers/emergency-plan.h"
#include "registers/event.h"
#include "registers/hazard.h"
#include "registers/holiday.h"
#include "registers/office.h"
#include "registers/requirement.h"
#include "registers/task.h"
#include "registers/unit.h"
#include "ui/drill/drill-bar.h"
#include "ui/drill/drill-notice.h"
#include "ui/drill/drill-pane.h"
#include "ui/drill/mark-sheet.h"
#include "ui/drill/plan-notice.h"
#include "ui/drill/problem-section.h"
#include "ui/form/detail-section.h"
#include "ui/form/drill-unit-adder.h"
#include "ui/form/ref-entry.h"

#include <adwaita.h>
#include <glib/gstdio.h>

typedef struct {
  char *folder, *path;
  AnbanStore *store;
  GtkWidget *window;
  AnbanRecordPane *pane;
  gint64 firm, drill;
  char *toast; /* the last one */
} Fixture;

static void
wait_ms (guint ms)
{
  gint64 end = g_get_monotonic_time () + ms * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end) {
    g_main_context_iteration (NULL, FALSE);
    g_usleep (1000);
  }
}

/* Keys as xdotool calls them, parted by blanks; the program goes on meanwhile. */
static void
press (const char *keys)
{
  g_autofree char *line = g_strdup_printf ("xdotool key --delay 25 %s", keys);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = NULL;

  g_assert_true (g_shell_parse_argv (line, NULL, &words, NULL));
  process = g_subprocess_newv ((const char *const *)words, G_SUBPROCESS_FLAGS_NONE, &error);
  g_assert_no_error (error);
  while (g_subprocess_get_identifier (process) != NULL) {
    g_main_context_iteration (NULL, FALSE);
    g_usleep (500);
  }
  wait_ms (150);
}

static void
save (Fixture *f, AnbanRecord *record)
{
  g_autoptr (GError) error = NULL;

  anban_store_save (f->store, record, &error);
  g_assert_no_error (error);
}

static gint64
add_unit (Fixture *f, const char *name, AnbanUnitKind kind)
{
  g_autoptr (AnbanRecord) unit = anban_record_new (&anban_unit_register);

  anban_record_set_text (unit, ANBAN_UNIT_NAME, name);
  anban_record_set_int (unit, ANBAN_UNIT_KIND, kind);
  if (kind == ANBAN_UNIT_KIND_FIRM)
    anban_record_set_int (unit, ANBAN_UNIT_HIGH_RISK, 1);
  save (f, unit);
  return anban_record_get_id (unit);
}

/* Drills of firms with high risk are reported. */
static void
add_requirement (Fixture *f)
{
  g_autoptr (AnbanRecord) requirement = anban_record_new (&anban_requirement_register);

  anban_record_set_text (requirement, ANBAN_REQUIREMENT_NAME, "高危企业每半年演练");
  anban_record_set_int (requirement, ANBAN_REQUIREMENT_ITEM, ANBAN_ITEM_DRILL);
  anban_record_set_int (requirement, ANBAN_REQUIREMENT_FREQUENCY_COUNT, 1);
  anban_record_set_int (requirement, ANBAN_REQUIREMENT_FREQUENCY_PER, ANBAN_PER_HALF_YEAR);
  anban_record_set_int (requirement, ANBAN_REQUIREMENT_HIGH_RISK, 1);
  anban_record_set_int (requirement, ANBAN_REQUIREMENT_REPORTED, 1);
  anban_record_set_text (requirement, ANBAN_REQUIREMENT_SOURCE, "《某县演练办法》");
  save (f, requirement);
}

static AnbanRecord *
read_drill (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  AnbanRecord *drill = anban_store_get (f->store, &anban_drill_register, f->drill, &error);

  g_assert_no_error (error);
  return drill;
}

static void
toast_cb (Fixture *f, const char *message, gboolean undo)
{
  g_free (f->toast);
  f->toast = g_strdup (message);
}

static void
show_drill (Fixture *f, const char *planned_on)
{
  g_autoptr (AnbanRecord) drill = anban_record_new (&anban_drill_register);
  g_autoptr (AnbanRecord) read = NULL;

  anban_record_set_text (drill, ANBAN_DRILL_NAME, "油罐区泄漏桌面推演");
  anban_record_set_int (drill, ANBAN_DRILL_KIND, ANBAN_DRILL_SPECIAL);
  anban_record_set_int (drill, ANBAN_DRILL_FORM, ANBAN_DRILL_TABLETOP);
  anban_record_set_int (drill, ANBAN_DRILL_UNIT, f->firm);
  anban_record_set_text (drill, ANBAN_DRILL_PLANNED_ON, planned_on);
  save (f, drill);
  f->drill = anban_record_get_id (drill);
  read = read_drill (f);
  anban_record_pane_show (f->pane, read);
  wait_ms (200);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("anban-drill-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "office.anban", NULL);
  f->store = anban_office_create (f->path, &error);
  g_assert_no_error (error);
  f->firm = add_unit (f, "松岭油库", ANBAN_UNIT_KIND_FIRM);
  add_requirement (f);
  f->window = gtk_window_new ();
  f->pane = ANBAN_RECORD_PANE (anban_record_pane_new ());
  anban_drill_pane_extend (f->pane);
  gtk_window_set_child (GTK_WINDOW (f->window), GTK_WIDGET (f->pane));
  gtk_window_set_default_size (GTK_WINDOW (f->window), 440, 700);
  g_signal_connect_swapped (f->pane, "toast", G_CALLBACK (toast_cb), f);
  anban_record_pane_set_store (f->pane, f->store);
  gtk_window_present (GTK_WINDOW (f->window));
  for (guint i = 0; i < 200 && !gtk_window_is_active (GTK_WINDOW (f->window)); i++)
    wait_ms (25);
  wait_ms (200);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  anban_record_pane_set_store (f->pane, NULL);
  gtk_window_destroy (GTK_WINDOW (f->window));
  wait_ms (50);
  anban_store_close (f->store);
  g_object_unref (f->store);
  dir = g_dir_open (f->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (f->folder, name, NULL);

    g_unlink (path);
  }
  g_rmdir (f->folder);
  g_free (f->path);
  g_free (f->folder);
  g_free (f->toast);
}

static GtkWidget *
find_button (GtkWidget *from, const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (from) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (from)), label) == 0)
    return from;
  for (GtkWidget *child = gtk_widget_get_first_child (from); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);
  return found;
}

static AnbanMarkSheet *
get_sheet (Fixture *f)
{
  return ANBAN_MARK_SHEET (anban_record_pane_get_part (f->pane, ANBAN_TYPE_MARK_SHEET));
}

static double
get_score (Fixture *f, guint place)
{
  g_autoptr (GPtrArray) marks =
      anban_store_list_details (f->store, &anban_drill_mark_register, f->drill, NULL);

  return anban_record_is_null (marks->pdata[place], ANBAN_DRILL_MARK_SCORE)
             ? -1
             : anban_record_get_double (marks->pdata[place], ANBAN_DRILL_MARK_SCORE);
}

/* Alt+Enter all the way: held, evaluated, concluded, reported. */
static void
test_by_keyboard (Fixture *f, gconstpointer data)
{
  g_autoptr (AnbanRecord) held = NULL, concluded = NULL, reported = NULL;
  GtkWidget *notice;

  show_drill (f, "2026-06-15");
  notice = anban_record_pane_get_part (f->pane, ANBAN_TYPE_DRILL_NOTICE);
  g_assert_false (gtk_widget_get_visible (notice));
  press ("alt+Return");
  held = read_drill (f);
  g_assert_cmpint (anban_record_get_int (held, ANBAN_DRILL_STATE), ==, ANBAN_EVENT_HELD);
  g_assert_cmpstr (anban_record_get_text (held, ANBAN_DRILL_HELD_ON), ==, "2026-06-15");
  g_assert_cmpint (anban_record_get_int (held, ANBAN_DRILL_REPORTED), ==, 1);
  g_assert_true (gtk_widget_get_visible (notice));

  press ("alt+Return"); /* 开始评估: the cursor stands in the first score */
  g_assert_cmpint (get_score (f, 0), ==, -1);
  press ("5 Return 8 Down 6 Return Up Up 7 Return");
  g_assert_cmpfloat (get_score (f, 0), ==, 5);
  g_assert_cmpfloat (get_score (f, 1), ==, 7);
  g_assert_cmpfloat (get_score (f, 2), ==, 6);
  /* more than there is: refused in the row, the text stays to be put right */
  press ("9 Return");
  g_assert_cmpfloat (get_score (f, 2), ==, 6);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (anban_mark_sheet_get_entry (get_sheet (f), 2))), ==,
                   "9");
  press ("BackSpace 6 Return");
  for (guint i = 3; i < 15; i++)
    press ("4 Return");
  g_assert_cmpfloat (get_score (f, 14), ==, 4);

  press ("alt+Return"); /* 写入评估结论 */
  concluded = read_drill (f);
  g_assert_nonnull (
      strstr (anban_record_get_text (concluded, ANBAN_DRILL_CONCLUSION), "本次演练按桌面演练评估表评估，得"));
  press ("alt+Return"); /* 登记报送 */
  reported = read_drill (f);
  g_assert_cmpstr (anban_record_get_text (reported, ANBAN_DRILL_REPORTED_ON), ==, "2026-06-15");
  wait_ms (200);
  g_assert_false (gtk_widget_get_visible (notice));
}

static void
open_cb (gint64 *opened, const AnbanRegister *reg, gint64 id)
{
  g_assert_true (reg == &anban_hazard_register);
  *opened = id;
}

/* A problem is turned into a hazard by the button in its row; the hazard opens from there; undo takes both back. */
static void
test_problem (Fixture *f, gconstpointer data)
{
  g_autoptr (AnbanRecord) problem = anban_record_new (&anban_drill_problem_register);
  g_autoptr (AnbanRecord) hazard = NULL;
  GtkWidget *section;
  gint64 opened = 0, hazard_id;

  show_drill (f, "2026-06-12");
  section = anban_record_pane_get_part (f->pane, ANBAN_TYPE_PROBLEM_SECTION);
  g_assert_true (
      anban_drill_bar_take (ANBAN_DRILL_BAR (anban_record_pane_get_part (f->pane, ANBAN_TYPE_DRILL_BAR)), 0));
  wait_ms (100);
  anban_record_set_int (problem, ANBAN_DRILL_PROBLEM_DRILL, f->drill);
  anban_record_set_text (problem, ANBAN_DRILL_PROBLEM_CONTENT, "值班电话没有更新");
  save (f, problem);
  wait_ms (100);
  g_assert_cmpuint (anban_record_part_get_count (ANBAN_RECORD_PART (section)), ==, 1);
  g_signal_emit_by_name (find_button (section, "转为隐患"), "clicked");
  wait_ms (100);
  anban_store_refresh (f->store, problem, NULL);
  hazard_id = anban_record_get_int (problem, ANBAN_DRILL_PROBLEM_HAZARD);
  hazard = anban_store_get (f->store, &anban_hazard_register, hazard_id, NULL);
  g_assert_cmpstr (anban_record_get_text (hazard, ANBAN_HAZARD_FOUND_ON), ==, "2026-06-12");
  g_assert_cmpint (anban_record_get_int (hazard, ANBAN_HAZARD_DRILL), ==, f->drill);
  g_assert_null (find_button (section, "转为隐患"));
  g_signal_connect_swapped (f->pane, "open-record", G_CALLBACK (open_cb), &opened);
  g_signal_emit_by_name (find_button (section, anban_record_get_text (hazard, ANBAN_HAZARD_CODE)), "clicked");
  g_assert_cmpint (opened, ==, hazard_id);
  g_assert_true (anban_store_undo (f->store, NULL));
  wait_ms (100);
  g_assert_nonnull (find_button (section, "转为隐患"));
}

/* Three names in one go, one of them a collective name; what is no unit stays in the entry. */
static void
test_participants (Fixture *f, gconstpointer data)
{
  gint64 group = add_unit (f, "各救援队", ANBAN_UNIT_KIND_GROUP);
  gint64 one = add_unit (f, "一队", ANBAN_UNIT_KIND_OTHER);
  AnbanDetailSection *section;
  AnbanDrillUnitAdder *adder;
  AnbanRefEntry *entry;

  add_unit (f, "县医院", ANBAN_UNIT_KIND_OTHER);
  for (guint i = 0; i < 2; i++) {
    g_autoptr (AnbanRecord) member = anban_record_new (&anban_unit_member_register);

    anban_record_set_int (member, ANBAN_UNIT_MEMBER_GROUP, group);
    anban_record_set_int (member, ANBAN_UNIT_MEMBER_UNIT,
                          i == 0 ? one : add_unit (f, "二队", ANBAN_UNIT_KIND_OTHER));
    save (f, member);
  }
  show_drill (f, "2026-07-01");
  section = ANBAN_DETAIL_SECTION (anban_record_pane_get_details (f->pane, &anban_drill_unit_register));
  adder = ANBAN_DRILL_UNIT_ADDER (anban_detail_section_get_adder (section));
  entry = ANBAN_REF_ENTRY (anban_drill_unit_adder_get_entry (adder));
  anban_ref_entry_set_text (entry, "一队、各救援队，县医院 三队");
  g_assert_false (anban_drill_unit_adder_add (adder));
  wait_ms (100);
  g_assert_cmpuint (anban_detail_section_get_n_details (section), ==, 3);
  g_assert_cmpstr (anban_ref_entry_get_text (entry), ==, "三队");
  g_assert_nonnull (strstr (f->toast, "三队"));
  g_assert_true (anban_store_undo (f->store, NULL));
  wait_ms (100);
  g_assert_cmpuint (anban_detail_section_get_n_details (section), ==, 0);
}

/* Filed within so many working days of the office's table; evaluated again after three years. */
static void
test_emergency_plan (Fixture *f, gconstpointer data)
{
  g_autoptr (AnbanRecord) plan = anban_record_new (&anban_emergency_plan_register);
  g_autoptr (AnbanRecord) holiday = anban_record_new (&anban_holiday_register);
  g_autoptr (AnbanRecord) shown = NULL;
  AnbanPlanNotice *notice;

  anban_store_set_setting (f->store, "plan-filing-days", "5", NULL);
  anban_record_set_text (holiday, ANBAN_HOLIDAY_DAY, "2027-06-11");
  anban_record_set_int (holiday, ANBAN_HOLIDAY_KIND, ANBAN_HOLIDAY_FREE);
  anban_record_set_text (holiday, ANBAN_HOLIDAY_NAME, "某节");
  save (f, holiday);
  anban_record_set_text (plan, ANBAN_EMERGENCY_PLAN_NAME, "油库综合应急预案");
  anban_record_set_int (plan, ANBAN_EMERGENCY_PLAN_UNIT, f->firm);
  anban_record_set_int (plan, ANBAN_EMERGENCY_PLAN_KIND, ANBAN_EMERGENCY_PLAN_COMPREHENSIVE);
  /* a Wednesday: Thursday, Monday to Thursday; the Friday is free that year */
  anban_record_set_text (plan, ANBAN_EMERGENCY_PLAN_ISSUED_ON, "2027-06-09");
  save (f, plan);
  shown = anban_store_get (f->store, &anban_emergency_plan_register, anban_record_get_id (plan), NULL);
  anban_record_pane_show (f->pane, shown);
  wait_ms (150);
  notice = ANBAN_PLAN_NOTICE (anban_record_pane_get_part (f->pane, ANBAN_TYPE_PLAN_NOTICE));
  g_assert_cmpstr (anban_plan_notice_get_filing (notice), ==,
                   "发布后 5 个工作日内（2027-06-17 前）要备案，还没有登记备案日期");
  g_assert_null (anban_plan_notice_get_review (notice));
  anban_record_set_text (plan, ANBAN_EMERGENCY_PLAN_ISSUED_ON, "2022-03-01");
  save (f, plan);
  wait_ms (150);
  g_assert_nonnull (strstr (anban_plan_notice_get_filing (notice), "已经逾期"));
  g_signal_emit_by_name (find_button (GTK_WIDGET (notice), "登记备案"), "clicked");
  wait_ms (150);
  g_assert_null (anban_plan_notice_get_filing (notice));
  anban_store_refresh (f->store, plan, NULL);
  g_assert_cmpstr (anban_record_get_text (plan, ANBAN_EMERGENCY_PLAN_FILED_ON), ==, "2026-06-15");
  g_assert_cmpstr (anban_plan_notice_get_review (notice), ==, "应在 2025-03-01 前重新评估，已经逾期");
  g_signal_emit_by_name (find_button (GTK_WIDGET (notice), "登记评估"), "clicked");
  wait_ms (150);
  g_assert_null (anban_plan_notice_get_review (notice));
}

/* A new sheet comes into sight; going to it shows its beginning, however long it is. */
static void
test_jump (Fixture *f, gconstpointer data)
{
  GtkWidget *scroller;
  double y;

  show_drill (f, "2026-06-12");
  anban_drill_bar_take (ANBAN_DRILL_BAR (anban_record_pane_get_part (f->pane, ANBAN_TYPE_DRILL_BAR)), 0);
  wait_ms (300); /* what the held day changes above it has its place first */
  anban_mark_sheet_begin (get_sheet (f));
  wait_ms (300);
  scroller = gtk_widget_get_ancestor (GTK_WIDGET (get_sheet (f)), GTK_TYPE_SCROLLED_WINDOW);
  gtk_widget_translate_coordinates (GTK_WIDGET (get_sheet (f)), scroller, 0, 0, NULL, &y);
  g_assert_cmpfloat (ABS (y), <, 80);
  for (guint place = 0; place < 5; place += 2) {
    gtk_widget_activate_action (GTK_WIDGET (f->pane), "form.jump", "u", place);
    wait_ms (400);
    gtk_widget_translate_coordinates (GTK_WIDGET (get_sheet (f)), scroller, 0, 0, NULL, &y);
    if (place == 2)
      g_assert_cmpfloat (ABS (y), <, 30);
    else
      g_assert_cmpfloat (ABS (y), >, 100);
  }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/drill/by-keyboard", test_by_keyboard);
  ADD ("/drill/emergency-plan", test_emergency_plan);
  ADD ("/drill/jump", test_jump);
  ADD ("/drill/problem", test_problem);
  ADD ("/drill/participants", test_participants);
  return g_test_run ();
}
