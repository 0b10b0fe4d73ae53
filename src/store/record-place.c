/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/record-place-private.h"

#include "store/setting.h"

#include <inttypes.h>
#include <string.h>

gboolean
anban_record_place_is_known (const AnbanQuery *query)
{
  return query->sort >= 0 && query->grouping == NULL;
}

gboolean
anban_record_place_holds (AnbanStore *store, const AnbanQuery *query, gint64 id)
{
  g_auto (AnbanSql) sql = {0};
  g_autoptr (AnbanStatement) statement = NULL;

  anban_query_build (query, "1", FALSE, NULL, anban_store_get_today (store), anban_store_get_soon (store),
                     &sql);
  g_string_append_printf (sql.sql, " AND t.id = %" PRId64, id);
  statement = anban_sql_prepare (&sql, store->connection, NULL);
  return statement != NULL && anban_statement_step (statement, NULL) == ANBAN_STEP_ROW;
}

/* ?1 and ?2 are ids: whether the first stands behind the second. As ORDER BY key NULLS LAST, id. */
static AnbanStatement *
prepare_comparison (AnbanStore *store, const AnbanQuery *query)
{
  g_autofree char *key =
      anban_query_dup_sort_key (query, anban_store_get_today (store), anban_store_get_soon (store));
  const char *table = query->reg->id;
  g_autofree char *sql =
      g_strdup_printf ("SELECT CASE WHEN a.k IS NULL AND b.k IS NULL THEN a.id > b.id WHEN a.k IS NULL THEN 1"
                       " WHEN b.k IS NULL THEN 0 WHEN a.k = b.k THEN a.id > b.id ELSE a.k %s b.k END"
                       " FROM (SELECT %s AS k, t.id AS id FROM %s t WHERE t.id = ?1) a,"
                       " (SELECT %s AS k, t.id AS id FROM %s t WHERE t.id = ?2) b",
                       query->descending ? "<" : ">", key, table, key, table);

  return anban_connection_prepare (store->connection, sql, NULL);
}

guint
anban_record_place_find (AnbanStore *store, const AnbanQuery *query, const GArray *ids, gint64 id)
{
  g_autoptr (AnbanStatement) statement = prepare_comparison (store, query);
  guint from = 0, to = ids->len;

  if (statement == NULL)
    return G_MAXUINT;
  while (from < to) {
    guint middle = from + (to - from) / 2;

    anban_statement_bind_int (statement, 1, id);
    anban_statement_bind_int (statement, 2, g_array_index (ids, gint64, middle));
    if (anban_statement_step (statement, NULL) != ANBAN_STEP_ROW)
      return G_MAXUINT;
    if (anban_statement_get_int (statement, 0) != 0)
      from = middle + 1;
    else
      to = middle;
    anban_statement_reset (statement);
  }
  return from;
}

static gboolean
field_reads (const AnbanField *field, const AnbanRegister *other, const char *word)
{
  if (other == &anban_setting_register)
    return strstr (field->column, "{soon}") != NULL;
  return (field->flags & ANBAN_FIELD_COMPUTED) != 0 && strstr (field->column, word) != NULL;
}

static gboolean
text_reads (const char *sql, const char *word)
{
  return sql != NULL && strstr (sql, word) != NULL;
}

gboolean
anban_record_place_depends_on (const AnbanQuery *query, const AnbanRegister *other)
{
  const AnbanField *fields = query->reg->fields;
  g_autofree char *word = g_strdup_printf (" %s ", other->id);

  for (guint i = 0; i < query->conditions->len; i++)
    if (field_reads (&fields[g_array_index (query->conditions, AnbanQueryCondition, i).field], other, word))
      return TRUE;
  for (guint i = 0; i < query->chosen->len; i++)
    if (text_reads (g_array_index (query->chosen, AnbanQueryChosen, i).filter->where, word))
      return TRUE;
  if (query->search != NULL && text_reads (query->reg->search_ids, word))
    return TRUE;
  if (query->sort >= 0 &&
      (fields[query->sort].ref == other || field_reads (&fields[query->sort], other, word)))
    return TRUE;
  return query->grouping != NULL &&
         (text_reads (query->grouping->join, word) || text_reads (query->grouping->order, word) ||
          text_reads (query->grouping->title, word));
}
