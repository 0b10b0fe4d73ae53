/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/figure-statement.h"

AnbanStatement *
anban_figure_statement_new (
    AnbanStore *store, const char *sql, const char *from, const char *to, GError **error)
{
  AnbanStatement *statement = anban_connection_prepare (anban_store_get_connection (store), sql, error);

  if (statement != NULL) {
    anban_statement_bind_text (statement, 1, from);
    anban_statement_bind_text (statement, 2, to);
  }
  return statement;
}
