/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The numbers of the first view on drills and certificates count what they say, and each is the length of its list.
 */
#include "office-fixture.h"

#include "registers/certificate.h"
#include "registers/drill.h"
#include "rules/readiness-overview.h"

static void
save (AnbanStore *store, AnbanRecord *record)
{
  g_autoptr (GError) error = NULL;

  anban_store_save (store, record, &error);
  g_assert_no_error (error);
}

static void
add_drill (AnbanStore *store, gint64 unit, const char *planned, const char *held, gboolean reported)
{
  g_autoptr (AnbanRecord) drill = anban_record_new (&anban_drill_register);

  anban_record_set_text (drill, ANBAN_DRILL_NAME, "灭火演练");
  anban_record_set_int (drill, ANBAN_DRILL_KIND, ANBAN_DRILL_SPECIAL);
  anban_record_set_int (drill, ANBAN_DRILL_UNIT, unit);
  anban_record_set_text (drill, ANBAN_DRILL_PLANNED_ON, planned);
  anban_record_set_text (drill, ANBAN_DRILL_HELD_ON, held);
  anban_record_set_int (drill, ANBAN_DRILL_REPORTED, reported);
  save (store, drill);
}

static void
add_certificate (AnbanStore *store, gint64 person, const char *issued, const char *until)
{
  g_autoptr (AnbanRecord) certificate = anban_record_new (&anban_certificate_register);

  anban_record_set_int (certificate, ANBAN_CERTIFICATE_PERSON, person);
  anban_record_set_int (certificate, ANBAN_CERTIFICATE_CATEGORY, ANBAN_CERTIFICATE_OTHER);
  anban_record_set_text (certificate, ANBAN_CERTIFICATE_TRADE, until);
  anban_record_set_text (certificate, ANBAN_CERTIFICATE_ISSUED_ON, issued);
  anban_record_set_text (certificate, ANBAN_CERTIFICATE_VALID_UNTIL, until);
  save (store, certificate);
}

static void
test_counts (OfficeFixture *fixture, gconstpointer data)
{
  AnbanStore *store = fixture->store;
  AnbanReadinessOverview overview = {0};
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanRecord) unit = anban_record_new (&anban_unit_register);
  g_autoptr (AnbanRecord) person = anban_record_new (&anban_person_register);

  g_assert_true (anban_readiness_overview_read (&overview, store, NULL, &error));
  g_assert_false (overview.is_used);

  anban_record_set_text (unit, ANBAN_UNIT_NAME, "云溪木业有限公司");
  save (store, unit);
  anban_record_set_text (person, ANBAN_PERSON_NAME, "周敏");
  save (store, person);
  add_drill (store, anban_record_get_id (unit), "2026-06-14", NULL, FALSE);         /* missed */
  add_drill (store, anban_record_get_id (unit), "2026-06-15", NULL, FALSE);         /* today: soon */
  add_drill (store, anban_record_get_id (unit), "2026-12-01", NULL, FALSE);         /* later */
  add_drill (store, anban_record_get_id (unit), "2026-03-01", "2026-03-02", TRUE);  /* held, not reported */
  add_drill (store, anban_record_get_id (unit), "2026-03-01", "2026-03-02", FALSE); /* need not be */
  add_certificate (store, anban_record_get_id (person), "2020-01-01", "2026-06-14");
  add_certificate (store, anban_record_get_id (person), "2020-01-01", "2026-06-15");
  add_certificate (store, anban_record_get_id (person), "2020-01-01", "2026-12-12");
  add_certificate (store, anban_record_get_id (person), "2020-01-01", "2026-12-13");

  g_assert_true (anban_readiness_overview_read (&overview, store, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (overview.is_used);
  g_assert_cmpint (overview.n[ANBAN_DRILLS_MISSED], ==, 1);
  g_assert_cmpint (overview.n[ANBAN_DRILLS_SOON], ==, 1);
  g_assert_cmpint (overview.n[ANBAN_DRILLS_UNREPORTED], ==, 1);
  g_assert_cmpint (overview.n[ANBAN_CERTIFICATES_OVER], ==, 1);
  g_assert_cmpint (overview.n[ANBAN_CERTIFICATES_EXPIRING], ==, 2); /* 180 days ahead is 12 December */
  /* nobody said what kind of unit it is: no rule of the law concerns it */
  g_assert_cmpint (overview.n_drill_gaps, ==, 0);
  for (AnbanReadinessFigure figure = 0; figure < ANBAN_N_READINESS_FIGURES; figure++) {
    g_autoptr (AnbanQuery) query = anban_readiness_overview_query (figure);
    g_autoptr (GArray) ids = anban_store_list_ids (store, query, NULL, &error);

    g_assert_no_error (error);
    g_assert_cmpint (overview.n[figure], ==, ids->len);
  }
}

int
main (int argc, char **argv)
{
  g_setenv ("ANBAN_TODAY", "2026-06-15", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/readiness-overview/counts", OfficeFixture, NULL, office_fixture_set_up, test_counts,
              office_fixture_tear_down);
  return g_test_run ();
}
