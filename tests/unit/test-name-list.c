/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/name-list.h"

#include "db/statement.h"

#include <glib/gstdio.h>

static char *
list_names (AnbanConnection *connection, const char *rows)
{
  g_autofree char *sql =
      g_strdup_printf ("WITH x (name, rank, id) AS (%s) SELECT list_names (name, rank, id) FROM x"
                       " WHERE id > ?1",
                       rows);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanStatement) statement = anban_connection_prepare (connection, sql, &error);

  g_assert_no_error (error);
  anban_statement_bind_int (statement, 1, 0);
  g_assert_cmpint (anban_statement_step (statement, &error), ==, ANBAN_STEP_ROW);
  return g_strdup (anban_statement_get_text (statement, 0));
}

static void
test_list (void)
{
  static const struct {
    const char *rows, *list;
  } cases[] = {
      {"VALUES ('县应急局', 1, 7)", "县应急局"},
      {"VALUES ('甲', 2, 1), ('乙', 1, 9), ('丙', 2, 0 + 3), ('丁', 1, 8)", "丁、乙、甲、丙"},
      /* a collective name stands once, where the first of its members does */
      {"VALUES ('各镇', 3, 5), ('教育局', 2, 6), ('各镇', 2, 9), ('各镇', 3, 4)", "各镇、教育局"},
      {"VALUES ('局', 1, 1), ('局长', 1, 2), ('局', 1, 3)", "局、局长"},
      {"VALUES (NULL, 1, 1), ('甲', 1, 2)", "甲"},
      {"VALUES (NULL, 1, 1)", NULL},
      {"VALUES ('没有一行', 1, 0)", NULL},
      {"VALUES ('', 1, 1), ('甲', 1, 2)", "、甲"},
  };
  g_autofree char *folder = g_dir_make_tmp ("anban-names-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.anban", NULL);
  g_autoptr (GError) error = NULL;
  AnbanConnection *connection = anban_connection_open (path, ANBAN_OPEN_CREATE, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *list = list_names (connection, cases[i].rows);

    g_assert_cmpstr (list, ==, cases[i].list);
  }
  anban_connection_close (connection);
  g_unlink (path);
  g_rmdir (folder);
}

/* The names of a task under GROUP BY and ORDER BY, as SQL says them without the function. */
static void
test_as_sql_has_it (void)
{
  const char *rows = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)"
                     " SELECT '单位' || (i * 7919 % 83), i * 104729 % 3, i * 31 % 509 + 1 FROM n";
  g_autofree char *folder = g_dir_make_tmp ("anban-names-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.anban", NULL);
  g_autofree char *sql =
      g_strdup_printf ("WITH x (name, rank, id) AS (%s) SELECT group_concat(y.name, '、') FROM"
                       " (SELECT x.name AS name FROM x GROUP BY x.name ORDER BY MIN(x.rank), MIN(x.id)) y",
                       rows);
  g_autoptr (GError) error = NULL;
  AnbanConnection *connection = anban_connection_open (path, ANBAN_OPEN_CREATE, &error);
  g_autofree char *list = NULL;

  g_assert_no_error (error);
  list = list_names (connection, rows);
  {
    g_autoptr (AnbanStatement) statement = anban_connection_prepare (connection, sql, &error);

    g_assert_no_error (error);
    g_assert_cmpint (anban_statement_step (statement, &error), ==, ANBAN_STEP_ROW);
    g_assert_cmpstr (list, ==, anban_statement_get_text (statement, 0));
  }
  anban_connection_close (connection);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/name-list/list", test_list);
  g_test_add_func ("/name-list/as-sql-has-it", test_as_sql_has_it);
  return g_test_run ();
}
