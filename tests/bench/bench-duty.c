/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The duties of 5,000 units by 30 rules for a year, loading included, and the automatic plan over them. The baseline
 * reads the same rows with bare SQLite and does nothing with them.
 */
#include "figure.h"

#include "db/statement.h"
#include "registers/registers.h"
#include "rules/drill-schedule.h"
#include "rules/duty.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#define ROUNDS 15

static void
run_sql (sqlite3 *raw, const char *sql)
{
  if (sqlite3_exec (raw, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sqlite3_errmsg (raw), sql);
}

#define NUMBERS(n) "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " #n ")"
#define HEAD       "lower (hex (randomblob (16))), 1"

/* Kinds, trades and flags mixed; every tenth unit was something else until April. Thirty rules of all items and periods,
 * so that a unit falls under a third of them. Rows alone, without a log: it is reading that is measured. */
static const char *const rows[] = {
    NUMBERS (5000) " INSERT INTO unit (uuid, rev, name, kind, industry, high_risk, crowded, parent_id)"
                   " SELECT " HEAD
                   ", '第' || i || '单位', CASE WHEN i % 20 = 0 THEN 3 WHEN i % 20 = 1 THEN 4 WHEN i % 20"
                   " = 2 THEN 8 ELSE 7 END, CASE i % 5 WHEN 0 THEN '非煤矿山' WHEN 1 THEN '危险化学品' WHEN "
                   "2 THEN '商贸'"
                   " WHEN 3 THEN '建筑施工' ELSE '机械制造' END, i % 3 = 0, i % 4 = 0, NULL FROM n",
    NUMBERS (5000) " INSERT INTO unit_past (uuid, rev, unit_id, until_on, kind) SELECT " HEAD
                   ", i, '2026-04-15', 10 FROM n WHERE i % 10 = 0",
    NUMBERS (30) " INSERT INTO requirement (uuid, rev, name, item, drill_kind, frequency_count, "
                 "frequency_per, reported,"
                 " unit_kind, industry, high_risk, crowded, basis, effective_from) SELECT " HEAD
                 ", '第' || i || '条',"
                 " CASE WHEN i <= 18 THEN 1 WHEN i <= 22 THEN 2 WHEN i <= 24 THEN 3 WHEN i <= 28 THEN 4 ELSE "
                 "5 END,"
                 " CASE WHEN i <= 18 THEN NULLIF (i % 6, 0) END, 1 + i % 3, 3 + i % 6, i % 2,"
                 " CASE i % 4 WHEN 0 THEN 7 WHEN 1 THEN NULL WHEN 2 THEN 4 ELSE 7 END,"
                 " CASE i % 3 WHEN 0 THEN '矿山、危险化学品、金属冶炼、建筑施工' END, CASE i % 5 WHEN 0 THEN "
                 "1 END,"
                 " CASE i % 7 WHEN 0 THEN 1 END, 1 + i % 3, '2019-04-01' FROM n",
    NUMBERS (10000) " INSERT INTO drill (uuid, rev, name, state, kind, form, planned_on, held_on, unit_id) "
                    "SELECT " HEAD
                    ", '演练', CASE WHEN i % 3 = 0 THEN 1 ELSE 2 END, 1 + i % 4, 1, CASE WHEN i % 3 = 0 THEN"
                    " date ('2026-06-15', '+' || (i % 190) || ' days') END, CASE WHEN i % 3 <> 0 THEN"
                    " date ('2026-06-15', '-' || (i % 500) || ' days') END, 1 + i % 5000 FROM n",
    NUMBERS (10000) " INSERT INTO drill_unit (uuid, rev, drill_id, unit_id) SELECT " HEAD
                    ", i, 1 + (i * 7) % 5000 FROM n",
    NUMBERS (
        5000) " INSERT INTO training (uuid, rev, name, state, kind, held_on, unit_id) SELECT " HEAD
              ", '培训', 2, 1 + i % 3, date ('2026-06-15', '-' || (i % 500) || ' days'), 1 + i % 5000 FROM n",
    NUMBERS (20000) " INSERT INTO inspection (uuid, rev, title, inspected_on, source, unit_id) SELECT " HEAD
                    ", '检查', date ('2026-06-15', '-' || (i % 500) || ' days'), 1, 1 + i % 5000 FROM n",
    NUMBERS (5000) " INSERT INTO emergency_plan (uuid, rev, name, unit_id, kind, issued_on) SELECT " HEAD
                   ", '预案', i, 1 + i % 3, '2024-01-01' FROM n",
};

static void
make_office (const char *path)
{
  g_autoptr (GError) error = NULL;
  AnbanStore *store = anban_store_create (path, anban_registers, &error);
  sqlite3 *raw = NULL;

  if (store == NULL)
    g_error ("%s", error->message);
  anban_store_close (store);
  g_object_unref (store);
  if (sqlite3_open (path, &raw) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (raw));
  run_sql (raw, "BEGIN");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    run_sql (raw, rows[i]);
  run_sql (raw, "COMMIT");
  sqlite3_close (raw);
}

static void
read_all (sqlite3 *raw, const char *sql)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (raw, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (raw));
  while (sqlite3_step (statement) == SQLITE_ROW)
    for (int i = 0; i < sqlite3_column_count (statement); i++)
      sqlite3_column_text (statement, i);
  sqlite3_finalize (statement);
}

static double
measure_bare (const char *path)
{
  double times[ROUNDS];
  sqlite3 *raw = NULL;

  sqlite3_open_v2 (path, &raw, SQLITE_OPEN_READONLY, NULL);
  for (guint i = 0; i < ROUNDS; i++) {
    double start = figure_now ();

    read_all (raw, "SELECT id, parent_id, name, kind, industry, high_risk, crowded FROM unit");
    read_all (raw, "SELECT id, unit_id, kind, state, planned_on, held_on FROM drill");
    read_all (raw, "SELECT drill_id, unit_id FROM drill_unit");
    read_all (raw, "SELECT id, unit_id, kind, held_on, name FROM training");
    read_all (raw, "SELECT id, unit_id, inspected_on FROM inspection");
    read_all (raw, "SELECT id, unit_id, kind, issued_on FROM emergency_plan");
    times[i] = figure_now () - start;
  }
  sqlite3_close (raw);
  return figure_median (times, ROUNDS);
}

static void
measure_duties (AnbanStore *store, double bare)
{
  double times[ROUNDS];
  guint n = 0;
  g_autofree char *name = NULL;

  for (guint i = 0; i < ROUNDS; i++) {
    double start = figure_now ();
    g_autoptr (AnbanDutySheet) sheet = anban_duty_sheet_new (store, 2026, NULL, NULL);

    times[i] = figure_now () - start;
    n = anban_duty_sheet_get_n (sheet);
  }
  if (n < 5000)
    g_error ("only %u duties", n);
  name = g_strdup_printf ("duties of 5,000 units by 30 rules (%u)", n);
  figure_limit (name, figure_median (times, ROUNDS), "ms", "bare reading of the rows", bare, 500);
}

static void
measure_schedule (AnbanStore *store, double bare)
{
  g_autoptr (AnbanDutySheet) sheet = anban_duty_sheet_new (store, 2026, NULL, NULL);
  double times[ROUNDS];

  for (guint i = 0; i < ROUNDS; i++) {
    double start = figure_now ();
    g_autoptr (AnbanDrillSchedule) schedule = anban_drill_schedule_new (store, sheet, 0, NULL, NULL);

    times[i] = figure_now () - start;
    if (anban_drill_schedule_get_n (schedule) == 0)
      g_error ("nothing to plan");
  }
  figure_plain ("automatic year plan over them", figure_median (times, ROUNDS), "ms",
                "bare reading of the rows", bare);
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
  measure_duties (store, bare);
  measure_schedule (store, bare);
  anban_store_close (store);
  g_object_unref (store);
  g_unlink (path);
  g_rmdir (folder);
  return 0;
}
