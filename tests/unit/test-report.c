/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "office-fixture.h"

#include <string.h>

#include "registers/task-units.h"
#include "report/block.h"
#include "report/pdf-writer.h"
#include "report/register-table.h"
#include "report/task-breakdown.h"
#include "report/unit-list.h"

#define add(path, func) g_test_add (path, OfficeFixture, NULL, set_up, func, office_fixture_tear_down)

static gint64 bureau, police, towns, east, west, plan_id;

static void
add_part (OfficeFixture *fixture, AnbanRecord *task, gint64 unit, AnbanRole role)
{
  g_autoptr (GError) error = NULL;

  anban_task_units_add (fixture->store, anban_record_get_id (task), unit, role, &error);
  g_assert_no_error (error);
}

static void
save (OfficeFixture *fixture, AnbanRecord *record)
{
  g_autoptr (GError) error = NULL;

  anban_store_save (fixture->store, record, &error);
  g_assert_no_error (error);
}

static AnbanRecord *
add_task (OfficeFixture *fixture, guint seq, const char *section, const char *heading, const char *due_on)
{
  AnbanRecord *task = anban_record_new (&anban_task_register);

  anban_record_set_int (task, ANBAN_TASK_PLAN, plan_id);
  anban_record_set_int (task, ANBAN_TASK_SEQ, seq);
  anban_record_set_text (task, ANBAN_TASK_SECTION, section);
  anban_record_set_text (task, ANBAN_TASK_HEADING, heading);
  anban_record_set_text (task, ANBAN_TASK_BODY, "排查台账、限期整改、按月报送。");
  anban_record_set_text (task, ANBAN_TASK_DUE_ON, due_on);
  save (fixture, task);
  return task;
}

static void
add_member (OfficeFixture *fixture, gint64 group, gint64 unit)
{
  g_autoptr (AnbanRecord) member = anban_record_new (&anban_unit_member_register);

  anban_record_set_int (member, ANBAN_UNIT_MEMBER_GROUP, group);
  anban_record_set_int (member, ANBAN_UNIT_MEMBER_UNIT, unit);
  save (fixture, member);
}

/* Four tasks in two sections: the bureau leads three, the towns take part in one through their collective name. */
static void
set_up (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (AnbanRecord) plan = anban_record_new (&anban_plan_register);
  g_autoptr (AnbanRecord) gas = NULL, fire = NULL, drill = NULL, roads = NULL;

  office_fixture_set_up (fixture, data);
  g_assert_true (anban_store_set_setting (fixture->store, "office-name", "云溪县安委办", NULL));
  bureau = office_fixture_add_unit (fixture, "县应急管理局", ANBAN_UNIT_KIND_DEPARTMENT, 0);
  police = office_fixture_add_unit (fixture, "县公安局", ANBAN_UNIT_KIND_DEPARTMENT, 0);
  towns = office_fixture_add_unit (fixture, "各镇人民政府", ANBAN_UNIT_KIND_GROUP, 0);
  east = office_fixture_add_unit (fixture, "东河镇人民政府", ANBAN_UNIT_KIND_TOWN, 0);
  west = office_fixture_add_unit (fixture, "西岭镇人民政府", ANBAN_UNIT_KIND_TOWN, 0);
  add_member (fixture, towns, east);
  add_member (fixture, towns, west);
  anban_record_set_text (plan, ANBAN_PLAN_TITLE, "关于印发《云溪县2026年安全生产工作要点》的通知");
  save (fixture, plan);
  plan_id = anban_record_get_id (plan);

  gas = add_task (fixture, 1, "一、重点行业", "燃气安全排查", "2026-06-10"); /* overdue on 2026-06-15 */
  fire = add_task (fixture, 2, "一、重点行业", "消防通道整治", "2026-06-20");
  roads = add_task (fixture, 3, "二、基层基础", "道路隐患整治", "2026-12-31");
  drill = add_task (fixture, 4, "二、基层基础", "应急演练", NULL);
  anban_record_set_text (drill, ANBAN_TASK_DUE_TEXT, "长期坚持");
  anban_record_set_text (drill, ANBAN_TASK_FREQUENCY_TEXT, "每半年至少1次");
  save (fixture, drill);
  add_part (fixture, gas, bureau, ANBAN_ROLE_LEAD);
  add_part (fixture, fire, bureau, ANBAN_ROLE_LEAD);
  add_part (fixture, fire, police, ANBAN_ROLE_SUPPORT);
  add_part (fixture, roads, police, ANBAN_ROLE_LEAD);
  add_part (fixture, roads, bureau, ANBAN_ROLE_SUPPORT);
  add_part (fixture, drill, bureau, ANBAN_ROLE_LEAD);
  add_part (fixture, drill, towns, ANBAN_ROLE_RESPONSIBLE);
}

/* The document as text: a line a block, a row with its cells parted by |. */
static char *
dump (AnbanDocument *document)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < anban_document_get_n_blocks (document); i++) {
    const AnbanBlock *block = anban_document_get_block (document, i);

    if (block->kind == ANBAN_BLOCK_SECTION)
      g_string_append (text, "=== ");
    for (guint part = 0; part < G_N_ELEMENTS (block->texts); part++)
      if (block->texts[part])
        g_string_append_printf (text, "%s ", block->texts[part]);
    for (guint label = 0; block->labels && block->labels[label]; label++)
      g_string_append_printf (text, "%s ", block->labels[label]);
    for (guint row = 0; block->table && row < anban_table_get_n_rows (block->table); row++) {
      guint n = anban_table_get_n_columns (block->table);
      g_autofree AnbanTableCell *cells = g_new0 (AnbanTableCell, n);

      anban_table_get_row (block->table, row, cells);
      for (guint cell = 0; cell < n; cell++)
        if (cells[cell].text)
          g_string_append_printf (text, "%s%s|", cells[cell].icon ? cells[cell].icon : "", cells[cell].text);
      g_string_append_c (text, '\n');
    }
    g_string_append_c (text, '\n');
  }
  return g_string_free (text, FALSE);
}

static void
check_contains (const char *text, const char *part)
{
  if (!strstr (text, part))
    g_test_message ("“%s” is not in:\n%s", part, text);
  g_assert_nonnull (strstr (text, part));
}

static void
check_lacks (const char *text, const char *part)
{
  if (strstr (text, part))
    g_test_message ("“%s” is in:\n%s", part, text);
  g_assert_null (strstr (text, part));
}

static void
write_pdf (OfficeFixture *fixture, AnbanDocument *document)
{
  g_autofree char *path = g_build_filename (fixture->folder, "report.pdf", NULL);
  g_autoptr (GError) error = NULL;

  anban_pdf_write_document (document, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
test_breakdown (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_task_register);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanDocument) document = NULL;
  g_autofree char *text = NULL;

  anban_query_set_filter (query, "plan", plan_id);
  document = anban_task_breakdown_new (fixture->store, query, NULL, NULL, &error);
  g_assert_no_error (error);
  text = dump (document);
  check_contains (text, "云溪县2026年安全生产工作要点任务分解表");
  check_contains (text, "制表单位：云溪县安委办 共 4 项：逾期 1，临期 1，正常 2 制表日期：2026年6月15日");
  check_contains (
      text,
      "\n一、重点行业|\n1|燃气安全排查|排查台账、限期整改、按月报送。|县应急管理局||2026年6月10日|||●逾期|");
  check_contains (
      text, "2|消防通道整治|排查台账、限期整改、按月报送。|县应急管理局|县公安局|2026年6月20日|||◐临期|");
  check_contains (text, "二、基层基础|\n3|");
  check_contains (text, "各镇人民政府|长期坚持\n每半年至少1次|||○正常|");
  check_lacks (text, "范围");
  write_pdf (fixture, document);
}

static void
test_breakdown_narrowed (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_task_register);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanDocument) document = NULL;
  g_autofree char *text = NULL;

  anban_query_set_search (query, "整治");
  anban_query_set_grouping (query, "unit");
  document = anban_task_breakdown_new (fixture->store, query, "自定标题", NULL, &error);
  g_assert_no_error (error);
  text = dump (document);
  check_contains (text, "自定标题");
  check_contains (text, "整治”");
  check_contains (text, "共 2 项");
  check_contains (text, "县公安局|\n");
  check_contains (text, "县应急管理局|\n");
  check_lacks (text, "燃气");
  write_pdf (fixture, document);
}

static void
test_unit_list (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanDocument) document = anban_unit_list_new (fixture->store, bureau, NULL, NULL, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = dump (document);
  check_contains (text, "县应急管理局责任任务清单");
  check_contains (text, "共 4 项：牵头 3，配合 1");
  check_contains (text, "牵头任务（3 项）|\n1|燃气安全排查|");
  check_contains (
      text,
      "配合任务（1 项）|\n4|道路隐患整治|排查台账、限期整改、按月报送。|县公安局|2026年12月31日||○正常|");
  check_contains (text, "责任单位（盖章）： 负责人签字： 日期：");
  write_pdf (fixture, document);
}

/* A member of a collective name has what the name stands under. */
static void
test_unit_list_member (OfficeFixture *fixture, gconstpointer data)
{
  gint64 north = office_fixture_add_unit (fixture, "北坡镇人民政府", ANBAN_UNIT_KIND_TOWN, 0);
  gint64 firms = office_fixture_add_unit (fixture, "各有关企业", ANBAN_UNIT_KIND_GROUP, 0);
  g_autoptr (AnbanRecord) task = add_task (fixture, 9, "二、基层基础", "企业自查", "2026-09-30");
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanDocument) document = NULL;
  g_autofree char *text = NULL;

  /* The name stood under the task before it had members. */
  add_part (fixture, task, firms, ANBAN_ROLE_RESPONSIBLE);
  add_member (fixture, firms, north);
  document = anban_unit_list_new (fixture->store, north, NULL, NULL, &error);
  g_assert_no_error (error);
  text = dump (document);
  check_contains (text, "共 1 项：责任 1");
  check_contains (text, "企业自查");
}

static void
test_all_units (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanDocument) document = NULL;
  g_autoptr (AnbanPages) pages = NULL;
  g_autofree char *text = NULL;
  guint n_units = 0;

  document = anban_unit_list_new_all (fixture->store, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  text = dump (document);
  check_contains (text, "=== 县应急管理局");
  check_contains (text, "=== 县公安局");
  check_contains (text, "=== 东河镇人民政府");
  check_contains (text, "=== 西岭镇人民政府");
  check_lacks (text, "=== 各镇人民政府");
  pages = anban_pages_new (document, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < anban_pages_get_n_outline (pages); i++) {
    AnbanOutlineEntry entry;

    anban_pages_get_outline (pages, i, &entry);
    n_units += entry.level == 1;
  }
  g_assert_cmpuint (n_units, ==, 4);
  g_assert_cmpuint (anban_pages_get_count (pages), ==, 4);
  for (guint page = 0; page < 4; page++)
    g_assert_cmpuint (anban_pages_get_number (pages, page), ==, 1);
}

static void
test_write_each (OfficeFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "各单位", NULL);
  g_autofree char *expected = g_build_filename (folder, "责任任务清单-县公安局.pdf", NULL);
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_task_register);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  anban_query_set_search (query, "整治");
  g_assert_cmpint (anban_unit_list_write_each (fixture->store, query, folder, NULL, NULL, NULL, &error), ==,
                   2);
  g_assert_no_error (error);
  g_assert_true (g_file_test (expected, G_FILE_TEST_IS_REGULAR));
}

static void
test_register_table (OfficeFixture *fixture, gconstpointer data)
{
  const AnbanRegister *const *registers = anban_registers;

  for (; *registers; registers++) {
    g_autoptr (AnbanQuery) query = anban_query_new (*registers);
    g_autoptr (GError) error = NULL;
    g_autoptr (AnbanDocument) document = anban_register_table_new (fixture->store, query, NULL, NULL, &error);
    g_autofree char *text = NULL;

    g_assert_no_error (error);
    text = dump (document);
    if (*registers == &anban_unit_register) {
      check_contains (text, "共 5 家单位");
      check_contains (text, "|县公安局|部门|");
    }
    write_pdf (fixture, document);
  }
}

static void
test_empty (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_task_register);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanDocument) document = NULL;

  anban_query_set_search (query, "没有这样的任务");
  document = anban_task_breakdown_new (fixture->store, query, NULL, NULL, &error);
  g_assert_no_error (error);
  write_pdf (fixture, document);
}

static void
test_cancelled (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (anban_unit_list_new_all (fixture->store, NULL, cancellable, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/report/breakdown", test_breakdown);
  add ("/report/breakdown-narrowed", test_breakdown_narrowed);
  add ("/report/unit-list", test_unit_list);
  add ("/report/unit-list-member", test_unit_list_member);
  add ("/report/all-units", test_all_units);
  add ("/report/write-each", test_write_each);
  add ("/report/register-table", test_register_table);
  add ("/report/empty", test_empty);
  add ("/report/cancelled", test_cancelled);
  return g_test_run ();
}
