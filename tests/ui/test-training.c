/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Trainings in the window: a class entered by pasting its list, namesakes chosen, people added by name, attendance and
 * scores marked down the column, all of it undone; the pages of figures and the lists behind their numbers.
 */
#include "window-fixture.h"

#include "registers/person.h"
#include "registers/training.h"
#include "registers/unit.h"
#include "ui/form/record-pane.h"
#include "ui/training/attendee-dialog.h"
#include "ui/training/attendee-line.h"
#include "ui/training/attendee-section.h"
#include "ui/training/person-adder.h"
#include "ui/training/person-trainings.h"
#include "ui/training/training-figures.h"
#include "ui/training/training-page.h"

#include <string.h>

static gint64
save (Fixture *f, AnbanRecord *record)
{
  g_autoptr (GError) error = NULL;

  anban_store_save (f->store, record, &error);
  g_assert_no_error (error);
  return anban_record_get_id (record);
}

static gint64
add_unit (Fixture *f, const char *name)
{
  g_autoptr (AnbanRecord) unit = anban_record_new (&anban_unit_register);

  anban_record_set_text (unit, ANBAN_UNIT_NAME, name);
  anban_record_set_int (unit, ANBAN_UNIT_KIND, ANBAN_UNIT_KIND_FIRM);
  return save (f, unit);
}

static gint64
add_person (Fixture *f, const char *name, gint64 unit)
{
  g_autoptr (AnbanRecord) person = anban_record_new (&anban_person_register);

  anban_record_set_text (person, ANBAN_PERSON_NAME, name);
  anban_record_set_int (person, ANBAN_PERSON_UNIT, unit);
  return save (f, person);
}

static AnbanAttendeeSection *
show_training (Fixture *f, gint64 id)
{
  show_list (f, "training");
  anban_window_show_record (f->window, &anban_training_register, id);
  wait_ms (200);
  return ANBAN_ATTENDEE_SECTION (find_below (GTK_WIDGET (f->window), ANBAN_TYPE_ATTENDEE_SECTION));
}

static gint64
add_training (Fixture *f, gint64 unit)
{
  g_autoptr (AnbanRecord) training = anban_record_new (&anban_training_register);

  anban_record_set_text (training, ANBAN_TRAINING_NAME, "动火作业专题培训");
  anban_record_set_int (training, ANBAN_TRAINING_UNIT, unit);
  anban_record_set_text (training, ANBAN_TRAINING_HELD_ON, "2026-06-10");
  anban_record_set_double (training, ANBAN_TRAINING_PASS_MARK, 60);
  return save (f, training);
}

static gint64
count_rows (Fixture *f, const AnbanRegister *reg)
{
  g_autoptr (AnbanQuery) query = anban_query_new (reg);

  return count (f, query);
}

static AnbanRecord *
get_attendee (Fixture *f, gint64 training, guint place)
{
  g_autoptr (GPtrArray) roll =
      anban_store_list_details (f->store, &anban_training_attendee_register, training, NULL);

  g_assert_cmpuint (roll->len, >, place);
  return g_object_ref (roll->pdata[place]);
}

static gboolean
is_destroyed (gpointer data)
{
  return *(gpointer *)data == NULL;
}

/* The first key controller of @widget gets a key. */
static void
press (GtkWidget *widget, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
      g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
  }
  g_assert_true (handled);
  wait_ms (50);
}

static GtkWidget *
get_part (GtkWidget *line, AnbanAttendeePart part)
{
  for (GtkWidget *child = gtk_widget_get_first_child (line); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (part == ANBAN_ATTENDEE_LINE_SCORE ? GTK_IS_ENTRY (child) : gtk_widget_has_css_class (child, "mark"))
      return child;
  return NULL;
}

static void
test_paste (Fixture *f, gconstpointer data)
{
  gint64 factory = add_unit (f, "青石水泥厂"), one = add_person (f, "唐宁", factory);
  gint64 training = add_training (f, factory), n_people;
  AnbanAttendeeSection *section;
  gpointer dialog;
  g_autoptr (AnbanRecord) attendee = NULL;

  add_person (f, "唐宁", factory);
  add_person (f, "刘洋", factory);
  n_people = count_rows (f, &anban_person_register);
  section = show_training (f, training);
  wait_for_text (section, "还没有参训人员");
  dialog =
      anban_attendee_section_paste (section, "姓名\t单位\t成绩\n刘洋\t青石水泥厂\t88\n唐宁\t青石水泥厂\t59\n"
                                             "吴敏\t青石水泥厂\t95\n刘洋\t青石水泥厂\t\n");
  g_assert_nonnull (dialog);
  g_object_add_weak_pointer (dialog, &dialog);
  wait_ms (300);
  wait_for_text (dialog, "待定 1 行");
  g_assert_true (shows (dialog, "新建一位“唐宁”"));
  /* the namesake that waits has to be chosen first */
  gtk_widget_activate_action (dialog, "attendees.take", NULL);
  g_assert_cmpint (count_rows (f, &anban_training_attendee_register), ==, 0);
  press (find_below (dialog, GTK_TYPE_LIST_VIEW), GDK_KEY_1);
  g_assert_cmpuint (anban_attendee_paste_count_undecided (anban_attendee_dialog_get_paste (dialog)), ==, 0);
  gtk_widget_activate_action (dialog, "attendees.take", NULL);
  wait_until (is_destroyed, &dialog);
  wait_ms (200);

  g_assert_cmpint (count_rows (f, &anban_training_attendee_register), ==, 3);
  g_assert_cmpint (count_rows (f, &anban_person_register), ==, n_people + 1);
  wait_for_text (section, "应到 3 · 实到 3 · 合格 2");
  g_assert_nonnull (anban_attendee_section_get_line (section, 2));
  attendee = get_attendee (f, training, 1);
  g_assert_cmpint (anban_record_get_int (attendee, ANBAN_TRAINING_ATTENDEE_PERSON), ==, one);

  /* one step */
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  wait_ms (200);
  g_assert_cmpint (count_rows (f, &anban_training_attendee_register), ==, 0);
  g_assert_cmpint (count_rows (f, &anban_person_register), ==, n_people);
  wait_for_text (section, "还没有参训人员");
}

static void
test_add_and_mark (Fixture *f, gconstpointer data)
{
  gint64 factory = add_unit (f, "青石水泥厂"), training = add_training (f, factory);
  AnbanAttendeeSection *section;
  AnbanPersonAdder *adder;
  GtkWidget *line, *score;
  g_autoptr (AnbanRecord) first = NULL;
  g_autoptr (AnbanRecord) second = NULL;

  add_person (f, "刘洋", factory);
  add_person (f, "郑直", factory);
  section = show_training (f, training);
  adder = ANBAN_PERSON_ADDER (anban_attendee_section_get_adder (section));
  anban_person_adder_set_text (adder, "刘洋");
  anban_person_adder_activate (adder);
  /* initials; who is on the roll is not offered again */
  anban_person_adder_set_text (adder, "zz");
  anban_person_adder_activate (adder);
  anban_person_adder_set_text (adder, "lydoesnotexist");
  g_assert_cmpuint (anban_person_adder_suggest (adder), ==, 0);
  anban_person_adder_set_text (adder, "");
  wait_ms (200);
  g_assert_cmpint (count_rows (f, &anban_training_attendee_register), ==, 2);

  /* 3: absent, and on to the next */
  line = anban_attendee_section_get_line (section, 0);
  press (get_part (line, ANBAN_ATTENDEE_LINE_ATTENDANCE), GDK_KEY_3);
  first = get_attendee (f, training, 0);
  g_assert_cmpint (anban_record_get_int (first, ANBAN_TRAINING_ATTENDEE_ATTENDANCE), ==,
                   ANBAN_ATTENDANCE_ABSENT);
  wait_for_text (section, "应到 2 · 实到 1");

  /* a score that is none stays and says so; then one */
  line = anban_attendee_section_get_line (section, 1);
  score = get_part (line, ANBAN_ATTENDEE_LINE_SCORE);
  gtk_editable_set_text (GTK_EDITABLE (score), "八十");
  g_signal_emit_by_name (score, "activate");
  g_assert_true (gtk_widget_has_css_class (score, "error"));
  gtk_editable_set_text (GTK_EDITABLE (score), "59.5");
  g_signal_emit_by_name (score, "activate");
  wait_ms (100);
  second = get_attendee (f, training, 1);
  g_assert_cmpint (anban_record_get_int (second, ANBAN_TRAINING_ATTENDEE_RESULT), ==, ANBAN_TRAINING_FAILED);
  wait_for_text (line, "不合格");

  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  wait_ms (200);
  g_clear_object (&first);
  first = get_attendee (f, training, 0);
  g_assert_cmpint (anban_record_get_int (first, ANBAN_TRAINING_ATTENDEE_ATTENDANCE), ==,
                   ANBAN_ATTENDANCE_PRESENT);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (score)), ==, "");

  press (get_part (anban_attendee_section_get_line (section, 0), ANBAN_ATTENDEE_LINE_ATTENDANCE),
         GDK_KEY_Delete);
  wait_ms (100);
  g_assert_cmpint (count_rows (f, &anban_training_attendee_register), ==, 1);
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) &&
      g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);
  return found;
}

/* Nobody came to a class that is to be held; on the day those who were not marked otherwise did. */
static void
test_planned (Fixture *f, gconstpointer data)
{
  gint64 factory = add_unit (f, "青石水泥厂"), one = add_person (f, "刘洋", factory),
         other = add_person (f, "郑直", factory);
  g_autoptr (AnbanRecord) training = anban_record_new (&anban_training_register);
  g_autoptr (AnbanRecord) second = NULL;
  AnbanAttendeeSection *section;

  anban_record_set_text (training, ANBAN_TRAINING_NAME, "今天的班");
  anban_record_set_int (training, ANBAN_TRAINING_UNIT, factory);
  anban_record_set_text (training, ANBAN_TRAINING_PLANNED_ON, "2026-06-15");
  section = show_training (f, save (f, training));
  g_assert_true (anban_attendee_section_add (section, one));
  g_assert_true (anban_attendee_section_add (section, other));
  wait_for_text (section, "应到 2 · 实到 0");
  press (get_part (anban_attendee_section_get_line (section, 0), ANBAN_ATTENDEE_LINE_ATTENDANCE), GDK_KEY_2);
  wait_for_text (section, "其余 1 人都记出勤");
  g_signal_emit_by_name (find_button (GTK_WIDGET (section), "其余 1 人都记出勤"), "clicked");
  wait_for_text (section, "应到 2 · 实到 1");
  second = get_attendee (f, anban_record_get_id (training), 0);
  g_assert_cmpint (anban_record_get_int (second, ANBAN_TRAINING_ATTENDEE_ATTENDANCE), ==,
                   ANBAN_ATTENDANCE_EXCUSED);
}

/* What there is of a person beyond the fields. */
static void
test_person (Fixture *f, gconstpointer data)
{
  gint64 factory = add_unit (f, "青石水泥厂"), person = add_person (f, "刘洋", factory),
         training = add_training (f, factory);
  AnbanAttendeeSection *section = show_training (f, training);

  g_assert_true (anban_attendee_section_add (section, person));
  show_list (f, "person");
  anban_window_show_record (f->window, &anban_person_register, person);
  wait_ms (200);
  {
    GtkWidget *part = find_below (GTK_WIDGET (f->window), ANBAN_TYPE_PERSON_TRAININGS);

    wait_for_text (part, "培训和证书（1 期，0 本）");
    wait_for_text (part, "动火作业专题培训");
  }
}

/* --- figures --- */

static gboolean
is_ready (gpointer data)
{
  return anban_training_figures_is_ready (data);
}

static GtkWidget *
find_number (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && g_object_get_data (G_OBJECT (widget), "anban-query") != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_number (child);
  return found;
}

static void
test_figures (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *page, *shows;
  } pages[] = {{"hours", "学时"}, {"certificates", "证书临期预警"}, {"coverage", "覆盖"}};

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    AnbanTrainingPage *page;
    GtkWidget *figures, *number;
    const AnbanQuery *query;
    AnbanListView *list;

    anban_window_show_view (f->window, "training");
    wait_ms (50);
    page = ANBAN_TRAINING_PAGE (find_below (GTK_WIDGET (f->window), ANBAN_TYPE_TRAINING_PAGE));
    anban_training_page_show (page, pages[i].page);
    wait_ms (50);
    figures = find_below (GTK_WIDGET (page), ANBAN_TYPE_TRAINING_FIGURES);
    wait_until (is_ready, figures);
    wait_ms (100);
    g_assert_true (shows (figures, pages[i].shows));
    number = find_number (figures);
    g_assert_nonnull (number);
    query = g_object_get_data (G_OBJECT (number), "anban-query");
    g_assert_cmpint (count (f, query), >, 0);
    {
      gint64 n = count (f, query);

      g_signal_emit_by_name (number, "clicked");
      wait_ms (100);
      list = ANBAN_LIST_VIEW (find_below (GTK_WIDGET (f->window), ANBAN_TYPE_LIST_VIEW));
      g_assert_cmpint (count_shown (list), ==, n);
    }
  }
}

/* Says what to do first. */
static void
test_empty (Fixture *f, gconstpointer data)
{
  AnbanTrainingPage *page;
  GtkWidget *figures;

  anban_window_show_view (f->window, "training");
  wait_ms (50);
  page = ANBAN_TRAINING_PAGE (find_below (GTK_WIDGET (f->window), ANBAN_TYPE_TRAINING_PAGE));
  anban_training_page_show (page, "coverage");
  wait_ms (50);
  figures = find_below (GTK_WIDGET (page), ANBAN_TYPE_TRAINING_FIGURES);
  wait_until (is_ready, figures);
  wait_ms (50);
  wait_for_text (figures, "还没有人员");
}

int
main (int argc, char **argv)
{
  start_application (&argc, &argv);
  ADD ("/training/paste", test_paste, 0);
  ADD ("/training/add-and-mark", test_add_and_mark, 0);
  ADD ("/training/planned", test_planned, 0);
  ADD ("/training/person", test_person, 0);
  ADD ("/training/figures", test_figures, N_TASKS);
  ADD ("/training/empty", test_empty, 0);
  return g_test_run ();
}
