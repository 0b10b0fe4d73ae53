/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/value-list.h"

#include "store/store-private.h"

#define MOST_VALUES 200

void
anban_value_count_free (AnbanValueCount *self)
{
  g_free (self->text);
  g_free (self);
}

/* Rows of text, number, count. */
static GPtrArray *
read_values (AnbanStore *self, const char *sql, GError **error)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify)anban_value_count_free);
  g_autoptr (AnbanStatement) statement = anban_connection_prepare (self->connection, sql, error);
  AnbanStep step = ANBAN_STEP_ERROR;

  while (statement != NULL && (step = anban_statement_step (statement, error)) == ANBAN_STEP_ROW) {
    AnbanValueCount *value = g_new0 (AnbanValueCount, 1);

    value->text = g_strdup (anban_statement_get_text (statement, 0));
    value->number = anban_statement_get_int (statement, 1);
    value->n_records = anban_statement_get_int (statement, 2);
    g_ptr_array_add (values, value);
  }
  return step == ANBAN_STEP_DONE ? g_steal_pointer (&values) : NULL;
}

GPtrArray *
anban_store_list_values (AnbanStore *self, const AnbanRegister *reg, guint field, GError **error)
{
  const char *column = reg->fields[field].column;
  g_autofree char *sql =
      g_strdup_printf ("SELECT t.%s, 0, COUNT(*) FROM %s t WHERE t.deleted_at IS NULL AND t.%s IS NOT NULL"
                       " GROUP BY t.%s ORDER BY COUNT(*) DESC, t.%s LIMIT %d",
                       column, reg->id, column, column, column, MOST_VALUES);

  g_return_val_if_fail (reg->fields[field].kind == ANBAN_KIND_TEXT, NULL);
  return read_values (self, sql, error);
}

GPtrArray *
anban_store_list_filter_values (AnbanStore *self,
                                const AnbanRegister *reg,
                                const AnbanFilter *filter,
                                GError **error)
{
  g_autofree char *sql = NULL;

  g_return_val_if_fail (filter->value_of != NULL, NULL);
  if (filter->ref != NULL) {
    const char *title = filter->ref->fields[filter->ref->title_field].column;

    sql = g_strdup_printf ("SELECT r.%s, r.id, v.n FROM (SELECT %s AS value, COUNT(*) AS n FROM %s t"
                           " WHERE t.deleted_at IS NULL GROUP BY %s) v JOIN %s r ON r.id = v.value"
                           " ORDER BY r.%s LIMIT %d",
                           title, filter->value_of, reg->id, filter->value_of, filter->ref->id, title,
                           MOST_VALUES);
  } else {
    sql =
        g_strdup_printf ("SELECT CAST(v.value AS TEXT), v.value, COUNT(*) FROM (SELECT %s AS value FROM %s t"
                         " WHERE t.deleted_at IS NULL) v WHERE v.value IS NOT NULL"
                         " GROUP BY v.value ORDER BY v.value DESC LIMIT %d",
                         filter->value_of, reg->id, MOST_VALUES);
  }
  return read_values (self, sql, error);
}
