/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the registers of hazards and inspections see to by themselves: codes, the first signed step, the guard over
 * state and deadline, and what an inspection hands on. The life cycle itself is test-hazard-life-cycle.c.
 */
#include "office-fixture.h"

#include "registers/hazard-criterion.h"
#include "registers/hazard.h"
#include "registers/inspection.h"

static AnbanRecord *
add_hazard (OfficeFixture *fixture, gint64 unit, const char *found_on, const char *due_on, GError **error)
{
  g_autoptr (AnbanRecord) hazard = anban_record_new (&anban_hazard_register);

  anban_record_set_int (hazard, ANBAN_HAZARD_UNIT, unit);
  anban_record_set_text (hazard, ANBAN_HAZARD_DESCRIPTION, "疏散通道堆放杂物");
  anban_record_set_text (hazard, ANBAN_HAZARD_FOUND_ON, found_on);
  anban_record_set_text (hazard, ANBAN_HAZARD_DUE_ON, due_on);
  return anban_store_save (fixture->store, hazard, error) ? g_steal_pointer (&hazard) : NULL;
}

static void
assert_code (AnbanRecord *hazard, const char *code)
{
  g_assert_cmpstr (anban_record_get_text (hazard, ANBAN_HAZARD_CODE), ==, code);
}

static void
test_code (OfficeFixture *fixture, gconstpointer data)
{
  gint64 unit = office_fixture_add_unit (fixture, "云溪百川化工有限公司", ANBAN_UNIT_KIND_FIRM, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanRecord) first = add_hazard (fixture, unit, "2026-05-04", NULL, &error);
  g_autoptr (AnbanRecord) second = add_hazard (fixture, unit, "2026-05-04", NULL, &error);
  g_autoptr (AnbanRecord) other = add_hazard (fixture, unit, "2026-05-05", NULL, &error);
  g_autoptr (AnbanRecord) third = NULL;

  g_assert_no_error (error);
  assert_code (first, "YH-20260504-0001");
  assert_code (second, "YH-20260504-0002");
  assert_code (other, "YH-20260505-0001");
  /* a number once given is not given again */
  g_assert_true (
      anban_store_delete (fixture->store, &anban_hazard_register, anban_record_get_id (second), &error));
  third = add_hazard (fixture, unit, "2026-05-04", NULL, &error);
  assert_code (third, "YH-20260504-0003");
}

static void
test_first_step (OfficeFixture *fixture, gconstpointer data)
{
  gint64 unit = office_fixture_add_unit (fixture, "云溪百川化工有限公司", ANBAN_UNIT_KIND_FIRM, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanRecord) hazard = add_hazard (fixture, unit, "2026-05-04", NULL, &error);
  g_autoptr (GPtrArray) steps = NULL;

  anban_record_set_text (hazard, ANBAN_HAZARD_PLACE, "一层");
  g_assert_true (anban_store_save (fixture->store, hazard, &error));
  steps = anban_store_list_details (fixture->store, &anban_hazard_step_register, anban_record_get_id (hazard),
                                    &error);
  g_assert_cmpuint (steps->len, ==, 1);
  g_assert_cmpint (anban_record_get_int (steps->pdata[0], ANBAN_HAZARD_STEP_STEP), ==, ANBAN_STEP_REGISTER);
  g_assert_cmpstr (anban_record_get_text (steps->pdata[0], ANBAN_HAZARD_STEP_TAKEN_ON), ==, "2026-05-04");
  /* one step of the clerk's, undone at once */
  g_assert_true (anban_store_undo (fixture->store, &error));
  g_assert_true (anban_store_undo (fixture->store, &error));
  g_assert_no_error (error);
  g_clear_pointer (&steps, g_ptr_array_unref);
  steps = anban_store_list_details (fixture->store, &anban_hazard_step_register, anban_record_get_id (hazard),
                                    &error);
  g_assert_cmpuint (steps->len, ==, 0);
}

static void
test_guard (OfficeFixture *fixture, gconstpointer data)
{
  gint64 unit = office_fixture_add_unit (fixture, "云溪百川化工有限公司", ANBAN_UNIT_KIND_FIRM, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanRecord) hazard = add_hazard (fixture, unit, "2026-05-04", "2026-05-20", &error);

  g_assert_no_error (error);
  anban_record_set_int (hazard, ANBAN_HAZARD_STATE, ANBAN_HAZARD_STATE_CLOSED);
  g_assert_false (anban_store_save (fixture->store, hazard, &error));
  g_assert_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID);
  g_clear_error (&error);
  anban_record_set_int (hazard, ANBAN_HAZARD_STATE, ANBAN_HAZARD_STATE_REGISTERED);
  anban_record_set_text (hazard, ANBAN_HAZARD_DUE_ON, "2026-05-03");
  g_assert_false (anban_store_save (fixture->store, hazard, &error));
  g_assert_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID);
  g_clear_error (&error);
  /* before it is handed out the deadline is a plain field */
  anban_record_set_text (hazard, ANBAN_HAZARD_DUE_ON, "2026-05-25");
  g_assert_true (anban_store_save (fixture->store, hazard, &error));
  g_assert_no_error (error);
}

static AnbanRecord *
add_inspection (OfficeFixture *fixture, gint64 unit)
{
  AnbanRecord *inspection = anban_record_new (&anban_inspection_register);
  g_autoptr (GError) error = NULL;

  anban_record_set_int (inspection, ANBAN_INSPECTION_UNIT, unit);
  anban_record_set_text (inspection, ANBAN_INSPECTION_DATE, "2026-06-01");
  anban_record_set_text (inspection, ANBAN_INSPECTION_INSPECTORS, "林知夏、周予安");
  anban_store_save (fixture->store, inspection, &error);
  g_assert_no_error (error);
  return inspection;
}

static void
test_inspection (OfficeFixture *fixture, gconstpointer data)
{
  gint64 unit = office_fixture_add_unit (fixture, "云溪百川化工有限公司", ANBAN_UNIT_KIND_FIRM, 0);
  g_autoptr (AnbanRecord) inspection = add_inspection (fixture, unit);
  g_autoptr (AnbanRecord) hazard = anban_record_new (&anban_hazard_register);
  g_autoptr (AnbanRecord) own = anban_record_new (&anban_hazard_register);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (anban_record_get_text (inspection, ANBAN_INSPECTION_TITLE), ==,
                   "2026-06-01 云溪百川化工有限公司");
  anban_record_set_text (hazard, ANBAN_HAZARD_DESCRIPTION, "配电箱未加盖板");
  anban_inspection_fill_hazard (inspection, hazard);
  anban_record_set_text (own, ANBAN_HAZARD_DESCRIPTION, "灭火器过期");
  anban_record_set_text (own, ANBAN_HAZARD_FINDERS, "沈听澜");
  anban_inspection_fill_hazard (inspection, own);
  g_assert_true (anban_store_save (fixture->store, hazard, &error));
  g_assert_true (anban_store_save (fixture->store, own, &error));
  g_assert_no_error (error);
  g_assert_cmpint (anban_record_get_int (hazard, ANBAN_HAZARD_UNIT), ==, unit);
  g_assert_cmpstr (anban_record_get_text (hazard, ANBAN_HAZARD_FINDERS), ==, "林知夏、周予安");

  /* a slip in the head is corrected once; what a hazard says differently stays */
  anban_record_set_text (inspection, ANBAN_INSPECTION_DATE, "2026-06-02");
  anban_record_set_text (inspection, ANBAN_INSPECTION_INSPECTORS, "林知夏、周予宁");
  g_assert_true (anban_store_save (fixture->store, inspection, &error));
  g_assert_no_error (error);
  g_assert_true (anban_store_refresh (fixture->store, hazard, &error));
  g_assert_true (anban_store_refresh (fixture->store, own, &error));
  g_assert_cmpstr (anban_record_get_text (hazard, ANBAN_HAZARD_FOUND_ON), ==, "2026-06-02");
  g_assert_cmpstr (anban_record_get_text (hazard, ANBAN_HAZARD_FINDERS), ==, "林知夏、周予宁");
  g_assert_cmpstr (anban_record_get_text (own, ANBAN_HAZARD_FINDERS), ==, "沈听澜");
  g_assert_true (anban_store_refresh (fixture->store, inspection, &error));
  g_assert_cmpint (anban_record_get_int (inspection, ANBAN_INSPECTION_N_HAZARDS), ==, 2);
}

static void
test_basis (OfficeFixture *fixture, gconstpointer data)
{
  gint64 unit = office_fixture_add_unit (fixture, "云溪百川化工有限公司", ANBAN_UNIT_KIND_FIRM, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanRecord) hazard = add_hazard (fixture, unit, "2026-05-04", NULL, &error);
  g_autoptr (AnbanRecord) clause = anban_record_new (&anban_hazard_criterion_register);

  anban_record_set_text (clause, ANBAN_HAZARD_CRITERION_SUBJECT, "消防");
  anban_record_set_text (clause, ANBAN_HAZARD_CRITERION_CONTENT, "锁闭安全出口");
  g_assert_true (anban_store_save (fixture->store, clause, &error));
  anban_record_set_int (hazard, ANBAN_HAZARD_CRITERION, anban_record_get_id (clause));
  g_assert_true (anban_store_save (fixture->store, hazard, &error));
  g_assert_cmpstr (anban_record_get_text (hazard, ANBAN_HAZARD_BASIS), ==, "锁闭安全出口");
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*run) (OfficeFixture *fixture, gconstpointer data);
  } tests[] = {
      {"/hazard/code", test_code},   {"/hazard/first-step", test_first_step},
      {"/hazard/guard", test_guard}, {"/hazard/inspection", test_inspection},
      {"/hazard/basis", test_basis},
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, OfficeFixture, NULL, office_fixture_set_up, tests[i].run,
                office_fixture_tear_down);
  return g_test_run ();
}
