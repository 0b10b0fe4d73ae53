/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pasted tables on their way into registers: columns by header and by place, what is wrong told cell by cell,
 * one step that undo takes back; and exports of several units.
 */
#include "office-fixture.h"

#include "exchange/export.h"
#include "exchange/paste.h"

#include <string.h>

static AnbanPaste *
paste (OfficeFixture *fixture, const AnbanRegister *reg, const char *text, GError **error)
{
  AnbanClipboardTable *table = anban_clipboard_table_parse (text, -1, NULL);

  return anban_paste_new (fixture->store, reg, table, NULL, 0, 0, error);
}

static gint64
count (OfficeFixture *fixture, const AnbanRegister *reg)
{
  g_autoptr (AnbanQuery) query = anban_query_new (reg);

  return anban_store_count (fixture->store, query, NULL);
}

static void
take_all (OfficeFixture *fixture, const AnbanRegister *reg, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanPaste) pasted = paste (fixture, reg, text, &error);
  g_autoptr (GArray) ids = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < anban_paste_get_problems (pasted)->len; i++)
    g_error ("%s", ((AnbanPasteProblem *)g_ptr_array_index (anban_paste_get_problems (pasted), i))->message);
  ids = anban_paste_take (pasted, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, anban_paste_get_n_rows (pasted));
}

static void
test_header (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  take_all (fixture, &anban_unit_register,
            "序号\t企业名称\t类别\t高危行业\n1\t甲厂\t企业\t√\n2\t乙厂\t企业\t否\n");
  g_assert_cmpint (count (fixture, &anban_unit_register), ==, 2);
  take_all (fixture, &anban_person_register, "姓名\t单位\t电话\n张三\t甲厂\t0123\n");
  g_assert_cmpint (count (fixture, &anban_person_register), ==, 1);

  g_assert_true (anban_store_undo (fixture->store, &error));
  g_assert_cmpint (count (fixture, &anban_person_register), ==, 0);
  g_assert_true (anban_store_undo (fixture->store, &error));
  g_assert_cmpint (count (fixture, &anban_unit_register), ==, 0);
}

static void
test_problems (OfficeFixture *fixture, gconstpointer data)
{
  static const struct {
    guint row;
    int column;
    const char *word;
  } expected[] = {{1, 1, "查无此厂"}, {2, 3, "离岗日期"}, {3, 0, "姓名"}};
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanPaste) pasted = NULL;
  g_autoptr (GArray) ids = NULL;

  take_all (fixture, &anban_unit_register, "单位名称\t类别\n甲厂\t企业\n");
  pasted = paste (fixture, &anban_person_register,
                  "姓名\t单位\t电话\t离岗日期\n张三\t查无此厂\t1\t\n李四\t甲厂\t2\t2026-02-"
                  "30\n\t甲厂\t3\t\n王五\t甲厂\t4\t2026年2月28日\n",
                  &error);
  g_assert_no_error (error);
  g_assert_cmpuint (anban_paste_get_problems (pasted)->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++) {
    const AnbanPasteProblem *problem = g_ptr_array_index (anban_paste_get_problems (pasted), i);

    g_assert_cmpuint (problem->row, ==, expected[i].row);
    g_assert_cmpint (problem->column, ==, expected[i].column);
    g_assert_nonnull (strstr (problem->message, expected[i].word));
  }

  g_assert_null (anban_paste_take (pasted, FALSE, &error));
  g_assert_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID);
  g_assert_cmpint (count (fixture, &anban_person_register), ==, 0);
  g_clear_error (&error);
  ids = anban_paste_take (pasted, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 1);
  g_assert_cmpint (count (fixture, &anban_unit_register), ==, 1); /* no unit was made up */
}

static void
test_given_columns (OfficeFixture *fixture, gconstpointer data)
{
  const guint fields[] = {ANBAN_UNIT_NOTE, ANBAN_UNIT_N_TASKS, ANBAN_UNIT_NAME};
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanPaste) pasted =
      anban_paste_new (fixture->store, &anban_unit_register,
                       anban_clipboard_table_parse ("备注甲\t7\t甲厂\n\t\t\n备注乙\t8\t乙厂\n", -1, NULL),
                       fields, G_N_ELEMENTS (fields), 0, &error);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (AnbanRecord) unit = NULL;

  g_assert_no_error (error);
  g_assert_false (anban_paste_has_header (pasted));
  g_assert_cmpint (anban_paste_get_field (pasted, 1), ==, -1); /* reckoned by the program */
  ids = anban_paste_take (pasted, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 2);
  unit = anban_store_get (fixture->store, &anban_unit_register, g_array_index (ids, gint64, 1), &error);
  g_assert_cmpstr (anban_record_get_text (unit, ANBAN_UNIT_NAME), ==, "乙厂");
  g_assert_cmpstr (anban_record_get_text (unit, ANBAN_UNIT_NOTE), ==, "备注乙");
}

static void
test_targets (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanPaste) pasted = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (AnbanRecord) unit = NULL;
  gint64 id;

  take_all (fixture, &anban_unit_register, "单位名称\t备注\n甲厂\t旧\n");
  id = anban_store_find_by_title (fixture->store, &anban_unit_register, "甲厂");
  pasted = paste (fixture, &anban_unit_register, "单位名称\t备注\n甲一厂\t新\n乙厂\t\n", &error);
  g_assert_true (anban_paste_set_targets (pasted, &id, 1, &error));
  ids = anban_paste_take (pasted, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (fixture, &anban_unit_register), ==, 2);
  unit = anban_store_get (fixture->store, &anban_unit_register, id, &error);
  g_assert_cmpstr (anban_record_get_text (unit, ANBAN_UNIT_NAME), ==, "甲一厂");
}

/* A task breakdown that comes back from a spreadsheet: units stand in columns of the form. */
static void
test_tasks (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanPaste) pasted = NULL;
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (GArray) ids = NULL;

  take_all (fixture, &anban_unit_register,
            "单位名称\t类别\n县应急局\t部门\n县公安局\t部门\n县教育局\t部门\n");
  pasted = paste (fixture, &anban_task_register,
                  "重点任务\t具体措施\t牵头单位\t责任(配合)单位\t完成时限\n"
                  "排查隐患\t\"第一步\n第二步\"\t县应急局\t县公安局、县教育局\t2026.9.30\n",
                  &error);
  g_assert_no_error (error);
  g_assert_cmpuint (anban_paste_get_problems (pasted)->len, ==, 0);
  ids = anban_paste_take (pasted, FALSE, &error);
  g_assert_no_error (error);
  parts = anban_store_list_details (fixture->store, &anban_task_unit_register, g_array_index (ids, gint64, 0),
                                    &error);
  g_assert_cmpuint (parts->len, ==, 3);
  g_assert_cmpint (anban_record_get_int (parts->pdata[0], ANBAN_TASK_UNIT_ROLE), ==, ANBAN_ROLE_LEAD);

  g_clear_pointer (&pasted, anban_paste_free);
  pasted = paste (fixture, &anban_task_register, "重点任务\t牵头单位\n甲\t县钓鱼协会\n", &error);
  g_assert_cmpuint (anban_paste_get_problems (pasted)->len, ==, 1);
}

static void
test_nothing_fits (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (paste (fixture, &anban_unit_register, "", &error));
  g_assert_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (paste (fixture, &anban_unit_register, "单位名称\t类别\n", &error)); /* a header and no row */
  g_assert_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID);
}

static void
test_unit_sheets (OfficeFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "各单位.xlsx", NULL);
  g_autoptr (GError) error = NULL;
  gint64 units[3];

  take_all (fixture, &anban_unit_register,
            "单位名称\t类别\n县应急局\t部门\n县公安局\t部门\n县教育局\t部门\n");
  units[0] = anban_store_find_by_title (fixture->store, &anban_unit_register, "县应急局");
  units[1] = anban_store_find_by_title (fixture->store, &anban_unit_register, "县公安局");
  units[2] = anban_store_find_by_title (fixture->store, &anban_unit_register, "县教育局");
  g_assert_false (anban_export_unit_breakdowns (fixture->store, units, 3, NULL, path, NULL, NULL, &error));
  g_assert_error (error, ANBAN_ERROR, ANBAN_ERROR_NOT_FOUND);
  g_clear_error (&error);

  take_all (fixture, &anban_task_register, "重点任务\t牵头单位\n甲\t县应急局\n乙\t县公安局\n");
  g_assert_true (anban_export_unit_breakdowns (fixture->store, units, 3, NULL, path, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
}

#define ADD(name, test)                                                                                      \
  g_test_add (name, OfficeFixture, NULL, office_fixture_set_up, test, office_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/paste/header", test_header);
  ADD ("/paste/problems", test_problems);
  ADD ("/paste/given-columns", test_given_columns);
  ADD ("/paste/targets", test_targets);
  ADD ("/paste/tasks", test_tasks);
  ADD ("/paste/nothing-fits", test_nothing_fits);
  ADD ("/export/unit-sheets", test_unit_sheets);
  return g_test_run ();
}
