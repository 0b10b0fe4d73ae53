/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "office-fixture.h"

#include "plan/plan-intake.h"
#include "plan/plan-reader.h"
#include "store/attachment.h"
#include "store/office-check.h"

#include <locale.h>
#include <string.h>

#define add(path, func)                                                                                      \
  g_test_add (path, OfficeFixture, NULL, office_fixture_set_up, func, office_fixture_tear_down)

#define HEAD "青石镇2026年安全生产工作计划\n青安〔2026〕5号\n2026年2月1日\n一、重点任务\n"
#define FIRST                                                                                                                                                  \
  "（一）开展燃气检查。对燃气用户逐户检查，6月底前完成120户软管更换。（牵头单位：镇应急办；配合单位：镇建设" \
  "办）\n"
#define SECOND "（二）组织应急演练。各村每半年至少组织1次避险演练。（责任单位：各村；完成时限：11月底前）\n"
#define THIRD                                                                                                \
  "（三）清理消防通道。对全镇8处商铺集中区的消防通道逐处清理。（责任单位：镇派出所；完成时限：9月底前）\n"

static AnbanPlanIntake *
begin (OfficeFixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;
  AnbanPlanIntake *intake = anban_plan_intake_new (fixture->store, anban_plan_read_text (text), &error);

  g_assert_no_error (error);
  return intake;
}

static AnbanIntakeResult
take (AnbanPlanIntake *intake)
{
  g_autoptr (GError) error = NULL;
  AnbanIntakeResult result;

  anban_plan_intake_take (intake, NULL, NULL, NULL, &result, &error);
  g_assert_no_error (error);
  return result;
}

static AnbanIntakeResult
import (OfficeFixture *fixture, const char *text)
{
  g_autoptr (AnbanPlanIntake) intake = begin (fixture, text);

  return take (intake);
}

static gint64
count (OfficeFixture *fixture, const AnbanRegister *reg)
{
  g_autoptr (AnbanQuery) query = anban_query_new (reg);

  return anban_store_count (fixture->store, query, NULL);
}

static AnbanRecord *
find_task (OfficeFixture *fixture, const char *words)
{
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_task_register);
  g_autoptr (GArray) ids = NULL;

  anban_query_where_text (query, ANBAN_TASK_BODY, ANBAN_OP_CONTAINS, words);
  ids = anban_store_list_ids (fixture->store, query, NULL, NULL);
  g_assert_cmpuint (ids->len, ==, 1);
  return anban_store_get (fixture->store, &anban_task_register, g_array_index (ids, gint64, 0), NULL);
}

static void
assert_whole (OfficeFixture *fixture)
{
  g_autoptr (GPtrArray) findings = anban_office_check (fixture->store, NULL, NULL);

  g_assert_nonnull (findings);
  g_assert_cmpuint (findings->len, ==, 0);
}

static guint
find (AnbanPlanIntake *intake, const char *words)
{
  for (guint i = 0; i < anban_plan_intake_get_n_tasks (intake); i++)
    if (strstr (anban_plan_intake_get_task (intake, i)->body, words) != NULL)
      return i;
  g_error ("no task has %s", words);
}

static void
test_take (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (AnbanPlanIntake) intake = begin (fixture, HEAD FIRST SECOND THIRD);
  g_autoptr (GBytes) file = g_bytes_new_static ("source", 6);
  AnbanIntakeResult result;
  g_autoptr (AnbanRecord) plan = NULL;
  g_autoptr (AnbanRecord) task = NULL;
  g_autoptr (AnbanRecord) drill = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GPtrArray) periods = NULL;

  g_assert_cmpint (count (fixture, &anban_unit_register), ==, 0);
  anban_plan_intake_set_file (intake, "青石镇计划.txt", file);
  result = take (intake);
  g_assert_cmpuint (result.n_added, ==, 3);
  g_assert_cmpuint (result.n_units, ==, 4);
  plan = anban_store_get (fixture->store, &anban_plan_register, result.plan_id, NULL);
  g_assert_cmpstr (anban_record_get_text (plan, ANBAN_PLAN_TITLE), ==, "青石镇2026年安全生产工作计划");
  g_assert_cmpstr (anban_record_get_text (plan, ANBAN_PLAN_RECEIVED_ON), ==, "2026-06-15");
  files = anban_attachment_list (fixture->store, plan, NULL);
  g_assert_cmpuint (files->len, ==, 1);
  task = find_task (fixture, "软管");
  /* the heading and the note have columns of their own */
  g_assert_cmpstr (anban_record_get_text (task, ANBAN_TASK_BODY), ==,
                   "对燃气用户逐户检查，6月底前完成120户软管更换。");
  g_assert_cmpstr (anban_record_get_text (task, ANBAN_TASK_DUE_ON), ==, "2026-06-30");
  g_assert_cmpstr (anban_record_get_text (task, ANBAN_TASK_LEAD_UNITS), ==, "镇应急办");
  g_assert_cmpstr (anban_record_get_text (task, ANBAN_TASK_OTHER_UNITS), ==, "镇建设办");
  g_assert_cmpint (anban_record_get_int (task, ANBAN_TASK_STATE), ==, ANBAN_STATE_NOT_STARTED);
  drill = find_task (fixture, "避险");
  g_assert_cmpint (anban_record_get_int (drill, ANBAN_TASK_FREQUENCY_COUNT), ==, 1);
  g_assert_cmpint (anban_record_get_int (drill, ANBAN_TASK_FREQUENCY_PER), ==, ANBAN_PER_HALF_YEAR);
  periods = anban_store_list_details (fixture->store, &anban_task_period_register,
                                      anban_record_get_id (drill), NULL);
  g_assert_cmpuint (periods->len, ==, 2);
  g_assert_cmpstr (anban_record_get_text (periods->pdata[0], ANBAN_TASK_PERIOD_NAME), ==, "2026年上半年");
  assert_whole (fixture);
}

/* The date that stands by itself is the deadline; a stage inside a sentence is not. */
static void
test_noted_date (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (AnbanPlanIntake) intake =
      begin (fixture,
             HEAD "（一）开展燃气检查。年内完成120户软管更换。（责任单位：镇应急办；完成时限：10月20日前）\n"
                  "（二）清理消防通道。6月底前完成一半，9月底前全部完成。（责任单位：镇派出所）\n");

  g_assert_cmpstr (anban_plan_intake_get_task (intake, 0)->due_on, ==, "2026-10-20");
  g_assert_cmpstr (anban_plan_intake_get_task (intake, 0)->due_text, ==, "年内；10月20日前");
  g_assert_cmpstr (anban_plan_intake_get_task (intake, 1)->due_on, ==, "2026-09-30");
}

/* A text without a title is called as its file, and keeps the name that the office gave it. */
static void
test_untitled (OfficeFixture *fixture, gconstpointer data)
{
  static const char text[] = "一、重点任务\n" FIRST SECOND;
  g_autoptr (AnbanPlanIntake) intake = begin (fixture, text);
  g_autoptr (AnbanPlanIntake) again = NULL;
  g_autoptr (GBytes) file = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (AnbanRecord) plan = NULL;
  AnbanIntakeResult result;

  anban_plan_intake_set_file (intake, "镇里的任务.2026.txt", file);
  g_assert_cmpstr (anban_plan_intake_get_head (intake, ANBAN_INTAKE_HEAD_TITLE), ==, "镇里的任务.2026");
  result = take (intake);
  plan = anban_store_get (fixture->store, &anban_plan_register, result.plan_id, NULL);
  g_assert_cmpstr (anban_record_get_text (plan, ANBAN_PLAN_TITLE), ==, "镇里的任务.2026");
  anban_record_set_text (plan, ANBAN_PLAN_TITLE, "青石镇年度任务");
  g_assert_true (anban_store_save (fixture->store, plan, NULL));
  again = begin (fixture, text);
  anban_plan_intake_set_file (again, "镇里的任务.2026.txt", file);
  g_assert_cmpstr (anban_plan_intake_get_head (again, ANBAN_INTAKE_HEAD_TITLE), ==, "青石镇年度任务");
  result = take (again);
  g_assert_cmpuint (result.n_added + result.n_changed, ==, 0);
  g_assert_true (anban_store_refresh (fixture->store, plan, NULL));
  g_assert_cmpstr (anban_record_get_text (plan, ANBAN_PLAN_TITLE), ==, "青石镇年度任务");
}

static void
test_undo_in_one_step (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  import (fixture, HEAD FIRST SECOND THIRD);
  g_assert_cmpstr (anban_store_get_undo_label (fixture->store), ==,
                   "导入计划《青石镇2026年安全生产工作计划》：新增 3 项，更新 0 项");
  anban_store_undo (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_null (anban_store_get_undo_label (fixture->store));
  g_assert_cmpint (count (fixture, &anban_task_register), ==, 0);
  g_assert_cmpint (count (fixture, &anban_plan_register), ==, 0);
  g_assert_cmpint (count (fixture, &anban_unit_register), ==, 0);
  anban_store_redo (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (fixture, &anban_task_register), ==, 3);
  assert_whole (fixture);
}

static void
test_again_changes_nothing (OfficeFixture *fixture, gconstpointer data)
{
  AnbanIntakeResult result;
  g_autoptr (AnbanPlanIntake) intake = NULL;
  AnbanIntakeCounts counts;

  import (fixture, HEAD FIRST SECOND THIRD);
  intake = begin (fixture, HEAD FIRST SECOND THIRD);
  g_assert_cmpint (anban_plan_intake_get_target (intake), !=, 0);
  anban_plan_intake_count (intake, &counts);
  g_assert_cmpuint (counts.n_same, ==, 3);
  g_assert_cmpuint (counts.n_added + counts.n_changed + counts.n_gone + counts.n_new_units, ==, 0);
  result = take (intake);
  g_assert_cmpuint (result.n_added + result.n_changed + result.n_gone + result.n_units, ==, 0);
  g_assert_cmpint (count (fixture, &anban_task_register), ==, 3);
  anban_store_undo (fixture->store, NULL);
  g_assert_cmpint (count (fixture, &anban_task_register), ==, 0);
}

/* What the office wrote stays, what the plan changed comes, and what both changed is asked. */
static void
test_changed_plan (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (AnbanPlanIntake) intake = NULL;
  g_autoptr (AnbanRecord) gas = NULL;
  g_autoptr (AnbanRecord) fire = NULL;
  g_autoptr (AnbanRecord) drill = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  AnbanIntakeCounts counts;
  AnbanIntakeResult result;

  import (fixture, HEAD FIRST SECOND THIRD);
  gas = find_task (fixture, "软管");
  anban_record_set_text (gas, ANBAN_TASK_PROGRESS, "已更换40户");
  anban_record_set_text (gas, ANBAN_TASK_DUE_ON, "2026-07-15");
  g_assert_true (anban_store_save (fixture->store, gas, NULL));
  fire = find_task (fixture, "消防通道");
  anban_record_set_text (fire, ANBAN_TASK_DUE_ON, "2026-08-31");
  g_assert_true (anban_store_save (fixture->store, fire, NULL));

  /* the gas task is later, a new one stands before the last, the drill is gone */
  intake = begin (fixture, HEAD
                  "（一）开展燃气检查。对燃气用户逐户检查，8月底前完成150户软管更换。（牵头单位：镇应急办；配"
                  "合单位：镇建设办）\n"
                  "（二）排查校园安全。对中小学逐校排查。（责任单位：镇教育办；完成时限：7月底前）\n" THIRD);
  anban_plan_intake_count (intake, &counts);
  g_assert_cmpuint (counts.n_added, ==, 1);
  g_assert_cmpuint (counts.n_changed, ==, 1);
  g_assert_cmpuint (counts.n_gone, ==, 1);
  g_assert_cmpuint (counts.n_same, ==, 1);
  changes = anban_plan_intake_list_changes (intake, find (intake, "软管"));
  for (guint i = 0; i < changes->len; i++) {
    const AnbanIntakeChange *change = changes->pdata[i];

    /* the office set a date of its own: offered, not ticked */
    g_assert_cmpint (change->conflict, ==, change->field == ANBAN_INTAKE_DUE_ON);
    g_assert_cmpint (change->take, ==, !change->conflict);
    if (change->field == ANBAN_INTAKE_DUE_ON) {
      g_assert_cmpstr (change->before, ==, "2026-07-15");
      g_assert_cmpstr (change->after, ==, "2026-08-31");
    }
  }
  g_assert_cmpuint (changes->len, >=, 3);
  result = take (intake);
  g_assert_cmpuint (result.n_added, ==, 1);
  g_assert_cmpuint (result.n_changed, ==, 1);
  g_assert_cmpuint (result.n_gone, ==, 1);
  g_assert_true (anban_store_refresh (fixture->store, gas, NULL));
  g_assert_nonnull (strstr (anban_record_get_text (gas, ANBAN_TASK_BODY), "150户"));
  g_assert_cmpstr (anban_record_get_text (gas, ANBAN_TASK_DUE_ON), ==, "2026-07-15");
  g_assert_cmpstr (anban_record_get_text (gas, ANBAN_TASK_PROGRESS), ==, "已更换40户");
  g_assert_true (anban_store_refresh (fixture->store, fire, NULL));
  g_assert_cmpstr (anban_record_get_text (fire, ANBAN_TASK_DUE_ON), ==, "2026-08-31");
  g_assert_cmpint (count (fixture, &anban_task_register), ==, 3);
  g_assert_cmpint (count (fixture, &anban_plan_register), ==, 1);
  drill = find_task (fixture, "逐校");
  g_assert_cmpint (anban_record_get_int (drill, ANBAN_TASK_SEQ), <,
                   anban_record_get_int (fire, ANBAN_TASK_SEQ));
  assert_whole (fixture);
}

static void
test_choices (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (AnbanPlanIntake) intake = NULL;
  g_autoptr (AnbanRecord) gas = NULL;
  guint index;

  import (fixture, HEAD FIRST SECOND THIRD);
  gas = find_task (fixture, "软管");
  anban_record_set_text (gas, ANBAN_TASK_DUE_ON, "2026-07-15");
  g_assert_true (anban_store_save (fixture->store, gas, NULL));
  intake = begin (fixture, HEAD "（一）开展燃气检查。对燃气用户逐户检查，8月底前完成150户软管更换。（牵头单位"
                                "：镇应急办；配合单位：镇建设办）\n" SECOND THIRD);
  index = find (intake, "软管");
  anban_plan_intake_set_choice (intake, index, ANBAN_INTAKE_DUE_ON, TRUE);
  anban_plan_intake_set_choice (intake, index, ANBAN_INTAKE_BODY, FALSE);
  take (intake);
  g_assert_true (anban_store_refresh (fixture->store, gas, NULL));
  g_assert_cmpstr (anban_record_get_text (gas, ANBAN_TASK_DUE_ON), ==, "2026-08-31");
  g_assert_nonnull (strstr (anban_record_get_text (gas, ANBAN_TASK_BODY), "120户"));
}

/* A task that was left out is not pressed on the office again, nor is what a split made taken for lost. */
static void
test_left_out_and_split (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (AnbanPlanIntake) intake = begin (fixture, HEAD FIRST SECOND THIRD);
  guint gas = find (intake, "软管");
  const char *body = anban_plan_intake_get_task (intake, gas)->body;
  AnbanIntakeResult result;

  anban_plan_intake_set_taken (intake, find (intake, "消防通道"), FALSE);
  g_assert_true (
      anban_plan_intake_split (intake, gas, g_utf8_pointer_to_offset (body, strstr (body, "6月底前"))));
  g_assert_cmpuint (anban_plan_intake_get_n_tasks (intake), ==, 4);
  g_assert_cmpstr (anban_plan_intake_get_task (intake, gas)->due_on, ==, "");
  g_assert_cmpstr (anban_plan_intake_get_task (intake, gas + 1)->due_on, ==, "2026-06-30");
  g_assert_cmpuint (anban_plan_intake_get_task (intake, gas)->parts->len, ==, 2);
  result = take (intake);
  g_assert_cmpuint (result.n_added, ==, 3);

  result = import (fixture, HEAD FIRST SECOND THIRD);
  g_assert_cmpuint (result.n_added + result.n_changed + result.n_gone, ==, 0);
  g_assert_cmpint (count (fixture, &anban_task_register), ==, 3);
}

static void
test_edit_and_undo (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (AnbanPlanIntake) intake = begin (fixture, HEAD FIRST SECOND THIRD);
  g_autoptr (GError) error = NULL;

  g_assert_false (anban_plan_intake_set_text (intake, 0, ANBAN_INTAKE_DUE_ON, "2026-02-30", &error));
  g_assert_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID);
  g_assert_null (anban_plan_intake_get_undo_label (intake));
  g_assert_true (anban_plan_intake_set_text (intake, 0, ANBAN_INTAKE_DUE_ON, "2026年7月1日", NULL));
  g_assert_cmpstr (anban_plan_intake_get_task (intake, 0)->due_on, ==, "2026-07-01");
  g_assert_true (anban_plan_intake_merge (intake, 0));
  g_assert_cmpuint (anban_plan_intake_get_n_tasks (intake), ==, 2);
  g_assert_cmpstr (anban_plan_intake_get_task (intake, 0)->due_on, ==, "2026-11-30");
  anban_plan_intake_undo (intake);
  g_assert_cmpuint (anban_plan_intake_get_n_tasks (intake), ==, 3);
  g_assert_cmpstr (anban_plan_intake_get_task (intake, 0)->due_on, ==, "2026-07-01");
  anban_plan_intake_undo (intake);
  g_assert_cmpstr (anban_plan_intake_get_task (intake, 0)->due_on, ==, "2026-06-30");
  anban_plan_intake_redo (intake);
  anban_plan_intake_redo (intake);
  g_assert_cmpuint (anban_plan_intake_get_n_tasks (intake), ==, 2);
  g_assert_null (anban_plan_intake_get_redo_label (intake));
}

/* The office's own units are found; a group is spread over its members; the printed name is remembered. */
static void
test_units (OfficeFixture *fixture, gconstpointer data)
{
  gint64 bureau = office_fixture_add_unit (fixture, "青石镇应急管理办公室", ANBAN_UNIT_KIND_DEPARTMENT, 0);
  gint64 police = office_fixture_add_unit (fixture, "青石派出所", ANBAN_UNIT_KIND_DEPARTMENT, 0);
  g_autoptr (AnbanPlanIntake) intake = NULL;
  g_autoptr (AnbanRecord) gas = NULL;
  g_autoptr (AnbanRecord) drill = NULL;
  g_autoptr (GPtrArray) parts = NULL;

  office_fixture_add_unit (fixture, "石桥村", ANBAN_UNIT_KIND_VILLAGE, 0);
  office_fixture_add_unit (fixture, "柳湾村", ANBAN_UNIT_KIND_VILLAGE, 0);
  intake = begin (fixture, HEAD FIRST SECOND THIRD);
  g_assert_cmpint (anban_plan_intake_find_unit (intake, "镇应急办")->state, ==, ANBAN_INTAKE_UNIT_MATCHED);
  g_assert_cmpint (anban_plan_intake_find_unit (intake, "镇应急办")->unit_id, ==, bureau);
  g_assert_cmpint (anban_plan_intake_find_unit (intake, "镇派出所")->state, ==, ANBAN_INTAKE_UNIT_NEW);
  g_assert_cmpint (anban_plan_intake_find_unit (intake, "各村")->kind, ==, ANBAN_UNIT_KIND_GROUP);
  anban_plan_intake_choose_match (intake, "镇派出所", police, TRUE);
  anban_plan_intake_choose_ignore (intake, "镇建设办");
  take (intake);

  gas = find_task (fixture, "软管");
  g_assert_cmpstr (anban_record_get_text (gas, ANBAN_TASK_LEAD_UNITS), ==, "青石镇应急管理办公室");
  g_assert_cmpstr (anban_record_get_text (gas, ANBAN_TASK_OTHER_UNITS), ==, "");
  drill = find_task (fixture, "避险");
  g_assert_cmpstr (anban_record_get_text (drill, ANBAN_TASK_OTHER_UNITS), ==, "各村");
  parts =
      anban_store_list_details (fixture->store, &anban_task_unit_register, anban_record_get_id (drill), NULL);
  g_assert_cmpuint (parts->len, ==, 2);
  g_assert_cmpint (anban_store_find_by_title (fixture->store, &anban_unit_register, "镇派出所"), ==, police);
  assert_whole (fixture);
}

/* Two ways to print one unit that the office does not have become one unit with an alias. */
static void
test_alike_names (OfficeFixture *fixture, gconstpointer data)
{
  static const char text[] = HEAD "（一）开展燃气检查。逐户检查。（责任单位：县发改局、县应急局）\n"
                                  "（二）清理消防通道。逐处清理。（责任单位：县发展和改革局、县教育局）\n";
  g_autoptr (AnbanPlanIntake) intake = begin (fixture, text);
  AnbanIntakeResult result;
  gint64 bureau;

  g_assert_true (anban_plan_intake_find_unit (intake, "县发改局")->joined);
  g_assert_cmpstr (anban_plan_intake_find_unit (intake, "县发改局")->alike, ==, "县发展和改革局");
  g_assert_false (anban_plan_intake_find_unit (intake, "县教育局")->joined);
  result = take (intake);
  g_assert_cmpuint (result.n_units, ==, 3);
  bureau = anban_store_find_by_title (fixture->store, &anban_unit_register, "县发展和改革局");
  g_assert_cmpint (bureau, !=, 0);
  g_assert_cmpint (anban_store_find_by_title (fixture->store, &anban_unit_register, "县发改局"), ==, bureau);
  result = import (fixture, text);
  g_assert_cmpuint (result.n_added + result.n_changed + result.n_units, ==, 0);
  assert_whole (fixture);
}

static void
test_ambiguous (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (AnbanPlanIntake) intake = NULL;
  const AnbanIntakeUnit *unit;
  AnbanIntakeCounts counts;

  office_fixture_add_unit (fixture, "镇派出所（东）", ANBAN_UNIT_KIND_DEPARTMENT, 0);
  office_fixture_add_unit (fixture, "青石镇应急管理办公室", ANBAN_UNIT_KIND_DEPARTMENT, 0);
  office_fixture_add_unit (fixture, "青石镇应急指挥办公室", ANBAN_UNIT_KIND_DEPARTMENT, 0);
  intake = begin (fixture, HEAD FIRST);
  unit = anban_plan_intake_get_unit (intake, 0);
  g_assert_cmpstr (unit->name, ==, "镇应急办");
  g_assert_cmpint (unit->state, ==, ANBAN_INTAKE_UNIT_AMBIGUOUS);
  g_assert_cmpuint (unit->candidates->len, ==, 2);
  anban_plan_intake_count (intake, &counts);
  g_assert_cmpuint (counts.n_open_units, ==, 1);
}

static void
cancel_cb (guint done, guint total, gpointer data)
{
  if (done == 1)
    g_cancellable_cancel (data);
}

static void
test_stopped (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (AnbanPlanIntake) intake = begin (fixture, HEAD FIRST SECOND THIRD);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  AnbanIntakeResult result;

  g_assert_false (anban_plan_intake_take (intake, cancellable, cancel_cb, cancellable, &result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (count (fixture, &anban_task_register), ==, 0);
  g_assert_cmpint (count (fixture, &anban_unit_register), ==, 0);
  g_assert_null (anban_store_get_undo_label (fixture->store));
  assert_whole (fixture);
  take (intake);
  g_assert_cmpint (count (fixture, &anban_task_register), ==, 3);
}

/* The plans of the project: each is taken whole, and a second time not at all. */
static void
test_fixtures (OfficeFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "fixtures", "plans", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_autofree char *text = NULL;
    AnbanIntakeResult result;

    if (!g_str_has_suffix (name, ".txt") || !g_file_get_contents (path, &text, NULL, NULL))
      continue;
    result = import (fixture, text);
    g_test_message ("%s: %u tasks, %u units", name, result.n_added, result.n_units);
    g_assert_cmpuint (result.n_added, >, 0);
    result = import (fixture, text);
    g_assert_cmpuint (result.n_added + result.n_changed + result.n_gone + result.n_units, ==, 0);
    n++;
  }
  g_assert_cmpuint (n, >=, 6);
  g_assert_cmpint (count (fixture, &anban_plan_register), ==, n);
  assert_whole (fixture);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  add ("/plan/intake/take", test_take);
  add ("/plan/intake/noted-date", test_noted_date);
  add ("/plan/intake/untitled", test_untitled);
  add ("/plan/intake/undo-in-one-step", test_undo_in_one_step);
  add ("/plan/intake/again-changes-nothing", test_again_changes_nothing);
  add ("/plan/intake/changed-plan", test_changed_plan);
  add ("/plan/intake/choices", test_choices);
  add ("/plan/intake/left-out-and-split", test_left_out_and_split);
  add ("/plan/intake/edit-and-undo", test_edit_and_undo);
  add ("/plan/intake/units", test_units);
  add ("/plan/intake/alike-names", test_alike_names);
  add ("/plan/intake/ambiguous", test_ambiguous);
  add ("/plan/intake/stopped", test_stopped);
  add ("/plan/intake/fixtures", test_fixtures);
  return g_test_run ();
}
