/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An office of 100,000 people: search by name and pinyin as it is typed, filling in the search keys once, and the
 * statistics of certificates and training over all of them.
 */
#include "figure.h"

#include "registers/office.h"
#include "registers/person.h"
#include "rules/certificate-coverage.h"
#include "rules/training-coverage.h"
#include "rules/training-credit.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#define PEOPLE       100000
#define UNITS        5000
#define CERTIFICATES 20000
#define ROUNDS       15

static const char *const words[] = {"zs", "zhangsan", "张三", "liu", "wxm", "ouyang", "qqq"};

static const char surnames[][7] = {"王", "李", "张", "刘", "陈", "杨",   "赵",   "黄",   "周", "吴",
                                   "徐", "孙", "单", "曾", "郑", "欧阳", "上官", "尉迟", "马", "高"};
static const char given[][4] = {"伟", "芳", "娜", "秀", "敏", "静", "丽", "强", "磊", "军", "洋", "勇",
                                "艳", "杰", "娟", "涛", "明", "超", "兰", "霞", "平", "刚", "桂", "三"};

static void
run_sql (sqlite3 *raw, const char *sql)
{
  if (sqlite3_exec (raw, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sqlite3_errmsg (raw), sql);
}

static void
fill_people (sqlite3 *raw)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (
          raw,
          "INSERT INTO person (uuid, rev, name, unit_id, duty, phone) VALUES (hex (randomblob (16)),"
          " 1, ?1, ?2, ?3, '13' || ?4)",
          -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (raw));
  for (int i = 0; i < PEOPLE; i++) {
    g_autofree char *name =
        g_strconcat (surnames[i % G_N_ELEMENTS (surnames)], given[i / 20 % G_N_ELEMENTS (given)],
                     i % 3 == 0 ? NULL : given[i / 480 % G_N_ELEMENTS (given)], NULL);

    sqlite3_bind_text (statement, 1, name, -1, SQLITE_TRANSIENT);
    sqlite3_bind_int (statement, 2, 1 + i % UNITS);
    sqlite3_bind_int (statement, 3, i % 20 == 0 ? 2 : i % 20 == 1 ? 4 : i % 10 == 2 ? 9 : 11);
    sqlite3_bind_int (statement, 4, 100000000 + i);
    sqlite3_step (statement);
    sqlite3_reset (statement);
  }
  sqlite3_finalize (statement);
}

static void
fill (sqlite3 *raw)
{
  g_autofree char *units = g_strdup_printf (
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d) INSERT INTO unit (id, "
      "uuid, rev,"
      " name, kind, industry, high_risk) SELECT i, hex (randomblob (16)), 1, '云溪第' || i || '有限公司', 7,"
      " CASE i %% 4 WHEN 0 THEN '矿山' WHEN 1 THEN '工贸' WHEN 2 THEN '危险化学品' ELSE '建筑施工' END, i %% "
      "5 = 0 FROM n",
      UNITS);
  g_autofree char *certificates =
      g_strdup_printf ("INSERT INTO certificate (uuid, rev, person_id, category, number, issued_on) SELECT "
                       "hex (randomblob (16)), 1, p.id,"
                       " CASE p.duty WHEN 2 THEN 1 WHEN 4 THEN 2 ELSE 3 END, 'T' || p.id, date "
                       "('2020-01-01', '+' || (p.id %% 2300) ||"
                       " ' days') FROM person p WHERE p.duty IN (2, 4, 9) LIMIT %d",
                       CERTIFICATES);

  run_sql (raw, "BEGIN");
  run_sql (raw, units);
  fill_people (raw);
  run_sql (raw, certificates);
  run_sql (raw, "COMMIT");
}

static double
time_sql (sqlite3 *raw, const char *sql)
{
  sqlite3_stmt *statement = NULL;
  double start = figure_now ();

  if (sqlite3_prepare_v2 (raw, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (raw));
  while (sqlite3_step (statement) == SQLITE_ROW) {
  }
  sqlite3_finalize (statement);
  return figure_now () - start;
}

static void
measure_search (AnbanStore *store, sqlite3 *raw)
{
  double times[ROUNDS * G_N_ELEMENTS (words)], bare[ROUNDS * G_N_ELEMENTS (words)], slowest = 0;
  guint n = 0;

  for (guint round = 0; round < ROUNDS; round++)
    for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
      g_autoptr (AnbanQuery) query = anban_query_new (&anban_person_register);
      g_autoptr (GArray) ids = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *sql = g_strdup_printf (
          "SELECT id FROM person WHERE instr (name, '%s') > 0 OR instr (pinyin_keys, '%s') > 0", words[i],
          words[i]);
      double start = figure_now ();

      anban_query_set_search (query, words[i]);
      ids = anban_store_list_ids (store, query, NULL, &error);
      if (ids == NULL || (ids->len == 0) != (i == G_N_ELEMENTS (words) - 1))
        g_error ("%s: %s", words[i], error != NULL ? error->message : "wrong people");
      times[n] = figure_now () - start;
      slowest = MAX (slowest, times[n]);
      bare[n++] = time_sql (raw, sql);
    }
  figure_limit ("people as typed (zs, zhangsan, 张三 …), 100,000", figure_median (times, n), "ms",
                "bare instr ()", figure_median (bare, n), 50);
  figure_plain ("the slowest of them", slowest, "ms", "bare instr ()", figure_median (bare, n));
}

static void
measure_statistics (AnbanStore *store, sqlite3 *raw)
{
  double bare = time_sql (raw, "SELECT unit_id, duty, COUNT (*) FROM person GROUP BY 1, 2");
  double start = figure_now ();
  g_autoptr (AnbanTabulation) certified =
      anban_certificate_coverage_new (store, ANBAN_COVERAGE_BY_INDUSTRY, NULL, NULL);
  double certified_at = figure_now ();
  g_autoptr (AnbanTabulation) trained =
      anban_training_coverage_new (store, ANBAN_COVERAGE_BY_INDUSTRY, 2026, NULL, NULL);
  double trained_at = figure_now ();
  g_autoptr (GArray) credits = anban_training_credit_list (store, 2026, NULL, NULL);

  if (certified == NULL || trained == NULL || credits == NULL)
    g_error ("no statistics");
  figure_plain ("持证率, 100,000 people, 20,000 certificates", certified_at - start, "ms", "bare GROUP BY",
                bare);
  figure_plain ("培训覆盖率, 100,000 people", trained_at - certified_at, "ms", "bare GROUP BY", bare);
  figure_plain ("hours against the rules, 100,000 people", figure_now () - trained_at, "ms", "bare GROUP BY",
                bare);
}

static void
measure_save (AnbanStore *store)
{
  double times[ROUNDS], first = 0;

  for (guint i = 0; i <= ROUNDS; i++) {
    g_autoptr (AnbanRecord) person = anban_record_new (&anban_person_register);
    double start = figure_now ();

    anban_record_set_text (person, ANBAN_PERSON_NAME, i % 2 == 0 ? "欧阳晓彤" : "诸葛梓涵");
    if (!anban_store_save (store, person, NULL))
      g_error ("a person was not saved");
    if (i == 0)
      first = figure_now () - start;
    else
      times[i - 1] = figure_now () - start;
  }
  figure_plain ("one person saved, read anew", figure_median (times, ROUNDS), "ms", "the first one", first);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("anban-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "people.anban", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanStore) store = anban_office_create (path, &error);
  sqlite3 *raw = NULL;
  double start, bare;

  if (store == NULL || sqlite3_open (path, &raw) != SQLITE_OK)
    g_error ("%s", error != NULL ? error->message : "no office");
  anban_store_close (store);
  g_clear_object (&store);
  sqlite3_exec (raw, "PRAGMA cache_size = -16000", NULL, NULL, NULL);
  fill (raw);
  start = figure_now ();
  if ((store = anban_office_open (path, &error)) == NULL)
    g_error ("%s", error->message);
  start = figure_now () - start;
  bare = figure_now ();
  run_sql (raw, "BEGIN; UPDATE person SET rev = rev; ROLLBACK");
  figure_limit ("opening an office with 100,000 people that have no keys", start, "ms", "bare UPDATE",
                figure_now () - bare, 3000);
  measure_search (store, raw);
  measure_statistics (store, raw);
  measure_save (store);
  sqlite3_close (raw);
  anban_store_close (store);
  g_unlink (path);
  g_rmdir (folder);
  return 0;
}
