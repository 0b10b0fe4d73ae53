/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A drill from its evaluation to its problems on the board: what is refused, what is undone in one go.
 */
#include "office-fixture.h"

#include "registers/drill-criterion.h"
#include "registers/drill.h"
#include "registers/event.h"
#include "registers/hazard.h"
#include "registers/office.h"
#include "registers/requirement.h"
#include "rules/drill-course.h"
#include "rules/drill-evaluation.h"
#include "rules/drill-problem.h"
#include "rules/drill-tables.h"
#include "rules/hazard-life-cycle.h"

typedef struct {
  OfficeFixture office;
  AnbanStore *store;
  gint64 firm, brigade;
  AnbanRecord *drill;
} Scene;

static void
save (Scene *scene, AnbanRecord *record)
{
  g_autoptr (GError) error = NULL;

  anban_store_save (scene->store, record, &error);
  g_assert_no_error (error);
}

static AnbanRecord *
add_drill (Scene *scene, const char *planned_on, const char *held_on)
{
  AnbanRecord *drill = anban_record_new (&anban_drill_register);

  anban_record_set_text (drill, ANBAN_DRILL_NAME, "仓库火灾应急演练");
  anban_record_set_int (drill, ANBAN_DRILL_KIND, ANBAN_DRILL_SPECIAL);
  anban_record_set_int (drill, ANBAN_DRILL_FORM, ANBAN_DRILL_LIVE);
  anban_record_set_int (drill, ANBAN_DRILL_UNIT, scene->firm);
  anban_record_set_text (drill, ANBAN_DRILL_PLACE, "二号仓库");
  anban_record_set_text (drill, ANBAN_DRILL_PLANNED_ON, planned_on);
  anban_record_set_text (drill, ANBAN_DRILL_HELD_ON, held_on);
  save (scene, drill);
  return drill;
}

static void
set_up (Scene *scene, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  office_fixture_set_up (&scene->office, data);
  anban_store_close (scene->office.store);
  g_object_unref (scene->office.store);
  scene->office.store = anban_office_open (scene->office.path, &error);
  g_assert_no_error (error);
  scene->store = scene->office.store;
  scene->firm = office_fixture_add_unit (&scene->office, "云溪县顺达仓储有限公司", ANBAN_UNIT_KIND_FIRM, 0);
  scene->brigade = office_fixture_add_unit (&scene->office, "县消防救援大队", ANBAN_UNIT_KIND_DEPARTMENT, 0);
  scene->drill = add_drill (scene, "2026-06-10", "2026-06-11");
}

static void
tear_down (Scene *scene, gconstpointer data)
{
  g_clear_object (&scene->drill);
  office_fixture_tear_down (&scene->office, data);
}

static GPtrArray *
list (Scene *scene, const AnbanRegister *reg)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = anban_store_list_details (scene->store, reg, anban_record_get_id (scene->drill), &error);

  g_assert_no_error (error);
  return rows;
}

static gint64
count (Scene *scene, const AnbanRegister *reg)
{
  g_autoptr (AnbanQuery) query = anban_query_new (reg);

  return anban_store_count (scene->store, query, NULL);
}

static void
undo (Scene *scene)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (anban_store_undo (scene->store, &error));
  g_assert_no_error (error);
}

static void
check_refused (gboolean done, GError **error, const char *words)
{
  g_assert_false (done);
  g_assert_error (*error, ANBAN_ERROR, ANBAN_ERROR_INVALID);
  if (strstr ((*error)->message, words) == NULL)
    g_error ("“%s” does not say “%s”", (*error)->message, words);
  g_clear_error (error);
}

/* The sheets that an office begins with: a hundred marks each, every item in a section. */
static void
test_presets (Scene *scene, gconstpointer data)
{
  for (int form = ANBAN_DRILL_LIVE; form <= ANBAN_DRILL_TABLETOP; form++) {
    g_autoptr (AnbanQuery) query = anban_query_new (&anban_drill_criterion_register);
    g_autoptr (GArray) ids = NULL;
    double marks = 0;

    anban_query_where_int (query, ANBAN_DRILL_CRITERION_FORM, ANBAN_OP_EQ, form);
    ids = anban_store_list_ids (scene->store, query, NULL, NULL);
    g_assert_cmpuint (ids->len, >=, 15);
    for (guint i = 0; i < ids->len; i++) {
      g_autoptr (AnbanRecord) row = anban_store_get (scene->store, &anban_drill_criterion_register,
                                                     g_array_index (ids, gint64, i), NULL);

      marks += anban_record_get_double (row, ANBAN_DRILL_CRITERION_MARKS);
      g_assert_false (anban_record_is_null (row, ANBAN_DRILL_CRITERION_SECTION));
    }
    g_assert_cmpfloat (marks, ==, 100);
  }
}

static void
test_begin (Scene *scene, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) marks = NULL, desk = NULL;

  g_assert_true (anban_drill_evaluation_begin (scene->store, scene->drill, &error));
  marks = list (scene, &anban_drill_mark_register);
  g_assert_cmpuint (marks->len, ==, 27);
  g_assert_cmpstr (anban_record_get_text (marks->pdata[0], ANBAN_DRILL_MARK_SECTION), ==,
                   "演练准备：策划与设计");
  check_refused (anban_drill_evaluation_begin (scene->store, scene->drill, &error), &error, "已经有评估表");
  g_assert_false (anban_drill_evaluation_is_of_other_form (scene->store, scene->drill));

  /* the form was changed later: told, and replaced where that is wanted; one undo takes it back */
  anban_record_set_int (scene->drill, ANBAN_DRILL_FORM, ANBAN_DRILL_TABLETOP);
  save (scene, scene->drill);
  g_assert_true (anban_drill_evaluation_is_of_other_form (scene->store, scene->drill));
  g_assert_true (anban_drill_evaluation_begin_anew (scene->store, scene->drill, &error));
  g_assert_false (anban_drill_evaluation_is_of_other_form (scene->store, scene->drill));
  desk = list (scene, &anban_drill_mark_register);
  g_assert_cmpuint (desk->len, ==, 15);
  undo (scene);
  g_clear_pointer (&desk, g_ptr_array_unref);
  desk = list (scene, &anban_drill_mark_register);
  g_assert_cmpuint (desk->len, ==, 27);
  undo (scene);
  undo (scene);
  g_assert_cmpint (count (scene, &anban_drill_mark_register), ==, 0);
  g_assert_cmpint (count (scene, &anban_drill_criterion_register), ==, 42);
}

static void
test_begin_refused (Scene *scene, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanRecord) called_off = add_drill (scene, "2026-07-01", NULL);
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_drill_criterion_register);
  g_autoptr (GArray) ids = anban_store_list_ids (scene->store, query, NULL, NULL);

  anban_record_set_int (called_off, ANBAN_DRILL_STATE, ANBAN_EVENT_CANCELLED);
  save (scene, called_off);
  check_refused (anban_drill_evaluation_begin (scene->store, called_off, &error), &error, "已经取消");
  for (guint i = 0; i < ids->len; i++)
    anban_store_delete (scene->store, &anban_drill_criterion_register, g_array_index (ids, gint64, i), NULL);
  check_refused (anban_drill_evaluation_begin (scene->store, scene->drill, &error), &error,
                 "没有实战演练的项目");
  g_assert_cmpint (count (scene, &anban_drill_mark_register), ==, 0);
}

static void
mark (Scene *scene, AnbanRecord *item, double score)
{
  anban_record_set_double (item, ANBAN_DRILL_MARK_SCORE, score);
  save (scene, item);
}

static void
test_score (Scene *scene, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) marks = NULL;
  g_autofree char *part = NULL, *whole = NULL;
  AnbanDrillSheet sheet;

  anban_drill_evaluation_begin (scene->store, scene->drill, NULL);
  g_assert_null (anban_drill_evaluation_dup_conclusion (scene->store, scene->drill, &error));
  check_refused (FALSE, &error, "还没有打分");
  marks = list (scene, &anban_drill_mark_register);
  mark (scene, marks->pdata[0], 3);
  part = anban_drill_evaluation_dup_conclusion (scene->store, scene->drill, &error);
  g_assert_cmpstr (part, ==, "本次演练按实战演练评估表评估，共27项，已评1项，折合得75分，评估结论为合格。");
  for (guint i = 0; i < marks->len; i++) {
    double most = anban_record_get_double (marks->pdata[i], ANBAN_DRILL_MARK_MARKS);
    gboolean weak =
        strstr (anban_record_get_text (marks->pdata[i], ANBAN_DRILL_MARK_SECTION), "应急通信") != NULL;

    mark (scene, marks->pdata[i], weak ? 1.5 : most);
  }
  g_assert_true (anban_drill_evaluation_sum (scene->store, anban_record_get_id (scene->drill), &sheet, NULL));
  g_assert_cmpuint (sheet.n_marked, ==, 27);
  g_assert_cmpfloat (sheet.score, ==, 97.5);
  g_assert_cmpfloat (sheet.all_marks, ==, 100);
  whole = anban_drill_evaluation_dup_conclusion (scene->store, scene->drill, &error);
  g_assert_cmpstr (whole, ==,
                   "本次演练按实战演练评估表评估，得97.5分，评估结论为优秀。失分较多的是应急通信。");
  /* more than an item has is refused */
  anban_record_set_double (marks->pdata[0], ANBAN_DRILL_MARK_SCORE, 5);
  check_refused (anban_store_save (scene->store, marks->pdata[0], &error), &error,
                 "得分应在 0 和分值 4 之间");
}

static void
test_bands (Scene *scene, gconstpointer data)
{
  static const struct {
    double score;
    const char *band;
  } table[] = {{100, "优秀"},  {90, "优秀"}, {89.96, "优秀"},  {89.9, "良好"}, {80, "良好"},
               {79.9, "合格"}, {60, "合格"}, {59.9, "不合格"}, {0, "不合格"}};
  g_autofree char *own = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (table); i++) {
    g_autofree char *band = anban_drill_evaluation_dup_band (scene->store, table[i].score);

    g_assert_cmpstr (band, ==, table[i].band);
  }
  anban_store_set_setting (scene->store, "drill-bands", "70 通过、0 重新演练", NULL);
  own = anban_drill_evaluation_dup_band (scene->store, 69);
  g_assert_cmpstr (own, ==, "重新演练");
}

static gint64
add_problem (Scene *scene, const char *content, gint64 unit, const char *due_on)
{
  g_autoptr (AnbanRecord) problem = anban_record_new (&anban_drill_problem_register);

  anban_record_set_int (problem, ANBAN_DRILL_PROBLEM_DRILL, anban_record_get_id (scene->drill));
  anban_record_set_text (problem, ANBAN_DRILL_PROBLEM_CONTENT, content);
  if (unit != 0)
    anban_record_set_int (problem, ANBAN_DRILL_PROBLEM_UNIT, unit);
  anban_record_set_text (problem, ANBAN_DRILL_PROBLEM_RESPONSIBLE, "何大勇");
  anban_record_set_text (problem, ANBAN_DRILL_PROBLEM_DUE_ON, due_on);
  save (scene, problem);
  return anban_record_get_id (problem);
}

static void
test_problem (Scene *scene, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 problem_id = add_problem (scene, "消防水泵起动用了四分钟", 0, "2026-06-30");
  gint64 hazard_id = anban_drill_problem_make_hazard (scene->store, problem_id, &error);
  g_autoptr (AnbanRecord) hazard = NULL, problem = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  AnbanHazardMove move = {.step = ANBAN_STEP_VOID,
                          .on = ANBAN_DATE_NONE,
                          .person = "周宁",
                          .due_on = ANBAN_DATE_NONE,
                          .granted_by = "秦主任",
                          .note = "重复登记"};
  g_autofree char *state = NULL, *after = NULL;

  g_assert_no_error (error);
  hazard = anban_store_get (scene->store, &anban_hazard_register, hazard_id, &error);
  g_assert_cmpint (anban_record_get_int (hazard, ANBAN_HAZARD_UNIT), ==, scene->firm);
  g_assert_cmpstr (anban_record_get_text (hazard, ANBAN_HAZARD_DESCRIPTION), ==, "消防水泵起动用了四分钟");
  g_assert_cmpstr (anban_record_get_text (hazard, ANBAN_HAZARD_FOUND_ON), ==, "2026-06-11");
  g_assert_cmpstr (anban_record_get_text (hazard, ANBAN_HAZARD_DUE_ON), ==, "2026-06-30");
  g_assert_cmpstr (anban_record_get_text (hazard, ANBAN_HAZARD_RESPONSIBLE), ==, "何大勇");
  g_assert_cmpint (anban_record_get_int (hazard, ANBAN_HAZARD_SOURCE), ==, ANBAN_SOURCE_DRILL);
  g_assert_cmpint (anban_record_get_int (hazard, ANBAN_HAZARD_DRILL), ==, anban_record_get_id (scene->drill));
  steps = anban_store_list_details (scene->store, &anban_hazard_step_register, hazard_id, NULL);
  g_assert_cmpuint (steps->len, ==, 1);

  problem = anban_store_get (scene->store, &anban_drill_problem_register, problem_id, &error);
  g_assert_cmpint (anban_record_get_int (problem, ANBAN_DRILL_PROBLEM_HAZARD), ==, hazard_id);
  state = anban_record_dup_display (problem, ANBAN_DRILL_PROBLEM_STATE);
  g_assert_cmpstr (state, ==, "整改中");
  g_assert_cmpint (anban_drill_problem_make_hazard (scene->store, problem_id, &error), ==, 0);
  check_refused (FALSE, &error, "已经转为隐患 YH-20260611-0001");
  /* nobody throws away what the drill points to */
  g_assert_false (anban_store_delete (scene->store, &anban_hazard_register, hazard_id, &error));
  g_clear_error (&error);

  /* the problem follows its hazard */
  g_assert_true (anban_hazard_take (scene->store, hazard, &move, &error));
  anban_store_refresh (scene->store, problem, NULL);
  after = anban_record_dup_display (problem, ANBAN_DRILL_PROBLEM_STATE);
  g_assert_cmpstr (after, ==, "已整改");
  undo (scene);
  undo (scene);
  anban_store_refresh (scene->store, problem, NULL);
  g_assert_true (anban_record_is_null (problem, ANBAN_DRILL_PROBLEM_HAZARD));
  g_assert_cmpint (count (scene, &anban_hazard_register), ==, 0);
}

static void
test_all_problems (Scene *scene, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanRecord) done = NULL, hazard = NULL;
  gint64 first = add_problem (scene, "通信中断", scene->brigade, "2026-06-20");
  gint64 second = add_problem (scene, "器材不足", 0, NULL);

  add_problem (scene, "疏散标志看不清", 0, NULL);
  done = anban_store_get (scene->store, &anban_drill_problem_register, second, NULL);
  anban_record_set_text (done, ANBAN_DRILL_PROBLEM_DONE_ON, "2026-06-12");
  save (scene, done);
  check_refused (anban_drill_problem_make_hazard (scene->store, second, &error) != 0, &error, "已经整改完成");
  g_assert_cmpint (
      anban_drill_problem_make_hazards (scene->store, anban_record_get_id (scene->drill), &error), ==, 2);
  g_assert_cmpint (count (scene, &anban_hazard_register), ==, 2);
  g_assert_cmpint (
      anban_drill_problem_make_hazards (scene->store, anban_record_get_id (scene->drill), &error), ==, 0);
  g_clear_object (&done);
  done = anban_store_get (scene->store, &anban_drill_problem_register, first, NULL);
  hazard = anban_store_get (scene->store, &anban_hazard_register,
                            anban_record_get_int (done, ANBAN_DRILL_PROBLEM_HAZARD), NULL);
  g_assert_cmpint (anban_record_get_int (hazard, ANBAN_HAZARD_UNIT), ==, scene->brigade);
  undo (scene);
  g_assert_cmpint (count (scene, &anban_hazard_register), ==, 0);
  /* a deadline before the drill: nothing at all is written */
  add_problem (scene, "预案没有更新", 0, "2026-06-01");
  g_assert_cmpint (
      anban_drill_problem_make_hazards (scene->store, anban_record_get_id (scene->drill), &error), ==, -1);
  check_refused (FALSE, &error, "整改时限早于排查日期");
  g_assert_cmpint (count (scene, &anban_hazard_register), ==, 0);
}

static void
test_not_held (Scene *scene, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 problem;

  anban_record_set_null (scene->drill, ANBAN_DRILL_HELD_ON);
  save (scene, scene->drill);
  problem = add_problem (scene, "集合点不够大", 0, NULL);
  check_refused (anban_drill_problem_make_hazard (scene->store, problem, &error) != 0, &error, "还没有开展");
}

/* Who has to be reported to the authority says a requirement; held, it waits for that. */
static void
test_course (Scene *scene, gconstpointer data)
{
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_requirement_register);
  g_autoptr (GArray) ids = anban_store_list_ids (scene->store, query, NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanRecord) rule = anban_record_new (&anban_requirement_register);
  g_autoptr (AnbanRecord) unit = anban_store_get (scene->store, &anban_unit_register, scene->firm, NULL);
  g_autoptr (AnbanRecord) drill = add_drill (scene, "2026-06-14", NULL),
                          refused = add_drill (scene, NULL, NULL);
  g_autofree char *none = NULL, *source = NULL, *other = NULL;

  /* the office's own rule alone, not those of the law that it begins with */
  for (guint i = 0; i < ids->len; i++)
    g_assert_true (anban_store_delete (scene->store, &anban_requirement_register,
                                       g_array_index (ids, gint64, i), &error));
  anban_record_set_text (rule, ANBAN_REQUIREMENT_NAME, "危险物品单位演练");
  anban_record_set_int (rule, ANBAN_REQUIREMENT_ITEM, ANBAN_ITEM_DRILL);
  anban_record_set_int (rule, ANBAN_REQUIREMENT_DRILL_KIND, ANBAN_DEMAND_COMPREHENSIVE_OR_SPECIAL);
  anban_record_set_int (rule, ANBAN_REQUIREMENT_FREQUENCY_COUNT, 1);
  anban_record_set_int (rule, ANBAN_REQUIREMENT_FREQUENCY_PER, ANBAN_PER_HALF_YEAR);
  anban_record_set_int (rule, ANBAN_REQUIREMENT_HIGH_RISK, 1);
  anban_record_set_int (rule, ANBAN_REQUIREMENT_REPORTED, 1);
  anban_record_set_text (rule, ANBAN_REQUIREMENT_SOURCE, "《应急演练办法》");
  anban_record_set_text (rule, ANBAN_REQUIREMENT_CLAUSE, "第八条");
  save (scene, rule);
  none = anban_drill_dup_reporting_source (scene->store, drill);
  g_assert_null (none);
  anban_record_set_int (unit, ANBAN_UNIT_HIGH_RISK, 1);
  save (scene, unit);
  source = anban_drill_dup_reporting_source (scene->store, drill);
  g_assert_true (g_str_has_prefix (source, "《应急演练办法》") && g_str_has_suffix (source, "第八条"));
  g_assert_false (anban_drill_awaits_report (scene->store, drill));

  check_refused (anban_drill_report (scene->store, drill, anban_store_get_today (scene->store), &error),
                 &error, "还没有开展");
  check_refused (anban_drill_hold (scene->store, refused, anban_store_get_today (scene->store) + 1, &error),
                 &error, "");
  g_assert_true (anban_drill_hold (scene->store, drill, anban_store_get_today (scene->store), &error));
  g_assert_cmpint (anban_record_get_int (drill, ANBAN_DRILL_REPORTED), ==, 1);
  g_assert_cmpint (anban_record_get_int (drill, ANBAN_DRILL_STATE), ==, ANBAN_EVENT_HELD);
  g_assert_true (anban_drill_awaits_report (scene->store, drill));
  check_refused (anban_drill_hold (scene->store, drill, anban_store_get_today (scene->store), &error), &error,
                 "已经开展");
  check_refused (anban_drill_report (scene->store, drill, anban_store_get_today (scene->store) - 1, &error),
                 &error, "早于演练日期");
  g_assert_true (anban_drill_report (scene->store, drill, anban_store_get_today (scene->store), &error));
  g_assert_false (anban_drill_awaits_report (scene->store, drill));

  /* drills of a kind that it does not count, and what the clerk said no to, are not reported */
  anban_record_set_int (refused, ANBAN_DRILL_KIND, ANBAN_DRILL_EVACUATION);
  other = anban_drill_dup_reporting_source (scene->store, refused);
  g_assert_null (other);
  anban_record_set_int (scene->drill, ANBAN_DRILL_REPORTED, 0);
  save (scene, scene->drill);
  g_assert_false (anban_drill_awaits_report (scene->store, scene->drill));
}

static char *
dup_cell (AnbanTabulation *table, guint row, const char *label)
{
  guint n;
  const AnbanFigureColumn *columns = anban_tabulation_get_columns (table, &n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (columns[i].label, label))
      return anban_tabulation_dup_display (table, row, i);
  g_assert_not_reached ();
}

#define CHECK_CELL(table, row, label, wanted)                                                                \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    g_autofree char *cell = dup_cell (table, row, label);                                                    \
    g_assert_cmpstr (cell, ==, wanted);                                                                      \
  }                                                                                                          \
  G_STMT_END

/* The plan has what is planned for the year and not called off, the ledger what was held in it. */
static void
test_tables (Scene *scene, gconstpointer data)
{
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_drill_register);
  g_autoptr (AnbanRecord) next = add_drill (scene, "2027-01-05", NULL),
                          off = add_drill (scene, "2026-09-01", NULL);
  g_autoptr (AnbanRecord) early = add_drill (scene, "2027-01-08", "2026-06-14");
  g_autoptr (AnbanRecord) september = add_drill (scene, "2026-09-10", NULL);
  g_autoptr (AnbanTabulation) plan = NULL, ledger = NULL;

  anban_record_set_int (off, ANBAN_DRILL_STATE, ANBAN_EVENT_CANCELLED);
  save (scene, off);
  anban_record_set_int (scene->drill, ANBAN_DRILL_HEADCOUNT, 42);
  save (scene, scene->drill);
  for (guint i = 0; i < 12; i++) {
    g_autofree char *name = g_strdup_printf ("第%u村", i + 1);
    g_autoptr (AnbanRecord) part = anban_record_new (&anban_drill_unit_register);

    anban_record_set_int (part, ANBAN_DRILL_UNIT_DRILL, anban_record_get_id (scene->drill));
    anban_record_set_int (part, ANBAN_DRILL_UNIT_UNIT,
                          office_fixture_add_unit (&scene->office, name, ANBAN_UNIT_KIND_VILLAGE, 0));
    save (scene, part);
  }
  anban_query_set_filter (query, "year", 2026);
  plan = anban_drill_plan_table_new (scene->store, query, NULL, NULL);
  g_assert_cmpstr (anban_tabulation_get_title (plan), ==, "2026年度应急演练计划");
  g_assert_cmpuint (anban_tabulation_get_n_rows (plan), ==, 2);
  CHECK_CELL (plan, 0, "月份", "6月");
  CHECK_CELL (plan, 1, "月份", "9月");
  CHECK_CELL (plan, 1, "序号", "2");
  CHECK_CELL (plan, 0, "参演单位", "第1村、第2村、第3村、第4村、第5村等12家单位");
  ledger = anban_drill_ledger_table_new (scene->store, query, NULL, NULL);
  g_assert_cmpuint (anban_tabulation_get_n_rows (ledger), ==, 3);
  CHECK_CELL (ledger, 0, "演练日期", "2026-06-11");
  CHECK_CELL (ledger, 1, "演练日期", "2026-06-14");
  CHECK_CELL (ledger, 2, "演练名称", "2次演练");
  CHECK_CELL (ledger, 2, "参演人数", "42");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/drill/" name, Scene, NULL, set_up, func, tear_down)
  ADD ("presets", test_presets);
  ADD ("begin", test_begin);
  ADD ("begin-refused", test_begin_refused);
  ADD ("score", test_score);
  ADD ("bands", test_bands);
  ADD ("problem", test_problem);
  ADD ("all-problems", test_all_problems);
  ADD ("not-held", test_not_held);
  ADD ("course", test_course);
  ADD ("tables", test_tables);
  return g_test_run ();
}
