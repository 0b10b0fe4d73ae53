/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What may have come back, and which closed hazards are still to be looked at again.
 */
#include "hazard-scene.h"

#include "rules/hazard-recurrence.h"

static AnbanRecord *
add_closed (HazardScene *scene)
{
  AnbanRecord *hazard = hazard_scene_add (scene, ANBAN_HAZARD_LEVEL_GENERAL);

  hazard_scene_complete (scene, hazard);
  hazard_scene_take (scene, hazard, ANBAN_STEP_FIX_ON_SPOT, "2026-03-03", NULL);
  hazard_scene_take (scene, hazard, ANBAN_STEP_CLOSE, "2026-03-04", NULL);
  return hazard;
}

/* As the quick entry has it while it is typed: not saved. */
static AnbanRecord *
new_hazard (HazardScene *scene, const char *place, int category, const char *found_on)
{
  AnbanRecord *hazard = anban_record_new (&anban_hazard_register);

  anban_record_set_int (hazard, ANBAN_HAZARD_UNIT, scene->firm);
  anban_record_set_text (hazard, ANBAN_HAZARD_PLACE, place);
  anban_record_set_text (hazard, ANBAN_HAZARD_DESCRIPTION, "消火栓前又堆放货物");
  anban_record_set_text (hazard, ANBAN_HAZARD_FOUND_ON, found_on);
  if (category != 0)
    anban_record_set_int (hazard, ANBAN_HAZARD_CATEGORY, category);
  return hazard;
}

static void
test_candidates (HazardScene *scene, gconstpointer data)
{
  static const struct {
    const char *place;
    int category;
    const char *found_on;
    guint n;
  } cases[] = {
      {"二号仓库", 5, "2026-06-10", 1}, {" 二号仓库（东侧）", 5, "2026-06-10", 1},
      {"仓库", 5, "2026-06-10", 1},     {"三号仓库", 5, "2026-06-10", 0},
      {NULL, 5, "2026-06-10", 0},       {"二号仓库", 6, "2026-06-10", 0},
      {"二号仓库", 0, "2026-06-10", 0}, {"二号仓库", 5, "2029-03-04", 1},
      {"二号仓库", 5, "2029-03-05", 0},
  };
  g_autoptr (AnbanRecord) closed = add_closed (scene);
  g_autoptr (AnbanRecord) open = hazard_scene_add (scene, ANBAN_HAZARD_LEVEL_GENERAL);
  g_autoptr (GArray) of_closed = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (AnbanRecord) hazard = new_hazard (scene, cases[i].place, cases[i].category, cases[i].found_on);
    g_autoptr (GError) error = NULL;
    g_autoptr (GArray) ids = anban_hazard_find_recurrences (scene->store, hazard, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (ids->len, ==, cases[i].n);
    if (ids->len > 0)
      g_assert_cmpint (g_array_index (ids, gint64, 0), ==, anban_record_get_id (closed));
  }
  /* never itself */
  of_closed = anban_hazard_find_recurrences (scene->store, closed, NULL);
  g_assert_cmpuint (of_closed->len, ==, 0);
  g_assert_true (anban_store_set_setting (scene->store, "hazard-recurrence-years", "0", NULL));
  g_array_unref (of_closed);
  of_closed = anban_hazard_find_recurrences (scene->store, open, NULL);
  g_assert_cmpuint (of_closed->len, ==, 1); /* found before it was closed, and the years count from there */
}

static void
test_link (HazardScene *scene, gconstpointer data)
{
  g_autoptr (AnbanRecord) closed = add_closed (scene);
  g_autoptr (AnbanRecord) open = hazard_scene_add (scene, ANBAN_HAZARD_LEVEL_GENERAL);
  g_autoptr (AnbanRecord) back = new_hazard (scene, "二号仓库", 5, "2026-06-10");
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (anban_store_save (scene->store, back, &error));
  g_assert_false (anban_hazard_link_relapse (scene->store, back, anban_record_get_id (open), &error));
  g_assert_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (anban_hazard_link_relapse (scene->store, open, anban_record_get_id (closed), &error));
  g_assert_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (anban_hazard_link_relapse (scene->store, closed, anban_record_get_id (closed), &error));
  g_assert_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (anban_hazard_link_relapse (scene->store, back, anban_record_get_id (closed), &error));
  g_assert_no_error (error);
  ids = anban_hazard_list_relapses (scene->store, anban_record_get_id (closed), &error);
  g_assert_cmpuint (ids->len, ==, 1);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, anban_record_get_id (back));
  /* known now, and no longer proposed */
  g_array_unref (ids);
  ids = anban_hazard_find_recurrences (scene->store, back, &error);
  g_assert_cmpuint (ids->len, ==, 0);
}

static gint64
count_due (HazardScene *scene)
{
  g_autoptr (AnbanQuery) query = anban_hazard_query_look_back (scene->store);
  g_autoptr (GError) error = NULL;
  gint64 n = anban_store_count (scene->store, query, &error);

  g_assert_no_error (error);
  return n;
}

static void
test_look_back (HazardScene *scene, gconstpointer data)
{
  g_autoptr (AnbanRecord) first = add_closed (scene);
  g_autoptr (AnbanRecord) second = add_closed (scene);
  g_autoptr (AnbanRecord) third = add_closed (scene);
  g_autoptr (AnbanRecord) open = hazard_scene_add (scene, ANBAN_HAZARD_LEVEL_GENERAL);
  g_autoptr (AnbanRecord) back = new_hazard (scene, "二号仓库", 5, "2026-06-10");

  g_assert_cmpint (count_due (scene), ==, 3);
  hazard_scene_take (scene, first, ANBAN_STEP_LOOK_BACK, "2026-05-05", NULL);
  g_assert_cmpint (count_due (scene), ==, 2);
  hazard_scene_take (scene, second, ANBAN_STEP_RELAPSE, "2026-05-05", NULL);
  g_assert_cmpint (count_due (scene), ==, 1);
  /* what is known to have come back needs no second look */
  g_assert_true (anban_store_save (scene->store, back, NULL));
  g_assert_true (anban_hazard_link_relapse (scene->store, back, anban_record_get_id (third), NULL));
  g_assert_cmpint (count_due (scene), ==, 0);
  g_assert_true (anban_store_undo (scene->store, NULL));
  g_assert_cmpint (count_due (scene), ==, 1);
  g_assert_true (anban_store_set_setting (scene->store, "hazard-look-back-since", "2026-03-05", NULL));
  g_assert_cmpint (count_due (scene), ==, 0);
}

#define ADD(name, function)                                                                                  \
  g_test_add ("/hazard-recurrence/" name, HazardScene, NULL, hazard_scene_set_up, function,                  \
              hazard_scene_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("candidates", test_candidates);
  ADD ("link", test_link);
  ADD ("look-back", test_look_back);
  return g_test_run ();
}
