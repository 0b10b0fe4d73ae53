/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/hazard-balance.h"

#include "db/statement.h"
#include "registers/hazard.h"

#include <math.h>

/* the present pace: what the last half-year did */
#define PACE_DAYS 180
/* beyond this a date says nothing but "never" */
#define MAX_DAYS (100 * 365)

static const struct {
  const char *setting, *otherwise;
} targets[] = {
    [ANBAN_TARGET_STOCK] = {ANBAN_SETTING_STOCK_ZERO_BY, "2024-12-31"},
    [ANBAN_TARGET_INCREMENT] = {ANBAN_SETTING_INCREMENT_CURBED_BY, "2025-12-31"},
    [ANBAN_TARGET_ROUTINE] = {ANBAN_SETTING_ROUTINE_BY, "2026-12-31"},
};

#define STOCK_UNTIL_YEAR 2023

void
anban_hazard_balance_free (AnbanHazardBalance *self)
{
  g_array_unref (self->months);
  g_array_unref (self->years);
  for (guint i = 0; i < ANBAN_N_TARGETS; i++)
    g_clear_pointer (&self->goals[i].query, anban_query_free);
  g_free (self);
}

AnbanQuery *
anban_hazard_balance_query (int year, int month, AnbanBalanceList list)
{
  AnbanQuery *query = anban_query_new (&anban_hazard_register);
  guint field = list == ANBAN_BALANCE_CLOSED ? ANBAN_HAZARD_CLOSED_ON : ANBAN_HAZARD_FOUND_ON;
  char from[ANBAN_DATE_ISO_SIZE], to[ANBAN_DATE_ISO_SIZE];

  anban_query_where_text (query, field, ANBAN_OP_GE,
                          anban_date_to_iso (anban_date_from_ymd (year, MAX (month, 1), 1), from));
  anban_query_where_text (query, field, ANBAN_OP_LE,
                          anban_date_to_iso (anban_date_month_end (year, month > 0 ? month : 12), to));
  if (list == ANBAN_BALANCE_CLOSED)
    anban_query_where_int (query, ANBAN_HAZARD_STATE, ANBAN_OP_EQ, ANBAN_HAZARD_STATE_CLOSED);
  else
    anban_query_where_int (query, ANBAN_HAZARD_STATE, ANBAN_OP_LT,
                           list == ANBAN_BALANCE_FOUND ? ANBAN_HAZARD_STATE_VOID : ANBAN_HAZARD_STATE_CLOSED);
  return query;
}

/* --- reading --- */

/* What came and went in a month, of the stock and of all. */
typedef struct {
  gint64 found, closed, stock_found, stock_closed;
} Flow;

static int
month_number (const char *iso)
{
  return (int)g_ascii_strtoll (iso, NULL, 10) * 12 + (int)g_ascii_strtoll (iso + 5, NULL, 10) - 1;
}

/* Months since the year 0 → Flow. */
static gboolean
read_flows (
    AnbanStore *store, GHashTable *flows, const char *sql, gboolean closed, int stock_until, GError **error)
{
  g_autoptr (AnbanStatement) statement =
      anban_connection_prepare (anban_store_get_connection (store), sql, error);
  AnbanStep step = ANBAN_STEP_ERROR;

  if (statement != NULL)
    anban_statement_bind_int (statement, 1, stock_until);
  while (statement != NULL && (step = anban_statement_step (statement, error)) == ANBAN_STEP_ROW) {
    gpointer key = GINT_TO_POINTER (month_number (anban_statement_get_text (statement, 0)));
    Flow *flow = g_hash_table_lookup (flows, key);

    if (flow == NULL) {
      flow = g_new0 (Flow, 1);
      g_hash_table_insert (flows, key, flow);
    }
    *(closed ? &flow->closed : &flow->found) += anban_statement_get_int (statement, 1);
    *(closed ? &flow->stock_closed : &flow->stock_found) += anban_statement_get_int (statement, 2);
  }
  return step == ANBAN_STEP_DONE;
}

#define OF_STOCK "SUM(CASE WHEN h.found_on < CAST(?1 + 1 AS TEXT) THEN 1 ELSE 0 END)"

static GHashTable *
read_all_flows (AnbanStore *store, int stock_until, GError **error)
{
  g_autoptr (GHashTable) flows = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  if (!read_flows (store, flows,
                   "SELECT substr(h.found_on, 1, 7), COUNT(*), " OF_STOCK
                   " FROM hazard h WHERE h.deleted_at IS NULL AND +h.state < 6 GROUP BY 1",
                   FALSE, stock_until, error) ||
      !read_flows (store, flows,
                   "SELECT substr(h.closed_on, 1, 7), COUNT(*), " OF_STOCK
                   " FROM hazard h WHERE h.deleted_at IS NULL AND h.state = 5 AND h.closed_on IS NOT NULL"
                   " GROUP BY 1",
                   TRUE, stock_until, error))
    return NULL;
  return g_steal_pointer (&flows);
}

static void
add_up (AnbanHazardBalance *self, GHashTable *flows, int this_month)
{
  GHashTableIter iter;
  gpointer key;
  int first = this_month;
  gint64 open = 0, stock_open = 0;
  AnbanBalanceMonth year = {0};

  g_hash_table_iter_init (&iter, flows);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    first = MIN (first, GPOINTER_TO_INT (key));
  for (int number = first; number <= this_month; number++) {
    const Flow *flow = g_hash_table_lookup (flows, GINT_TO_POINTER (number));
    AnbanBalanceMonth month = {.year = number / 12, .month = number % 12 + 1};

    if (flow != NULL) {
      month.found = flow->found;
      month.closed = flow->closed;
      open += flow->found - flow->closed;
      stock_open += flow->stock_found - flow->stock_closed;
    }
    month.open = open;
    month.stock_open = stock_open;
    g_array_append_val (self->months, month);
    if (year.year != month.year)
      year = (AnbanBalanceMonth){.year = month.year};
    year.found += month.found;
    year.closed += month.closed;
    year.open = open;
    year.stock_open = stock_open;
    if (month.month == 12 || number == this_month)
      g_array_append_val (self->years, year);
  }
  self->open = open;
  self->stock_open = stock_open;
}

static gboolean
count (AnbanStore *store, const char *sql, AnbanDate since, int stock_until, gint64 *n, GError **error)
{
  g_autoptr (AnbanStatement) statement =
      anban_connection_prepare (anban_store_get_connection (store), sql, error);
  char iso[ANBAN_DATE_ISO_SIZE];

  if (statement == NULL)
    return FALSE;
  anban_statement_bind_text (statement, 1, anban_date_to_iso (since, iso));
  anban_statement_bind_int (statement, 2, stock_until);
  if (anban_statement_step (statement, error) != ANBAN_STEP_ROW)
    return FALSE;
  *n = anban_statement_get_int (statement, 0);
  return TRUE;
}

/* The day on which @open are gone, at @pace a day. */
static AnbanDate
find_zero (AnbanDate today, gint64 open, double pace)
{
  double days = open > 0 && pace > 0 ? ceil ((double)open / pace) : 0;

  return days > 0 && days < MAX_DAYS ? today + (AnbanDate)days : ANBAN_DATE_NONE;
}

static gboolean
read_pace (AnbanHazardBalance *self, AnbanStore *store, GError **error)
{
  AnbanDate today = anban_store_get_today (store), since = today - PACE_DAYS;
  gint64 found, closed, stock_closed;

  if (!count (store,
              "SELECT COUNT(*) FROM hazard h WHERE h.deleted_at IS NULL AND +h.state < 6 AND h.found_on > ?1"
              " AND ?2 > 0",
              since, self->stock_until_year, &found, error) ||
      !count (store,
              "SELECT COUNT(*) FROM hazard h WHERE h.deleted_at IS NULL AND h.state = 5 AND h.closed_on > ?1"
              " AND ?2 > 0",
              since, self->stock_until_year, &closed, error) ||
      !count (store,
              "SELECT COUNT(*) FROM hazard h WHERE h.deleted_at IS NULL AND h.state = 5 AND h.closed_on > ?1"
              " AND h.found_on < CAST(?2 + 1 AS TEXT)",
              since, self->stock_until_year, &stock_closed, error))
    return FALSE;
  self->pace = (double)(closed - found) / PACE_DAYS;
  self->stock_pace = (double)stock_closed / PACE_DAYS;
  self->zero_on = find_zero (today, self->open, self->pace);
  self->stock_zero_on = find_zero (today, self->stock_open, self->stock_pace);
  return TRUE;
}

/* --- targets --- */

/* What has to be none for the target to be met. */
static AnbanQuery *
query_left (AnbanHazardBalance *self, AnbanBalanceTarget target)
{
  AnbanQuery *query = anban_query_new (&anban_hazard_register);
  g_autofree char *after = g_strdup_printf ("%d-01-01", self->stock_until_year + 1);

  anban_query_where_int (query, ANBAN_HAZARD_STATE, ANBAN_OP_LT, ANBAN_HAZARD_STATE_CLOSED);
  switch (target) {
  case ANBAN_TARGET_STOCK:
    anban_query_where_text (query, ANBAN_HAZARD_FOUND_ON, ANBAN_OP_LT, after);
    break;
  case ANBAN_TARGET_INCREMENT:
    anban_query_where_text (query, ANBAN_HAZARD_FOUND_ON, ANBAN_OP_GE, after);
    break;
  case ANBAN_TARGET_ROUTINE:
    anban_query_where_int (query, ANBAN_HAZARD_LIGHT, ANBAN_OP_EQ, 1);
    break;
  case ANBAN_N_TARGETS:
    break;
  }
  return query;
}

static gboolean
read_goals (AnbanHazardBalance *self, AnbanStore *store, GError **error)
{
  for (guint i = 0; i < ANBAN_N_TARGETS; i++) {
    AnbanBalanceGoal *goal = &self->goals[i];
    g_autofree char *by = anban_store_dup_setting (store, targets[i].setting, targets[i].otherwise);

    if (!anban_date_parse (by, &goal->by))
      anban_date_parse (targets[i].otherwise, &goal->by);
    goal->is_past = anban_store_get_today (store) > goal->by;
    goal->query = query_left (self, i);
    goal->left = anban_store_count (store, goal->query, error);
    if (goal->left < 0)
      return FALSE;
  }
  self->overdue = self->goals[ANBAN_TARGET_ROUTINE].left;
  return TRUE;
}

AnbanHazardBalance *
anban_hazard_balance_read (AnbanStore *store, GCancellable *cancellable, GError **error)
{
  g_autoptr (AnbanHazardBalance) self = g_new0 (AnbanHazardBalance, 1);
  g_autoptr (GHashTable) flows = NULL;
  char today[ANBAN_DATE_ISO_SIZE];

  self->months = g_array_new (FALSE, FALSE, sizeof (AnbanBalanceMonth));
  self->years = g_array_new (FALSE, FALSE, sizeof (AnbanBalanceMonth));
  self->stock_until_year =
      (int)anban_store_get_setting_int (store, ANBAN_SETTING_STOCK_UNTIL_YEAR, STOCK_UNTIL_YEAR);
  if ((flows = read_all_flows (store, self->stock_until_year, error)) == NULL ||
      g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  add_up (self, flows, month_number (anban_date_to_iso (anban_store_get_today (store), today)));
  if (!read_pace (self, store, error) || !read_goals (self, store, error))
    return NULL;
  return g_steal_pointer (&self);
}
