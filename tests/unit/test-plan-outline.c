/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Numbers, joined lines, and which items of a document are tasks: each row is a document and the keys and
 * kinds of its tasks.
 */
#include "plan/outline-marker.h"
#include "plan/plan-reader.h"

#include <string.h>

static void
test_markers (void)
{
  static const struct {
    const char *text, *printed;
    AnbanMarkKind kind;
    gint64 value;
  } rows[] = {
      {"一、抓", "一", ANBAN_MARK_CHINESE, 1},
      {"十二、抓", "十二", ANBAN_MARK_CHINESE, 12},
      {"(三)抓", "（三）", ANBAN_MARK_CHINESE_PAREN, 3},
      {"1.抓", "1", ANBAN_MARK_NUMBER, 1},
      {"12、抓", "12", ANBAN_MARK_NUMBER, 12},
      {"3.6月底前", "3", ANBAN_MARK_NUMBER, 3},
      {"2.2025年", "2", ANBAN_MARK_NUMBER, 2},
      {"1.2抓", "1.2", ANBAN_MARK_DECIMAL, 2},
      {"1.2.3抓", "1.2.3", ANBAN_MARK_DECIMAL_3, 3},
      {"(4)抓", "（4）", ANBAN_MARK_PAREN, 4},
      {"4)抓", "4）", ANBAN_MARK_HALF_PAREN, 4},
      {"③抓", "③", ANBAN_MARK_CIRCLED, 3},
      {"㈡抓", "（二）", ANBAN_MARK_CHINESE_PAREN, 2},
      {"第三条抓", "第三条", ANBAN_MARK_ARTICLE, 3},
      {"第二章抓", "第二章", ANBAN_MARK_CHAPTER, 2},
      {"第一,抓", "第一", ANBAN_MARK_ORDINAL, 1},
      {"二是抓", "二是", ANBAN_MARK_IS, 2},
      {"一、二季度", NULL, 0, 0},
      {"2025年", NULL, 0, 0},
      {"12处", NULL, 0, 0},
      {"抓", NULL, 0, 0},
      {"", NULL, 0, 0},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    AnbanMarker marker;
    gboolean found = anban_marker_read (rows[i].text, rows[i].text + strlen (rows[i].text), &marker);

    g_assert_cmpint (found, ==, rows[i].printed != NULL);
    if (!found)
      continue;
    g_assert_cmpstr (marker.printed, ==, rows[i].printed);
    g_assert_cmpint (marker.kind, ==, rows[i].kind);
    g_assert_cmpint (marker.value, ==, rows[i].value);
  }
}

static char *
describe (const AnbanPlan *plan)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < plan->tasks->len; i++) {
    const AnbanPlanTask *task = plan->tasks->pdata[i];

    g_string_append_printf (out, "%s%s", i > 0 ? " " : "", task->key);
    if (task->kind != ANBAN_PLAN_KIND_TASK)
      g_string_append_printf (out, ":%s", anban_plan_kind_to_string (task->kind));
  }
  return g_string_free (out, FALSE);
}

static void
test_tasks (void)
{
  static const struct {
    const char *text, *keys;
  } rows[] = {
      /* running numbers, goals and safeguards */
      {"一、工作目标\n不发生事故。\n二、任务\n（一）抓学习\n1.甲。\n2.乙。\n（二）抓排查\n3."
       "丙。\n三、保障措施\n（一）加强领导。\n",
       "二/（一）/1 二/（一）/2 二/（二）/3 三/（一）:safeguard"},
      {"一、抓学习\n把学习列入计划。（县委办负责）\n", "一"},
      /* the note behind the last of them is for all */
      {"一、预案\n1.完善\n（1）甲。\n（2）乙。\n（责任单位：县应急局）\n2."
       "健全\n（1）丙。\n（2）丁。\n（责任单位：县水利局）\n",
       "一/1 一/2"},
      {"一、预案\n1.完善\n（1）甲。（县应急局）\n（2）乙。（县水利局）\n", "一/1/（1） 一/1/（2）"},
      /* checks under an item that is itself one */
      {"二、任务\n（一）对照检查。各部门要对照标准开展检查，形成报告，重点检查内容如下：\n第一，检查部门\n1."
       "对照“三管”要求，检查责任落实情况。\n2.检查培训情况。\n",
       "二/（一） 二/（一）/第一/1:check 二/（一）/第一/2:check"},
      {"第一章 总则\n第一条 本规定适用于全县。\n第二章 任务\n第二条 县住建局应当编制规划。\n第三条 "
       "镇政府应当履行下列职责：\n（一）开会；\n（二）建队。\n",
       "第二章/第二条 第二章/第三条"},
      {"1 健全体系\n1.1 修订清单。\n1.2 7月底前签订协议。\n2 强化管控\n2.1 开展检查。\n",
       "1/1.1 1/1.2 2/2.1"},
      /* attachments and signature are no tasks */
      {"一、抓学习。\n二、抓排查。\n附件：1.清单\n2.名单\n某县安委会\n2025年1月5日\n", "一 二"},
      {"一、实施步骤\n第一阶段：动员（3月底前）。\n第二阶段：整治（9月底前）。\n", "一/第一阶段 一/第二阶段"},
      {"序号\t任务\t责任单位\t时限\n一、责任\n1\t建清单\t县安委办\t3月底\n2\t建台账\t县应急局\t6月底\n",
       "一/1 一/2"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *document = g_strconcat ("某县2025年方案\n", rows[i].text, NULL);
    g_autoptr (AnbanPlan) plan = anban_plan_read_text (document);
    g_autofree char *keys = describe (plan);

    g_assert_cmpstr (keys, ==, rows[i].keys);
  }
}

/* Lines broken at the end of a line, of a page, within a date and within a note. */
static void
test_joined (void)
{
  g_autoptr (AnbanPlan) plan =
      anban_plan_read_text ("某县2025年方案\n"
                            "一、任务\n"
                            "（一）抓学习。各镇、各部门要\n\n— 3 —\n\n组织学习，2025年6月30\n日前完成。\n"
                            "（二）抓排查。每支队伍不少于\n5 人。（责任单位：县应急局、\n县水利局）\n");
  const AnbanPlanTask *first, *second;

  g_assert_cmpuint (plan->tasks->len, ==, 2);
  first = plan->tasks->pdata[0];
  second = plan->tasks->pdata[1];
  g_assert_cmpstr (first->text, ==, "抓学习。各镇、各部门要组织学习，2025年6月30日前完成。");
  g_assert_cmpuint (first->units->len, ==, 2);
  g_assert_cmpstr (((AnbanPlanDeadline *)first->deadlines->pdata[0])->date, ==, "2025-06-30");
  g_assert_cmpuint (second->units->len, ==, 2);
  g_assert_cmpfloat (((AnbanPlanQuota *)second->quotas->pdata[0])->value, ==, 5);
}

/* A span is where the finding stands in the source, blanks and all. */
static void
test_spans (void)
{
  g_autoptr (AnbanPlan) plan =
      anban_plan_read_text ("某县2025年方案\r\n一、 抓排查，6 月底前完成。（责任单位：县 应急局）\r\n");
  const AnbanPlanTask *task = plan->tasks->pdata[0];
  const AnbanPlanUnit *unit = task->units->pdata[0];
  const AnbanPlanDeadline *deadline = task->deadlines->pdata[0];
  g_autofree char *unit_text = g_strndup (plan->source + unit->span.start, unit->span.end - unit->span.start);
  g_autofree char *date_text =
      g_strndup (plan->source + deadline->span.start, deadline->span.end - deadline->span.start);
  g_autofree char *all = g_strndup (plan->source + task->span.start, task->span.end - task->span.start);

  g_assert_cmpstr (unit->name, ==, "县应急局");
  g_assert_cmpstr (unit_text, ==, "县 应急局");
  g_assert_cmpstr (date_text, ==, "6 月底前");
  g_assert_cmpstr (all, ==, "一、 抓排查，6 月底前完成。（责任单位：县 应急局）");
}

static void
test_head (void)
{
  static const struct {
    const char *text, *title, *issuer, *number, *issued_on, *period;
  } rows[] = {
      {"某县安委会文件\n某安委〔2025〕3号\n关于印发某县2025年工作要点的通知\n各镇：\n现印发。\n某县安委会\n20"
       "25年2月8日\n某县2025年\n工作要点\n一、任务。\n",
       "某县2025年工作要点", "某县安委会", "某安委〔2025〕3号", "2025-02-08", NULL},
      {"某市三年行动方案\n（2024—2026年）\n一、任务。\n", "某市三年行动方案（2024—2026年）", NULL, NULL, NULL,
       "2024-2026"},
      {"某区“十四五”任务分解\n一、任务。\n", "某区“十四五”任务分解", NULL, NULL, NULL, "2021-2025"},
      {"某乡工作计划。\n一、任务。\n某乡人民政府\n二0二五年二月二十五日\n", "某乡工作计划", "某乡人民政府",
       NULL, "2025-02-25", NULL},
      {"某市任务分工\n（某市安委会 2025年1月17日印发）\n一、任务。\n", "某市任务分工", "某市安委会", NULL,
       "2025-01-17", NULL},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (AnbanPlan) plan = anban_plan_read_text (rows[i].text);

    g_assert_cmpstr (plan->title, ==, rows[i].title);
    g_assert_cmpstr (plan->issuer, ==, rows[i].issuer);
    g_assert_cmpstr (plan->doc_number, ==, rows[i].number);
    g_assert_cmpstr (plan->issued_on, ==, rows[i].issued_on);
    g_assert_cmpstr (plan->period, ==, rows[i].period);
  }
}

/* What would cost its square if anything were looked at twice. A second each is a hundred times what it takes
 * on a slow machine, and a thousandth of what the square would take. */
static void
test_hostile (void)
{
  static const char *const pieces[] = {
      "（",       "（）",   "一、\n",       "县、",         "“",
      "1.",       "一",     "（责任单位：", "。责任单位：", "每年",
      "县局要",   "县局等", "县局牵头",     "由县局",       "一\t二\t责任单位\n",
      "会同县局", "2025年", "3月至"};

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++) {
    g_autoptr (GString) text = g_string_new (NULL);
    gint64 begin = g_get_monotonic_time (), taken;

    while (text->len < 300000)
      g_string_append (text, pieces[i]);
    anban_plan_free (anban_plan_read_text (text->str));
    taken = g_get_monotonic_time () - begin;
    g_test_message ("piece %d: %d ms", (int)i, (int)(taken / 1000));
    g_assert_cmpint (taken, <, 20 * G_USEC_PER_SEC);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/outline/markers", test_markers);
  g_test_add_func ("/plan/outline/tasks", test_tasks);
  g_test_add_func ("/plan/outline/joined", test_joined);
  g_test_add_func ("/plan/outline/spans", test_spans);
  g_test_add_func ("/plan/outline/head", test_head);
  g_test_add_func ("/plan/outline/hostile", test_hostile);
  return g_test_run ();
}
