/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/hazard-monthly.h"

#include "db/statement.h"
#include "registers/hazard.h"
#include "rules/figure-statement.h"
#include "rules/hazard-lists.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

enum {
  INDUSTRY,
  UNITS,
  GENERAL,
  GENERAL_DONE,
  GENERAL_RATE,
  MAJOR,
  MAJOR_CLOSED,
  MAJOR_RATE,
  PLANNED,
  IN_PLACE,
  LISTED,
  LISTED_PROVINCE,
  FUNDS,
  N_COLUMNS
};

static const AnbanFigureColumn monthly_columns[N_COLUMNS] = {
    [INDUSTRY] = {"行业领域", NULL, ANBAN_FIGURE_TEXT, 16},
    [UNITS] = {"排查单位（家）", NULL, ANBAN_FIGURE_COUNT, 10},
    [GENERAL] = {"一般隐患（项）", "一般隐患", ANBAN_FIGURE_COUNT, 10},
    [GENERAL_DONE] = {"已整改（项）", "一般隐患", ANBAN_FIGURE_COUNT, 10},
    [GENERAL_RATE] = {"整改率", "一般隐患", ANBAN_FIGURE_RATE, 8},
    [MAJOR] = {"重大隐患（项）", "重大隐患", ANBAN_FIGURE_COUNT, 10},
    [MAJOR_CLOSED] = {"已整改销号（项）", "重大隐患", ANBAN_FIGURE_COUNT, 10},
    [MAJOR_RATE] = {"整改率", "重大隐患", ANBAN_FIGURE_RATE, 8},
    [PLANNED] = {"列入治理计划（项）", "重大隐患", ANBAN_FIGURE_COUNT, 10},
    [IN_PLACE] = {"其中：五到位（项）", "重大隐患", ANBAN_FIGURE_COUNT, 10},
    [LISTED] = {"挂牌督办（项）", "重大隐患", ANBAN_FIGURE_COUNT, 10},
    [LISTED_PROVINCE] = {"其中：省级（项）", "重大隐患", ANBAN_FIGURE_COUNT, 10},
    [FUNDS] = {"累计落实治理资金（万元）", NULL, ANBAN_FIGURE_AMOUNT, 12},
};

typedef struct {
  double figures[N_COLUMNS];
} Month;

/* industry → Month; "" for none */
static Month *
find_month (GHashTable *months, const char *industry)
{
  Month *month;

  if (industry == NULL)
    industry = "";
  month = g_hash_table_lookup (months, industry);
  if (month == NULL) {
    month = g_new0 (Month, 1);
    g_hash_table_insert (months, g_strdup (industry), month);
  }
  return month;
}

/* A statement that tells an industry first and then the figures of @columns (ending with INDUSTRY). */
static gboolean
collect (AnbanStatement *statement, GHashTable *months, const guint *columns, GError **error)
{
  AnbanStep step = ANBAN_STEP_ERROR;

  while (statement != NULL && (step = anban_statement_step (statement, error)) == ANBAN_STEP_ROW) {
    Month *month = find_month (months, anban_statement_get_text (statement, 0));

    for (int i = 0; columns[i] != INDUSTRY; i++)
      month->figures[columns[i]] += anban_statement_get_double (statement, i + 1);
  }
  return step == ANBAN_STEP_DONE;
}

/* +h.state in these statements: the plus keeps SQLite from the index by state, the one by day holds all they read. */

/* A unit inspected twice counts once; one where a hazard was found without an inspection on record counts too. */
static gboolean
read_units (AnbanStore *store, GHashTable *months, const char *from, const char *to, GError **error)
{
  static const guint columns[] = {UNITS, INDUSTRY};
  g_autoptr (AnbanStatement) statement = anban_figure_statement_new (
      store,
      "SELECT x.industry, COUNT(*) FROM (SELECT i.industry AS industry, i.unit_id AS unit_id"
      " FROM inspection i WHERE i.deleted_at IS NULL AND i.inspected_on >= ?1 AND i.inspected_on <= ?2"
      " UNION SELECT h.industry, h.unit_id FROM hazard h WHERE h.deleted_at IS NULL AND +h.state < 6"
      " AND h.found_on >= ?1 AND h.found_on <= ?2) x GROUP BY x.industry",
      from, to, error);

  return collect (statement, months, columns, error);
}

/* As it stood on the last day: what was put right later was still open then. */
static gboolean
read_counts (AnbanStore *store, GHashTable *months, const char *from, const char *to, GError **error)
{
  static const guint columns[] = {GENERAL, GENERAL_DONE, MAJOR, MAJOR_CLOSED, INDUSTRY};
  g_autoptr (AnbanStatement) statement = anban_figure_statement_new (
      store,
      "SELECT h.industry, SUM(CASE WHEN h.level = 1 THEN 1 ELSE 0 END),"
      " SUM(CASE WHEN h.level = 1 AND h.state IN (4, 5) AND h.done_on <= ?2 THEN 1 ELSE 0 END),"
      " SUM(CASE WHEN h.level = 2 THEN 1 ELSE 0 END),"
      " SUM(CASE WHEN h.level = 2 AND h.state = 5 AND h.closed_on <= ?2 THEN 1 ELSE 0 END)"
      " FROM hazard h WHERE h.deleted_at IS NULL AND +h.state < 6"
      " AND h.found_on >= ?1 AND h.found_on <= ?2 GROUP BY h.industry",
      from, to, error);

  return collect (statement, months, columns, error);
}

/* Major ones are few: their parts are looked up one by one. 五到位 as in the gate of the life cycle. */
static gboolean
read_major (AnbanStore *store, GHashTable *months, const char *from, const char *to, GError **error)
{
  static const guint columns[] = {PLANNED, IN_PLACE, LISTED, LISTED_PROVINCE, INDUSTRY};
  g_autoptr (AnbanStatement) statement = anban_figure_statement_new (
      store,
      "SELECT m.industry, SUM(m.planned), SUM(CASE WHEN m.planned = 1 THEN m.in_place ELSE 0 END),"
      " SUM(CASE WHEN m.listed IS NOT NULL THEN 1 ELSE 0 END),"
      " SUM(CASE WHEN m.listed = 3 THEN 1 ELSE 0 END) FROM (SELECT h.industry AS industry,"
      " CASE WHEN EXISTS (SELECT 1 FROM hazard_treatment p WHERE p.hazard_id = h.id"
      " AND p.deleted_at IS NULL) THEN 1 ELSE 0 END AS planned,"
      " CASE WHEN h.measures IS NOT NULL AND h.responsible IS NOT NULL AND h.funds IS NOT NULL"
      " AND h.due_on IS NOT NULL AND h.contingency IS NOT NULL THEN 1 ELSE 0 END AS in_place,"
      " (SELECT MAX(l.level) FROM hazard_listing l WHERE l.hazard_id = h.id AND l.deleted_at IS NULL"
      " AND l.listed_on <= ?2) AS listed"
      " FROM hazard h WHERE h.deleted_at IS NULL AND +h.state < 6 AND h.level = 2"
      " AND h.found_on >= ?1 AND h.found_on <= ?2) m GROUP BY m.industry",
      from, to, error);

  return collect (statement, months, columns, error);
}

/* 累计: from the first day of the year on. */
static gboolean
read_funds (AnbanStore *store, GHashTable *months, const char *to, GError **error)
{
  static const guint columns[] = {FUNDS, INDUSTRY};
  g_autofree char *january = g_strdup_printf ("%.4s-01-01", to);
  g_autoptr (AnbanStatement) statement = anban_figure_statement_new (
      store,
      "SELECT h.industry, SUM(h.funds) FROM hazard h WHERE h.deleted_at IS NULL AND +h.state < 6"
      " AND h.found_on >= ?1 AND h.found_on <= ?2 GROUP BY h.industry",
      january, to, error);

  return collect (statement, months, columns, error);
}

static GHashTable *
read_months (AnbanStore *store, const char *from, const char *to, GError **error)
{
  g_autoptr (GHashTable) months = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  if (!read_units (store, months, from, to, error) || !read_counts (store, months, from, to, error) ||
      !read_major (store, months, from, to, error) || !read_funds (store, months, to, error))
    return NULL;
  return g_steal_pointer (&months);
}

static void
add_month (AnbanTabulation *table, const char *label, const Month *month)
{
  guint row = anban_tabulation_add_row (table, label);

  for (guint i = 1; i < N_COLUMNS; i++)
    if (i != GENERAL_RATE && i != MAJOR_RATE)
      anban_tabulation_set_number (table, row, i, month->figures[i]);
  anban_tabulation_set_rate (table, row, GENERAL_RATE, (gint64)month->figures[GENERAL_DONE],
                             (gint64)month->figures[GENERAL]);
  anban_tabulation_set_rate (table, row, MAJOR_RATE, (gint64)month->figures[MAJOR_CLOSED],
                             (gint64)month->figures[MAJOR]);
}

/* The lists behind the counts of hazards; @industry NULL: of all, "": of none. */
static void
add_queries (AnbanTabulation *table, guint row, const char *industry, const char *from, const char *to)
{
  static const struct {
    guint column;
    AnbanHazardLevel level;
    int date; /* a field that must not be after @to, or -1 */
  } lists[] = {
      {GENERAL, ANBAN_HAZARD_LEVEL_GENERAL, -1},
      {GENERAL_DONE, ANBAN_HAZARD_LEVEL_GENERAL, ANBAN_HAZARD_DONE_ON},
      {MAJOR, ANBAN_HAZARD_LEVEL_MAJOR, -1},
      {MAJOR_CLOSED, ANBAN_HAZARD_LEVEL_MAJOR, ANBAN_HAZARD_CLOSED_ON},
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++) {
    AnbanQuery *query = anban_hazard_list_found (from, to);

    anban_query_where_int (query, ANBAN_HAZARD_LEVEL, ANBAN_OP_EQ, lists[i].level);
    if (industry != NULL && industry[0] != '\0')
      anban_query_where_text (query, ANBAN_HAZARD_INDUSTRY, ANBAN_OP_EQ, industry);
    else if (industry != NULL)
      anban_query_where_null (query, ANBAN_HAZARD_INDUSTRY, ANBAN_OP_IS_NULL);
    if (lists[i].date >= 0)
      anban_query_where_text (query, (guint)lists[i].date, ANBAN_OP_LE, to);
    if (lists[i].column == GENERAL_DONE)
      anban_query_where_int (query, ANBAN_HAZARD_STATE, ANBAN_OP_GE, ANBAN_HAZARD_STATE_TO_RECHECK);
    anban_tabulation_take_query (table, row, lists[i].column, query);
  }
}

/* By name, those without an industry last. */
static int
compare_industries (const void *a, const void *b)
{
  const char *x = *(const char *const *)a, *y = *(const char *const *)b;

  if ((x[0] == '\0') != (y[0] == '\0'))
    return x[0] == '\0' ? 1 : -1;
  return g_utf8_collate (x, y);
}

static void
add_industries (AnbanTabulation *table, GHashTable *months, const char *from, const char *to)
{
  guint n;
  g_autofree const char **industries = (const char **)g_hash_table_get_keys_as_array (months, &n);
  Month sum = {{0}};

  qsort (industries, n, sizeof *industries, compare_industries);
  for (guint i = 0; i < n; i++) {
    const char *industry = industries[i];
    const Month *month = g_hash_table_lookup (months, industry);

    for (guint k = 1; k < N_COLUMNS; k++)
      sum.figures[k] += month->figures[k];
    add_month (table, industry[0] != '\0' ? industry : ANBAN_HAZARD_NO_INDUSTRY, month);
    add_queries (table, anban_tabulation_get_n_rows (table) - 1, industry, from, to);
  }
  add_month (table, "合计", &sum);
  anban_tabulation_mark_total (table, anban_tabulation_get_n_rows (table) - 1);
  add_queries (table, anban_tabulation_get_n_rows (table) - 1, NULL, from, to);
}

AnbanTabulation *
anban_hazard_monthly_new (AnbanStore *store, int year, int month, GCancellable *cancellable, GError **error)
{
  char from[ANBAN_DATE_ISO_SIZE], to[ANBAN_DATE_ISO_SIZE], january[ANBAN_DATE_ISO_SIZE];
  g_autoptr (AnbanTabulation) table = NULL;
  g_autoptr (GHashTable) months = NULL;
  g_autoptr (GHashTable) year_so_far = NULL;
  g_autofree char *subtitle = g_strdup_printf ("%d年%d月", year, month);
  g_autofree char *so_far = g_strdup_printf ("1—%d月累计", month);
  GHashTableIter iter;
  gpointer value;
  Month sum = {{0}};

  if (anban_date_from_ymd (year, month, 1) == ANBAN_DATE_NONE) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID, _ ("没有 %d 年 %d 月，没有统计；请改正年月"), year,
                 month);
    return NULL;
  }
  anban_date_to_iso (anban_date_from_ymd (year, month, 1), from);
  anban_date_to_iso (anban_date_month_end (year, month), to);
  anban_date_to_iso (anban_date_from_ymd (year, 1, 1), january);
  table = anban_tabulation_new ("生产安全事故隐患排查治理情况统计表", monthly_columns, N_COLUMNS);
  anban_tabulation_set_subtitle (table, subtitle);
  if ((months = read_months (store, from, to, error)) == NULL ||
      g_cancellable_set_error_if_cancelled (cancellable, error) ||
      (year_so_far = read_months (store, january, to, error)) == NULL)
    return NULL;
  add_industries (table, months, from, to);
  g_hash_table_iter_init (&iter, year_so_far);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    for (guint k = 1; k < N_COLUMNS; k++)
      sum.figures[k] += ((Month *)value)->figures[k];
  add_month (table, so_far, &sum);
  anban_tabulation_mark_total (table, anban_tabulation_get_n_rows (table) - 1);
  add_queries (table, anban_tabulation_get_n_rows (table) - 1, NULL, january, to);
  return g_steal_pointer (&table);
}
