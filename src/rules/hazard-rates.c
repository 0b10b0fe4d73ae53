/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/hazard-rates.h"

#include "db/statement.h"
#include "registers/campaign.h"
#include "registers/hazard.h"
#include "registers/unit.h"
#include "rules/figure-statement.h"
#include "rules/hazard-lists.h"
#include "rules/territory.h"

enum {
  WHAT,
  FOUND,
  FOUND_MAJOR,
  DONE,
  DONE_RATE,
  CLOSED,
  CLOSED_RATE,
  ON_TIME,
  ON_TIME_RATE,
  OVERDUE,
  N_RATES
};

#define RATE_COLUMNS(what)                                                                                   \
  {                                                                                                          \
    [WHAT] = {what, NULL, ANBAN_FIGURE_TEXT, 24}, [FOUND] = {"发现（项）", NULL, ANBAN_FIGURE_COUNT, 10},    \
    [FOUND_MAJOR] = {"其中：重大（项）", NULL, ANBAN_FIGURE_COUNT, 10},                                      \
    [DONE] = {"已整改（项）", NULL, ANBAN_FIGURE_COUNT, 10},                                                 \
    [DONE_RATE] = {"整改率", NULL, ANBAN_FIGURE_RATE, 8},                                                    \
    [CLOSED] = {"已销号（项）", NULL, ANBAN_FIGURE_COUNT, 10},                                               \
    [CLOSED_RATE] = {"销号率", NULL, ANBAN_FIGURE_RATE, 8},                                                  \
    [ON_TIME] = {"按期整改（项）", NULL, ANBAN_FIGURE_COUNT, 10},                                            \
    [ON_TIME_RATE] = {"按期整改率", NULL, ANBAN_FIGURE_RATE, 10},                                            \
    [OVERDUE] = {"逾期未整改（项）", NULL, ANBAN_FIGURE_COUNT, 11},                                          \
  }

static const AnbanFigureColumn campaign_columns[N_RATES] = RATE_COLUMNS ("专题");
static const AnbanFigureColumn territory_columns[N_RATES] = RATE_COLUMNS ("属地");
static const AnbanFigureColumn industry_columns[N_RATES] = RATE_COLUMNS ("行业领域");
static const AnbanFigureColumn month_columns[N_RATES] = RATE_COLUMNS ("月份");

static const struct {
  const char *title, *key, *none;
  const AnbanFigureColumn *columns;
} dimensions[] = {
    [ANBAN_RATES_BY_CAMPAIGN] = {"专项整治隐患整改情况统计表", "h.campaign_id", "不属于专项整治",
                                 campaign_columns},
    [ANBAN_RATES_BY_TERRITORY] = {"属地隐患整改情况统计表", "h.unit_id", "没有属地", territory_columns},
    [ANBAN_RATES_BY_INDUSTRY] = {"行业领域隐患整改情况统计表", "h.industry", ANBAN_HAZARD_NO_INDUSTRY,
                                 industry_columns},
    [ANBAN_RATES_BY_MONTH] = {"隐患整改情况分月统计表", "substr(h.found_on, 1, 7)", "", month_columns},
};

typedef struct {
  char *key; /* as it is queried: an id, an industry, a month; "" for none */
  double figures[N_RATES];
} Rates;

static void
free_rates (gpointer data)
{
  Rates *rates = data;

  g_free (rates->key);
  g_free (rates);
}

static Rates *
find_rates (GPtrArray *all, GHashTable *by_key, const char *key)
{
  Rates *rates = g_hash_table_lookup (by_key, key);

  if (rates == NULL) {
    rates = g_new0 (Rates, 1);
    rates->key = g_strdup (key);
    g_ptr_array_add (all, rates);
    g_hash_table_insert (by_key, rates->key, rates);
  }
  return rates;
}

/* What the row counts under: the town above its unit, or the value itself. */
static char *
dup_key (AnbanStatement *statement, GHashTable *towns)
{
  const char *text = anban_statement_get_text (statement, 0);
  gpointer town;

  if (towns == NULL)
    return g_strdup (text != NULL ? text : "");
  town = g_hash_table_lookup (towns, GINT_TO_POINTER ((int)anban_statement_get_int (statement, 0)));
  return town != NULL ? g_strdup_printf ("%d", GPOINTER_TO_INT (town)) : g_strdup ("");
}

static GPtrArray *
read_rates (AnbanStore *store, AnbanRatesBy by, const char *from, const char *to, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (free_rates);
  g_autoptr (GHashTable) by_key = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) towns = by == ANBAN_RATES_BY_TERRITORY ? anban_territory_read (store, error) : NULL;
  char today[ANBAN_DATE_ISO_SIZE];
  g_autofree char *sql = g_strdup_printf (
      "SELECT %s, COUNT(*), SUM(CASE WHEN h.level = 2 THEN 1 ELSE 0 END),"
      " SUM(CASE WHEN h.state IN (4, 5) THEN 1 ELSE 0 END), SUM(CASE WHEN h.state = 5 THEN 1 ELSE 0 END),"
      " SUM(CASE WHEN h.state IN (4, 5) AND (h.due_on IS NULL OR h.done_on <= h.due_on) THEN 1 ELSE 0 END),"
      " SUM(CASE WHEN h.state < 4 AND h.due_on < ?3 THEN 1 ELSE 0 END)"
      " FROM hazard h WHERE h.deleted_at IS NULL AND +h.state < 6 AND h.found_on >= ?1 AND h.found_on <= ?2"
      " GROUP BY 1",
      dimensions[by].key);
  static const guint columns[] = {FOUND, FOUND_MAJOR, DONE, CLOSED, ON_TIME, OVERDUE};
  g_autoptr (AnbanStatement) statement = NULL;
  AnbanStep step = ANBAN_STEP_ERROR;

  if (by == ANBAN_RATES_BY_TERRITORY && towns == NULL)
    return NULL;
  if ((statement = anban_figure_statement_new (store, sql, from, to, error)) != NULL)
    anban_statement_bind_text (statement, 3, anban_date_to_iso (anban_store_get_today (store), today));
  while (statement != NULL && (step = anban_statement_step (statement, error)) == ANBAN_STEP_ROW) {
    g_autofree char *key = dup_key (statement, towns);
    Rates *rates = find_rates (all, by_key, key);

    for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
      rates->figures[columns[i]] += anban_statement_get_double (statement, (int)i + 1);
  }
  return step == ANBAN_STEP_DONE ? g_steal_pointer (&all) : NULL;
}

static char *
dup_rates_label (AnbanStore *store, AnbanRatesBy by, const char *key)
{
  const AnbanRegister *reg = by == ANBAN_RATES_BY_CAMPAIGN ? &anban_campaign_register : &anban_unit_register;
  g_autoptr (AnbanRecord) record = NULL;

  if (key[0] == '\0')
    return g_strdup (dimensions[by].none);
  switch (by) {
  case ANBAN_RATES_BY_INDUSTRY:
    return g_strdup (key);
  case ANBAN_RATES_BY_MONTH:
    return g_strdup_printf ("%.4s年%d月", key, (int)g_ascii_strtoll (key + 5, NULL, 10));
  case ANBAN_RATES_BY_CAMPAIGN:
  case ANBAN_RATES_BY_TERRITORY:
    record = anban_store_get (store, reg, g_ascii_strtoll (key, NULL, 10), NULL);
    return record != NULL ? anban_record_dup_title (record) : g_strdup (key);
  }
  return g_strdup (key);
}

/* Narrows to the row of @key; FALSE where no list of the window can say that (units below no town). */
static gboolean
narrow (AnbanQuery *query, AnbanRatesBy by, const char *key)
{
  switch (by) {
  case ANBAN_RATES_BY_CAMPAIGN:
    if (key[0] != '\0')
      anban_query_where_int (query, ANBAN_HAZARD_CAMPAIGN, ANBAN_OP_EQ, g_ascii_strtoll (key, NULL, 10));
    else
      anban_query_where_null (query, ANBAN_HAZARD_CAMPAIGN, ANBAN_OP_IS_NULL);
    return TRUE;
  case ANBAN_RATES_BY_TERRITORY:
    if (key[0] != '\0')
      anban_query_set_filter (query, "unit", g_ascii_strtoll (key, NULL, 10));
    return key[0] != '\0';
  case ANBAN_RATES_BY_INDUSTRY:
    if (key[0] != '\0')
      anban_query_where_text (query, ANBAN_HAZARD_INDUSTRY, ANBAN_OP_EQ, key);
    else
      anban_query_where_null (query, ANBAN_HAZARD_INDUSTRY, ANBAN_OP_IS_NULL);
    return TRUE;
  case ANBAN_RATES_BY_MONTH:
    return TRUE;
  }
  return FALSE;
}

static void
add_rates_queries (
    AnbanTabulation *table, guint row, AnbanRatesBy by, const char *key, const char *from, const char *to)
{
  static const guint columns[] = {FOUND, FOUND_MAJOR, DONE, CLOSED, OVERDUE};
  int year, month;
  char first[ANBAN_DATE_ISO_SIZE], last[ANBAN_DATE_ISO_SIZE];

  /* of a month, what lies within the period */
  if (by == ANBAN_RATES_BY_MONTH && key != NULL) {
    year = (int)g_ascii_strtoll (key, NULL, 10);
    month = (int)g_ascii_strtoll (key + 5, NULL, 10);
    anban_date_to_iso (anban_date_from_ymd (year, month, 1), first);
    anban_date_to_iso (anban_date_month_end (year, month), last);
    from = g_strcmp0 (from, first) > 0 ? from : first;
    to = g_strcmp0 (to, last) < 0 ? to : last;
  }
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++) {
    AnbanQuery *query = anban_hazard_list_found (from, to);

    if (key != NULL && !narrow (query, by, key)) {
      anban_query_free (query);
      return;
    }
    if (columns[i] == FOUND_MAJOR)
      anban_query_where_int (query, ANBAN_HAZARD_LEVEL, ANBAN_OP_EQ, ANBAN_HAZARD_LEVEL_MAJOR);
    else if (columns[i] == DONE)
      anban_query_where_int (query, ANBAN_HAZARD_STATE, ANBAN_OP_GE, ANBAN_HAZARD_STATE_TO_RECHECK);
    else if (columns[i] == CLOSED)
      anban_query_where_int (query, ANBAN_HAZARD_STATE, ANBAN_OP_EQ, ANBAN_HAZARD_STATE_CLOSED);
    else if (columns[i] == OVERDUE) {
      anban_query_where_int (query, ANBAN_HAZARD_STATE, ANBAN_OP_LT, ANBAN_HAZARD_STATE_TO_RECHECK);
      anban_query_where_int (query, ANBAN_HAZARD_LIGHT, ANBAN_OP_EQ, 1);
    }
    anban_tabulation_take_query (table, row, columns[i], query);
  }
}

static void
add_rates (AnbanTabulation *table, const char *label, const double *figures)
{
  static const struct {
    guint rate, part, whole;
  } rates[] = {
      {DONE_RATE, DONE, FOUND},
      {CLOSED_RATE, CLOSED, FOUND},
      {ON_TIME_RATE, ON_TIME, DONE},
  };
  guint row = anban_tabulation_add_row (table, label);

  for (guint i = 1; i < N_RATES; i++)
    if (i != DONE_RATE && i != CLOSED_RATE && i != ON_TIME_RATE)
      anban_tabulation_set_number (table, row, i, figures[i]);
  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    anban_tabulation_set_rate (table, row, rates[i].rate, (gint64)figures[rates[i].part],
                               (gint64)figures[rates[i].whole]);
}

/* Months in their order; else the most hazards first, those without a key last. */
static int
compare_rates (gconstpointer a, gconstpointer b, gpointer by)
{
  const Rates *x = *(const Rates *const *)a, *y = *(const Rates *const *)b;

  if (GPOINTER_TO_INT (by) == ANBAN_RATES_BY_MONTH)
    return g_strcmp0 (x->key, y->key);
  if ((x->key[0] == '\0') != (y->key[0] == '\0'))
    return x->key[0] == '\0' ? 1 : -1;
  if (x->figures[FOUND] != y->figures[FOUND])
    return x->figures[FOUND] < y->figures[FOUND] ? 1 : -1;
  return g_strcmp0 (x->key, y->key);
}

AnbanTabulation *
anban_hazard_rates_new (AnbanStore *store,
                        AnbanRatesBy by,
                        AnbanDate from,
                        AnbanDate to,
                        GCancellable *cancellable,
                        GError **error)
{
  char first[ANBAN_DATE_ISO_SIZE], last[ANBAN_DATE_ISO_SIZE];
  g_autoptr (AnbanTabulation) table =
      anban_tabulation_new (dimensions[by].title, dimensions[by].columns, N_RATES);
  g_autofree char *from_paper = anban_date_dup_paper (from);
  g_autofree char *to_paper = anban_date_dup_paper (to);
  g_autofree char *subtitle = g_strdup_printf ("%s至%s排查的隐患", from_paper, to_paper);
  g_autoptr (GPtrArray) all = NULL;
  double sum[N_RATES] = {0};

  anban_date_to_iso (from, first);
  anban_date_to_iso (to, last);
  anban_tabulation_set_subtitle (table, subtitle);
  if ((all = read_rates (store, by, first, last, error)) == NULL ||
      g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  g_ptr_array_sort_with_data (all, compare_rates, GINT_TO_POINTER (by));
  for (guint i = 0; i < all->len; i++) {
    const Rates *rates = all->pdata[i];
    g_autofree char *label = dup_rates_label (store, by, rates->key);

    for (guint k = 1; k < N_RATES; k++)
      sum[k] += rates->figures[k];
    add_rates (table, label, rates->figures);
    add_rates_queries (table, i, by, rates->key, first, last);
  }
  add_rates (table, "合计", sum);
  anban_tabulation_mark_total (table, all->len);
  add_rates_queries (table, all->len, by, NULL, first, last);
  return g_steal_pointer (&table);
}
