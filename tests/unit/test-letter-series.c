/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Numbers of letters: from 1 in every series and year, none twice, none left out. Numbers under kill -9 and from two
 * processes at once are in tests/robustness/test-letter-numbers.c.
 */
#include "hazard-scene.h"

#include "rules/letter-series.h"

static AnbanRecord *
issue (HazardScene *scene, AnbanLetterKind kind, const char *on)
{
  g_autoptr (GError) error = NULL;
  AnbanRecord *letter = anban_letter_series_issue (scene->store, kind, "关于隐患整改的通知", scene->town, 0,
                                                   hazard_scene_day (on), "秦主任", &error);

  g_assert_no_error (error);
  return letter;
}

static void
assert_issued (HazardScene *scene, AnbanLetterKind kind, const char *on, const char *number)
{
  g_autoptr (AnbanRecord) letter = NULL;
  g_autofree char *next = anban_letter_series_dup_next (scene->store, kind, hazard_scene_day (on), NULL);

  g_assert_cmpstr (next, ==, number);
  letter = issue (scene, kind, on);
  g_assert_cmpstr (anban_record_get_text (letter, ANBAN_LETTER_DOC_NUMBER), ==, number);
}

static void
test_numbers (HazardScene *scene, gconstpointer data)
{
  assert_issued (scene, ANBAN_LETTER_SUPERVISION, "2026-03-02", "安办督〔2026〕1号");
  assert_issued (scene, ANBAN_LETTER_SUPERVISION, "2026-03-02", "安办督〔2026〕2号");
  assert_issued (scene, ANBAN_LETTER_ASSIGNMENT, "2026-03-02", "安办交〔2026〕1号");
  assert_issued (scene, ANBAN_LETTER_SUPERVISION, "2025-12-30", "安办督〔2025〕1号");
  /* kinds that share a series share its numbers */
  assert_issued (scene, ANBAN_LETTER_LISTING, "2026-03-02", "安办挂〔2026〕1号");
  assert_issued (scene, ANBAN_LETTER_LIFTING, "2026-03-03", "安办挂〔2026〕2号");
  assert_issued (scene, ANBAN_LETTER_SUPERVISION, NULL, "安办督〔2026〕3号");
}

static void
test_settings (HazardScene *scene, gconstpointer data)
{
  g_assert_true (anban_store_set_setting (scene->store, "letter-series-2", " 云安办督 ", NULL));
  g_assert_true (anban_store_set_setting (scene->store, "letter-first-2026-云安办督", "18", NULL));
  assert_issued (scene, ANBAN_LETTER_SUPERVISION, "2026-03-02", "云安办督〔2026〕18号");
  assert_issued (scene, ANBAN_LETTER_SUPERVISION, "2026-03-02", "云安办督〔2026〕19号");
  assert_issued (scene, ANBAN_LETTER_SUPERVISION, "2025-03-02", "云安办督〔2025〕1号");
  /* what lifts a listing follows the listings until it gets a series of its own */
  g_assert_true (anban_store_set_setting (scene->store, "letter-series-3", "云安办挂", NULL));
  assert_issued (scene, ANBAN_LETTER_LIFTING, "2026-03-02", "云安办挂〔2026〕1号");
  g_assert_true (anban_store_set_setting (scene->store, "letter-series-4", "云安办解", NULL));
  assert_issued (scene, ANBAN_LETTER_LIFTING, "2026-03-02", "云安办解〔2026〕1号");
  /* a blank one is none */
  g_assert_true (anban_store_set_setting (scene->store, "letter-series-2", "  ", NULL));
  assert_issued (scene, ANBAN_LETTER_SUPERVISION, "2026-03-02", "安办督〔2026〕1号");
}

static void
test_no_gap (HazardScene *scene, gconstpointer data)
{
  g_autoptr (AnbanRecord) first = issue (scene, ANBAN_LETTER_SUPERVISION, "2026-03-02");
  g_autoptr (AnbanRecord) second = issue (scene, ANBAN_LETTER_SUPERVISION, "2026-03-02");
  g_autoptr (AnbanRecord) third = issue (scene, ANBAN_LETTER_SUPERVISION, "2026-03-02");
  g_autoptr (GError) error = NULL;

  /* 作废 keeps the number */
  g_assert_false (anban_letter_series_void (scene->store, third, "", &error));
  g_assert_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (anban_letter_series_void (scene->store, third, "收件单位有误", &error));
  g_assert_cmpstr (anban_record_get_text (third, ANBAN_LETTER_NOTE), ==, "作废：收件单位有误");
  assert_issued (scene, ANBAN_LETTER_SUPERVISION, "2026-03-02", "安办督〔2026〕4号");
  /* what was taken back leaves no hole */
  g_assert_true (anban_store_undo (scene->store, &error));
  assert_issued (scene, ANBAN_LETTER_SUPERVISION, "2026-03-02", "安办督〔2026〕4号");
  g_assert_true (
      anban_store_delete (scene->store, &anban_letter_register, anban_record_get_id (second), &error));
  assert_issued (scene, ANBAN_LETTER_SUPERVISION, "2026-03-02", "安办督〔2026〕2号");
  assert_issued (scene, ANBAN_LETTER_SUPERVISION, "2026-03-02", "安办督〔2026〕5号");
  /* and does not come back under a number that was given again */
  g_assert_false (
      anban_store_restore (scene->store, &anban_letter_register, anban_record_get_id (second), &error));
  g_assert_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID);
}

static void
test_in_step (HazardScene *scene, gconstpointer data)
{
  g_autoptr (AnbanRecord) letter = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (anban_store_begin_step (scene->store, "一步", &error));
  letter = issue (scene, ANBAN_LETTER_OTHER, "2026-03-02");
  g_clear_object (&letter);
  letter = issue (scene, ANBAN_LETTER_OTHER, "2026-03-02");
  g_assert_cmpint (anban_record_get_int (letter, ANBAN_LETTER_NUMBER), ==, 2);
  anban_store_rollback_step (scene->store);
  assert_issued (scene, ANBAN_LETTER_OTHER, "2026-03-02", "安办发〔2026〕1号");
  g_assert_null (anban_letter_series_issue (scene->store, ANBAN_LETTER_OTHER, "提前发文", 0, 0,
                                            hazard_scene_day ("2026-06-16"), NULL, &error));
  g_assert_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID);
}

#define ADD(name, function)                                                                                  \
  g_test_add ("/letter-series/" name, HazardScene, NULL, hazard_scene_set_up, function,                      \
              hazard_scene_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("numbers", test_numbers);
  ADD ("settings", test_settings);
  ADD ("no-gap", test_no_gap);
  ADD ("in-step", test_in_step);
  return g_test_run ();
}
