/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/territory.h"

#include "db/statement.h"
#include "registers/unit.h"

GHashTable *
anban_territory_read (AnbanStore *store, GError **error)
{
  g_autoptr (GHashTable) towns = g_hash_table_new (NULL, NULL);
  g_autofree char *sql = g_strdup_printf (
      "WITH RECURSIVE below (id, town) AS (SELECT u.id, u.id FROM unit u WHERE u.kind = %d"
      " AND u.deleted_at IS NULL UNION SELECT c.id, b.town FROM unit c JOIN below b ON c.parent_id = b.id)"
      " SELECT id, town FROM below",
      ANBAN_UNIT_KIND_TOWN);
  g_autoptr (AnbanStatement) statement =
      anban_connection_prepare (anban_store_get_connection (store), sql, error);
  AnbanStep step = ANBAN_STEP_ERROR;

  while (statement != NULL && (step = anban_statement_step (statement, error)) == ANBAN_STEP_ROW)
    g_hash_table_insert (towns, GINT_TO_POINTER ((int)anban_statement_get_int (statement, 0)),
                         GINT_TO_POINTER ((int)anban_statement_get_int (statement, 1)));
  return step == ANBAN_STEP_DONE ? g_steal_pointer (&towns) : NULL;
}
