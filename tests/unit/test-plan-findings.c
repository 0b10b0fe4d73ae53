/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is read out of one task: units and roles, deadlines, frequencies, quotas, sub-measures. Each row is
 * the text of a task of a plan of 2025 and the findings, written out.
 */
#include "plan/plan-reader.h"

#include <locale.h>
#include <string.h>

typedef struct {
  const char *text, *found;
} Row;

static AnbanPlan *
read_task (const char *text)
{
  g_autofree char *document = g_strdup_printf ("某县2025年安全生产工作要点\n一、重点任务\n1.%s\n", text);
  AnbanPlan *plan = anban_plan_read_text (document);

  g_assert_cmpuint (plan->tasks->len, ==, 1);
  return plan;
}

static char *
describe_units (const AnbanPlanTask *task)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < task->units->len; i++) {
    const AnbanPlanUnit *unit = task->units->pdata[i];

    g_string_append_printf (out, "%s%s:%s", i > 0 ? " " : "", anban_plan_role_to_string (unit->role),
                            unit->name);
  }
  return g_string_free (out, FALSE);
}

static char *
describe_deadlines (const AnbanPlanTask *task)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < task->deadlines->len; i++) {
    const AnbanPlanDeadline *deadline = task->deadlines->pdata[i];

    g_string_append_printf (out, "%s%s", i > 0 ? " " : "",
                            deadline->date != NULL ? deadline->date : deadline->as_written);
  }
  return g_string_free (out, FALSE);
}

static char *
describe_frequencies (const AnbanPlanTask *task)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < task->frequencies->len; i++) {
    const AnbanPlanFrequency *frequency = task->frequencies->pdata[i];

    g_string_append_printf (out, "%s%d/%s", i > 0 ? " " : "", frequency->count,
                            anban_plan_per_to_string (frequency->per));
  }
  return g_string_free (out, FALSE);
}

static char *
describe_quotas (const AnbanPlanTask *task)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < task->quotas->len; i++) {
    const AnbanPlanQuota *quota = task->quotas->pdata[i];

    g_string_append_printf (out, "%s%g%s", i > 0 ? " " : "", quota->value, quota->unit);
  }
  return g_string_free (out, FALSE);
}

static char *
describe_subs (const AnbanPlanTask *task)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < task->subs->len; i++) {
    const AnbanPlanSub *sub = task->subs->pdata[i];

    g_string_append_printf (out, "%s%s:%s", i > 0 ? " " : "", sub->number, sub->heading);
  }
  return g_string_free (out, FALSE);
}

static void
run_rows (const Row *rows, gsize n, char *(*describe) (const AnbanPlanTask *task))
{
  for (gsize i = 0; i < n; i++) {
    g_autoptr (AnbanPlan) plan = read_task (rows[i].text);
    g_autofree char *found = describe (plan->tasks->pdata[0]);

    if (!g_str_equal (found, rows[i].found))
      g_test_fail_printf ("%s\nread: %s\nnot:  %s", rows[i].text, found, rows[i].found);
  }
}

static void
test_notes (void)
{
  static const Row rows[] = {
      {"抓培训。（牵头单位：县应急局；配合单位：县教育局、县工会）",
       "牵头:县应急局 配合:县教育局 配合:县工会"},
      {"抓培训。（县应急局牵头，县教育局、县工会配合）", "牵头:县应急局 配合:县教育局 配合:县工会"},
      {"抓培训。（责任单位：县应急局牵头，县教育局、县工会等部门配合）",
       "牵头:县应急局 配合:县教育局 配合:县工会"},
      {"抓培训。（各镇政府，县安委会各成员单位）", "责任:各镇政府 责任:县安委会各成员单位"},
      {"抓培训。（责任单位:县住建局、县公安局等县安委会有关成员单位)",
       "责任:县住建局 责任:县公安局 责任:县安委会有关成员单位"},
      {"抓培训。（县发展和改革局和县工信局按职责分工负责）", "责任:县发展和改革局 责任:县工信局"},
      {"抓培训。（责任单位：各镇党委、政府，县委编办）", "责任:各镇党委、政府 责任:县委编办"},
      {"抓培训。（各县（市、区）政府、高新区管委会负责）", "责任:各县（市、区）政府 责任:高新区管委会"},
      {"抓培训。（责任单位：县应急局（牵头）、县财政局）", "牵头:县应急局 责任:县财政局"},
      {"抓培训。（责任单位：县委宣传部（县融媒体中心配合））", "责任:县委宣传部 配合:县融媒体中心"},
      {"抓培训。（牵头单位：县应急局 责任单位：县教育局 完成时限：6月底前）", "牵头:县应急局 责任:县教育局"},
      {"抓培训。（责任单位：县应急局，3月底完成）", "责任:县应急局"},
      {"抓培训。（责任人：赵某某；责任单位：县应急局）", "责任:县应急局"},
      {"抓培训。【县应急局，常态化】", "责任:县应急局"},
      {"抓培训。\n牵头单位：县应急局\n责任单位：县教育局，县工会等县级相关单位\n完成时限：长期坚持",
       "牵头:县应急局 责任:县教育局 责任:县工会 责任:县级相关单位"},
      {"抓培训。责任科室：救援科；配合科室：办公室", "责任:救援科 配合:办公室"},
      {"抓培训。由县消防大队会同县公安局负责，各镇配合。", "责任:县消防大队 责任:县公安局 配合:各镇"},
      {"抓培训。（发改、住建、交通运输等部门按职责负责）", "责任:发改、住建、交通运输等部门"},
      {"在村（社区）设点，由镇（街道）验收。", ""},
  };

  run_rows (rows, G_N_ELEMENTS (rows), describe_units);
}

static void
test_subjects (void)
{
  static const Row rows[] = {
      {"抓宣传。各镇、县教育局和三个国有企业要制定计划。", "责任:各镇 责任:县教育局 责任:三个国有企业"},
      {"抓宣传。县安委办要加强协调，相关职能部门要密切配合。", "责任:县安委办 责任:相关职能部门"},
      {"抓宣传。经发、建设、应急等行业主管部门对风险点摸排登记。", "责任:经发、建设、应急等行业主管部门"},
      {"抓宣传。组织部等县安委会成员单位要用好载体。", "责任:组织部 责任:县安委会成员单位"},
      {"抓宣传。督促各镇政府要落实责任，推动企业整改。", ""},
      {"抓宣传。主要负责人要亲自研究，各级领导干部要带头学习。", ""},
      {"抓宣传。对照标准要求，负有监管职责的有关部门开展检查。", "责任:负有监管职责的有关部门"},
      {"抓宣传。中小学校每月演练一次，幼儿园每季度演练一次。", "责任:中小学校 责任:幼儿园"},
      {"抓宣传。县水利局牵头，各镇负责，分级挂牌。", "牵头:县水利局 责任:各镇"},
      {"抓宣传。住建部门负责工地，水利部门负责水库。", "责任:住建部门 责任:水利部门"},
      {"抓宣传。县应急局应对重点企业逐一检查。", "责任:县应急局"},
      {"镇派出所：负责出租屋检查。", "责任:镇派出所"},
      {"抓宣传。县政府督查室会同县安委办每年督查1次。", "责任:县政府督查室 责任:县安委办"},
  };

  run_rows (rows, G_N_ELEMENTS (rows), describe_units);
}

static void
test_deadlines (void)
{
  static const Row rows[] = {
      {"2025年底前完成。", "2025-12-31"},
      {"6月底前完成，12月底前全部完成。", "2025-06-30 2025-12-31"},
      {"2026年3月15日前报送。", "2026-03-15"},
      {"2025年11 月20日前形成经验。", "2025-11-20"},
      {"第三季度末完成改造。", "2025-09-30"},
      {"上半年完成改造。", "2025-06-30"},
      {"年内建成投用。", "2025-12-31"},
      {"年底前建成投用。", "2025-12-31"},
      {"到2027年，建成体系。", "2027-12-31"},
      {"2026年，全面完成建设。", "2026-12-31"},
      {"2026年前完成建设。", "2025-12-31"},
      {"自2025年3月起至12月底开展整治。", "2025-12-31"},
      {"动员部署（3月1日至3月20日）。", "2025-03-20"},
      {"“十四五”末实现全覆盖。", "2025-12-31"},
      {"十月中旬前完成。", "2025-10-20"},
      {"二〇二五年六月三十日前完成。", "2025-06-30"},
      {"2025年9月底前、2026年6月底前分别完成。", "2025-09-30 2026-06-30"},
      {"春节前完成检查。", "春节前"},
      {"建台账。（完成时限：2025/11/15）", "2025-11-15"},
      {"建台账。（完成时限：长期坚持）", "长期坚持"},
      {"6月底前建台账。（完成时限：6月底前）", "2025-06-30"},
      {"严格24小时值班，30分钟内报告。", ""},
      {"吸取“11·22”事故教训，落实15条硬措施，开展119宣传，执行AQ9010-2019。", ""},
      {"2023年以来排查出的隐患要整改，2000年以前投产的装置要评估。", ""},
      {"每月25日前报送，每年12月25日前总结。", ""},
      {"结合2025年度考核，落实《办法（2024年版）》。", ""},
      {"6月31日前完成。", "6月31日前"},
      {"2025年、2026年、2027年底达标率分别达到40%、60%、80%。", "2025-12-31 2026-12-31 2027-12-31"},
      {"集中攻坚（2026年）。", "2026-12-31"},
  };

  run_rows (rows, G_N_ELEMENTS (rows), describe_deadlines);
}

static void
test_frequencies (void)
{
  static const Row rows[] = {
      {"每季度至少研究一次。", "1/quarter"},
      {"每年不少于2次。", "2/year"},
      {"全年启动两轮巡查。", "2/year"},
      {"按月通报，按季度会商。", "1/month 1/quarter"},
      {"每半年至少组织1次，每两年组织1次。", "1/half-year 1/two-years"},
      {"每周抽查3次，每日巡查1次。", "3/week 1/day"},
      {"全年通过“明查”“暗访”等形式检查不少于12次。", "12/year"},
      {"一季度一次，半年一次。", "1/quarter 1/half-year"},
      {"每月25日前报送，每年11月底前总结。", "1/month 1/year"},
      {"每年至少组织综合演练1次、专项演练2次。", "1/year 2/year"},
      {"主要负责人每季度、技术负责人每月至少检查1次。", "1/quarter 1/month"},
      {"演练2次/年。", "2/year"},
      {"每月曝光不少于2起。", "2/month"},
      {"每学期演练1次。", "1/term"},
      {"上半年、下半年各开展1次整治。", "1/half-year"},
      {"定期研究，适时召开会议，编制年度计划。", ""},
      {"一季度末完成，第一次会议，一次性处理。", ""},
  };

  run_rows (rows, G_N_ELEMENTS (rows), describe_frequencies);
}

static void
test_quotas (void)
{
  static const Row rows[] = {
      {"完成管道改造60公里、立管改造2万户。", "60公里 20000户"},
      {"更换率不低于98％。", "98%"},
      {"整改率达到百分之九十五以上。", "95%"},
      {"组建不少于50人的队伍。", "50人"},
      {"至少开设1处场馆。", "1处"},
      {"新增监控点位260个，配齐防化服20套。", "260个 20套"},
      {"发放资料不少于2,000份，护栏3.2公里。", "2000份 3.2公里"},
      {"创建5个示范街区。", "5个"},
      {"培训不少于16学时。", "16学时"},
      {"全年轮训一遍，每月不少于2次。", ""},
      {"实现全覆盖，建立“4个体系”。", ""},
      {"落实15条硬措施、七项职责、五进要求。", ""},
      {"以建立健全4个体系为核心，严格24小时值班。", ""},
      {"对5000人以上活动、3万吨以下煤矿分类监管。", ""},
  };

  run_rows (rows, G_N_ELEMENTS (rows), describe_quotas);
}

static void
test_subs (void)
{
  static const Row rows[] = {
      {"抓整治。一是修订清单；二是开展检查；三是严格追责。", "一是:修订清单 二是:开展检查 三是:严格追责"},
      {"抓整治。①明确责任；②建立台账。", "①:明确责任 ②:建立台账"},
      {"抓整治\n（1）修订预案。\n（2）开展演练。\n（责任单位：县应急局）", "（1）:修订预案 （2）:开展演练"},
      {"抓整治。\n一要加强领导；\n二要强化督导。", "一要:加强领导 二要:强化督导"},
      {"抓整治。一方面要严查，另一方面要帮扶。", ""},
  };

  run_rows (rows, G_N_ELEMENTS (rows), describe_subs);
}

static void
test_rules (void)
{
  g_autoptr (AnbanPlan) plan =
      anban_plan_read_text ("某市2025年任务分工\n说明：列在首位的为牵头单位，其他为配合单位。\n"
                            "（一）建库。（市应急局、市住建局）\n"
                            "（二）建队。（责任单位：市消防支队）\n");
  g_autofree char *first = describe_units (plan->tasks->pdata[0]),
                  *second = describe_units (plan->tasks->pdata[1]);

  g_assert_cmpstr (first, ==, "牵头:市应急局 配合:市住建局");
  g_assert_cmpstr (second, ==, "牵头:市消防支队");
}

static void
test_range_note (void)
{
  g_autoptr (AnbanPlan) plan =
      anban_plan_read_text ("某园区2025年工作函\n一、任务\n1、建库。\n2、建队。\n3、建网。\n（以上2-"
                            "3项牵头单位：园区应急局；完成时限：6月底前）\n");

  for (guint i = 0; i < 3; i++) {
    g_autofree char *units = describe_units (plan->tasks->pdata[i]);
    g_autofree char *dates = describe_deadlines (plan->tasks->pdata[i]);

    g_assert_cmpstr (units, ==, (i == 0 ? "" : "牵头:园区应急局"));
    g_assert_cmpstr (dates, ==, (i == 0 ? "" : "2025-06-30"));
  }
}

static void
test_warnings (void)
{
  g_autoptr (AnbanPlan) plan = read_task ("定期会商。");
  const AnbanPlanTask *task = plan->tasks->pdata[0];

  g_assert_cmpuint (task->warnings->len, ==, 2);
  g_assert_nonnull (strstr (task->warnings->pdata[0], "责任单位"));
  g_assert_nonnull (strstr (task->warnings->pdata[1], "“定期”"));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/findings/notes", test_notes);
  g_test_add_func ("/plan/findings/subjects", test_subjects);
  g_test_add_func ("/plan/findings/deadlines", test_deadlines);
  g_test_add_func ("/plan/findings/frequencies", test_frequencies);
  g_test_add_func ("/plan/findings/quotas", test_quotas);
  g_test_add_func ("/plan/findings/subs", test_subs);
  g_test_add_func ("/plan/findings/rules", test_rules);
  g_test_add_func ("/plan/findings/range-note", test_range_note);
  g_test_add_func ("/plan/findings/warnings", test_warnings);
  return g_test_run ();
}
