/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The papers of trainings and people, and the tables of a year's trainings: what law wants recorded stands on them.
 * Fictional people.
 */
#include "document-dump.h"
#include "office-fixture.h"

#include "base/id-number.h"
#include "registers/certificate.h"
#include "registers/training.h"
#include "report/record-papers.h"
#include "rules/certificate-warning.h"
#include "rules/list-tabulation.h"

#include <string.h>

typedef struct {
  OfficeFixture office;
  gint64 factory;
} Fixture;

static gint64
save (Fixture *f, AnbanRecord *record)
{
  g_autoptr (GError) error = NULL;

  anban_store_save (f->office.store, record, &error);
  g_assert_no_error (error);
  return anban_record_get_id (record);
}

static gint64
add_person (Fixture *f, const char *name, const char *number)
{
  g_autoptr (AnbanRecord) person = anban_record_new (&anban_person_register);

  anban_record_set_text (person, ANBAN_PERSON_NAME, name);
  anban_record_set_int (person, ANBAN_PERSON_UNIT, f->factory);
  anban_record_set_int (person, ANBAN_PERSON_DUTY, ANBAN_DUTY_SAFETY_MANAGER);
  anban_record_set_text (person, ANBAN_PERSON_ID_NUMBER, number);
  return save (f, person);
}

static gint64
add_training (Fixture *f, const char *name, const char *planned_on, const char *held_on)
{
  g_autoptr (AnbanRecord) training = anban_record_new (&anban_training_register);

  anban_record_set_text (training, ANBAN_TRAINING_NAME, name);
  anban_record_set_int (training, ANBAN_TRAINING_UNIT, f->factory);
  anban_record_set_text (training, ANBAN_TRAINING_PLANNED_ON, planned_on);
  anban_record_set_text (training, ANBAN_TRAINING_HELD_ON, held_on);
  anban_record_set_double (training, ANBAN_TRAINING_HOURS, 7.5);
  anban_record_set_double (training, ANBAN_TRAINING_PASS_MARK, 60);
  anban_record_set_text (training, ANBAN_TRAINING_TEACHER, "孟教员");
  anban_record_set_text (training, ANBAN_TRAINING_CONTENT, "动火作业票证和监护");
  return save (f, training);
}

static void
add_attendee (Fixture *f, gint64 training, gint64 person, AnbanAttendance attendance, double score)
{
  g_autoptr (AnbanRecord) attendee = anban_record_new (&anban_training_attendee_register);

  anban_record_set_int (attendee, ANBAN_TRAINING_ATTENDEE_TRAINING, training);
  anban_record_set_int (attendee, ANBAN_TRAINING_ATTENDEE_PERSON, person);
  anban_record_set_int (attendee, ANBAN_TRAINING_ATTENDEE_ATTENDANCE, attendance);
  if (score >= 0)
    anban_record_set_double (attendee, ANBAN_TRAINING_ATTENDEE_SCORE, score);
  save (f, attendee);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  office_fixture_set_up (&f->office, NULL);
  f->factory = office_fixture_add_unit (&f->office, "青石水泥厂", ANBAN_UNIT_KIND_FIRM, 0);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  office_fixture_tear_down (&f->office, NULL);
}

static char *
dump_paper (Fixture *f, const char *id, gint64 record_id)
{
  const AnbanRecordPaper *paper = anban_record_papers_find (id);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanRecord) record = anban_store_get (f->office.store, paper->reg, record_id, &error);
  g_autoptr (AnbanDocument) document = paper->build (f->office.store, record, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (count_pages (document), >=, 1);
  return dump (document);
}

static void
check_contains (const char *text, const char *part)
{
  if (!strstr (text, part))
    g_test_message ("“%s” is not in:\n%s", part, text);
  g_assert_nonnull (strstr (text, part));
}

static void
test_class (Fixture *f, gconstpointer data)
{
  gint64 training = add_training (f, "动火作业专题培训", "2026-05-11", "2026-05-12");
  g_autofree char *file = NULL;
  g_autofree char *sheet = NULL;

  add_attendee (f, training, add_person (f, "刘洋", NULL), ANBAN_ATTENDANCE_PRESENT, 88);
  add_attendee (f, training, add_person (f, "唐宁", NULL), ANBAN_ATTENDANCE_PRESENT, 59.5);
  add_attendee (f, training, add_person (f, "郑直", NULL), ANBAN_ATTENDANCE_EXCUSED, -1);
  file = dump_paper (f, "training-file", training);
  check_contains (file, "计划日期|2026年5月11日|开班日期|2026年5月12日|");
  check_contains (file, "课时（学时）|7.5|合格分数|60|");
  check_contains (file, "教师|孟教员|");
  check_contains (file, "培训内容|动火作业票证和监护|");
  check_contains (file, "1|刘洋|青石水泥厂|");
  check_contains (file, "出勤|7.5|88|合格|");
  check_contains (file, "59.5|不合格|");
  check_contains (
      file, "应到3人，实到2人，请假1人，缺勤0人，到课率66.7%。考核2人，合格1人，不合格1人，合格率50.0%。");
  check_contains (file, "最高88分，最低59.5分，平均73.8分。");
  check_contains (file, "需要补考或重新培训：唐宁。");
  sheet = dump_paper (f, "training-sign-in", training);
  check_contains (sheet, "3|郑直|青石水泥厂|");
  check_contains (sheet, "\n7||||||\n"); /* room for four more */
}

/* Nothing but a name: it can still be printed, and filled in by hand. */
static void
test_class_to_fill (Fixture *f, gconstpointer data)
{
  g_autoptr (AnbanRecord) training = anban_record_new (&anban_training_register);
  g_autofree char *file = NULL;
  g_autofree char *sheet = NULL;

  anban_record_set_text (training, ANBAN_TRAINING_NAME, "晨会");
  anban_record_set_int (training, ANBAN_TRAINING_UNIT, f->factory);
  save (f, training);
  file = dump_paper (f, "training-file", anban_record_get_id (training));
  check_contains (file, "没有登记考核结果。");
  sheet = dump_paper (f, "training-sign-in", anban_record_get_id (training));
  check_contains (sheet, "\n24||||||\n");
}

static void
test_person (Fixture *f, gconstpointer data)
{
  g_autofree char *number = anban_id_number_make ("330102", anban_date_from_ymd (1980, 2, 29), 12);
  gint64 person = add_person (f, "刘洋", number), old = add_training (f, "岗前培训", NULL, "2025-03-01"),
         training = add_training (f, "再培训", NULL, "2026-05-12");
  g_autoptr (AnbanRecord) certificate = anban_record_new (&anban_certificate_register);
  g_autofree char *file = NULL;

  add_attendee (f, old, person, ANBAN_ATTENDANCE_ABSENT, -1);
  add_attendee (f, training, person, ANBAN_ATTENDANCE_PRESENT, 72);
  anban_record_set_int (certificate, ANBAN_CERTIFICATE_PERSON, person);
  anban_record_set_int (certificate, ANBAN_CERTIFICATE_CATEGORY, ANBAN_CERTIFICATE_SAFETY_MANAGER);
  anban_record_set_text (certificate, ANBAN_CERTIFICATE_NUMBER, "AQ-0001");
  anban_record_set_text (certificate, ANBAN_CERTIFICATE_ISSUED_ON, "2024-01-08");
  save (f, certificate);
  file = dump_paper (f, "person-file", person);
  check_contains (file, "性别|女|出生日期|1980年2月29日|");
  check_contains (file, "1|2026-05-12|再培训|青石水泥厂|7.5|出勤|72|合格|");
  check_contains (file, "2|2025-03-01|岗前培训|青石水泥厂|0|缺勤|");
  check_contains (file, "AQ-0001|2024-01-08|");
  check_contains (file, "本人签字");
}

static AnbanTabulation *
tabulate (Fixture *f, const char *id, int year)
{
  const AnbanListTabulation *list = anban_list_tabulation_find (id);
  g_autoptr (AnbanQuery) query = anban_query_new (list->reg);
  g_autoptr (GError) error = NULL;
  AnbanTabulation *table;

  anban_query_set_filter (query, "year", year);
  table = list->tabulate (f->office.store, query, NULL, &error);
  g_assert_no_error (error);
  return table;
}

/* The plan goes by the planned day, the ledger by the day it was held. */
static void
test_tables (Fixture *f, gconstpointer data)
{
  gint64 late = add_training (f, "年末班", "2025-12-20", "2026-01-06");
  g_autoptr (AnbanTabulation) plan = NULL;
  g_autoptr (AnbanTabulation) ledger = NULL;

  add_training (f, "下半年班", "2026-09-10", NULL);
  add_attendee (f, late, add_person (f, "刘洋", NULL), ANBAN_ATTENDANCE_PRESENT, 90);
  plan = tabulate (f, "training-plan", 2026);
  g_assert_cmpstr (anban_tabulation_get_title (plan), ==, "2026年度安全生产培训计划");
  g_assert_cmpuint (anban_tabulation_get_n_rows (plan), ==, 1);
  g_assert_cmpstr (anban_tabulation_get_text (plan, 0, 0), ==, "9月");
  g_assert_cmpstr (anban_tabulation_get_text (plan, 0, 2), ==, "下半年班");
  ledger = tabulate (f, "training-ledger", 2026);
  g_assert_cmpuint (anban_tabulation_get_n_rows (ledger), ==, 2);
  g_assert_cmpstr (anban_tabulation_get_text (ledger, 0, 1), ==, "2026-01-06");
  g_assert_true (anban_tabulation_is_total (ledger, 1));
  g_assert_cmpstr (anban_tabulation_get_text (ledger, 1, 2), ==, "1期培训");
}

/* Every number is as many as its list has. */
static void
test_warnings (Fixture *f, gconstpointer data)
{
  static const char *const until[] = {"2026-06-14", "2026-06-15", "2026-07-15", "2026-07-16", "2026-08-14",
                                      "2026-09-13", "2026-12-12", "2026-12-13", "2030-01-01"};
  g_autoptr (AnbanTabulation) table = NULL;
  g_autoptr (GError) error = NULL;
  static const double expected[] = {1, 0, 2, 2, 1, 1, 2, 9};

  for (guint i = 0; i < G_N_ELEMENTS (until); i++) {
    g_autoptr (AnbanRecord) certificate = anban_record_new (&anban_certificate_register);

    anban_record_set_int (certificate, ANBAN_CERTIFICATE_PERSON, add_person (f, "刘洋", NULL));
    anban_record_set_int (certificate, ANBAN_CERTIFICATE_CATEGORY, ANBAN_CERTIFICATE_OTHER);
    anban_record_set_text (certificate, ANBAN_CERTIFICATE_ISSUED_ON, "2024-01-08");
    anban_record_set_text (certificate, ANBAN_CERTIFICATE_VALID_UNTIL, until[i]);
    save (f, certificate);
  }
  table = anban_certificate_warning_new (f->office.store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (anban_tabulation_get_n_rows (table), ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++) {
    g_test_message ("column %u", i + 1);
    g_assert_cmpfloat (anban_tabulation_get_number (table, 0, i + 1), ==, expected[i]);
    g_assert_cmpint (anban_store_count (f->office.store, anban_tabulation_get_query (table, 0, i + 1), NULL),
                     ==, (gint64)expected[i]);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/training-papers/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("class", test_class);
  ADD ("class-to-fill", test_class_to_fill);
  ADD ("person", test_person);
  ADD ("tables", test_tables);
  ADD ("warnings", test_warnings);
  return g_test_run ();
}
