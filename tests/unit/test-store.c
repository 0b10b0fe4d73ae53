/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "office-fixture.h"

#include "registers/task-periods.h"
#include "registers/task-units.h"
#include "store/attachment.h"
#include "store/change-log.h"
#include "store/draft.h"
#include "store/office-check.h"
#include "store/query-description.h"

#include <string.h>

#define add(path, func)                                                                                      \
  g_test_add (path, OfficeFixture, NULL, office_fixture_set_up, func, office_fixture_tear_down)

static void
assert_whole (OfficeFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = anban_office_check (fixture->store, NULL, &error);

  g_assert_no_error (error);
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

static AnbanRecord *
read_task (OfficeFixture *fixture, AnbanRecord *task)
{
  AnbanRecord *read =
      anban_store_get (fixture->store, &anban_task_register, anban_record_get_id (task), NULL);

  g_assert_nonnull (read);
  return read;
}

static void
test_save_and_read (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (AnbanRecord) task = office_fixture_add_task (fixture, "检查“三合一”场所", "2026-06-10");
  g_autoptr (AnbanRecord) read = NULL;
  g_autofree char *light = anban_record_dup_display (task, ANBAN_TASK_LIGHT);

  /* the day of reckoning is 2026-06-15 */
  g_assert_cmpstr (light, ==, "逾期");
  g_assert_cmpint (anban_record_get_int (task, ANBAN_TASK_STATE), ==, ANBAN_STATE_NOT_STARTED);
  g_assert_false (anban_record_is_modified (task));
  reopen (fixture);
  read = read_task (fixture, task);
  g_assert_cmpstr (anban_record_get_text (read, ANBAN_TASK_HEADING), ==, "检查“三合一”场所");
  g_assert_cmpstr (anban_record_get_uuid (read), ==, anban_record_get_uuid (task));
  assert_whole (fixture);
}

static void
test_lights (OfficeFixture *fixture, gconstpointer data)
{
  static const struct {
    const char *due_on;
    AnbanState state;
    AnbanLight light;
  } rows[] = {
      {"2026-06-14", ANBAN_STATE_NOT_STARTED, ANBAN_LIGHT_OVERDUE},
      {"2026-06-15", ANBAN_STATE_UNDER_WAY, ANBAN_LIGHT_DUE_SOON},
      {"2026-06-30", ANBAN_STATE_UNDER_WAY, ANBAN_LIGHT_DUE_SOON},
      {"2026-07-01", ANBAN_STATE_UNDER_WAY, ANBAN_LIGHT_ON_TIME},
      {NULL, ANBAN_STATE_UNDER_WAY, ANBAN_LIGHT_ON_TIME},
      {"2026-01-01", ANBAN_STATE_DONE, ANBAN_LIGHT_DONE},
      {"2026-01-01", ANBAN_STATE_STOPPED, ANBAN_LIGHT_STOPPED},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (AnbanRecord) task = office_fixture_add_task (fixture, "任务", rows[i].due_on);

    anban_record_set_int (task, ANBAN_TASK_STATE, rows[i].state);
    g_assert_true (anban_store_save (fixture->store, task, NULL));
    g_assert_cmpint (anban_record_get_int (task, ANBAN_TASK_LIGHT), ==, (int)rows[i].light);
  }
  g_assert_true (anban_store_set_setting (fixture->store, "due-soon-days", "30", NULL));
  {
    g_autoptr (AnbanRecord) task = office_fixture_add_task (fixture, "任务", "2026-07-01");

    g_assert_cmpint (anban_record_get_int (task, ANBAN_TASK_LIGHT), ==, ANBAN_LIGHT_DUE_SOON);
  }
}

/* A day of completion and 已完成 belong together, whichever is entered. */
static void
test_completion (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (AnbanRecord) task = office_fixture_add_task (fixture, "任务", "2026-07-01");

  anban_record_set_int (task, ANBAN_TASK_STATE, ANBAN_STATE_DONE);
  g_assert_true (anban_store_save (fixture->store, task, NULL));
  g_assert_cmpstr (anban_record_get_text (task, ANBAN_TASK_DONE_ON), ==, "2026-06-15");
  anban_record_set_int (task, ANBAN_TASK_STATE, ANBAN_STATE_UNDER_WAY);
  g_assert_true (anban_store_save (fixture->store, task, NULL));
  g_assert_true (anban_record_is_null (task, ANBAN_TASK_DONE_ON));
  anban_record_set_text (task, ANBAN_TASK_DONE_ON, "2026-06-01");
  g_assert_true (anban_store_save (fixture->store, task, NULL));
  g_assert_cmpint (anban_record_get_int (task, ANBAN_TASK_STATE), ==, ANBAN_STATE_DONE);
}

static void
test_undo_redo (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (AnbanRecord) task = office_fixture_add_task (fixture, "旧标题", "2026-07-01");
  g_autoptr (AnbanRecord) read = NULL;
  g_autoptr (GError) error = NULL;

  anban_record_set_text (task, ANBAN_TASK_HEADING, "新标题");
  anban_record_set_text (task, ANBAN_TASK_QUOTA, "不少于 12 次");
  g_assert_true (anban_store_save (fixture->store, task, NULL));
  g_assert_true (anban_store_delete (fixture->store, &anban_task_register, anban_record_get_id (task), NULL));
  read = read_task (fixture, task);
  g_assert_true (anban_record_is_deleted (read));

  g_assert_cmpstr (anban_store_get_undo_label (fixture->store), ==, "删除“新标题”");
  g_assert_true (anban_store_undo (fixture->store, &error));
  g_clear_object (&read);
  read = read_task (fixture, task);
  g_assert_false (anban_record_is_deleted (read));
  g_assert_true (anban_store_undo (fixture->store, &error));
  g_assert_true (anban_store_refresh (fixture->store, read, NULL));
  g_assert_cmpstr (anban_record_get_text (read, ANBAN_TASK_HEADING), ==, "旧标题");
  g_assert_true (anban_record_is_null (read, ANBAN_TASK_QUOTA));
  g_assert_true (anban_store_undo (fixture->store, &error));
  g_assert_null (anban_store_get_undo_label (fixture->store));
  g_assert_true (anban_store_refresh (fixture->store, read, NULL));
  g_assert_true (anban_record_is_deleted (read));
  g_assert_true (anban_store_undo (fixture->store, &error));

  for (int i = 0; i < 3; i++)
    g_assert_true (anban_store_redo (fixture->store, &error));
  g_assert_null (anban_store_get_redo_label (fixture->store));
  g_assert_true (anban_store_refresh (fixture->store, read, NULL));
  g_assert_cmpstr (anban_record_get_text (read, ANBAN_TASK_HEADING), ==, "新标题");
  g_assert_true (anban_record_is_deleted (read));
  g_assert_no_error (error);
  assert_whole (fixture);
}

static void
test_undo_refuses_later_change (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (AnbanRecord) task = office_fixture_add_task (fixture, "标题", NULL);
  g_autoptr (AnbanStore) other = anban_store_open (fixture->path, anban_registers, NULL);
  g_autoptr (AnbanRecord) same =
      anban_store_get (other, &anban_task_register, anban_record_get_id (task), NULL);
  g_autoptr (GError) error = NULL;

  anban_record_set_text (same, ANBAN_TASK_HEADING, "别的窗口改的");
  g_assert_true (anban_store_save (other, same, NULL));
  g_assert_false (anban_store_undo (fixture->store, &error));
  g_assert_error (error, ANBAN_ERROR, ANBAN_ERROR_CONFLICT);
  g_clear_error (&error);
  /* saving over it is refused too, and what was typed stays */
  anban_record_set_text (task, ANBAN_TASK_HEADING, "我改的");
  g_assert_false (anban_store_save (fixture->store, task, &error));
  g_assert_error (error, ANBAN_ERROR, ANBAN_ERROR_CONFLICT);
  g_assert_cmpstr (anban_record_get_text (task, ANBAN_TASK_HEADING), ==, "我改的");
  g_assert_true (anban_record_field_is_modified (task, ANBAN_TASK_HEADING));
  assert_whole (fixture);
}

static void
test_step_is_one (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (AnbanQuery) all = anban_query_new (&anban_task_register);
  g_autoptr (GError) error = NULL;

  g_assert_true (anban_store_begin_step (fixture->store, "导入", NULL));
  for (int i = 0; i < 100; i++)
    g_object_unref (office_fixture_add_task (fixture, "任务", NULL));
  g_assert_true (anban_store_commit_step (fixture->store, NULL));
  g_assert_cmpint (anban_store_count (fixture->store, all, NULL), ==, 100);
  g_assert_true (anban_store_undo (fixture->store, &error));
  g_assert_cmpint (anban_store_count (fixture->store, all, NULL), ==, 0);
  g_assert_true (anban_store_redo (fixture->store, &error));
  g_assert_cmpint (anban_store_count (fixture->store, all, NULL), ==, 100);

  g_assert_true (anban_store_begin_step (fixture->store, "半途", NULL));
  g_object_unref (office_fixture_add_task (fixture, "不该留下", NULL));
  anban_store_rollback_step (fixture->store);
  g_assert_cmpint (anban_store_count (fixture->store, all, NULL), ==, 100);
  assert_whole (fixture);
}

static void
test_units_and_groups (OfficeFixture *fixture, gconstpointer data)
{
  gint64 county = office_fixture_add_unit (fixture, "云溪县", ANBAN_UNIT_KIND_OFFICE, 0);
  gint64 town = office_fixture_add_unit (fixture, "柳湾镇", ANBAN_UNIT_KIND_TOWN, county);
  gint64 other = office_fixture_add_unit (fixture, "石桥镇", ANBAN_UNIT_KIND_TOWN, county);
  gint64 group = office_fixture_add_unit (fixture, "各镇政府", ANBAN_UNIT_KIND_GROUP, 0);
  g_autoptr (AnbanRecord) task = office_fixture_add_task (fixture, "任务", NULL);
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_task_register);
  g_autoptr (AnbanRecord) part = NULL;
  g_autoptr (GError) error = NULL;
  gint64 members[] = {town, other};

  for (guint i = 0; i < 2; i++) {
    g_autoptr (AnbanRecord) member = anban_record_new (&anban_unit_member_register);

    anban_record_set_int (member, ANBAN_UNIT_MEMBER_GROUP, group);
    anban_record_set_int (member, ANBAN_UNIT_MEMBER_UNIT, members[i]);
    g_assert_true (anban_store_save (fixture->store, member, NULL));
  }
  g_assert_true (
      anban_task_units_add (fixture->store, anban_record_get_id (task), group, ANBAN_ROLE_RESPONSIBLE, NULL));
  g_assert_true (
      anban_task_units_add (fixture->store, anban_record_get_id (task), town, ANBAN_ROLE_LEAD, NULL));
  g_assert_true (anban_store_refresh (fixture->store, task, NULL));
  /* the printed name once, and the unit that leads by itself */
  g_assert_cmpstr (anban_record_get_text (task, ANBAN_TASK_LEAD_UNITS), ==, "柳湾镇");
  g_assert_cmpstr (anban_record_get_text (task, ANBAN_TASK_OTHER_UNITS), ==, "各镇政府");

  anban_query_set_filter (query, "unit", county);
  g_assert_cmpint (anban_store_count (fixture->store, query, NULL), ==, 1);
  anban_query_set_filter (query, "unit", other);
  g_assert_cmpint (anban_store_count (fixture->store, query, NULL), ==, 1);
  anban_query_set_filter (query, "role", ANBAN_ROLE_LEAD);
  g_assert_cmpint (anban_store_count (fixture->store, query, NULL), ==, 0);
  anban_query_set_filter (query, "unit", town);
  g_assert_cmpint (anban_store_count (fixture->store, query, NULL), ==, 1);

  g_assert_false (anban_store_delete (fixture->store, &anban_unit_register, other, &error));
  g_assert_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "责任单位"));
  g_clear_error (&error);

  /* a unit below itself, and a second one of the same name, are refused */
  part = anban_store_get (fixture->store, &anban_unit_register, county, NULL);
  anban_record_set_int (part, ANBAN_UNIT_PARENT, town);
  g_assert_false (anban_store_save (fixture->store, part, &error));
  g_assert_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID);
  g_clear_object (&part);
  g_clear_error (&error);
  part = anban_record_new (&anban_unit_register);
  anban_record_set_text (part, ANBAN_UNIT_NAME, "柳湾镇");
  g_assert_false (anban_store_save (fixture->store, part, &error));
  g_assert_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID);
  assert_whole (fixture);
}

static void
test_periods (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (AnbanRecord) task = office_fixture_add_task (fixture, "每半年至少演练一次", NULL);
  g_autoptr (GPtrArray) periods = NULL;

  anban_record_set_int (task, ANBAN_TASK_FREQUENCY_COUNT, 1);
  anban_record_set_int (task, ANBAN_TASK_FREQUENCY_PER, ANBAN_PER_HALF_YEAR);
  g_assert_true (anban_store_save (fixture->store, task, NULL));
  for (int i = 0; i < 2; i++) /* a second time adds nothing */
    g_assert_true (anban_task_periods_fill (fixture->store, task, anban_date_from_ymd (2025, 9, 1),
                                            anban_date_from_ymd (2026, 12, 31), NULL));
  periods = anban_store_list_details (fixture->store, &anban_task_period_register, anban_record_get_id (task),
                                      NULL);
  g_assert_cmpuint (periods->len, ==, 3);
  g_assert_cmpstr (anban_record_get_text (periods->pdata[0], ANBAN_TASK_PERIOD_NAME), ==, "2025年下半年");
  g_assert_cmpstr (anban_record_get_text (periods->pdata[2], ANBAN_TASK_PERIOD_ENDS_ON), ==, "2026-12-31");
  /* the second half of 2025 was missed: the whole task is late until that is mended */
  g_assert_true (anban_store_refresh (fixture->store, task, NULL));
  g_assert_cmpint (anban_record_get_int (task, ANBAN_TASK_LIGHT), ==, ANBAN_LIGHT_OVERDUE);
  anban_record_set_int (periods->pdata[0], ANBAN_TASK_PERIOD_ACHIEVED, 1);
  g_assert_true (anban_store_save (fixture->store, periods->pdata[0], NULL));
  g_assert_cmpint (anban_record_get_int (periods->pdata[0], ANBAN_TASK_PERIOD_STATE), ==, ANBAN_STATE_DONE);
  g_assert_true (anban_store_refresh (fixture->store, task, NULL));
  g_assert_cmpint (anban_record_get_int (task, ANBAN_TASK_LIGHT), ==, ANBAN_LIGHT_DUE_SOON);
  g_assert_cmpstr (anban_record_get_text (task, ANBAN_TASK_NEXT_DUE_ON), ==, "2026-06-30");
  g_assert_cmpstr (anban_record_get_text (task, ANBAN_TASK_PERIODS_DONE), ==, "1/3");
}

static void
test_progress_report (OfficeFixture *fixture, gconstpointer data)
{
  gint64 unit = office_fixture_add_unit (fixture, "县住建局", ANBAN_UNIT_KIND_DEPARTMENT, 0);
  g_autoptr (AnbanRecord) task = office_fixture_add_task (fixture, "任务", "2026-12-31");
  g_autoptr (AnbanRecord) report = anban_record_new (&anban_progress_register);
  g_autoptr (GPtrArray) parts = NULL;
  gint64 id = anban_record_get_id (task);

  g_assert_true (anban_task_units_add (fixture->store, id, unit, ANBAN_ROLE_LEAD, NULL));
  anban_record_set_int (report, ANBAN_PROGRESS_TASK, id);
  anban_record_set_int (report, ANBAN_PROGRESS_UNIT, unit);
  anban_record_set_int (report, ANBAN_PROGRESS_STATE, ANBAN_STATE_DONE);
  anban_record_set_text (report, ANBAN_PROGRESS_CONTENT, "已全部完成");
  g_assert_true (anban_store_save (fixture->store, report, NULL));
  g_assert_true (anban_store_refresh (fixture->store, task, NULL));
  g_assert_cmpstr (anban_record_get_text (task, ANBAN_TASK_PROGRESS), ==, "已全部完成");
  g_assert_cmpint (anban_record_get_int (task, ANBAN_TASK_STATE), ==, ANBAN_STATE_DONE);
  parts = anban_store_list_details (fixture->store, &anban_task_unit_register, id, NULL);
  g_assert_cmpint (anban_record_get_int (parts->pdata[0], ANBAN_TASK_UNIT_STATE), ==, ANBAN_STATE_DONE);
  /* one entry, one step */
  g_assert_true (anban_store_undo (fixture->store, NULL));
  g_assert_true (anban_store_refresh (fixture->store, task, NULL));
  g_assert_true (anban_record_is_null (task, ANBAN_TASK_PROGRESS));
  assert_whole (fixture);
}

static void
test_delete_and_restore_tree (OfficeFixture *fixture, gconstpointer data)
{
  gint64 unit = office_fixture_add_unit (fixture, "县住建局", ANBAN_UNIT_KIND_DEPARTMENT, 0);
  g_autoptr (AnbanRecord) plan = anban_record_new (&anban_plan_register);
  g_autoptr (AnbanRecord) task = anban_record_new (&anban_task_register);
  g_autoptr (AnbanQuery) tasks = anban_query_new (&anban_task_register);
  g_autoptr (AnbanQuery) bin = anban_query_new (&anban_task_register);
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  anban_record_set_text (plan, ANBAN_PLAN_TITLE, "计划");
  g_assert_true (anban_store_save (fixture->store, plan, NULL));
  anban_record_set_int (task, ANBAN_TASK_PLAN, anban_record_get_id (plan));
  anban_record_set_text (task, ANBAN_TASK_HEADING, "任务");
  g_assert_true (anban_store_save (fixture->store, task, NULL));
  id = anban_record_get_id (task);
  g_assert_true (anban_task_units_add (fixture->store, id, unit, ANBAN_ROLE_LEAD, NULL));
  anban_query_set_deleted (bin, TRUE);

  g_assert_true (anban_store_delete (fixture->store, &anban_plan_register, anban_record_get_id (plan), NULL));
  g_assert_cmpint (anban_store_count (fixture->store, tasks, NULL), ==, 0);
  g_assert_cmpint (anban_store_count (fixture->store, bin, NULL), ==, 1);
  g_assert_false (anban_store_restore (fixture->store, &anban_task_register, id, &error));
  g_assert_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID);
  g_assert_true (
      anban_store_restore (fixture->store, &anban_plan_register, anban_record_get_id (plan), NULL));
  g_assert_cmpint (anban_store_count (fixture->store, tasks, NULL), ==, 1);
  parts = anban_store_list_details (fixture->store, &anban_task_unit_register, id, NULL);
  g_assert_cmpuint (parts->len, ==, 1);
  assert_whole (fixture);
}

static void
test_search_sort_group (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (AnbanRecord) first = office_fixture_add_task (fixture, "燃气安全检查", "2026-09-30");
  g_autoptr (AnbanRecord) second = office_fixture_add_task (fixture, "消防通道 CCTV 改造", "2026-03-31");
  g_autoptr (AnbanRecord) third = office_fixture_add_task (fixture, "燃气管道更新", NULL);
  gint64 unit = office_fixture_add_unit (fixture, "县住建局", ANBAN_UNIT_KIND_DEPARTMENT, 0);
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_task_register);
  g_autoptr (GArray) ids = NULL;
  g_autofree char *words = NULL;

  anban_query_set_search (query, " 燃气 ");
  g_assert_cmpint (anban_store_count (fixture->store, query, NULL), ==, 2);
  anban_query_set_search (query, "燃气 管道");
  g_assert_cmpint (anban_store_count (fixture->store, query, NULL), ==, 1);
  anban_query_set_search (query, "cctv");
  g_assert_cmpint (anban_store_count (fixture->store, query, NULL), ==, 1);
  /* by the name of a unit; a quote or a wildcard is a letter like any other */
  g_assert_true (
      anban_task_units_add (fixture->store, anban_record_get_id (second), unit, ANBAN_ROLE_LEAD, NULL));
  anban_query_set_search (query, "住建");
  g_assert_cmpint (anban_store_count (fixture->store, query, NULL), ==, 1);
  anban_query_set_search (query, "'%_?1");
  g_assert_cmpint (anban_store_count (fixture->store, query, NULL), ==, 0);
  anban_query_set_search (query, NULL);

  anban_query_set_sort (query, ANBAN_TASK_DUE_ON, TRUE);
  ids = anban_store_list_ids (fixture->store, query, NULL, NULL);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, anban_record_get_id (first));
  g_assert_cmpint (g_array_index (ids, gint64, 2), ==, anban_record_get_id (third));
  anban_query_where_int (query, ANBAN_TASK_LIGHT, ANBAN_OP_EQ, ANBAN_LIGHT_OVERDUE);
  anban_query_set_filter (query, "unit", unit);
  g_assert_cmpint (anban_store_count (fixture->store, query, NULL), ==, 1);
  words = anban_query_dup_description (query, fixture->store);
  g_assert_cmpstr (words, ==, "单位（含下属）：县住建局；亮灯：逾期");
}

static void
test_attachment (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (AnbanRecord) task = office_fixture_add_task (fixture, "任务", NULL);
  g_autoptr (GBytes) content = g_bytes_new_static ("验收照片", strlen ("验收照片"));
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  g_autoptr (AnbanRecord) one = NULL;
  g_autoptr (AnbanRecord) none = NULL;
  g_autoptr (GBytes) back = NULL;
  g_autoptr (GFile) out = NULL;
  g_autoptr (GFile) again = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *name = NULL;

  one = anban_attachment_add_bytes (fixture->store, task, "../照片.txt", content, NULL);
  none = anban_attachment_add_bytes (fixture->store, task, "空.txt", empty, NULL);
  g_assert_nonnull (one);
  g_assert_nonnull (none);
  list = anban_attachment_list (fixture->store, task, NULL);
  g_assert_cmpuint (list->len, ==, 2);
  back = anban_attachment_get_content (fixture->store, list->pdata[0], NULL);
  g_assert_true (g_bytes_equal (back, content));
  out = anban_attachment_write_out (fixture->store, one, fixture->folder, NULL);
  again = anban_attachment_write_out (fixture->store, one, fixture->folder, NULL);
  name = g_file_get_basename (out);
  g_assert_cmpstr (name, ==, "照片.txt");
  g_assert_false (g_file_equal (out, again));
  g_assert_true (anban_store_refresh (fixture->store, task, NULL));
  g_assert_cmpint (anban_record_get_int (task, ANBAN_TASK_FILES), ==, 2);
  g_assert_true (anban_store_undo (fixture->store, NULL));
  g_assert_true (anban_store_refresh (fixture->store, task, NULL));
  g_assert_cmpint (anban_record_get_int (task, ANBAN_TASK_FILES), ==, 1);
  assert_whole (fixture);
}

/* A photo carries what it is to its owner, and a small picture beside its content. */
static void
test_photo (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (AnbanRecord) task = office_fixture_add_task (fixture, "任务", NULL);
  g_autoptr (GBytes) picture = g_bytes_new_static ("picture", 7), preview = g_bytes_new_static ("small", 5);
  g_autoptr (AnbanRecord) plain = NULL, photo = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GBytes) found = NULL, back = NULL;
  const char *sha256;

  /* the same bytes were there before, without a preview */
  plain = anban_attachment_add_bytes (fixture->store, task, "一.jpg", picture, NULL);
  sha256 = anban_record_get_text (plain, ANBAN_ATTACHMENT_SHA256);
  g_assert_null (anban_attachment_get_preview (fixture->store, sha256));
  photo = anban_attachment_add_photo (fixture->store, task, "二.jpg", picture, preview, 1, NULL);
  g_assert_nonnull (photo);
  found = anban_attachment_get_preview (fixture->store, sha256);
  g_assert_nonnull (found);
  g_assert_true (g_bytes_equal (found, preview));
  g_assert_null (anban_attachment_get_preview (fixture->store, "0"));
  g_assert_true (anban_attachment_set_role (fixture->store, photo, 2, NULL));
  list = anban_attachment_list (fixture->store, task, NULL);
  g_assert_cmpint (anban_record_get_int (list->pdata[0], ANBAN_ATTACHMENT_ROLE), ==, 0);
  g_assert_cmpint (anban_record_get_int (list->pdata[1], ANBAN_ATTACHMENT_ROLE), ==, 2);
  g_assert_true (anban_store_undo (fixture->store, NULL));
  g_assert_true (anban_store_refresh (fixture->store, photo, NULL));
  g_assert_cmpint (anban_record_get_int (photo, ANBAN_ATTACHMENT_ROLE), ==, 1);
  g_assert_true (anban_store_undo (fixture->store, NULL));
  g_clear_pointer (&list, g_ptr_array_unref);
  list = anban_attachment_list (fixture->store, task, NULL);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_true (anban_store_redo (fixture->store, NULL));
  back = anban_attachment_get_content (fixture->store, photo, NULL);
  g_assert_true (g_bytes_equal (back, picture));
  assert_whole (fixture);
}

static void
test_draft (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (AnbanRecord) task = office_fixture_add_task (fixture, "任务", NULL);
  g_autoptr (AnbanRecord) fresh = anban_record_new (&anban_task_register);
  g_autoptr (AnbanRecord) read = NULL;
  g_autoptr (GPtrArray) drafts = NULL;

  anban_record_set_text (task, ANBAN_TASK_PROGRESS, "写到一半");
  g_assert_true (anban_draft_put (fixture->store, task, NULL));
  anban_record_set_text (fresh, ANBAN_TASK_BODY, "还没有标题");
  g_assert_true (anban_draft_put (fixture->store, fresh, NULL));
  reopen (fixture);
  read = read_task (fixture, task);
  g_assert_true (anban_record_is_null (read, ANBAN_TASK_PROGRESS));
  g_assert_true (anban_draft_apply (fixture->store, read));
  g_assert_cmpstr (anban_record_get_text (read, ANBAN_TASK_PROGRESS), ==, "写到一半");
  g_assert_true (anban_store_save (fixture->store, read, NULL));
  g_assert_false (anban_draft_apply (fixture->store, read));
  drafts = anban_draft_list_new (fixture->store, &anban_task_register);
  g_assert_cmpuint (drafts->len, ==, 1);
  g_assert_cmpstr (anban_record_get_text (drafts->pdata[0], ANBAN_TASK_BODY), ==, "还没有标题");
  assert_whole (fixture);
}

static void
test_history (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (AnbanRecord) task = office_fixture_add_task (fixture, "任务", "2026-06-30");
  g_autoptr (GPtrArray) entries = NULL;
  AnbanLogEntry *newest;

  anban_store_set_actor (fixture->store, "周敏");
  anban_record_set_text (task, ANBAN_TASK_DUE_ON, "2026-09-30");
  anban_record_set_int (task, ANBAN_TASK_STATE, ANBAN_STATE_UNDER_WAY);
  g_assert_true (anban_store_save (fixture->store, task, NULL));
  entries =
      anban_change_log_list (fixture->store, &anban_task_register, anban_record_get_id (task), 10, NULL);
  g_assert_cmpuint (entries->len, ==, 2);
  newest = entries->pdata[0];
  g_assert_cmpstr (newest->actor, ==, "周敏");
  g_assert_cmpstr (newest->summary, ==, "完成时限：2026-06-30 → 2026-09-30\n状态：未启动 → 推进中");
}

/* What another tool does behind the program's back is found. */
static void
test_check_finds (OfficeFixture *fixture, gconstpointer data)
{
  static const char *const damages[] = {
      "UPDATE task SET heading = '改过的' WHERE id = 1",
      "DELETE FROM task_unit; DELETE FROM task_period; DELETE FROM task WHERE id = 1",
      "DROP TRIGGER change_log_no_update; UPDATE change_log SET actor = '别人' WHERE id = 1",
      "DROP TRIGGER change_log_no_delete; DELETE FROM change_log WHERE id = 1",
      "INSERT INTO task (uuid, rev, heading) VALUES ('x', 1, '没有来历')",
      "DROP INDEX task_order; ALTER TABLE task RENAME COLUMN quota TO other",
      "PRAGMA user_version = 3",
  };

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++) {
    OfficeFixture own = {0};
    g_autoptr (GPtrArray) findings = NULL;
    g_autoptr (GError) error = NULL;

    office_fixture_set_up (&own, NULL);
    g_object_unref (office_fixture_add_task (&own, "任务一", NULL));
    g_object_unref (office_fixture_add_task (&own, "任务二", NULL));
    assert_whole (&own);
    g_assert_true (anban_connection_exec (anban_store_get_connection (own.store), damages[i], &error));
    findings = anban_office_check (own.store, NULL, &error);
    g_assert_true (findings == NULL || findings->len > 0);
    office_fixture_tear_down (&own, NULL);
  }
  /* the log refuses to be changed at all */
  g_object_unref (office_fixture_add_task (fixture, "任务", NULL));
  g_assert_false (
      anban_connection_exec (anban_store_get_connection (fixture->store), "DELETE FROM change_log", NULL));
}

/* The row's own values without what is counted or looked up for it. */
static void
test_get_stored (OfficeFixture *fixture, gconstpointer data)
{
  gint64 town = office_fixture_add_unit (fixture, "临水镇", ANBAN_UNIT_KIND_TOWN, 0);
  gint64 village = office_fixture_add_unit (fixture, "柳林村", ANBAN_UNIT_KIND_VILLAGE, town);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanRecord) unit =
      anban_store_get_stored (fixture->store, &anban_unit_register, village, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (anban_record_get_text (unit, ANBAN_UNIT_NAME), ==, "柳林村");
  g_assert_cmpint (anban_record_get_int (unit, ANBAN_UNIT_PARENT), ==, town);
  g_assert_cmpstr (anban_record_get_ref_title (unit, ANBAN_UNIT_PARENT), ==, "");
  g_assert_true (anban_record_is_null (unit, ANBAN_UNIT_N_TASKS));
  g_assert_null (anban_store_get_stored (fixture->store, &anban_unit_register, village + 1, &error));
  g_assert_error (error, ANBAN_ERROR, ANBAN_ERROR_NOT_FOUND);
}

static void
test_snapshot (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (AnbanRecord) task = office_fixture_add_task (fixture, "任务", NULL);
  g_autoptr (AnbanQuery) all = anban_query_new (&anban_task_register);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanStore) snapshot = anban_store_open_snapshot (fixture->path, anban_registers, NULL, &error);
  g_autoptr (AnbanRecord) later = NULL;

  g_assert_no_error (error);
  later = office_fixture_add_task (fixture, "后来的", NULL);
  g_assert_cmpint (anban_store_count (snapshot, all, NULL), ==, 1);
  g_assert_cmpint (anban_store_count (fixture->store, all, NULL), ==, 2);
  anban_record_set_text (task, ANBAN_TASK_HEADING, "不能写");
  g_assert_false (anban_store_save (snapshot, task, &error));
  g_assert_error (error, ANBAN_ERROR, ANBAN_ERROR_READ_ONLY);
}

int
main (int argc, char **argv)
{
  g_autofree char *cache = g_dir_make_tmp ("anban-cache-XXXXXX", NULL);
  int result;

  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  g_setenv ("ANBAN_TODAY", "2026-06-15", TRUE);
  g_test_init (&argc, &argv, NULL);
  add ("/store/save-and-read", test_save_and_read);
  add ("/store/lights", test_lights);
  add ("/store/completion", test_completion);
  add ("/store/undo-redo", test_undo_redo);
  add ("/store/undo-refuses-later-change", test_undo_refuses_later_change);
  add ("/store/step-is-one", test_step_is_one);
  add ("/store/units-and-groups", test_units_and_groups);
  add ("/store/periods", test_periods);
  add ("/store/progress-report", test_progress_report);
  add ("/store/delete-and-restore-tree", test_delete_and_restore_tree);
  add ("/store/search-sort-group", test_search_sort_group);
  add ("/store/attachment", test_attachment);
  add ("/store/photo", test_photo);
  add ("/store/draft", test_draft);
  add ("/store/history", test_history);
  add ("/store/check-finds", test_check_finds);
  add ("/store/snapshot", test_snapshot);
  add ("/store/get-stored", test_get_stored);
  result = g_test_run ();
  office_fixture_remove_folder (cache);
  return result;
}
