/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Figures about hazards against the lists that they stand for, and against counting by hand.
 */
#include "office-fixture.h"

#include "registers/campaign.h"
#include "registers/hazard.h"
#include "registers/inspection.h"
#include "registers/sample-office.h"
#include "rules/hazard-balance.h"
#include "rules/hazard-monthly.h"
#include "rules/hazard-overview.h"
#include "rules/hazard-rates.h"

#include <string.h>

static void
set_up_sample (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  office_fixture_set_up (fixture, data);
  anban_sample_office_fill (fixture->store, 400, 7, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static int
find_column (const AnbanTabulation *table, const char *label)
{
  guint n;
  const AnbanFigureColumn *columns = anban_tabulation_get_columns (table, &n);

  for (guint i = 0; i < n; i++)
    if (strcmp (columns[i].label, label) == 0)
      return (int)i;
  g_assert_not_reached ();
}

/* Every figure that knows its list says how many are in it; the sum is the sum. Returns how many were looked at. */
static guint
check_against_lists (AnbanStore *store, const AnbanTabulation *table, guint n_sums)
{
  guint n_columns, looked_at = 0;
  const AnbanFigureColumn *columns = anban_tabulation_get_columns (table, &n_columns);
  guint n_rows = anban_tabulation_get_n_rows (table);
  g_autoptr (GError) error = NULL;

  for (guint column = 1; column < n_columns; column++) {
    double sum = 0;

    for (guint row = 0; row < n_rows; row++) {
      const AnbanQuery *query = anban_tabulation_get_query (table, row, column);
      double figure = anban_tabulation_get_number (table, row, column);

      if (row < n_rows - n_sums)
        sum += figure;
      if (query == NULL)
        continue;
      g_test_message ("%s / %s", anban_tabulation_get_text (table, row, 0), columns[column].label);
      g_assert_cmpint (anban_store_count (store, query, &error), ==, (gint64)figure);
      g_assert_no_error (error);
      looked_at++;
    }
    if (columns[column].kind == ANBAN_FIGURE_COUNT)
      g_assert_cmpfloat (anban_tabulation_get_number (table, n_rows - n_sums, column), ==, sum);
  }
  return looked_at;
}

static void
test_monthly (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanTabulation) table = anban_hazard_monthly_new (fixture->store, 2026, 5, NULL, &error);
  guint n_columns;
  int rate;

  g_assert_no_error (error);
  anban_tabulation_get_columns (table, &n_columns);
  /* the industry, and the twelve of the form */
  g_assert_cmpuint (n_columns, ==, 13);
  g_assert_cmpuint (check_against_lists (fixture->store, table, 2), >, 20);
  rate = find_column (table, "整改率");
  for (guint row = 0; row < anban_tabulation_get_n_rows (table); row++) {
    g_autofree char *shown = anban_tabulation_dup_display (table, row, (guint)rate);

    g_assert_true (g_str_has_suffix (shown, "%") || strcmp (shown, "—") == 0);
  }
}

static void
test_monthly_refused (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (anban_hazard_monthly_new (fixture->store, 2026, 13, NULL, &error));
  g_assert_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID);
}

/* One inspection without a finding, two of one unit, one hazard without an inspection: units count once. */
static void
test_units (OfficeFixture *fixture, gconstpointer data)
{
  gint64 first = office_fixture_add_unit (fixture, "云溪百川化工有限公司", ANBAN_UNIT_KIND_FIRM, 0);
  gint64 second = office_fixture_add_unit (fixture, "云溪东澜化工有限公司", ANBAN_UNIT_KIND_FIRM, 0);
  const gint64 visited[] = {first, first};
  g_autoptr (AnbanRecord) hazard = anban_record_new (&anban_hazard_register);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanTabulation) table = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (visited); i++) {
    g_autoptr (AnbanRecord) inspection = anban_record_new (&anban_inspection_register);

    anban_record_set_int (inspection, ANBAN_INSPECTION_UNIT, visited[i]);
    anban_record_set_text (inspection, ANBAN_INSPECTION_DATE, i == 0 ? "2026-05-01" : "2026-05-31");
    g_assert_true (anban_store_save (fixture->store, inspection, &error));
  }
  anban_record_set_int (hazard, ANBAN_HAZARD_UNIT, second);
  anban_record_set_text (hazard, ANBAN_HAZARD_DESCRIPTION, "围堰破损");
  anban_record_set_text (hazard, ANBAN_HAZARD_FOUND_ON, "2026-05-10");
  g_assert_true (anban_store_save (fixture->store, hazard, &error));
  table = anban_hazard_monthly_new (fixture->store, 2026, 5, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (
      (gint64)anban_tabulation_get_number (table, 0, (guint)find_column (table, "排查单位（家）")), ==, 2);
  g_assert_cmpstr (anban_tabulation_get_text (table, 0, 0), ==, "未填写行业领域");
}

static void
test_rates (OfficeFixture *fixture, gconstpointer data)
{
  const AnbanRatesBy dimensions[] = {ANBAN_RATES_BY_CAMPAIGN, ANBAN_RATES_BY_TERRITORY,
                                     ANBAN_RATES_BY_INDUSTRY, ANBAN_RATES_BY_MONTH};
  double found = -1;

  for (guint i = 0; i < G_N_ELEMENTS (dimensions); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (AnbanTabulation) table =
        anban_hazard_rates_new (fixture->store, dimensions[i], anban_date_from_ymd (2025, 3, 10),
                                anban_date_from_ymd (2026, 6, 15), NULL, &error);
    guint last;

    g_assert_no_error (error);
    last = anban_tabulation_get_n_rows (table) - 1;
    g_assert_cmpuint (last, >, 3);
    g_assert_cmpuint (check_against_lists (fixture->store, table, 1), >, 10);
    /* cut whichever way, the whole is the same */
    if (found < 0)
      found = anban_tabulation_get_number (table, last, 1);
    g_assert_cmpfloat (anban_tabulation_get_number (table, last, 1), ==, found);
  }
}

static void
test_balance (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanHazardBalance) balance = anban_hazard_balance_read (fixture->store, NULL, &error);
  g_autoptr (AnbanQuery) open = anban_query_new (&anban_hazard_register);
  gint64 found = 0, closed = 0;

  g_assert_no_error (error);
  anban_query_where_int (open, ANBAN_HAZARD_STATE, ANBAN_OP_LT, ANBAN_HAZARD_STATE_CLOSED);
  g_assert_cmpint (balance->open, ==, anban_store_count (fixture->store, open, NULL));
  g_assert_cmpuint (balance->months->len, >, 24);
  for (guint i = 0; i < balance->months->len; i++) {
    const AnbanBalanceMonth *month = &g_array_index (balance->months, AnbanBalanceMonth, i);
    g_autoptr (AnbanQuery) in_month =
        anban_hazard_balance_query (month->year, month->month, ANBAN_BALANCE_FOUND);
    g_autoptr (AnbanQuery) out = anban_hazard_balance_query (month->year, month->month, ANBAN_BALANCE_CLOSED);

    g_assert_cmpint (anban_store_count (fixture->store, in_month, NULL), ==, month->found);
    g_assert_cmpint (anban_store_count (fixture->store, out, NULL), ==, month->closed);
    found += month->found;
    closed += month->closed;
    g_assert_cmpint (month->open, ==, found - closed);
    g_assert_cmpint (month->stock_open, <=, month->open);
  }
  g_assert_cmpint (g_array_index (balance->years, AnbanBalanceMonth, balance->years->len - 1).open, ==,
                   balance->open);
}

/* Ten open and one closed every eighteen days: ten days' worth of half-years to zero. */
static void
test_pace (OfficeFixture *fixture, gconstpointer data)
{
  gint64 unit = office_fixture_add_unit (fixture, "云溪百川化工有限公司", ANBAN_UNIT_KIND_FIRM, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanHazardBalance) balance = NULL;

  for (int i = 0; i < 20; i++) {
    g_autoptr (AnbanRecord) hazard = anban_record_new (&anban_hazard_register);

    anban_record_set_int (hazard, ANBAN_HAZARD_UNIT, unit);
    anban_record_set_text (hazard, ANBAN_HAZARD_DESCRIPTION, "护栏松动");
    anban_record_set_text (hazard, ANBAN_HAZARD_FOUND_ON, "2023-04-01");
    if (i < 10) {
      anban_record_set_int (hazard, ANBAN_HAZARD_STATE, ANBAN_HAZARD_STATE_CLOSED);
      anban_record_set_text (hazard, ANBAN_HAZARD_CLOSED_ON, "2026-06-01");
    }
    g_assert_true (anban_store_save (fixture->store, hazard, &error));
  }
  balance = anban_hazard_balance_read (fixture->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (balance->open, ==, 10);
  g_assert_cmpint (balance->stock_open, ==, 10);
  /* ten in 180 days: the other ten in as many, from 2026-06-15 on */
  g_assert_cmpint (balance->zero_on, ==, anban_date_from_ymd (2026, 12, 12));
  g_assert_cmpint (balance->stock_zero_on, ==, balance->zero_on);
  g_assert_true (balance->goals[ANBAN_TARGET_STOCK].is_past);
  g_assert_cmpint (balance->goals[ANBAN_TARGET_STOCK].left, ==, 10);
  g_assert_false (balance->goals[ANBAN_TARGET_ROUTINE].is_past);
}

static void
test_overview (OfficeFixture *fixture, gconstpointer data)
{
  AnbanHazardOverview overview;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanHazardBalance) balance = anban_hazard_balance_read (fixture->store, NULL, &error);

  g_assert_true (anban_hazard_overview_read (&overview, fixture->store, &error));
  g_assert_no_error (error);
  g_assert_cmpint (overview.n_all, ==, 200);
  g_assert_cmpint (overview.n[ANBAN_HAZARDS_OPEN], ==, balance->open);
  g_assert_cmpint (overview.n[ANBAN_HAZARDS_OVERDUE], ==, balance->overdue);
  for (AnbanHazardFigure figure = 0; figure < ANBAN_N_HAZARD_FIGURES; figure++)
    g_assert_cmpint (overview.n[figure], <=, overview.n[ANBAN_HAZARDS_OPEN]);
}

static void
test_display (void)
{
  static const AnbanFigureColumn columns[] = {
      {"名称", NULL, ANBAN_FIGURE_TEXT, 10},
      {"率", NULL, ANBAN_FIGURE_RATE, 10},
      {"额", NULL, ANBAN_FIGURE_AMOUNT, 10},
  };
  static const struct {
    gint64 part, whole;
    const char *shown;
  } rates[] = {{1, 1, "100%"}, {2, 3, "66.7%"}, {0, 3, "0%"}, {0, 0, "—"}, {99999, 100000, "99.9%"}};
  g_autoptr (AnbanTabulation) table = anban_tabulation_new ("表", columns, G_N_ELEMENTS (columns));
  g_autofree char *amount = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rates); i++) {
    guint row = anban_tabulation_add_row (table, "行");
    g_autofree char *shown = NULL;

    anban_tabulation_set_rate (table, row, 1, rates[i].part, rates[i].whole);
    shown = anban_tabulation_dup_display (table, row, 1);
    g_assert_cmpstr (shown, ==, rates[i].shown);
  }
  anban_tabulation_set_number (table, 0, 2, 3.456);
  amount = anban_tabulation_dup_display (table, 0, 2);
  g_assert_cmpstr (amount, ==, "3.46");
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*set_up) (OfficeFixture *fixture, gconstpointer data);
    void (*run) (OfficeFixture *fixture, gconstpointer data);
  } tests[] = {
      {"/hazard-figures/monthly", set_up_sample, test_monthly},
      {"/hazard-figures/monthly-refused", office_fixture_set_up, test_monthly_refused},
      {"/hazard-figures/units", office_fixture_set_up, test_units},
      {"/hazard-figures/rates", set_up_sample, test_rates},
      {"/hazard-figures/balance", set_up_sample, test_balance},
      {"/hazard-figures/overview", set_up_sample, test_overview},
      {"/hazard-figures/pace", office_fixture_set_up, test_pace},
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, OfficeFixture, NULL, tests[i].set_up, tests[i].run, office_fixture_tear_down);
  g_test_add_func ("/hazard-figures/display", test_display);
  return g_test_run ();
}
