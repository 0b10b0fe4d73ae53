/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stands on the papers of a drill: of one that is still to come (forms to be filled in by hand), and of one that was
 * held, evaluated and showed problems.
 */
#include "document-dump.h"
#include "office-fixture.h"

#include "registers/drill.h"
#include "registers/office.h"
#include "report/drill-papers.h"
#include "report/record-papers.h"
#include "rules/drill-evaluation.h"
#include "rules/drill-problem.h"

typedef struct {
  OfficeFixture office;
  AnbanStore *store;
  gint64 firm;
  AnbanRecord *drill;
} Scene;

static void
save (Scene *scene, AnbanRecord *record)
{
  g_autoptr (GError) error = NULL;

  anban_store_save (scene->store, record, &error);
  g_assert_no_error (error);
}

static void
set_up (Scene *scene, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  office_fixture_set_up (&scene->office, data);
  anban_store_close (scene->office.store);
  g_object_unref (scene->office.store);
  scene->store = scene->office.store = anban_office_open (scene->office.path, &error);
  g_assert_no_error (error);
  scene->firm = office_fixture_add_unit (&scene->office, "云溪县顺达仓储有限公司", ANBAN_UNIT_KIND_FIRM, 0);
  scene->drill = anban_record_new (&anban_drill_register);
  anban_record_set_text (scene->drill, ANBAN_DRILL_NAME, "仓库火灾应急演练");
  anban_record_set_int (scene->drill, ANBAN_DRILL_KIND, ANBAN_DRILL_SPECIAL);
  anban_record_set_int (scene->drill, ANBAN_DRILL_FORM, ANBAN_DRILL_TABLETOP);
  anban_record_set_int (scene->drill, ANBAN_DRILL_UNIT, scene->firm);
  anban_record_set_text (scene->drill, ANBAN_DRILL_PLANNED_ON, "2026-06-20");
  save (scene, scene->drill);
}

static void
tear_down (Scene *scene, gconstpointer data)
{
  g_clear_object (&scene->drill);
  office_fixture_tear_down (&scene->office, data);
}

static void
add_unit (Scene *scene, const char *name, const char *task, gint64 headcount)
{
  g_autoptr (AnbanRecord) part = anban_record_new (&anban_drill_unit_register);

  anban_record_set_int (part, ANBAN_DRILL_UNIT_DRILL, anban_record_get_id (scene->drill));
  anban_record_set_int (part, ANBAN_DRILL_UNIT_UNIT,
                        office_fixture_add_unit (&scene->office, name, ANBAN_UNIT_KIND_OTHER, 0));
  anban_record_set_text (part, ANBAN_DRILL_UNIT_TASK, task);
  if (headcount > 0)
    anban_record_set_int (part, ANBAN_DRILL_UNIT_HEADCOUNT, headcount);
  save (scene, part);
}

static char *
build (Scene *scene, const char *id, guint *n_pages)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanRecord) drill =
      anban_store_get (scene->store, &anban_drill_register, anban_record_get_id (scene->drill), &error);
  g_autoptr (AnbanDocument) document = anban_record_papers_find (id)->build (scene->store, drill, &error);

  g_assert_no_error (error);
  *n_pages = count_pages (document);
  return dump (document);
}

static void
check_contains (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("%s\ndoes not say “%s”", text, words);
}

static void
hold (Scene *scene)
{
  anban_record_set_text (scene->drill, ANBAN_DRILL_HELD_ON, "2026-06-12");
  anban_record_set_text (scene->drill, ANBAN_DRILL_PLACE, "二号仓库");
  anban_record_set_int (scene->drill, ANBAN_DRILL_HEADCOUNT, 42);
  save (scene, scene->drill);
}

/* Rows for as many as a unit sends and some more, the organiser's own first. */
static void
test_sign_in (Scene *scene, gconstpointer data)
{
  g_autofree char *empty = NULL, *full = NULL;
  guint n_pages;

  empty = build (scene, "drill-sign-in", &n_pages);
  g_assert_cmpuint (n_pages, ==, 1);
  check_contains (empty, "云溪县顺达仓储有限公司（组织单位）|");
  check_contains (empty, "演练日期|2026年6月20日|");
  check_contains (empty, "\n8||云溪县顺达仓储有限公司|");
  g_assert_null (strstr (empty, "\n9|"));
  add_unit (scene, "县消防救援大队", "灭火救援", 12);
  add_unit (scene, "县医院", NULL, 0);
  hold (scene);
  full = build (scene, "drill-sign-in", &n_pages);
  check_contains (full, "演练日期|2026年6月12日|");
  check_contains (full, "云溪县顺达仓储有限公司（组织单位，应到30人）|");
  check_contains (full, "县消防救援大队（灭火救援，应到12人）|");
  check_contains (full, "\n33||县消防救援大队|");
  check_contains (full, "\n54||县医院|");
  g_assert_null (strstr (full, "\n55|"));
  g_assert_cmpuint (n_pages, >, 1);
}

/* Before the evaluation the criteria of its form stand there without scores. */
static void
test_record (Scene *scene, gconstpointer data)
{
  g_autoptr (GPtrArray) marks = NULL;
  g_autoptr (AnbanRecord) problem = anban_record_new (&anban_drill_problem_register);
  g_autofree char *empty = NULL, *full = NULL;
  guint n_pages;

  empty = build (scene, "drill-record", &n_pages);
  check_contains (empty, "桌面演练评估表");
  check_contains (empty, "1|演练目标明确，与要检验的预案内容一致|6|");
  check_contains (empty, "合计|100||");
  hold (scene);
  add_unit (scene, "县消防救援大队", "灭火救援", 12);
  g_assert_true (anban_drill_evaluation_begin (scene->store, scene->drill, NULL));
  marks = anban_store_list_details (scene->store, &anban_drill_mark_register,
                                    anban_record_get_id (scene->drill), NULL);
  for (guint i = 0; i < marks->len; i++) {
    anban_record_set_double (marks->pdata[i], ANBAN_DRILL_MARK_SCORE,
                             anban_record_get_double (marks->pdata[i], ANBAN_DRILL_MARK_MARKS) - 0.5);
    save (scene, marks->pdata[i]);
  }
  anban_record_set_int (problem, ANBAN_DRILL_PROBLEM_DRILL, anban_record_get_id (scene->drill));
  anban_record_set_text (problem, ANBAN_DRILL_PROBLEM_CONTENT, "值班电话没有更新");
  anban_record_set_text (problem, ANBAN_DRILL_PROBLEM_RESPONSIBLE, "何大勇");
  anban_record_set_text (problem, ANBAN_DRILL_PROBLEM_DUE_ON, "2026-06-30");
  save (scene, problem);
  g_assert_cmpint (anban_drill_problem_make_hazard (scene->store, anban_record_get_id (problem), NULL), >, 0);
  full = build (scene, "drill-record", &n_pages);
  check_contains (full, "县消防救援大队（灭火救援，12人）");
  check_contains (full, "|6|5.5|");
  check_contains (full, "合计|100|92.5|");
  check_contains (full, "评估得分|92.5|");
  check_contains (full,
                  "1|值班电话没有更新|云溪县顺达仓储有限公司|何大勇|2026-06-30|整改中\nYH-20260612-0001|");
  g_free (full);
  full = build (scene, "drill-evaluation", &n_pages);
  check_contains (full, "仓库火灾应急演练评估报告");
  check_contains (
      full, "2026年6月12日，云溪县顺达仓储有限公司在二号仓库组织开展了“仓库火灾应急演练”。本次演练为专项"
            "演练，采用桌面演练的形式。县消防救援大队参加演练，共42人。");
  check_contains (full, "演练策划与准备|30|27.5|");
  check_contains (
      full, "1. 值班电话没有更新。由云溪县顺达仓储有限公司（责任人：何大勇）负责整改，2026年6月30日前完成"
            "（隐患编号：YH-20260612-0001）。");
  check_contains (full, "得92.5分，评估结论为优秀");
}

/* Nothing filled in, and far too much of it. */
static void
test_extremes (Scene *scene, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 300; i++)
    g_string_append_printf (text, "第%u步各小组报告到位情况。", i + 1);
  for (guint round = 0; round < 2; round++) {
    for (const AnbanRecordPaper *paper = anban_drill_papers; paper->id != NULL; paper++) {
      guint n_pages;
      g_autofree char *built = build (scene, paper->id, &n_pages);

      g_test_message ("%s %u", paper->id, n_pages);
      if (round == 0)
        g_assert_cmpuint (n_pages, <=, 3);
      else
        g_assert_cmpuint (n_pages, >, 2);
    }
    hold (scene);
    anban_record_set_text (scene->drill, ANBAN_DRILL_PROCESS, text->str);
    save (scene, scene->drill);
    for (guint i = 0; i < 40; i++) {
      g_autofree char *name =
          g_strdup_printf ("第%u个名字特别长的乡镇应急救援志愿服务队伍联合指挥中心", i + 1);

      if (round == 0)
        add_unit (scene, name, "警戒疏散", 3);
    }
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/drill-papers/" name, Scene, NULL, set_up, func, tear_down)
  ADD ("sign-in", test_sign_in);
  ADD ("record", test_record);
  ADD ("extremes", test_extremes);
  return g_test_run ();
}
