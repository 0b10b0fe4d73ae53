/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/people-coverage.h"

#include "db/statement.h"
#include "registers/person.h"
#include "registers/unit.h"
#include "rules/territory.h"

#include <string.h>

#define MOST_DUTIES 6
#define PER_DUTY    3 /* columns: whole, part, rate */

typedef struct {
  char *key; /* as it is queried: an id, an industry; "" for none */
  gint64 whole[MOST_DUTIES + 1], part[MOST_DUTIES + 1]; /* the last one is the sum */
} Line;

static void
free_line (gpointer data)
{
  Line *line = data;

  g_free (line->key);
  g_free (line);
}

static guint
count_duties (const AnbanPeopleCoverage *self)
{
  guint n = 0;

  while (self->duties[n] != 0)
    n++;
  return n;
}

static char *
dup_key (AnbanStatement *row, GHashTable *towns)
{
  const char *industry = anban_statement_get_text (row, 1);
  gpointer town;

  if (towns == NULL)
    return g_strdup (industry != NULL ? industry : "");
  town = g_hash_table_lookup (towns, GINT_TO_POINTER ((int)anban_statement_get_int (row, 0)));
  return town != NULL ? g_strdup_printf ("%d", GPOINTER_TO_INT (town)) : g_strdup ("");
}

static Line *
find_line (GPtrArray *lines, GHashTable *by_key, const char *key)
{
  Line *line = g_hash_table_lookup (by_key, key);

  if (line == NULL) {
    line = g_new0 (Line, 1);
    line->key = g_strdup (key);
    g_ptr_array_add (lines, line);
    g_hash_table_insert (by_key, line->key, line);
  }
  return line;
}

static void
count_row (const AnbanPeopleCoverage *self, AnbanStatement *row, Line *line)
{
  guint n_duties = count_duties (self);

  for (guint i = 0; i < n_duties; i++)
    if (self->duties[i] == anban_statement_get_int (row, 2)) {
      line->whole[i] += anban_statement_get_int (row, 3);
      line->part[i] += anban_statement_get_int (row, 4);
      line->whole[n_duties] += anban_statement_get_int (row, 3);
      line->part[n_duties] += anban_statement_get_int (row, 4);
    }
}

static GPtrArray *
read_lines (const AnbanPeopleCoverage *self, AnbanStore *store, GHashTable *towns, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (free_line);
  g_autoptr (GHashTable) by_key = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (AnbanStatement) row =
      anban_connection_prepare (anban_store_get_connection (store), self->sql, error);
  AnbanDate today = anban_store_get_today (store), end = anban_date_from_ymd (self->year, 12, 31);
  char iso[ANBAN_DATE_ISO_SIZE];
  AnbanStep step = ANBAN_STEP_ERROR;

  if (row == NULL)
    return NULL;
  anban_statement_bind_text (row, 1, anban_date_to_iso (MIN (today, end), iso));
  anban_statement_bind_int (row, 2, self->year);
  while ((step = anban_statement_step (row, error)) == ANBAN_STEP_ROW) {
    g_autofree char *key = dup_key (row, towns);

    count_row (self, row, find_line (lines, by_key, key));
  }
  return step == ANBAN_STEP_DONE ? g_steal_pointer (&lines) : NULL;
}

/* --- in a table --- */

/* Narrows to the row of @key; FALSE where no list of the window can say that (units below no town). */
static gboolean
narrow (AnbanQuery *query, AnbanCoverageBy by, const char *key)
{
  switch (by) {
  case ANBAN_COVERAGE_BY_TERRITORY:
    if (key[0] != '\0')
      anban_query_set_filter (query, "unit", g_ascii_strtoll (key, NULL, 10));
    return key[0] != '\0';
  case ANBAN_COVERAGE_BY_INDUSTRY:
    if (key[0] != '\0')
      anban_query_where_text (query, ANBAN_PERSON_INDUSTRY, ANBAN_OP_EQ, key);
    else
      anban_query_where_null (query, ANBAN_PERSON_INDUSTRY, ANBAN_OP_IS_NULL);
    return TRUE;
  }
  return FALSE;
}

/* @key NULL: the sum */
static void
add_list (const AnbanPeopleCoverage *self,
          AnbanTabulation *table,
          guint row,
          guint column,
          AnbanCoverageBy by,
          const char *key,
          int duty,
          gboolean part)
{
  g_autoptr (AnbanQuery) query = self->list (self->year, duty, part);

  if (query != NULL && (key == NULL || narrow (query, by, key)))
    anban_tabulation_take_query (table, row, column, g_steal_pointer (&query));
}

static void
add_line (const AnbanPeopleCoverage *self,
          AnbanTabulation *table,
          AnbanCoverageBy by,
          const char *label,
          const char *key,
          const Line *line)
{
  guint row = anban_tabulation_add_row (table, label), n_duties = count_duties (self);

  for (guint i = 0; i <= n_duties; i++) {
    guint column = 1 + i * PER_DUTY;

    anban_tabulation_set_number (table, row, column, (double)line->whole[i]);
    anban_tabulation_set_number (table, row, column + 1, (double)line->part[i]);
    anban_tabulation_set_rate (table, row, column + 2, line->part[i], line->whole[i]);
    add_list (self, table, row, column, by, key, self->duties[i], FALSE);
    add_list (self, table, row, column + 1, by, key, self->duties[i], TRUE);
  }
}

static char *
dup_label (AnbanStore *store, AnbanCoverageBy by, const char *key)
{
  g_autoptr (AnbanRecord) town = NULL;

  switch (by) {
  case ANBAN_COVERAGE_BY_INDUSTRY:
    return g_strdup (key[0] != '\0' ? key : "未填行业领域");
  case ANBAN_COVERAGE_BY_TERRITORY:
    if (key[0] == '\0')
      return g_strdup ("没有属地");
    town = anban_store_get_stored (store, &anban_unit_register, g_ascii_strtoll (key, NULL, 10), NULL);
    return town != NULL ? anban_record_dup_title (town) : g_strdup (key);
  }
  return g_strdup (key);
}

/* The most people first, those without a key last. */
static int
compare_lines (gconstpointer a, gconstpointer b, gpointer n_duties)
{
  const Line *x = *(const Line *const *)a, *y = *(const Line *const *)b;
  guint sum = GPOINTER_TO_UINT (n_duties);

  if ((x->key[0] == '\0') != (y->key[0] == '\0'))
    return x->key[0] == '\0' ? 1 : -1;
  if (x->whole[sum] != y->whole[sum])
    return x->whole[sum] < y->whole[sum] ? 1 : -1;
  return g_strcmp0 (x->key, y->key);
}

AnbanTabulation *
anban_people_coverage_tabulate (const AnbanPeopleCoverage *self,
                                AnbanStore *store,
                                AnbanCoverageBy by,
                                GCancellable *cancellable,
                                GError **error)
{
  guint n_duties = count_duties (self);
  g_autoptr (AnbanTabulation) table =
      anban_tabulation_new (self->title, self->columns, 1 + (n_duties + 1) * PER_DUTY);
  g_autoptr (GHashTable) towns = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  Line sum = {0};

  g_return_val_if_fail (n_duties <= MOST_DUTIES, NULL);
  if ((by == ANBAN_COVERAGE_BY_TERRITORY && (towns = anban_territory_read (store, error)) == NULL) ||
      (lines = read_lines (self, store, towns, error)) == NULL ||
      g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  g_ptr_array_sort_with_data (lines, compare_lines, GUINT_TO_POINTER (n_duties));
  for (guint i = 0; i < lines->len; i++) {
    const Line *line = lines->pdata[i];
    g_autofree char *label = dup_label (store, by, line->key);

    for (guint k = 0; k <= n_duties; k++) {
      sum.whole[k] += line->whole[k];
      sum.part[k] += line->part[k];
    }
    add_line (self, table, by, label, line->key, line);
  }
  add_line (self, table, by, "合计", NULL, &sum);
  anban_tabulation_mark_total (table, lines->len);
  return g_steal_pointer (&table);
}
