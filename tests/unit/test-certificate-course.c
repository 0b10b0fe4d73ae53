/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The days of certificates by table, each case with the rule that it stands for. Rules are the preset ones.
 */
#include "office-fixture.h"

#include "base/error.h"
#include "base/id-number.h"
#include "registers/office.h"
#include "rules/certificate-course.h"

#include <string.h>

static void
set_up (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  office_fixture_set_up (fixture, data);
  anban_store_close (fixture->store);
  g_clear_object (&fixture->store);
  fixture->store = anban_office_open (fixture->path, &error);
  g_assert_no_error (error);
}

static gint64
add_person (OfficeFixture *fixture)
{
  g_autoptr (AnbanRecord) person = anban_record_new (&anban_person_register);
  g_autoptr (GError) error = NULL;

  anban_record_set_text (person, ANBAN_PERSON_NAME, "周立");
  anban_store_save (fixture->store, person, &error);
  g_assert_no_error (error);
  return anban_record_get_id (person);
}

static gint64
add_certificate (OfficeFixture *fixture,
                 AnbanCertificateCategory category,
                 const char *issued,
                 const char *until,
                 const char *reviewed)
{
  g_autoptr (AnbanRecord) record = anban_record_new (&anban_certificate_register);
  g_autoptr (GError) error = NULL;

  anban_record_set_int (record, ANBAN_CERTIFICATE_PERSON, add_person (fixture));
  anban_record_set_int (record, ANBAN_CERTIFICATE_CATEGORY, category);
  anban_record_set_text (record, ANBAN_CERTIFICATE_ISSUED_ON, issued);
  anban_record_set_text (record, ANBAN_CERTIFICATE_VALID_UNTIL, until);
  anban_record_set_text (record, ANBAN_CERTIFICATE_REVIEWED_ON, reviewed);
  anban_store_save (fixture->store, record, &error);
  g_assert_no_error (error);
  return anban_record_get_id (record);
}

static void
assert_day (AnbanDate day, const char *wanted)
{
  char iso[ANBAN_DATE_ISO_SIZE];

  g_assert_cmpstr (anban_date_to_iso (day, iso), ==, wanted != NULL ? wanted : "");
}

#define PRINCIPAL    ANBAN_CERTIFICATE_PRINCIPAL
#define OPERATION    ANBAN_CERTIFICATE_SPECIAL_OPERATION
#define CONSTRUCTION ANBAN_CERTIFICATE_CONSTRUCTION
#define EQUIPMENT    ANBAN_CERTIFICATE_EQUIPMENT
#define OTHER        ANBAN_CERTIFICATE_OTHER

static const struct {
  const char *rule;
  AnbanCertificateCategory category;
  const char *today, *issued, *until, *reviewed;
  AnbanCertificateState state;
  AnbanCertificateStep step;
  const char *expires, *review, *dropped, *exam, *apply, *renew, *on;
  guint band;
} cases[] = {
    {"总局令第30号第十九条、第二十一条: 6 years, a review after 3", OPERATION, "2022-01-10", "2020-05-10",
     NULL, NULL, ANBAN_CERTIFICATE_VALID, ANBAN_CERTIFICATE_STEP_REVIEW, "2026-05-09", "2023-05-09", NULL,
     NULL, "2026-03-11", NULL, "2023-05-09", 0},
    {"第二十一条: passed in time, the next would be the end", OPERATION, "2024-01-10", "2020-05-10", NULL,
     "2023-04-20", ANBAN_CERTIFICATE_VALID, ANBAN_CERTIFICATE_STEP_WAIT, "2026-05-09", NULL, NULL, NULL,
     "2026-03-11", NULL, "2026-03-11", 0},
    {"第二十一条: passed early, it still is the one after 3 years", OPERATION, "2022-06-10", "2020-05-10",
     NULL, "2022-05-20", ANBAN_CERTIFICATE_VALID, ANBAN_CERTIFICATE_STEP_WAIT, "2026-05-09", NULL, NULL, NULL,
     "2026-03-11", NULL, "2026-03-11", 0},
    {"a review on the last day of the old rules is asked", OPERATION, "2026-05-20", "2023-06-01", NULL, NULL,
     ANBAN_CERTIFICATE_EXPIRING, ANBAN_CERTIFICATE_STEP_REVIEW, "2029-05-31", "2026-05-31", NULL,
     "2028-12-01", "2029-04-02", "2030-05-31", "2026-05-31", 30},
    {"and stays missed under the new ones", OPERATION, "2026-06-15", "2023-06-01", NULL, NULL,
     ANBAN_CERTIFICATE_REVIEW_MISSED, ANBAN_CERTIFICATE_STEP_ASK, "2029-05-31", "2026-05-31", NULL,
     "2028-12-01", "2029-04-02", "2030-05-31", NULL, 0},
    {"应急管理部令第19号: a review on its first day is dropped", OPERATION, "2026-05-20", "2023-06-02", NULL,
     NULL, ANBAN_CERTIFICATE_VALID, ANBAN_CERTIFICATE_STEP_WAIT, "2029-06-01", NULL, "2026-06-01",
     "2028-12-02", "2029-04-03", "2030-06-01", "2028-12-02", 0},
    {"第19号: examined in the last 6 months", OPERATION, "2026-06-15", "2020-11-01", NULL, "2023-10-20",
     ANBAN_CERTIFICATE_EXPIRING, ANBAN_CERTIFICATE_STEP_EXAM, "2026-10-31", NULL, NULL, "2026-06-01",
     "2026-09-02", "2027-10-31", "2026-10-31", 180},
    {"第19号: no window opens before the rules were there", OPERATION, "2026-06-15", "2020-09-01", NULL,
     "2023-08-20", ANBAN_CERTIFICATE_EXPIRING, ANBAN_CERTIFICATE_STEP_EXAM, "2026-08-31", NULL, NULL,
     "2026-06-01", "2026-07-03", "2027-08-31", "2026-08-31", 90},
    {"第19号: the application in the last 60 days", OPERATION, "2026-06-15", "2020-07-20", NULL, "2023-07-20",
     ANBAN_CERTIFICATE_EXPIRING, ANBAN_CERTIFICATE_STEP_APPLY, "2026-07-19", NULL, NULL, "2026-06-01",
     "2026-06-01", "2027-07-19", "2026-07-19", 60},
    {"第19号: lapsed for a year to the day can be renewed", OPERATION, "2026-06-15", "2019-06-16", NULL,
     "2022-06-10", ANBAN_CERTIFICATE_EXPIRED, ANBAN_CERTIFICATE_STEP_RENEW_LAPSED, "2025-06-15", NULL, NULL,
     NULL, "2025-04-17", "2026-06-15", "2026-06-15", 0},
    {"第19号: lapsed for longer starts anew", OPERATION, "2026-06-15", "2019-06-15", NULL, "2022-06-10",
     ANBAN_CERTIFICATE_EXPIRED, ANBAN_CERTIFICATE_STEP_START_ANEW, "2025-06-14", NULL, NULL, NULL,
     "2025-04-16", "2026-06-14", NULL, 0},
    {"第30号 says nothing about renewing a lapsed one", OPERATION, "2025-07-01", "2019-06-15", NULL,
     "2022-06-10", ANBAN_CERTIFICATE_EXPIRED, ANBAN_CERTIFICATE_STEP_ASK, "2025-06-14", NULL, NULL, NULL,
     "2025-04-16", NULL, NULL, 0},
    {"issued on 29 February: 6 years end on the last of February", OPERATION, "2026-06-15", "2024-02-29",
     NULL, NULL, ANBAN_CERTIFICATE_VALID, ANBAN_CERTIFICATE_STEP_WAIT, "2030-02-28", NULL, "2027-02-28",
     "2029-09-01", "2029-12-31", "2031-02-28", "2029-09-01", 0},
    {"issued on 1 March before a leap year", OPERATION, "2026-06-15", "2022-03-01", NULL, "2025-02-10",
     ANBAN_CERTIFICATE_VALID, ANBAN_CERTIFICATE_STEP_WAIT, "2028-02-29", NULL, NULL, "2027-09-01",
     "2028-01-01", "2029-02-28", "2027-09-01", 0},
    {"what stands on it counts, reviews go by it", OPERATION, "2026-06-15", "2014-05-28", "2026-12-31",
     "2023-12-10", ANBAN_CERTIFICATE_VALID, ANBAN_CERTIFICATE_STEP_WAIT, "2026-12-31", NULL, NULL,
     "2026-07-01", "2026-11-02", "2027-12-31", "2026-07-01", 0},
    {"总局令第44号: 3 years, no windows", PRINCIPAL, "2026-06-15", "2023-07-01", NULL, NULL,
     ANBAN_CERTIFICATE_EXPIRING, ANBAN_CERTIFICATE_STEP_APPLY, "2026-06-30", NULL, NULL, NULL, NULL, NULL,
     "2026-06-30", 30},
    {"建质〔2008〕75号: 2 years, 3 months before", CONSTRUCTION, "2026-06-15", "2024-07-10", NULL, NULL,
     ANBAN_CERTIFICATE_EXPIRING, ANBAN_CERTIFICATE_STEP_APPLY, "2026-07-09", NULL, NULL, NULL, "2026-04-11",
     NULL, "2026-07-09", 30},
    {"总局令第140号: 4 years", EQUIPMENT, "2026-06-15", "2023-03-10", NULL, NULL, ANBAN_CERTIFICATE_VALID,
     ANBAN_CERTIFICATE_STEP_NONE, "2027-03-09", NULL, NULL, NULL, NULL, NULL, NULL, 0},
    {"no rules are known", OTHER, "2026-06-15", "2015-03-10", NULL, NULL, ANBAN_CERTIFICATE_VALID,
     ANBAN_CERTIFICATE_STEP_NONE, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0},
    {"no rules are known, but a day stands on it", OTHER, "2026-06-15", "2015-03-10", "2026-06-14", NULL,
     ANBAN_CERTIFICATE_EXPIRED, ANBAN_CERTIFICATE_STEP_ASK, "2026-06-14", NULL, NULL, NULL, NULL, NULL, NULL,
     0},
};

static void
test_table (OfficeFixture *fixture, gconstpointer data)
{
  g_assert_true (anban_store_begin_step (fixture->store, "证书", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) sentences = NULL;
    g_autofree char *next = NULL;
    AnbanCertificateCourse course;
    gint64 id;

    g_test_message ("%s", cases[i].rule);
    g_setenv ("ANBAN_TODAY", cases[i].today, TRUE);
    id = add_certificate (fixture, cases[i].category, cases[i].issued, cases[i].until, cases[i].reviewed);
    g_assert_true (anban_certificate_course_read (&course, fixture->store, id, &error));
    g_assert_no_error (error);
    assert_day (course.expires_on, cases[i].expires);
    assert_day (course.review_due, cases[i].review);
    assert_day (course.review_dropped, cases[i].dropped);
    assert_day (course.exam_from, cases[i].exam);
    assert_day (course.apply_from, cases[i].apply);
    assert_day (course.renew_until, cases[i].renew);
    g_assert_cmpint (course.state, ==, cases[i].state);
    g_assert_cmpint (course.step, ==, cases[i].step);
    assert_day (course.step_on, cases[i].on);
    g_assert_cmpuint (course.band, ==, cases[i].band);
    sentences = anban_certificate_course_dup_sentences (&course);
    g_assert_cmpuint (sentences->len, >, 0);
    next = anban_certificate_course_dup_next (&course);
    g_assert_true ((next == NULL) == (course.step == ANBAN_CERTIFICATE_STEP_NONE));
  }
  g_assert_true (anban_store_commit_step (fixture->store, NULL));
  g_setenv ("ANBAN_TODAY", "2026-06-15", TRUE);
}

static char *
dup_said (OfficeFixture *fixture, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sentences = NULL;
  AnbanCertificateCourse course;

  g_assert_true (anban_certificate_course_read (&course, fixture->store, id, &error));
  g_assert_no_error (error);
  sentences = anban_certificate_course_dup_sentences (&course);
  g_ptr_array_add (sentences, NULL);
  return g_strjoinv ("", (char **)sentences->pdata);
}

static void
test_words (OfficeFixture *fixture, gconstpointer data)
{
  g_autofree char *typed =
      dup_said (fixture, add_certificate (fixture, OPERATION, "2022-03-01", "2028-03-31", "2025-02-10"));
  g_autofree char *lapsed =
      dup_said (fixture, add_certificate (fixture, OPERATION, "2019-08-01", NULL, "2022-07-10"));
  g_autofree char *dropped =
      dup_said (fixture, add_certificate (fixture, OPERATION, "2024-02-29", NULL, NULL));

  g_assert_cmpstr (
      typed, ==,
      "证书有效期至2028年3月31日。按发证日期推算应到2028年2月29日，与证上所载不同，以证上为准，请"
      "核对。换证的理论考试在2027年10月1日至2028年3月31日之间参加。换证申请在2028年2月1日至2028年3月"
      "31日之间提出。");
  g_assert_cmpstr (lapsed, ==,
                   "证书已于2025年7月31日到期。过期后最迟2026年7月31日还可以申请换证；换证前不得上岗作业。");
  g_assert_nonnull (strstr (dropped, "原定2027年2月28日的复审，按届时施行的规定不再进行。"));
}

/* Any certificate, on any day: the days stand in their order, and the state of the list is the state of the course. */
static void
test_order (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (19);

  g_assert_true (anban_store_begin_step (fixture->store, "证书", NULL));
  for (guint i = 0; i < 200; i++) {
    AnbanDate issued = anban_date_from_ymd (2018, 1, 1) + g_rand_int_range (rand, 0, 3000);
    AnbanDate reviewed = issued + g_rand_int_range (rand, 1, 2000);
    gboolean was_reviewed = g_rand_boolean (rand) && reviewed <= anban_date_from_ymd (2026, 6, 15);
    char iso[2][ANBAN_DATE_ISO_SIZE];
    g_autoptr (GError) error = NULL;
    AnbanCertificateCourse course;
    gint64 id = add_certificate (fixture, OPERATION, anban_date_to_iso (issued, iso[0]), NULL,
                                 was_reviewed ? anban_date_to_iso (reviewed, iso[1]) : NULL);

    g_assert_true (anban_certificate_course_read (&course, fixture->store, id, &error));
    g_assert_cmpint (course.expires_on, ==, course.reckoned_until);
    g_assert_cmpint (course.expires_on - issued, >=, 2190);
    g_assert_cmpint (course.expires_on - issued, <=, 2191);
    g_assert_cmpint (course.apply_from, <=, course.expires_on);
    if (course.exam_from != ANBAN_DATE_NONE)
      g_assert_cmpint (course.exam_from, <=, course.apply_from);
    if (course.review_due != ANBAN_DATE_NONE) {
      g_assert_cmpint (course.review_due, <, course.expires_on);
      g_assert_cmpint (course.review_due, <, anban_date_from_ymd (2026, 6, 1));
      g_assert_false (was_reviewed);
    }
    g_assert_true ((course.state == ANBAN_CERTIFICATE_EXPIRED) == (course.expires_on < course.day));
  }
  g_assert_true (anban_store_commit_step (fixture->store, NULL));
}

static AnbanRecord *
new_certificate (gint64 person, const char *issued, const char *number)
{
  AnbanRecord *record = anban_record_new (&anban_certificate_register);

  anban_record_set_int (record, ANBAN_CERTIFICATE_PERSON, person);
  anban_record_set_int (record, ANBAN_CERTIFICATE_CATEGORY, OPERATION);
  anban_record_set_text (record, ANBAN_CERTIFICATE_ISSUED_ON, issued);
  anban_record_set_text (record, ANBAN_CERTIFICATE_NUMBER, number);
  return record;
}

/* What cannot be is refused, and says why. */
static void
test_refused (OfficeFixture *fixture, gconstpointer data)
{
  gint64 holder = add_person (fixture), other = add_person (fixture);
  g_autofree char *number = anban_id_number_make ("000000", anban_date_from_ymd (2004, 3, 5), 17);
  g_autoptr (AnbanRecord) person = anban_store_get (fixture->store, &anban_person_register, holder, NULL);
  const struct {
    gint64 person;
    const char *issued, *number, *said;
  } rows[] = {
      {holder, "2004-03-04", NULL, "还没有出生"}, {holder, "2020-03-04", NULL, "未满 16 周岁"},
      {holder, "2020-03-05", "T1", NULL},         {holder, "2023-03-05", "T1", NULL},
      {other, "1999-03-05", "T2", NULL},          {other, "2020-03-05", "T1", "登记在“周立”"},
      {holder, "2026-06-16", NULL, "发证日期"},
  };

  anban_record_set_text (person, ANBAN_PERSON_ID_NUMBER, number);
  g_assert_true (anban_store_save (fixture->store, person, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (AnbanRecord) record = new_certificate (rows[i].person, rows[i].issued, rows[i].number);
    g_autoptr (GError) error = NULL;
    gboolean saved = anban_store_save (fixture->store, record, &error);

    g_assert_cmpint (saved, ==, rows[i].said == NULL);
    if (saved)
      continue;
    g_assert_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID);
    g_assert_nonnull (strstr (error->message, rows[i].said));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/certificate-course/table", OfficeFixture, NULL, set_up, test_table, office_fixture_tear_down);
  g_test_add ("/certificate-course/words", OfficeFixture, NULL, set_up, test_words, office_fixture_tear_down);
  g_test_add ("/certificate-course/order", OfficeFixture, NULL, set_up, test_order, office_fixture_tear_down);
  g_test_add ("/certificate-course/refused", OfficeFixture, NULL, set_up, test_refused,
              office_fixture_tear_down);
  return g_test_run ();
}
