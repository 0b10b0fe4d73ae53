/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Figures over 200,000 hazards: the monthly statistics, the rates and the balance. The baseline is one plain
 * GROUP BY over the same rows.
 */
#include "figure.h"

#include "registers/registers.h"
#include "registers/sample-office.h"
#include "rules/hazard-balance.h"
#include "rules/hazard-monthly.h"
#include "rules/hazard-rates.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#define TASKS  2000
#define COPIES 200 /* of the thousand hazards that come with the tasks */
#define ROUNDS 15

static void
run_sql (sqlite3 *raw, const char *sql)
{
  if (sqlite3_exec (raw, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (raw));
}

/* The rows alone, without a log: it is reading that is measured. Copies are moved by a day each. */
static void
multiply (const char *path)
{
  sqlite3 *raw = NULL;

  if (sqlite3_open (path, &raw) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (raw));
  run_sql (raw, "BEGIN");
  run_sql (
      raw,
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " G_STRINGIFY (
          COPIES) " - 1)"
                  " INSERT INTO hazard (uuid, rev, code, state, level, unit_id, place, description, found_on,"
                  " source, campaign_id, category, industry, measures, responsible, funds, due_on, "
                  "contingency,"
                  " done_on, closed_on)"
                  " SELECT lower (hex (randomblob (16))), 1, h.code || '-' || n.i, h.state, h.level, "
                  "h.unit_id,"
                  " h.place, h.description, date (h.found_on, '-' || n.i || ' days'), h.source, "
                  "h.campaign_id,"
                  " h.category, h.industry, h.measures, h.responsible, h.funds,"
                  " date (h.due_on, '-' || n.i || ' days'), h.contingency, date (h.done_on, '-' || n.i || ' "
                  "days'),"
                  " date (h.closed_on, '-' || n.i || ' days') FROM hazard h, n");
  run_sql (raw, "COMMIT");
  sqlite3_close (raw);
}

static void
make_office (const char *path)
{
  g_autoptr (GError) error = NULL;
  AnbanStore *store = anban_store_create (path, anban_registers, &error);

  if (store == NULL || !anban_sample_office_fill (store, TASKS, 1, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);
  anban_store_close (store);
  g_object_unref (store);
  multiply (path);
}

static double
measure_bare (const char *path)
{
  double times[ROUNDS];
  sqlite3 *raw = NULL;

  sqlite3_open_v2 (path, &raw, SQLITE_OPEN_READONLY, NULL);
  for (guint i = 0; i < ROUNDS; i++) {
    double start = figure_now ();

    run_sql (raw, "SELECT industry, level, COUNT(*), SUM(funds) FROM hazard NOT INDEXED GROUP BY 1, 2");
    times[i] = figure_now () - start;
  }
  sqlite3_close (raw);
  return figure_median (times, ROUNDS);
}

static void
measure_monthly (AnbanStore *store, double bare)
{
  double times[ROUNDS];

  for (guint i = 0; i < ROUNDS; i++) {
    double start = figure_now ();
    g_autoptr (AnbanTabulation) table = anban_hazard_monthly_new (store, 2026, 5, NULL, NULL);

    g_assert_nonnull (table);
    times[i] = figure_now () - start;
  }
  figure_limit ("monthly statistics, 200,000 hazards", figure_median (times, ROUNDS), "ms", "bare GROUP BY",
                bare, 300);
}

static void
measure_rates (AnbanStore *store, double bare)
{
  double times[ROUNDS];

  for (guint i = 0; i < ROUNDS; i++) {
    double start = figure_now ();
    g_autoptr (AnbanTabulation) table = anban_hazard_rates_new (
        store, i % 4, anban_date_from_ymd (2020, 1, 1), anban_date_today (), NULL, NULL);

    g_assert_nonnull (table);
    times[i] = figure_now () - start;
  }
  figure_plain ("rates, all years", figure_median (times, ROUNDS), "ms", "bare GROUP BY", bare);
}

static void
measure_balance (AnbanStore *store, double bare)
{
  double times[ROUNDS];

  for (guint i = 0; i < ROUNDS; i++) {
    double start = figure_now ();
    g_autoptr (AnbanHazardBalance) balance = anban_hazard_balance_read (store, NULL, NULL);

    g_assert_nonnull (balance);
    times[i] = figure_now () - start;
  }
  figure_plain ("balance, all years", figure_median (times, ROUNDS), "ms", "bare GROUP BY", bare);
}

int
main (void)
{
  g_autofree char *folder = g_dir_make_tmp ("anban-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "office.anban", NULL);
  g_autoptr (GError) error = NULL;
  AnbanStore *store;
  double bare;

  make_office (path);
  store = anban_store_open_read_only (path, anban_registers, &error);
  if (store == NULL)
    g_error ("%s", error->message);
  bare = measure_bare (path);
  measure_monthly (store, bare);
  measure_rates (store, bare);
  measure_balance (store, bare);
  anban_store_close (store);
  g_object_unref (store);
  g_unlink (path);
  g_rmdir (folder);
  return 0;
}
