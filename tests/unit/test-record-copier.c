/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A record copied as a new one: it says what the other says and begins its own life. What the program's rules wrote
 * into the other (codes, states, days of closing) stays there.
 */
#include "hazard-scene.h"

#include "registers/inspection.h"
#include "registers/record-copier.h"
#include "registers/task-units.h"

static AnbanRecord *
copy (HazardScene *scene, AnbanRecord *record)
{
  g_autoptr (GError) error = NULL;
  AnbanRecord *made = anban_record_copier_copy (scene->store, record, &error);

  g_assert_no_error (error);
  g_assert_cmpint (anban_record_get_id (made), !=, anban_record_get_id (record));
  return made;
}

static void
test_closed_hazard (HazardScene *scene, gconstpointer data)
{
  static const guint own[] = {ANBAN_HAZARD_DONE_ON,      ANBAN_HAZARD_RECHECKER,
                              ANBAN_HAZARD_RECHECKED_ON, ANBAN_HAZARD_RECHECK_RESULT,
                              ANBAN_HAZARD_CLOSED_ON,    ANBAN_HAZARD_CLOSER,
                              ANBAN_HAZARD_FIRST_DUE_ON, ANBAN_HAZARD_RECHECK_DOCUMENT_NO};
  g_autoptr (AnbanRecord) hazard = hazard_scene_add (scene, ANBAN_HAZARD_LEVEL_GENERAL);
  g_autoptr (AnbanRecord) made = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GError) error = NULL;

  hazard_scene_complete (scene, hazard);
  hazard_scene_take (scene, hazard, ANBAN_STEP_ASSIGN, "2026-03-03", "2026-03-20");
  hazard_scene_take (scene, hazard, ANBAN_STEP_START, "2026-03-04", NULL);
  hazard_scene_take (scene, hazard, ANBAN_STEP_REPORT, "2026-03-10", NULL);
  hazard_scene_take (scene, hazard, ANBAN_STEP_PASS, "2026-03-12", NULL);
  hazard_scene_take (scene, hazard, ANBAN_STEP_CLOSE, "2026-03-13", NULL);
  anban_record_set_text (hazard, ANBAN_HAZARD_RECHECK_DOCUMENT_NO, "复查〔2026〕8号");
  g_assert_true (anban_store_save (scene->store, hazard, &error));
  for (gsize i = 0; i < G_N_ELEMENTS (own); i++)
    g_assert_false (anban_record_is_null (hazard, own[i]));
  made = copy (scene, hazard);
  g_assert_cmpstr (anban_record_get_text (hazard, ANBAN_HAZARD_CODE), ==, "YH-20260302-0001");
  g_assert_cmpstr (anban_record_get_text (made, ANBAN_HAZARD_CODE), ==, "YH-20260302-0002");
  g_assert_cmpint (anban_record_get_int (made, ANBAN_HAZARD_STATE), ==, ANBAN_HAZARD_STATE_REGISTERED);
  for (gsize i = 0; i < G_N_ELEMENTS (own); i++)
    g_assert_true (anban_record_is_null (made, own[i]));
  g_assert_cmpstr (anban_record_get_text (made, ANBAN_HAZARD_DESCRIPTION), ==, "消火栓前堆放货物");
  g_assert_cmpint (anban_record_get_int (made, ANBAN_HAZARD_UNIT), ==, scene->firm);
  g_assert_cmpint (anban_record_get_int (made, ANBAN_HAZARD_FILES), ==, 0);
  steps = anban_store_list_details (scene->store, &anban_hazard_step_register, anban_record_get_id (made),
                                    &error);
  g_assert_cmpuint (steps->len, ==, 1);
  /* one step of the clerk's */
  g_assert_true (anban_store_undo (scene->store, &error));
  g_assert_true (anban_store_refresh (scene->store, made, &error));
  g_assert_true (anban_record_is_deleted (made));
}

static void
test_inspection (HazardScene *scene, gconstpointer data)
{
  g_autoptr (AnbanRecord) inspection = anban_record_new (&anban_inspection_register);
  g_autoptr (AnbanRecord) made = NULL;

  anban_record_set_int (inspection, ANBAN_INSPECTION_UNIT, scene->firm);
  anban_record_set_text (inspection, ANBAN_INSPECTION_DATE, "2026-06-01");
  anban_record_set_text (inspection, ANBAN_INSPECTION_INSPECTORS, "林知夏、周予安");
  g_assert_true (anban_store_save (scene->store, inspection, NULL));
  made = copy (scene, inspection);
  /* made of day and unit by the register, and no word of a copy in it */
  g_assert_cmpstr (anban_record_get_text (made, ANBAN_INSPECTION_TITLE), ==,
                   "2026-06-01 云溪县顺达仓储有限公司");
  g_assert_cmpstr (anban_record_get_text (made, ANBAN_INSPECTION_INSPECTORS), ==, "林知夏、周予安");
}

/* A number is given by the program, one by one: a letter with another's would be a forgery. */
static void
test_letter (HazardScene *scene, gconstpointer data)
{
  g_autoptr (AnbanRecord) letter = anban_record_new (&anban_letter_register);
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_letter_register);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  anban_record_set_text (letter, ANBAN_LETTER_TITLE, "关于限期整改的函");
  anban_record_set_text (letter, ANBAN_LETTER_SERIES, "云安办函");
  anban_record_set_int (letter, ANBAN_LETTER_YEAR, 2026);
  anban_record_set_int (letter, ANBAN_LETTER_NUMBER, 3);
  anban_record_set_int (letter, ANBAN_LETTER_KIND, ANBAN_LETTER_OTHER);
  anban_record_set_text (letter, ANBAN_LETTER_ISSUED_ON, "2026-06-01");
  g_assert_true (anban_store_save (scene->store, letter, &error));
  g_assert_null (anban_record_copier_copy (scene->store, letter, &error));
  g_assert_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "没有取号"));
  ids = anban_store_list_ids (scene->store, query, NULL, NULL);
  g_assert_cmpuint (ids->len, ==, 1);
}

static void
test_task (HazardScene *scene, gconstpointer data)
{
  g_autoptr (AnbanRecord) task = anban_record_new (&anban_task_register);
  g_autoptr (AnbanRecord) part = anban_record_new (&anban_task_unit_register);
  g_autoptr (AnbanRecord) made = NULL;
  g_autoptr (GPtrArray) parts = NULL;

  anban_record_set_text (task, ANBAN_TASK_HEADING, "开展燃气安全排查");
  anban_record_set_text (task, ANBAN_TASK_CLAUSE, "（三）2");
  anban_record_set_int (task, ANBAN_TASK_STATE, ANBAN_STATE_DONE);
  g_assert_true (anban_store_save (scene->store, task, NULL));
  anban_record_set_int (part, ANBAN_TASK_UNIT_TASK, anban_record_get_id (task));
  anban_record_set_int (part, ANBAN_TASK_UNIT_UNIT, scene->town);
  anban_record_set_int (part, ANBAN_TASK_UNIT_ROLE, ANBAN_ROLE_LEAD);
  anban_record_set_int (part, ANBAN_TASK_UNIT_STATE, ANBAN_STATE_DONE);
  g_assert_true (anban_store_save (scene->store, part, NULL));
  made = copy (scene, task);
  g_assert_cmpstr (anban_record_get_text (made, ANBAN_TASK_HEADING), ==, "开展燃气安全排查（副本）");
  g_assert_true (anban_record_is_null (made, ANBAN_TASK_CLAUSE));
  g_assert_cmpint (anban_record_get_int (made, ANBAN_TASK_STATE), ==, ANBAN_STATE_NOT_STARTED);
  parts =
      anban_store_list_details (scene->store, &anban_task_unit_register, anban_record_get_id (made), NULL);
  g_assert_cmpuint (parts->len, ==, 1);
  g_assert_cmpint (anban_record_get_int (parts->pdata[0], ANBAN_TASK_UNIT_UNIT), ==, scene->town);
  g_assert_cmpint (anban_record_get_int (parts->pdata[0], ANBAN_TASK_UNIT_STATE), ==,
                   ANBAN_STATE_NOT_STARTED);
}

#define ADD(name, function)                                                                                  \
  g_test_add ("/record-copier/" name, HazardScene, NULL, hazard_scene_set_up, function,                      \
              hazard_scene_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("closed-hazard", test_closed_hazard);
  ADD ("inspection", test_inspection);
  ADD ("letter", test_letter);
  ADD ("task", test_task);
  return g_test_run ();
}
