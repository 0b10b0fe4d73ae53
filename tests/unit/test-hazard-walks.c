/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whole lives of hazards: random ways on which what is always true stays true, a way undone from its end to its
 * beginning, and the ways of the sample office, which is not written by the life cycle and has to keep to it.
 */
#include "hazard-scene.h"

#include "registers/sample-office.h"

/* --- random walks --- */

static void
assert_invariants (HazardScene *scene, AnbanRecord *hazard, const char *first_due_on)
{
  g_autoptr (GPtrArray) steps = anban_store_list_details (scene->store, &anban_hazard_step_register,
                                                          anban_record_get_id (hazard), NULL);
  gint64 state = ANBAN_HAZARD_STATE_REGISTERED;
  guint fails = 0, grants = 0;
  const char *day = "";

  for (guint i = 0; i < steps->len; i++) {
    AnbanRecord *row = steps->pdata[i];

    if (i > 0)
      g_assert_cmpint (anban_record_get_int (row, ANBAN_HAZARD_STEP_FROM_STATE), ==, state);
    state = anban_record_get_int (row, ANBAN_HAZARD_STEP_TO_STATE);
    fails += anban_record_get_int (row, ANBAN_HAZARD_STEP_STEP) == ANBAN_STEP_FAIL;
    grants += anban_record_get_int (row, ANBAN_HAZARD_STEP_STEP) == ANBAN_STEP_GRANT_EXTENSION;
    g_assert_cmpstr (anban_record_get_text (row, ANBAN_HAZARD_STEP_TAKEN_ON), >=, day);
    day = anban_record_get_text (row, ANBAN_HAZARD_STEP_TAKEN_ON);
    g_assert_false (anban_record_is_null (row, ANBAN_HAZARD_STEP_PERSON));
  }
  g_assert_cmpint (anban_record_get_int (hazard, ANBAN_HAZARD_STATE), ==, state);
  g_assert_cmpint (anban_record_get_int (hazard, ANBAN_HAZARD_ROUNDS), ==, fails + 1);
  g_assert_cmpint (anban_record_get_int (hazard, ANBAN_HAZARD_EXTENSIONS), ==, grants);
  if (first_due_on[0] != '\0')
    g_assert_cmpstr (anban_record_get_text (hazard, ANBAN_HAZARD_FIRST_DUE_ON), ==, first_due_on);
  g_assert_cmpint (anban_record_is_null (hazard, ANBAN_HAZARD_CLOSED_ON), !=,
                   state == ANBAN_HAZARD_STATE_CLOSED);
  if (state >= ANBAN_HAZARD_STATE_TO_RECHECK && state != ANBAN_HAZARD_STATE_VOID)
    g_assert_false (anban_record_is_null (hazard, ANBAN_HAZARD_DONE_ON));
}

/* Takes any possible step, back and forth in time where it is allowed, until the way ends. */
static guint
walk (HazardScene *scene, GRand *rand, AnbanHazardLevel level)
{
  g_autoptr (AnbanRecord) hazard = hazard_scene_add (scene, level);
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (AnbanHazardStep));
  g_autofree char *first_due_on = g_strdup ("");
  AnbanDate day = hazard_scene_day ("2026-03-02");
  guint taken = 0;

  hazard_scene_complete (scene, hazard);
  for (guint n = 0; n < 14; n++) {
    g_autoptr (GError) error = NULL;
    AnbanHazardMove move;

    g_assert_true (anban_hazard_list_steps (scene->store, hazard, steps, NULL));
    if (steps->len == 0)
      break;
    /* mostly forward: 作废 would end every walk early */
    move = hazard_scene_move (
        scene,
        g_array_index (steps, AnbanHazardStep, g_rand_int_range (rand, 0, (int)MAX (steps->len - 1, 1))),
        NULL, NULL);
    day += g_rand_int_range (rand, -1, 8);
    move.on = day;
    move.due_on =
        MAX (day, anban_hazard_get_day (hazard, ANBAN_HAZARD_DUE_ON)) + g_rand_int_range (rand, -1, 20);
    if (anban_hazard_take (scene->store, hazard, &move, &error))
      taken++;
    else
      g_assert_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID);
    assert_invariants (scene, hazard, first_due_on);
    if (first_due_on[0] == '\0') {
      g_free (first_due_on);
      first_due_on = g_strdup (anban_record_get_text (hazard, ANBAN_HAZARD_FIRST_DUE_ON));
    }
  }
  return taken;
}

static void
test_walks (HazardScene *scene, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32)g_test_rand_int ());
  guint taken = 0;

  for (guint i = 0; i < 24; i++)
    taken += walk (scene, rand, 1 + i % 2);
  g_test_message ("%u steps taken on 24 walks", taken);
  g_assert_cmpuint (taken, >, 100);
}

/* Everything undone again, one step after another. */
static void
test_undo_all (HazardScene *scene, gconstpointer data)
{
  g_autoptr (AnbanRecord) hazard = hazard_scene_add (scene, ANBAN_HAZARD_LEVEL_MAJOR);
  g_autoptr (GPtrArray) dumps = g_ptr_array_new_with_free_func (g_free);
  static const AnbanHazardStep way[] = {
      ANBAN_STEP_ASSIGN, ANBAN_STEP_START,     ANBAN_STEP_ASK_EXTENSION, ANBAN_STEP_GRANT_EXTENSION,
      ANBAN_STEP_REPORT, ANBAN_STEP_FAIL,      ANBAN_STEP_REPORT,        ANBAN_STEP_PASS,
      ANBAN_STEP_CLOSE,  ANBAN_STEP_LOOK_BACK, ANBAN_STEP_RELAPSE};
  gint64 id = anban_record_get_id (hazard);

  hazard_scene_complete (scene, hazard);
  for (guint i = 0; i < G_N_ELEMENTS (way); i++) {
    char on[ANBAN_DATE_ISO_SIZE], due_on[ANBAN_DATE_ISO_SIZE];

    g_ptr_array_add (dumps, hazard_scene_dump (scene, id));
    hazard_scene_take (scene, hazard, way[i],
                       anban_date_to_iso (hazard_scene_day ("2026-03-10") + (int)i, on),
                       anban_date_to_iso (hazard_scene_day ("2026-04-10") + (int)i, due_on));
  }
  for (guint i = dumps->len; i > 0; i--) {
    g_autofree char *dump = NULL;
    g_autoptr (GError) error = NULL;

    anban_store_undo (scene->store, &error);
    g_assert_no_error (error);
    dump = hazard_scene_dump (scene, id);
    g_assert_cmpstr (dump, ==, dumps->pdata[i - 1]);
  }
}

/* --- the sample office keeps to the same table --- */

static void
assert_way (HazardScene *scene, AnbanRecord *hazard)
{
  g_autoptr (GPtrArray) rows = anban_store_list_details (scene->store, &anban_hazard_step_register,
                                                         anban_record_get_id (hazard), NULL);
  gint64 state = ANBAN_HAZARD_STATE_REGISTERED;

  g_assert_cmpuint (rows->len, >, 0);
  for (guint i = 1; i < rows->len; i++) {
    AnbanHazardStep step = anban_record_get_int (rows->pdata[i], ANBAN_HAZARD_STEP_STEP);
    const AnbanHazardStepRule *rule = anban_hazard_step_rule (step);

    g_assert_nonnull (rule);
    g_assert_cmphex (rule->from & (1u << state), !=, 0);
    state = rule->to != 0 ? rule->to : state;
    g_assert_cmpint (anban_record_get_int (rows->pdata[i], ANBAN_HAZARD_STEP_TO_STATE), ==, state);
    if ((rule->asks & ANBAN_STEP_ASKS_DUE_ON) != 0)
      g_assert_cmpstr (anban_record_get_text (rows->pdata[i], ANBAN_HAZARD_STEP_DUE_ON), >=,
                       anban_record_get_text (rows->pdata[i], ANBAN_HAZARD_STEP_TAKEN_ON));
    if ((rule->asks & ANBAN_STEP_ASKS_NOTE) != 0)
      g_assert_false (anban_record_is_null (rows->pdata[i], ANBAN_HAZARD_STEP_NOTE));
    if ((rule->asks & ANBAN_STEP_ASKS_GRANTED_BY) != 0)
      g_assert_false (anban_record_is_null (rows->pdata[i], ANBAN_HAZARD_STEP_GRANTED_BY));
  }
  assert_invariants (scene, hazard, "");
}

static void
test_sample (HazardScene *scene, gconstpointer data)
{
  g_autofree char *path = g_build_filename (scene->office.folder, "样例.anban", NULL);
  g_autoptr (AnbanStore) sample = anban_store_create (path, anban_registers, NULL);
  AnbanStore *own = scene->store;
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_hazard_register);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  anban_sample_office_fill (sample, 240, 7, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  scene->store = sample;
  ids = anban_store_list_ids (sample, query, NULL, &error);
  g_assert_cmpuint (ids->len, >, 50);
  for (guint i = 0; i < ids->len; i++) {
    g_autoptr (AnbanRecord) hazard =
        anban_store_get (sample, &anban_hazard_register, g_array_index (ids, gint64, i), NULL);

    assert_way (scene, hazard);
  }
  scene->store = own;
  anban_store_close (sample);
}

#define ADD(name, function)                                                                                  \
  g_test_add ("/hazard-walks/" name, HazardScene, NULL, hazard_scene_set_up, function, hazard_scene_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("random", test_walks);
  ADD ("undo-all", test_undo_all);
  ADD ("sample", test_sample);
  return g_test_run ();
}
