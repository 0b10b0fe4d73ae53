/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A search through the blocks finds what looking at every row finds, whatever was done before; blocks that do not
 * fit their records are noticed, not used, and made anew.
 */
#include "office-fixture.h"

#include "db/statement.h"
#include "registers/task-units.h"
#include "store/office-check.h"

#include <string.h>

static const char *const pieces[] = {"燃气", "安全", "检查",   "LPG",  "管道", "a%",        "_",
                                     "'",    "气安", "𠮷野家", "\x1f", "演练", "e\xcc\x81", "Ｎｏ"};
static const char *const words[] = {"燃气",        "安全", "检查燃", "lpg",  "LpG",    "%",      "_",
                                    "'",           "气安", "𠮷",     "野家", "查",     "x",      "燃气 检查",
                                    "安全 lpg 演", "é",    "不存在", "Ｎｏ", "住建局", "局 燃气"};

static char *
make_text (int most)
{
  GString *text = g_string_new (NULL);

  for (int n = g_test_rand_int_range (0, most + 1); n > 0; n--)
    g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

/* The ids that the rows themselves say, by SQLite's own functions. */
static char *
list_plainly (OfficeFixture *fixture, const char *search, gboolean deleted)
{
  g_auto (GStrv) parts = g_strsplit (search, " ", -1);
  g_autoptr (GString) sql = g_string_new ("SELECT t.id FROM task t WHERE t.deleted_at IS ");
  g_autoptr (AnbanStatement) statement = NULL;
  GString *ids = g_string_new (NULL);

  g_string_append (sql, deleted ? "NOT NULL" : "NULL");
  for (guint i = 0; parts[i] != NULL; i++)
    g_string_append_printf (
        sql,
        " AND (instr (lower (heading), lower (?%u)) OR instr (lower (COALESCE (body, '')), lower (?%u))"
        " OR instr (lower (COALESCE (leader, '')), lower (?%u)) OR EXISTS (SELECT 1 FROM task_unit tu JOIN "
        "unit u"
        " ON u.id = tu.unit_id WHERE tu.task_id = t.id AND tu.deleted_at IS NULL AND instr (u.name, ?%u)))",
        i + 1, i + 1, i + 1, i + 1);
  g_string_append (sql, " ORDER BY t.id");
  statement = anban_connection_prepare (anban_store_get_connection (fixture->store), sql->str, NULL);
  for (guint i = 0; parts[i] != NULL; i++)
    anban_statement_bind_text (statement, (int)i + 1, parts[i]);
  while (anban_statement_step (statement, NULL) == ANBAN_STEP_ROW)
    g_string_append_printf (ids, "%d ", (int)anban_statement_get_int (statement, 0));
  return g_string_free (ids, FALSE);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *)a, y = *(const gint64 *)b;

  return (x > y) - (x < y);
}

static char *
list_searched (OfficeFixture *fixture, const char *search, gboolean deleted)
{
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_task_register);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  GString *text = g_string_new (NULL);

  anban_query_set_search (query, search);
  anban_query_set_deleted (query, deleted);
  ids = anban_store_list_ids (fixture->store, query, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (anban_store_count (fixture->store, query, NULL), ==, ids->len);
  g_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%d ", (int)g_array_index (ids, gint64, i));
  return g_string_free (text, FALSE);
}

static void
assert_finds_the_same (OfficeFixture *fixture)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    for (int deleted = 0; deleted < 2; deleted++) {
      g_autofree char *plain = list_plainly (fixture, words[i], deleted);
      g_autofree char *searched = list_searched (fixture, words[i], deleted);

      g_assert_cmpstr (searched, ==, plain);
    }
}

static void
change_something (OfficeFixture *fixture, gint64 unit, gint64 *n_tasks)
{
  AnbanStore *store = fixture->store;
  gint64 id = *n_tasks > 0 ? g_test_rand_int_range (1, (int)*n_tasks + 1) : 0;
  g_autofree char *heading = make_text (4);
  g_autofree char *body = make_text (12);
  g_autoptr (AnbanRecord) task = NULL;

  switch (g_test_rand_int_range (0, 9)) {
  case 0:
  case 1:
  case 2:
    task = anban_record_new (&anban_task_register);
    anban_record_set_text (task, ANBAN_TASK_HEADING, heading[0] != '\0' ? heading : "任务");
    anban_record_set_text (task, ANBAN_TASK_BODY, body[0] != '\0' ? body : NULL);
    if (anban_store_save (store, task, NULL))
      (*n_tasks)++;
    break;
  case 3:
  case 4:
    if (id == 0 || (task = anban_store_get (store, &anban_task_register, id, NULL)) == NULL)
      break;
    anban_record_set_text (task, ANBAN_TASK_BODY, body[0] != '\0' ? body : NULL);
    anban_record_set_text (task, ANBAN_TASK_LEADER, heading);
    anban_store_save (store, task, NULL); /* refused where it was deleted */
    break;
  case 5:
    if (id != 0)
      anban_store_delete (store, &anban_task_register, id, NULL);
    break;
  case 6:
    if (id != 0)
      anban_store_restore (store, &anban_task_register, id, NULL);
    break;
  case 7:
    if (id != 0)
      anban_task_units_add (store, id, unit, ANBAN_ROLE_LEAD, NULL);
    break;
  default:
    if (g_test_rand_bit ())
      anban_store_undo (store, NULL);
    else
      anban_store_redo (store, NULL);
  }
}

static gint64
count_tasks (OfficeFixture *fixture)
{
  gint64 n = -1;

  anban_statement_query_int (anban_store_get_connection (fixture->store), "SELECT MAX(id) FROM task", 0, &n,
                             NULL);
  return n;
}

/* Some of the changes alone, some as steps of several, some of the steps given up half-way. */
static void
test_random_changes (OfficeFixture *fixture, gconstpointer data)
{
  gint64 unit = office_fixture_add_unit (fixture, "县住建局", ANBAN_UNIT_KIND_DEPARTMENT, 0), n_tasks = 0;
  g_autoptr (GPtrArray) findings = NULL;

  for (guint round = 0; round < 60; round++) {
    gboolean step = g_test_rand_int_range (0, 3) == 0;

    if (step)
      g_assert_true (anban_store_begin_step (fixture->store, "几项修改", NULL));
    for (int n = g_test_rand_int_range (1, 8); n > 0; n--)
      /* undo stands outside of steps */
      if (!step)
        change_something (fixture, unit, &n_tasks);
      else {
        g_autofree char *text = make_text (6);
        g_autofree char *heading = g_strconcat ("批", text, NULL);
        g_autoptr (AnbanRecord) task = office_fixture_add_task (fixture, heading, NULL);
      }
    /* what was written in this step is found in it */
    assert_finds_the_same (fixture);
    if (step && g_test_rand_bit ())
      anban_store_rollback_step (fixture->store);
    else if (step)
      g_assert_true (anban_store_commit_step (fixture->store, NULL));
    n_tasks = count_tasks (fixture);
    if (step)
      assert_finds_the_same (fixture);
  }
  g_assert_cmpint (n_tasks, >, 32);
  findings = anban_office_check (fixture->store, NULL, NULL);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (char *)findings->pdata[i]);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
reopen (OfficeFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  anban_store_close (fixture->store);
  g_object_unref (fixture->store);
  fixture->store = anban_store_open (fixture->path, anban_registers, &error);
  g_assert_no_error (error);
}

static void
run (OfficeFixture *fixture, const char *sql)
{
  g_assert_true (anban_connection_exec (anban_store_get_connection (fixture->store), sql, NULL));
}

static gint64
count_found (OfficeFixture *fixture, const char *search)
{
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_task_register);

  anban_query_set_search (query, search);
  return anban_store_count (fixture->store, query, NULL);
}

/* Words of more rows than are read by their ids go another way. */
static void
test_many_rows (OfficeFixture *fixture, gconstpointer data)
{
  g_assert_true (anban_store_begin_step (fixture->store, "很多", NULL));
  for (guint i = 0; i < 3000; i++) {
    g_autofree char *heading = g_strdup_printf ("检查%u%s", i, i % 3 == 0 ? "燃气" : "");
    g_autoptr (AnbanRecord) task = office_fixture_add_task (fixture, heading, NULL);
  }
  g_assert_true (anban_store_commit_step (fixture->store, NULL));
  for (gint64 id = 1; id <= 30; id++)
    g_assert_true (anban_store_delete (fixture->store, &anban_task_register, id, NULL));
  g_assert_cmpint (count_found (fixture, "检查"), ==, 2970);
  assert_finds_the_same (fixture);
}

/* Each of these has to be noticed, harmless from then on, and gone after the next opening. */
static void
test_wrong_blocks (OfficeFixture *fixture, gconstpointer data)
{
  static const char *const damages[] = {
      "UPDATE search_block SET body = zeroblob (64) WHERE id = (SELECT MIN(id) FROM search_block)",
      "UPDATE search_block SET body = x'ffff'",
      "UPDATE search_block SET body = zeroblob (length (body))",
      "UPDATE search_block SET body = CAST (replace (hex (zeroblob (99)), '00', '末') AS BLOB)",
      "DELETE FROM search_block",
      "UPDATE search_block SET id = id + 1 WHERE id >> 40 = (SELECT number FROM search_state WHERE register "
      "= "
      "'task')",
      "INSERT INTO search_block (id, body) SELECT MAX(id) + 7, zeroblob (64) FROM search_block",
  };

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++) {
    g_autoptr (AnbanRecord) task = office_fixture_add_task (fixture, "燃气检查", NULL);
    g_autoptr (GPtrArray) findings = NULL;
    g_autoptr (GPtrArray) after = NULL;

    g_test_message ("%s", damages[i]);
    run (fixture, damages[i]);
    count_found (fixture, "燃气"); /* whatever it finds, it does not read outside of the block */
    findings = anban_office_check (fixture->store, NULL, NULL);
    g_assert_cmpuint (findings->len, >=, 1);
    g_assert_nonnull (strstr (findings->pdata[0], "搜索"));
    g_assert_cmpint (count_found (fixture, "燃气"), ==, i + 1);
    reopen (fixture);
    g_assert_cmpint (count_found (fixture, "燃气"), ==, i + 1);
    after = anban_office_check (fixture->store, NULL, NULL);
    g_assert_cmpuint (after->len, ==, 0);
  }
}

/* Blocks of other columns (a newer or older Anban) are not used, nor written into. */
static void
test_other_columns (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (AnbanRecord) first = office_fixture_add_task (fixture, "燃气检查", NULL);
  g_autoptr (AnbanRecord) second = NULL;

  run (fixture, "UPDATE search_state SET columns = '9:heading' WHERE register = 'task'");
  g_assert_cmpint (count_found (fixture, "燃气"), ==, 1);
  second = office_fixture_add_task (fixture, "燃气管道", NULL);
  g_assert_cmpint (count_found (fixture, "燃气"), ==, 2);
  reopen (fixture);
  g_assert_cmpint (count_found (fixture, "燃气"), ==, 2);
  assert_finds_the_same (fixture);
}

#define add(path, func)                                                                                      \
  g_test_add (path, OfficeFixture, NULL, office_fixture_set_up, func, office_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/search-block/random-changes", test_random_changes);
  add ("/search-block/many-rows", test_many_rows);
  add ("/search-block/wrong-blocks", test_wrong_blocks);
  add ("/search-block/other-columns", test_other_columns);
  return g_test_run ();
}
