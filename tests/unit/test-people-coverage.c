/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Coverage of people by certificates and by training: against the lists that the counts open, and case by case.
 */
#include "office-fixture.h"

#include "registers/certificate.h"
#include "registers/office.h"
#include "registers/sample-office.h"
#include "registers/training.h"
#include "rules/certificate-coverage.h"
#include "rules/certificate-expiry.h"
#include "rules/training-coverage.h"

#include <string.h>

static void
set_up (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  office_fixture_set_up (fixture, data);
  anban_store_close (fixture->store);
  g_clear_object (&fixture->store);
  fixture->store = anban_office_open (fixture->path, &error);
  g_assert_no_error (error);
}

static void
set_up_sample (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  set_up (fixture, data);
  anban_sample_office_fill (fixture->store, 300, 7, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* Every figure that knows its list says how many are in it; the last row is the sum of the others. */
static guint
check_lists (AnbanStore *store, const AnbanTabulation *table)
{
  guint n_columns, looked_at = 0, n_rows = anban_tabulation_get_n_rows (table);
  const AnbanFigureColumn *columns = anban_tabulation_get_columns (table, &n_columns);
  g_autoptr (GError) error = NULL;

  for (guint column = 1; column < n_columns; column++) {
    double sum = 0;

    for (guint row = 0; row < n_rows; row++) {
      const AnbanQuery *query = anban_tabulation_get_query (table, row, column);
      double figure = anban_tabulation_get_number (table, row, column);

      sum += row + 1 < n_rows ? figure : 0;
      if (query == NULL)
        continue;
      g_test_message ("%s / %s %s", anban_tabulation_get_text (table, row, 0), columns[column].group,
                      columns[column].label);
      g_assert_cmpint (anban_store_count (store, query, &error), ==, (gint64)figure);
      g_assert_no_error (error);
      looked_at++;
    }
    if (columns[column].kind == ANBAN_FIGURE_COUNT)
      g_assert_cmpfloat (anban_tabulation_get_number (table, n_rows - 1, column), ==, sum);
  }
  return looked_at;
}

static void
test_lists (OfficeFixture *fixture, gconstpointer data)
{
  for (int by = ANBAN_COVERAGE_BY_TERRITORY; by <= ANBAN_COVERAGE_BY_INDUSTRY; by++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (AnbanTabulation) certified =
        anban_certificate_coverage_new (fixture->store, (AnbanCoverageBy)by, NULL, &error);
    g_autoptr (AnbanTabulation) trained =
        anban_training_coverage_new (fixture->store, (AnbanCoverageBy)by, 2026, NULL, &error);
    g_autoptr (AnbanTabulation) before =
        anban_training_coverage_new (fixture->store, (AnbanCoverageBy)by, 2025, NULL, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (check_lists (fixture->store, certified), >, 10);
    g_assert_cmpuint (check_lists (fixture->store, trained), >, 10);
    g_assert_cmpuint (check_lists (fixture->store, before), >, 10);
  }
}

static gint64
add_person (OfficeFixture *fixture, gint64 unit, AnbanPersonDuty duty, const char *left)
{
  g_autoptr (AnbanRecord) person = anban_record_new (&anban_person_register);
  g_autoptr (GError) error = NULL;

  anban_record_set_text (person, ANBAN_PERSON_NAME, "方远");
  anban_record_set_int (person, ANBAN_PERSON_UNIT, unit);
  anban_record_set_int (person, ANBAN_PERSON_DUTY, duty);
  anban_record_set_text (person, ANBAN_PERSON_LEFT_ON, left);
  g_assert_true (anban_store_save (fixture->store, person, &error));
  g_assert_no_error (error);
  return anban_record_get_id (person);
}

static void
add_certificate (OfficeFixture *fixture, gint64 person, AnbanCertificateCategory category, const char *issued)
{
  g_autoptr (AnbanRecord) record = anban_record_new (&anban_certificate_register);
  g_autoptr (GError) error = NULL;

  anban_record_set_int (record, ANBAN_CERTIFICATE_PERSON, person);
  anban_record_set_int (record, ANBAN_CERTIFICATE_CATEGORY, category);
  anban_record_set_text (record, ANBAN_CERTIFICATE_ISSUED_ON, issued);
  g_assert_true (anban_store_save (fixture->store, record, &error));
  g_assert_no_error (error);
}

/* Who has to hold which certificate, and when it is of use. */
static void
test_certified (OfficeFixture *fixture, gconstpointer data)
{
  gint64 firm = office_fixture_add_unit (fixture, "云溪纸业", ANBAN_UNIT_KIND_FIRM, 0);
  gint64 school = office_fixture_add_unit (fixture, "云溪中学", ANBAN_UNIT_KIND_SCHOOL, 0);
  const struct {
    const char *what;
    gint64 unit;
    AnbanPersonDuty duty;
    const char *left;
    AnbanCertificateCategory category;
    const char *issued;
    int certified;
  } cases[] = {
      {"holds the one for the post", firm, ANBAN_DUTY_PRINCIPAL, NULL, ANBAN_CERTIFICATE_PRINCIPAL,
       "2024-01-01", ANBAN_PERSON_CERTIFICATE_HELD},
      {"on its last day", firm, ANBAN_DUTY_PRINCIPAL, NULL, ANBAN_CERTIFICATE_PRINCIPAL, "2023-06-16",
       ANBAN_PERSON_CERTIFICATE_HELD},
      {"the day after", firm, ANBAN_DUTY_PRINCIPAL, NULL, ANBAN_CERTIFICATE_PRINCIPAL, "2023-06-15",
       ANBAN_PERSON_UNCERTIFIED},
      {"one for another post", firm, ANBAN_DUTY_PRINCIPAL, NULL, ANBAN_CERTIFICATE_SAFETY_MANAGER,
       "2024-01-01", ANBAN_PERSON_UNCERTIFIED},
      {"none", firm, ANBAN_DUTY_SAFETY_MANAGER, NULL, ANBAN_CERTIFICATE_OTHER, "2024-01-01",
       ANBAN_PERSON_UNCERTIFIED},
      {"a special operator, from another department", firm, ANBAN_DUTY_SPECIAL_OPERATOR, NULL,
       ANBAN_CERTIFICATE_EQUIPMENT, "2024-01-01", ANBAN_PERSON_CERTIFICATE_HELD},
      {"its review was missed under the old rules", firm, ANBAN_DUTY_SPECIAL_OPERATOR, NULL,
       ANBAN_CERTIFICATE_SPECIAL_OPERATION, "2023-06-01", ANBAN_PERSON_UNCERTIFIED},
      {"its review is dropped by the new ones", firm, ANBAN_DUTY_SPECIAL_OPERATOR, NULL,
       ANBAN_CERTIFICATE_SPECIAL_OPERATION, "2023-06-02", ANBAN_PERSON_CERTIFICATE_HELD},
      {"the head of a school is not asked", school, ANBAN_DUTY_PRINCIPAL, NULL, ANBAN_CERTIFICATE_OTHER,
       "2024-01-01", 0},
      {"its boiler operator is", school, ANBAN_DUTY_SPECIAL_OPERATOR, NULL, ANBAN_CERTIFICATE_OTHER,
       "2024-01-01", ANBAN_PERSON_UNCERTIFIED},
      {"who has left is not asked", firm, ANBAN_DUTY_PRINCIPAL, "2026-06-15", ANBAN_CERTIFICATE_OTHER,
       "2024-01-01", 0},
  };
  g_autoptr (AnbanQuery) without = anban_certificate_coverage_list_without ();
  gint64 n_without = 0;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    gint64 id = add_person (fixture, cases[i].unit, cases[i].duty, cases[i].left);
    g_autoptr (GError) error = NULL;
    g_autoptr (AnbanRecord) person = NULL;

    g_test_message ("%s", cases[i].what);
    add_certificate (fixture, id, cases[i].category, cases[i].issued);
    person = anban_store_get (fixture->store, &anban_person_register, id, &error);
    g_assert_no_error (error);
    g_assert_cmpint (anban_record_get_int (person, ANBAN_PERSON_CERTIFIED), ==, cases[i].certified);
    n_without += cases[i].certified == ANBAN_PERSON_UNCERTIFIED;
  }
  g_assert_cmpint (anban_store_count (fixture->store, without, NULL), ==, n_without);
}

/* The nearest comes first, each with its warning; who has a newer one is not in it. */
static void
test_expiry (OfficeFixture *fixture, gconstpointer data)
{
  gint64 firm = office_fixture_add_unit (fixture, "云溪纸业", ANBAN_UNIT_KIND_FIRM, 0);
  static const char *const issued[] = {"2023-12-01", "2023-06-20", "2023-06-10", "2024-02-01"};
  static const char *const warnings[] = {"已过期", "30天内", "180天内"};
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_certificate_register);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanTabulation) table = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (issued); i++)
    add_certificate (fixture, add_person (fixture, firm, ANBAN_DUTY_PRINCIPAL, NULL),
                     ANBAN_CERTIFICATE_PRINCIPAL, issued[i]);
  anban_query_set_filter (query, "year", 2026);
  table = anban_certificate_expiry_table_new (fixture->store, query, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (anban_tabulation_get_n_rows (table), ==, G_N_ELEMENTS (warnings));
  for (guint i = 0; i < G_N_ELEMENTS (warnings); i++)
    g_assert_cmpstr (anban_tabulation_get_text (table, i, 9), ==, warnings[i]);
  g_assert_cmpstr (anban_tabulation_get_subtitle (table), ==,
                   "截至2026年6月15日，共 3 本，其中已过期或复审逾期 1 本，180天内到期 2 本");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/people-coverage/lists", OfficeFixture, NULL, set_up_sample, test_lists,
              office_fixture_tear_down);
  g_test_add ("/people-coverage/certified", OfficeFixture, NULL, set_up, test_certified,
              office_fixture_tear_down);
  g_test_add ("/people-coverage/expiry", OfficeFixture, NULL, set_up, test_expiry, office_fixture_tear_down);
  return g_test_run ();
}
