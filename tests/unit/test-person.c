/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What saving a person completes and refuses: reading and search keys, identity number, days.
 */
#include "office-fixture.h"

#include "base/error.h"
#include "base/id-number.h"
#include "db/statement.h"
#include "store/office-check.h"

#include <string.h>

static char *
make_number (int year, int month, int day, int sequence)
{
  return anban_id_number_make ("000000", anban_date_from_ymd (year, month, day), sequence);
}

static AnbanRecord *
add_person (OfficeFixture *fixture, const char *name)
{
  AnbanRecord *person = anban_record_new (&anban_person_register);
  g_autoptr (GError) error = NULL;

  anban_record_set_text (person, ANBAN_PERSON_NAME, name);
  g_assert_true (anban_store_save (fixture->store, person, &error));
  g_assert_no_error (error);
  return person;
}

static void
save (OfficeFixture *fixture, AnbanRecord *person)
{
  g_autoptr (GError) error = NULL;

  anban_store_save (fixture->store, person, &error);
  g_assert_no_error (error);
}

static void
assert_refused (OfficeFixture *fixture, AnbanRecord *person, const char *said)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (anban_store_save (fixture->store, person, &error));
  g_assert_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID);
  if (strstr (error->message, said) == NULL)
    g_error ("%s, not: %s", said, error->message);
}

static gint64
count_found (OfficeFixture *fixture, const char *search)
{
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_person_register);
  g_autoptr (GError) error = NULL;
  gint64 n;

  anban_query_set_search (query, search);
  n = anban_store_count (fixture->store, query, &error);
  g_assert_no_error (error);
  return n;
}

static void
test_reading (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (AnbanRecord) person = add_person (fixture, "张三");

  g_assert_cmpstr (anban_record_get_text (person, ANBAN_PERSON_PINYIN), ==, "zhang san");
  g_assert_cmpint (count_found (fixture, "zs"), ==, 1);
  g_assert_cmpint (count_found (fixture, "ZhangSan"), ==, 1);
  g_assert_cmpint (count_found (fixture, "zhang san"), ==, 1);
  g_assert_cmpint (count_found (fixture, "ls"), ==, 0);

  anban_record_set_text (person, ANBAN_PERSON_NAME, "李乐");
  save (fixture, person);
  g_assert_cmpstr (anban_record_get_text (person, ANBAN_PERSON_PINYIN), ==, "li le");
  g_assert_cmpint (count_found (fixture, "zs"), ==, 0);
  /* corrected by hand: other fields leave it, another name keeps what it can */
  anban_record_set_text (person, ANBAN_PERSON_PINYIN, "li yue");
  save (fixture, person);
  anban_record_set_text (person, ANBAN_PERSON_PHONE, "13800000000");
  save (fixture, person);
  g_assert_cmpstr (anban_record_get_text (person, ANBAN_PERSON_PINYIN), ==, "li yue");
  g_assert_cmpint (count_found (fixture, "liyue"), ==, 1);
  anban_record_set_text (person, ANBAN_PERSON_NAME, "王乐");
  save (fixture, person);
  g_assert_cmpstr (anban_record_get_text (person, ANBAN_PERSON_PINYIN), ==, "wang yue");
  g_assert_cmpint (count_found (fixture, "wy"), ==, 1);
  /* emptied: read anew */
  anban_record_set_null (person, ANBAN_PERSON_PINYIN);
  save (fixture, person);
  g_assert_cmpstr (anban_record_get_text (person, ANBAN_PERSON_PINYIN), ==, "wang le");
  /* taken back, the keys go back with it */
  g_assert_true (anban_store_undo (fixture->store, NULL));
  g_assert_cmpint (count_found (fixture, "wl"), ==, 0);
  g_assert_cmpint (count_found (fixture, "wy"), ==, 1);
}

/* People from before there were keys: found after the next opening, which nobody can undo, and the log is whole. */
static void
test_older_people (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (AnbanRecord) person = add_person (fixture, "单小明");
  g_autoptr (AnbanRecord) typed = add_person (fixture, "李乐");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  anban_record_set_text (typed, ANBAN_PERSON_PINYIN, "li yue");
  save (fixture, typed);
  g_assert_true (anban_connection_exec (anban_store_get_connection (fixture->store),
                                        "UPDATE person SET pinyin_keys = NULL", &error));
  anban_store_close (fixture->store);
  g_clear_object (&fixture->store);
  fixture->store = anban_store_open (fixture->path, anban_registers, &error);
  g_assert_no_error (error);
  g_assert_null (anban_store_get_undo_label (fixture->store));
  g_assert_cmpint (count_found (fixture, "sxm"), ==, 1);
  g_assert_cmpint (count_found (fixture, "liyue"), ==, 1);
  findings = anban_office_check (fixture->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_number (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (AnbanRecord) person = add_person (fixture, "张三");
  g_autofree char *number = make_number (1980, 3, 5, 17);
  g_autofree char *masked = anban_id_number_dup_masked (number);
  g_autofree char *old_form = g_strdup_printf ("%.6s%.9s", number, number + 8);

  anban_record_set_text (person, ANBAN_PERSON_ID_NUMBER, "000000198003050179");
  assert_refused (fixture, person, "校验码");
  anban_record_set_text (person, ANBAN_PERSON_ID_NUMBER, old_form);
  save (fixture, person);
  g_assert_cmpstr (anban_record_get_text (person, ANBAN_PERSON_ID_NUMBER), ==, number);
  /* as it stands in a workbook that shows it masked */
  anban_record_set_text (person, ANBAN_PERSON_ID_NUMBER, masked);
  save (fixture, person);
  g_assert_cmpstr (anban_record_get_text (person, ANBAN_PERSON_ID_NUMBER), ==, number);
  anban_record_set_text (person, ANBAN_PERSON_ID_NUMBER, "000000********0000");
  assert_refused (fixture, person, "第 7 位");
}

static void
test_same_number (OfficeFixture *fixture, gconstpointer data)
{
  gint64 unit = office_fixture_add_unit (fixture, "云溪纸业", ANBAN_UNIT_KIND_FIRM, 0);
  g_autoptr (AnbanRecord) first = add_person (fixture, "张三");
  g_autoptr (AnbanRecord) second = add_person (fixture, "张三");
  g_autoptr (AnbanRecord) third = add_person (fixture, "张三");
  g_autofree char *number = make_number (1980, 3, 5, 17);
  g_autoptr (GError) error = NULL;

  anban_record_set_int (first, ANBAN_PERSON_UNIT, unit);
  anban_record_set_text (first, ANBAN_PERSON_ID_NUMBER, number);
  save (fixture, first);
  anban_record_set_text (second, ANBAN_PERSON_ID_NUMBER, number);
  assert_refused (fixture, second, "“张三”（云溪纸业）");
  /* who left is no obstacle, and does not come back beside the other */
  anban_record_set_text (first, ANBAN_PERSON_LEFT_ON, "2026-05-31");
  save (fixture, first);
  save (fixture, second);
  anban_record_set_null (first, ANBAN_PERSON_LEFT_ON);
  assert_refused (fixture, first, "没有单位");
  /* nor is who was deleted */
  g_assert_true (
      anban_store_delete (fixture->store, &anban_person_register, anban_record_get_id (second), &error));
  anban_record_set_text (third, ANBAN_PERSON_ID_NUMBER, number);
  save (fixture, third);
}

/* Hidden wherever a record is shown, found all the same, and whole where the office says so. */
static void
test_hidden (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (AnbanRecord) person = add_person (fixture, "张三");
  g_autofree char *number = make_number (1980, 3, 5, 17);
  g_autofree char *masked = anban_id_number_dup_masked (number);
  gint64 id = anban_record_get_id (person);

  anban_record_set_text (person, ANBAN_PERSON_ID_NUMBER, number);
  save (fixture, person);
  g_assert_cmpint (count_found (fixture, number), ==, 1);
  for (int shows = 0; shows < 2; shows++) {
    g_autoptr (AnbanRecord) read = NULL;
    g_autoptr (AnbanRecord) copy = NULL;
    g_autofree char *shown = NULL;
    g_autofree char *of_copy = NULL;

    g_assert_true (
        anban_store_set_setting (fixture->store, ANBAN_SETTING_SHOWS_PRIVATE, shows ? "1" : "0", NULL));
    read = anban_store_get (fixture->store, &anban_person_register, id, NULL);
    copy = anban_record_copy (read);
    shown = anban_record_dup_display (read, ANBAN_PERSON_ID_NUMBER);
    of_copy = anban_record_dup_display (copy, ANBAN_PERSON_ID_NUMBER);
    g_assert_cmpstr (shown, ==, shows ? number : masked);
    g_assert_cmpstr (of_copy, ==, shown);
    g_assert_cmpstr (anban_record_get_shown_text (read, ANBAN_PERSON_ID_NUMBER), ==, shown);
    g_assert_cmpstr (anban_record_get_text (read, ANBAN_PERSON_ID_NUMBER), ==, number);
    g_assert_cmpstr (anban_record_get_shown_text (read, ANBAN_PERSON_NAME), ==, "张三");
  }
  /* taken back */
  g_assert_true (anban_store_undo (fixture->store, NULL));
  {
    g_autoptr (AnbanRecord) read = anban_store_get (fixture->store, &anban_person_register, id, NULL);

    g_assert_cmpstr (anban_record_get_shown_text (read, ANBAN_PERSON_ID_NUMBER), ==, masked);
  }
}

static void
test_days (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (AnbanRecord) person = add_person (fixture, "张三");
  g_autofree char *number = make_number (2008, 2, 29, 17);

  anban_record_set_text (person, ANBAN_PERSON_ID_NUMBER, number);
  anban_record_set_text (person, ANBAN_PERSON_HIRED_ON, "2024-02-28");
  assert_refused (fixture, person, "未满 16 周岁");
  anban_record_set_text (person, ANBAN_PERSON_HIRED_ON, "2024-02-29");
  save (fixture, person);
  anban_record_set_text (person, ANBAN_PERSON_LEFT_ON, "2024-02-01");
  assert_refused (fixture, person, "离岗日期");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func)                                                                                      \
  g_test_add (path, OfficeFixture, NULL, office_fixture_set_up, func, office_fixture_tear_down)
  ADD ("/person/reading", test_reading);
  ADD ("/person/older-people", test_older_people);
  ADD ("/person/number", test_number);
  ADD ("/person/same-number", test_same_number);
  ADD ("/person/hidden", test_hidden);
  ADD ("/person/days", test_days);
#undef ADD
  return g_test_run ();
}
