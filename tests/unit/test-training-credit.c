/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Hours of training against the rules (生产经营单位安全培训规定, the preset ones), by table.
 */
#include "office-fixture.h"

#include "registers/event.h"
#include "registers/office.h"
#include "registers/training.h"
#include "rules/training-credit.h"

typedef struct {
  OfficeFixture office;
  gint64 plain, risky, turned; /* turned: of high risk until 2026-03-31 */
} Scene;

static void
set_up (Scene *scene, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanRecord) past = anban_record_new (&anban_unit_past_register);
  g_autoptr (AnbanRecord) risky = NULL;

  office_fixture_set_up (&scene->office, data);
  anban_store_close (scene->office.store);
  g_clear_object (&scene->office.store);
  scene->office.store = anban_office_open (scene->office.path, &error);
  g_assert_no_error (error);
  scene->plain = office_fixture_add_unit (&scene->office, "云溪木器厂", ANBAN_UNIT_KIND_FIRM, 0);
  scene->risky = office_fixture_add_unit (&scene->office, "云溪烟花厂", ANBAN_UNIT_KIND_FIRM, 0);
  scene->turned = office_fixture_add_unit (&scene->office, "云溪酒业", ANBAN_UNIT_KIND_FIRM, 0);
  risky = anban_store_get (scene->office.store, &anban_unit_register, scene->risky, &error);
  anban_record_set_int (risky, ANBAN_UNIT_HIGH_RISK, 1);
  g_assert_true (anban_store_save (scene->office.store, risky, &error));
  anban_record_set_int (past, ANBAN_UNIT_PAST_UNIT, scene->turned);
  anban_record_set_text (past, ANBAN_UNIT_PAST_UNTIL_ON, "2026-03-31");
  anban_record_set_int (past, ANBAN_UNIT_PAST_HIGH_RISK, 1);
  g_assert_true (anban_store_save (scene->office.store, past, &error));
  g_assert_no_error (error);
}

static void
tear_down (Scene *scene, gconstpointer data)
{
  office_fixture_tear_down (&scene->office, data);
}

static gint64
add_person (Scene *scene, gint64 unit, AnbanPersonDuty duty, const char *hired, const char *left)
{
  g_autoptr (AnbanRecord) person = anban_record_new (&anban_person_register);
  g_autoptr (GError) error = NULL;

  anban_record_set_text (person, ANBAN_PERSON_NAME, "陈晓");
  anban_record_set_int (person, ANBAN_PERSON_UNIT, unit);
  anban_record_set_int (person, ANBAN_PERSON_DUTY, duty);
  anban_record_set_text (person, ANBAN_PERSON_HIRED_ON, hired);
  anban_record_set_text (person, ANBAN_PERSON_LEFT_ON, left);
  g_assert_true (anban_store_save (scene->office.store, person, &error));
  g_assert_no_error (error);
  return anban_record_get_id (person);
}

/* @hours of the attendee; negative: those of the class */
static void
add_training (Scene *scene,
              gint64 person,
              const char *held,
              int course,
              double class_hours,
              int attendance,
              double hours)
{
  g_autoptr (AnbanRecord) training = anban_record_new (&anban_training_register);
  g_autoptr (AnbanRecord) attendee = anban_record_new (&anban_training_attendee_register);
  g_autoptr (GError) error = NULL;

  anban_record_set_text (training, ANBAN_TRAINING_NAME, "安全培训班");
  anban_record_set_int (training, ANBAN_TRAINING_STATE, ANBAN_EVENT_PLANNED);
  anban_record_set_int (training, ANBAN_TRAINING_UNIT, scene->plain);
  anban_record_set_text (training, ANBAN_TRAINING_HELD_ON, held);
  if (held == NULL)
    anban_record_set_text (training, ANBAN_TRAINING_PLANNED_ON, "2026-05-05");
  if (course != 0)
    anban_record_set_int (training, ANBAN_TRAINING_COURSE, course);
  anban_record_set_double (training, ANBAN_TRAINING_HOURS, class_hours);
  g_assert_true (anban_store_save (scene->office.store, training, &error));
  g_assert_no_error (error);
  anban_record_set_int (attendee, ANBAN_TRAINING_ATTENDEE_TRAINING, anban_record_get_id (training));
  anban_record_set_int (attendee, ANBAN_TRAINING_ATTENDEE_PERSON, person);
  anban_record_set_int (attendee, ANBAN_TRAINING_ATTENDEE_ATTENDANCE, attendance);
  if (hours >= 0)
    anban_record_set_double (attendee, ANBAN_TRAINING_ATTENDEE_HOURS, hours);
  g_assert_true (anban_store_save (scene->office.store, attendee, &error));
  g_assert_no_error (error);
}

static void
test_asked (Scene *scene, gconstpointer data)
{
  const struct {
    const char *rule;
    gint64 unit;
    AnbanPersonDuty duty;
    const char *hired;
    gboolean first;
    double asked;
  } cases[] = {
      {"第九条: first, 32", scene->plain, ANBAN_DUTY_PRINCIPAL, "2026-02-01", TRUE, 32},
      {"第九条: each year, 12", scene->plain, ANBAN_DUTY_PRINCIPAL, "2025-12-31", FALSE, 12},
      {"第九条: first, high risk, 48", scene->risky, ANBAN_DUTY_SAFETY_MANAGER, "2026-01-01", TRUE, 48},
      {"第九条: each year, high risk, 16", scene->risky, ANBAN_DUTY_SAFETY_MANAGER, NULL, FALSE, 16},
      {"第十三条: new workers, 24", scene->plain, ANBAN_DUTY_WORKER, "2026-05-01", TRUE, 24},
      {"第十三条: of workers in general nothing is asked each year", scene->plain, ANBAN_DUTY_WORKER, NULL,
       FALSE, 0},
      {"第十三条: new workers, high risk, 72", scene->risky, ANBAN_DUTY_WORKER, "2026-05-01", TRUE, 72},
      {"第十三条: each year, high risk, 20", scene->risky, ANBAN_DUTY_WORKER, "2024-02-29", FALSE, 20},
      {"what the unit was on the day of taking the post up", scene->turned, ANBAN_DUTY_WORKER, "2026-03-31",
       TRUE, 72},
      {"and the day after it was that no more", scene->turned, ANBAN_DUTY_WORKER, "2026-04-01", TRUE, 24},
      {"each year: what the unit is today", scene->turned, ANBAN_DUTY_PRINCIPAL, NULL, FALSE, 12},
      {"nothing is asked of a leader", scene->plain, ANBAN_DUTY_LEADER, NULL, FALSE, 0},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    gint64 person = add_person (scene, cases[i].unit, cases[i].duty, cases[i].hired, NULL);
    AnbanTrainingCredit credit;

    g_test_message ("%s", cases[i].rule);
    g_assert_true (anban_training_credit_read (&credit, scene->office.store, person, 2026, &error));
    g_assert_no_error (error);
    g_assert_cmpint (credit.first, ==, cases[i].first);
    g_assert_cmpfloat (credit.asked, ==, cases[i].asked);
    g_assert_cmpfloat (credit.missing, ==, cases[i].asked);
    g_assert_true ((credit.rule_id != 0) == (cases[i].asked > 0));
  }
}

static void
test_attended (Scene *scene, gconstpointer data)
{
  gint64 old = add_person (scene, scene->plain, ANBAN_DUTY_PRINCIPAL, NULL, NULL);
  gint64 fresh = add_person (scene, scene->plain, ANBAN_DUTY_WORKER, "2026-01-05", NULL);
  g_autoptr (GError) error = NULL;
  AnbanTrainingCredit credit;

  add_training (scene, old, "2026-03-01", ANBAN_COURSE_REFRESHER, 8, ANBAN_ATTENDANCE_PRESENT, -1);
  add_training (scene, old, "2026-04-01", 0, 8, ANBAN_ATTENDANCE_PRESENT, 1.5);
  add_training (scene, old, "2026-05-01", 0, 8, ANBAN_ATTENDANCE_ABSENT, -1);
  add_training (scene, old, "2025-12-31", 0, 8, ANBAN_ATTENDANCE_PRESENT, -1);
  add_training (scene, old, NULL, 0, 8, ANBAN_ATTENDANCE_PRESENT, -1);
  g_assert_true (anban_training_credit_read (&credit, scene->office.store, old, 2026, &error));
  g_assert_cmpfloat (credit.attended, ==, 9.5);
  g_assert_cmpfloat (credit.missing, ==, 2.5);
  g_assert_true (anban_training_credit_read (&credit, scene->office.store, old, 2025, &error));
  g_assert_cmpfloat (credit.missing, ==, 4);

  /* 岗前: what was given before the first day counts, a refresher does not */
  add_training (scene, fresh, "2025-12-30", ANBAN_COURSE_FIRST, 16, ANBAN_ATTENDANCE_PRESENT, -1);
  add_training (scene, fresh, "2026-02-01", ANBAN_COURSE_REFRESHER, 16, ANBAN_ATTENDANCE_PRESENT, -1);
  add_training (scene, fresh, "2026-03-01", ANBAN_COURSE_FIRST, 4, ANBAN_ATTENDANCE_PRESENT, -1);
  g_assert_true (anban_training_credit_read (&credit, scene->office.store, fresh, 2026, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (credit.attended, ==, 20);
  g_assert_cmpfloat (credit.missing, ==, 4);
}

static void
test_list (Scene *scene, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 stays = add_person (scene, scene->plain, ANBAN_DUTY_PRINCIPAL, NULL, NULL);
  g_autoptr (GArray) credits = NULL;
  g_autoptr (AnbanTabulation) table = NULL;
  g_autoptr (AnbanTabulation) missing = NULL;

  add_person (scene, scene->plain, ANBAN_DUTY_PRINCIPAL, NULL, "2026-06-15");
  add_person (scene, scene->plain, ANBAN_DUTY_LEADER, NULL, NULL);
  add_person (scene, scene->plain, ANBAN_DUTY_WORKER, NULL, NULL);
  credits = anban_training_credit_list (scene->office.store, 2026, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (credits->len, ==, 1);
  g_assert_cmpint (g_array_index (credits, AnbanTrainingCredit, 0).person_id, ==, stays);
  g_clear_pointer (&credits, g_array_unref);
  /* a year before both were there */
  credits = anban_training_credit_list (scene->office.store, 2025, NULL, &error);
  g_assert_cmpuint (credits->len, ==, 2);

  add_training (scene, stays, "2026-03-01", 0, 12, ANBAN_ATTENDANCE_PRESENT, -1);
  table = anban_training_credit_tabulate (scene->office.store, 2026, FALSE, NULL, &error);
  missing = anban_training_credit_tabulate (scene->office.store, 2026, TRUE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (anban_tabulation_get_n_rows (table), ==, 1);
  g_assert_cmpuint (anban_tabulation_get_n_rows (missing), ==, 0);
  g_assert_cmpint (anban_store_count (scene->office.store, anban_tabulation_get_query (table, 0, 5), &error),
                   ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/training-credit/asked", Scene, NULL, set_up, test_asked, tear_down);
  g_test_add ("/training-credit/attended", Scene, NULL, set_up, test_attended, tear_down);
  g_test_add ("/training-credit/list", Scene, NULL, set_up, test_list, tear_down);
  return g_test_run ();
}
