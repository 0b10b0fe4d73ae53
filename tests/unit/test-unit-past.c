/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A unit that turns from one kind into another keeps what it was until yesterday, once a day; what is filled in or put
 * right on the day of its entry is no change.
 */
#include "office-fixture.h"

#include "base/date.h"

static AnbanRecord *
add_unit (AnbanStore *store)
{
  g_autoptr (GError) error = NULL;
  AnbanRecord *unit = anban_record_new (&anban_unit_register);

  anban_record_set_text (unit, ANBAN_UNIT_NAME, "云溪石料厂");
  anban_record_set_int (unit, ANBAN_UNIT_KIND, ANBAN_UNIT_KIND_FIRM);
  anban_store_save (store, unit, &error);
  g_assert_no_error (error);
  return unit;
}

static void
save (AnbanStore *store, AnbanRecord *unit)
{
  g_autoptr (GError) error = NULL;

  anban_store_save (store, unit, &error);
  g_assert_no_error (error);
}

static GPtrArray *
list_pasts (AnbanStore *store, AnbanRecord *unit)
{
  return anban_store_list_details (store, &anban_unit_past_register, anban_record_get_id (unit), NULL);
}

/* The log has the real clock; the day of reckoning lies after it. */
static void
set_today (const char *day)
{
  g_setenv ("ANBAN_TODAY", day, TRUE);
}

static void
test_turn (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (AnbanRecord) unit = add_unit (fixture->store);
  g_autoptr (GPtrArray) pasts = NULL;
  g_autoptr (GPtrArray) undone = NULL;
  AnbanRecord *past;

  set_today ("2150-07-01");
  /* nobody had said: no change */
  anban_record_set_text (unit, ANBAN_UNIT_INDUSTRY, "矿山");
  anban_record_set_int (unit, ANBAN_UNIT_HIGH_RISK, 0);
  save (fixture->store, unit);
  anban_record_set_int (unit, ANBAN_UNIT_HIGH_RISK, 1);
  save (fixture->store, unit);
  /* a second turn on the same day puts the first right */
  anban_record_set_text (unit, ANBAN_UNIT_INDUSTRY, "非煤矿山");
  save (fixture->store, unit);

  pasts = list_pasts (fixture->store, unit);
  g_assert_cmpuint (pasts->len, ==, 1);
  past = pasts->pdata[0];
  g_assert_cmpstr (anban_record_get_text (past, ANBAN_UNIT_PAST_UNTIL_ON), ==, "2150-06-30");
  g_assert_cmpstr (anban_record_get_text (past, ANBAN_UNIT_PAST_INDUSTRY), ==, "矿山");
  g_assert_false (anban_record_is_null (past, ANBAN_UNIT_PAST_HIGH_RISK));
  g_assert_cmpint (anban_record_get_int (past, ANBAN_UNIT_PAST_HIGH_RISK), ==, 0);
  g_assert_cmpint (anban_record_get_int (past, ANBAN_UNIT_PAST_KIND), ==, ANBAN_UNIT_KIND_FIRM);

  /* the unit and its past are one step */
  g_assert_true (anban_store_undo (fixture->store, NULL));
  g_assert_true (anban_store_undo (fixture->store, NULL));
  undone = list_pasts (fixture->store, unit);
  g_assert_cmpuint (undone->len, ==, 0);
}

static void
test_same_day (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (AnbanRecord) unit = NULL;
  g_autoptr (GPtrArray) pasts = NULL;

  g_unsetenv ("ANBAN_TODAY");
  unit = add_unit (fixture->store);
  anban_record_set_int (unit, ANBAN_UNIT_KIND, ANBAN_UNIT_KIND_SCHOOL);
  save (fixture->store, unit);
  pasts = list_pasts (fixture->store, unit);
  g_assert_cmpuint (pasts->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/unit-past/turn", OfficeFixture, NULL, office_fixture_set_up, test_turn,
              office_fixture_tear_down);
  g_test_add ("/unit-past/same-day", OfficeFixture, NULL, office_fixture_set_up, test_same_day,
              office_fixture_tear_down);
  return g_test_run ();
}
