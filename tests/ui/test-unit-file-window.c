/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From the record of a unit to everything about it and on to one of its records and lists; and the frequencies of a plan
 * that are taken as requirements in its record.
 */
#include "window-fixture.h"

#include "registers/drill.h"
#include "registers/plan.h"
#include "registers/requirement.h"
#include "registers/task.h"
#include "registers/unit.h"
#include "ui/form/record-pane.h"
#include "ui/list/records-page.h"
#include "ui/plan/frequency-offers.h"
#include "ui/unit/unit-bar.h"
#include "ui/unit/unit-file-section.h"
#include "ui/unit/unit-file-window.h"

static void
save (Fixture *f, AnbanRecord *record)
{
  g_autoptr (GError) error = NULL;

  anban_store_save (f->store, record, &error);
  g_assert_no_error (error);
}

static GtkWidget *
show_part (Fixture *f, const AnbanRegister *reg, gint64 id, GType type)
{
  GtkWidget *part;

  anban_window_show_record (f->window, reg, id);
  wait_ms (300);
  part = find_below (GTK_WIDGET (f->window), type);
  g_assert_nonnull (part);
  return part;
}

/* The section of @reg on the page. */
static GtkWidget *
find_section (GtkWidget *widget, const char *title)
{
  if (ANBAN_IS_UNIT_FILE_SECTION (widget) && shows (widget, title))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_section (child, title);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static void
test_file (Fixture *f, gconstpointer data)
{
  g_autoptr (AnbanRecord) unit = anban_record_new (&anban_unit_register);
  g_autoptr (AnbanRecord) drill = anban_record_new (&anban_drill_register);
  GtkWidget *bar, *window, *section, *list;

  anban_record_set_text (unit, ANBAN_UNIT_NAME, "云溪松木加工厂");
  anban_record_set_int (unit, ANBAN_UNIT_KIND, ANBAN_UNIT_KIND_FIRM);
  save (f, unit);
  anban_record_set_text (drill, ANBAN_DRILL_NAME, "锯末起火处置");
  anban_record_set_int (drill, ANBAN_DRILL_KIND, ANBAN_DRILL_ON_SITE);
  anban_record_set_int (drill, ANBAN_DRILL_UNIT, anban_record_get_id (unit));
  anban_record_set_text (drill, ANBAN_DRILL_PLANNED_ON, "2026-09-01");
  save (f, drill);

  bar = show_part (f, &anban_unit_register, anban_record_get_id (unit), ANBAN_TYPE_UNIT_BAR);
  window = anban_unit_bar_open_file (ANBAN_UNIT_BAR (bar));
  wait_until (is_mapped, window);
  section = find_section (window, "应急演练");
  g_assert_nonnull (section);
  g_assert_true (shows (section, "锯末起火处置"));
  /* the law asks drills of every firm: the presets are there */
  g_assert_true (shows (window, "2026年应履行的频次"));

  /* a change elsewhere is followed */
  anban_record_set_text (drill, ANBAN_DRILL_NAME, "锯末阴燃处置");
  save (f, drill);
  wait_ms (500);
  section = find_section (window, "应急演练");
  g_assert_true (shows (section, "锯末阴燃处置"));

  list = find_below (section, GTK_TYPE_LIST_BOX);
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
  wait_ms (300);
  g_assert_true (shows (GTK_WIDGET (f->window), "锯末阴燃处置"));
  gtk_window_destroy (GTK_WINDOW (window));
  wait_ms (50);
}

static void
test_offers (Fixture *f, gconstpointer data)
{
  g_autoptr (AnbanRecord) plan = anban_record_new (&anban_plan_register);
  g_autoptr (AnbanRecord) task = anban_record_new (&anban_task_register);
  g_autoptr (AnbanQuery) taken = anban_query_new (&anban_requirement_register);
  GtkWidget *offers;

  anban_record_set_text (plan, ANBAN_PLAN_TITLE, "云溪县应急准备方案");
  save (f, plan);
  anban_record_set_int (task, ANBAN_TASK_PLAN, anban_record_get_id (plan));
  anban_record_set_text (task, ANBAN_TASK_HEADING, "开展演练");
  anban_record_set_text (task, ANBAN_TASK_BODY,
                         "各镇每半年组织1次综合演练，各村（社区）每年组织1次避险转移演练。");
  save (f, task);
  anban_query_where_int (taken, ANBAN_REQUIREMENT_PLAN, ANBAN_OP_EQ, anban_record_get_id (plan));

  offers = show_part (f, &anban_plan_register, anban_record_get_id (plan), ANBAN_TYPE_FREQUENCY_OFFERS);
  g_assert_cmpuint (anban_frequency_offers_get_n (ANBAN_FREQUENCY_OFFERS (offers)), ==, 2);
  anban_frequency_offers_accept (ANBAN_FREQUENCY_OFFERS (offers), 0);
  wait_ms (300);
  g_assert_cmpint (count (f, taken), ==, 1);
  g_assert_cmpuint (anban_frequency_offers_get_n (ANBAN_FREQUENCY_OFFERS (offers)), ==, 1);
  anban_frequency_offers_accept (ANBAN_FREQUENCY_OFFERS (offers), G_MAXUINT);
  wait_ms (300);
  g_assert_cmpint (count (f, taken), ==, 2);
  g_assert_false (gtk_widget_get_visible (offers));
  g_assert_true (anban_store_undo (f->store, NULL));
  wait_ms (300);
  g_assert_cmpuint (anban_frequency_offers_get_n (ANBAN_FREQUENCY_OFFERS (offers)), ==, 1);
}

int
main (int argc, char **argv)
{
  int status;

  start_application (&argc, &argv);
  ADD ("/unit-file/window", test_file, 0);
  ADD ("/plan-pane/offers", test_offers, 0);
  status = g_test_run ();
  g_clear_object (&application);
  return status;
}
