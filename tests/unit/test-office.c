/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an office brings along: the preset rows, filled in once and the office's own from then on.
 */
#include "office-fixture.h"

#include "registers/hazard-criterion.h"
#include "registers/office.h"
#include "store/office-check.h"

static gint64
count_criteria (AnbanStore *store)
{
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_hazard_criterion_register);

  return anban_store_count (store, query, NULL);
}

static void
test_presets (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_hazard_criterion_register);
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GArray) ids = NULL;
  gint64 n;

  /* an office from before there were presets gets them when it is opened */
  g_assert_cmpint (count_criteria (fixture->store), ==, 0);
  anban_store_close (fixture->store);
  g_object_unref (fixture->store);
  fixture->store = anban_office_open (fixture->path, &error);
  g_assert_no_error (error);
  n = count_criteria (fixture->store);
  g_assert_cmpint (n, >, 50);
  g_assert_null (anban_store_get_undo_label (fixture->store));

  /* what the office strikes out does not come back */
  ids = anban_store_list_ids (fixture->store, query, NULL, &error);
  g_assert_true (anban_store_delete (fixture->store, &anban_hazard_criterion_register,
                                     g_array_index (ids, gint64, 0), &error));
  anban_store_close (fixture->store);
  g_object_unref (fixture->store);
  fixture->store = anban_office_open (fixture->path, &error);
  g_assert_cmpint (count_criteria (fixture->store), ==, n - 1);
  findings = anban_office_check (fixture->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/office/presets", OfficeFixture, NULL, office_fixture_set_up, test_presets,
              office_fixture_tear_down);
  return g_test_run ();
}
