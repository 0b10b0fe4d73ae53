/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Wordings of single items as offices print them, each with all that a clerk reads out of it: units with their
 * roles, dates, frequencies, quotas. A wording that was once misread gets a row here before the rule is mended.
 */
#include "plan/plan-reader.h"

#include <locale.h>

typedef struct {
  const char *item;  /* stands behind its number, in a plan of the year 2026 */
  const char *found; /* 牵头:A 责任:B | 2026-05-31 | 1/quarter | 60家 */
} Row;

static const Row rows[] = {
    /* notes */
    {"开展排查。——牵头单位：应急管理局；配合单位：建设局、各街道",
     "牵头:应急管理局 配合:建设局 配合:各街道 | | |"},
    {"改造管网。\n责任单位：区住建委（牵头）、区发改委", "牵头:区住建委 责任:区发改委 | | |"},
    {"修订预案。（责任股室：应急指挥中心；配合股室：各业务股室）", "责任:应急指挥中心 配合:各业务股室 | | |"},
    {"搬迁农户。州级层面由州自然资源局牵头，各县（市）人民政府负责落实。",
     "牵头:州自然资源局 责任:各县（市）人民政府 | | |"},
    {"清理杂草。镇林业站、国有桑林林场负责，镇农业综合服务中心配合。",
     "责任:镇林业站 责任:国有桑林林场 配合:镇农业综合服务中心 | | |"},
    {"检查水库。（县水利局牵头、各乡镇落实）", "牵头:县水利局 责任:各乡镇 | | |"},
    {"排查店铺。\n责任单位：镇应急办　派出所　各村", "责任:镇应急办 责任:派出所 责任:各村 | | |"},
    {"排查店铺。\n责任单位：县政府 办公室、县委　组织部", "责任:县政府办公室 责任:县委组织部 | | |"},
    {"修订清单。\n责任单位及完成时限：县应急局、县林业局，11月中旬",
     "责任:县应急局 责任:县林业局 | 2026-11-20 | |"},
    {"修订清单。\n完成时限和责任单位：6月底，县应急局", "责任:县应急局 | 2026-06-30 | |"},
    {"成立委员会, 由主任任组长. (综合办负责)", "责任:综合办 | | |"},
    {"修订清单。责任：县林业局；督导：县防火办", "责任:县林业局 责任:县防火办 | | |"},
    {"清理杂草。\n责任单位：县林业局、各乡镇\n青石县森林防灭火指挥部\n2026年3月1日",
     "责任:县林业局 责任:各乡镇 | | |"},
    /* subjects */
    {"县公安局：易涝路段管控，设置警示标志90处。", "责任:县公安局 | | | 90处"},
    {"国网青石县供电公司、县水文站：加密监测。", "责任:国网青石县供电公司 责任:县水文站 | | |"},
    {"化工企业：开展防雷检测。", "| | |"},
    {"防范中毒。由县住建局会同县应急局对住户逐户上门。", "责任:县住建局 责任:县应急局 | | |"},
    {"检查宿舍。请县教体局对宿舍开展全面检查。", "责任:县教体局 | | |"},
    {"检查商场。请县消防救援大队于3月20日前完成检查。", "责任:县消防救援大队 | 2026-03-20 | |"},
    {"降雪预警。县气象局遇降雪过程要每日发布2次预警。", "责任:县气象局 | | 2/day |"},
    {"评估工作由县应急局会同发展和改革局组织。", "责任:县应急局 责任:发展和改革局 | | |"},
    {"集中整治。区消防救援大队抽查比例不低于30%。", "责任:区消防救援大队 | | | 30%"},
    {"强化督导。区消安办每10天通报一次进度。", "责任:区消安办 | | 1/ten-days |"},
    {"强化领导。领导小组成员由区公安分局、区住建局等单位负责同志组成。", "| | |"},
    {"部署阶段：3月10日前，各校制定方案。", "责任:各校 | 2026-03-10 | |"},
    {"县融媒体中心、三大运营商每天推送提示信息不少于1条。", "责任:县融媒体中心 责任:三大运营商 | | 1/day |"},
    /* times */
    {"防溺水。5月至9月每周推送提醒1次。（县教体局负责）", "责任:县教体局 | | 1/week |"},
    {"改造危桥，其中上半年开工率不低于60%。（县交通运输局负责）", "责任:县交通运输局 | 2026-06-30 | | 60%"},
    {"实行一月一调度、半年一考核。（县安委办负责）", "责任:县安委办 | | 1/month 1/half-year |"},
    {"落实周调度、月通报制度。（县安委办负责）", "责任:县安委办 | | 1/week 1/month |"},
    {"各村应于每周五下班前报送情况。", "责任:各村 | | 1/week |"},
    {"全院半年开展一次疏散演练。（县医院负责）", "责任:县医院 | | 1/half-year |"},
    {"上半年开展一次疏散演练。（县医院负责）", "责任:县医院 | 2026-06-30 | |"},
    {"水库检查4月10日前完成，5.31前完成整改。（县水利局负责）", "责任:县水利局 | 2026-04-10 2026-05-31 | |"},
    {"每年9月至次年4月靠前驻防。（县林业局负责）", "责任:县林业局 | | |"},
    {"年初、年末各开展一次体检。（县应急局负责）", "责任:县应急局 | | 1/half-year |"},
    /* quotas */
    {"达标率由82%提高到90%。（县能源局负责）", "责任:县能源局 | | | 90%"},
    {"医疗点配备AED 10台。（县卫健局负责）", "责任:县卫健局 | | | 10台"},
    {"会议指出，1至2月发生事故17起、死亡3人，同比分别上升6.3%、50%。县公安局要治理路段不少于12处。",
     "责任:县公安局 | | | 12处"},
    {"火灾起数同比下降15%。（县消防救援大队负责）", "责任:县消防救援大队 | | | 15%"},
    {"举报查实的奖励500元至3000元。（县应急局负责）", "责任:县应急局 | | |"},
    {"完成9个乡镇风险评估。（县应急局负责）", "责任:县应急局 | | | 9个"},
    {"接入视频点位1.8万路。（县大数据中心负责）", "责任:县大数据中心 | | | 18000路"},
    {"举办培训班9期。（县应急局负责）", "责任:县应急局 | | | 9期"},
    /* people for their offices, clauses further on, short periods */
    {"县应急局局长张某每月带队检查不少于1次。", "责任:县应急局 | | 1/month |"},
    {"整治违建。由分管副县长牵头，县住建局负责。", "责任:县住建局 | | |"},
    {"整治违建。由分管副区长牵头，区城管局、区住建局配合，6月底前完成。",
     "配合:区城管局 配合:区住建局 | 2026-06-30 | |"},
    {"整治违建。由县政府分管副县长牵头，县住建局具体负责。", "责任:县住建局 | | |"},
    {"镇党委书记、镇长每季度至少研究1次安全生产工作。", "| | 1/quarter |"},
    {"县消防救援大队大队长李某要每季度调度1次。", "责任:县消防救援大队 | | 1/quarter |"},
    {"县住建局副局长王某负责日常调度。", "责任:县住建局 | | |"},
    {"深化路域整治，县公安局查处超限超载违法行为，县交通运输局整改临水路段30处。",
     "责任:县公安局 责任:县交通运输局 | | | 30处"},
    {"聚焦重点时段，县文广旅局检查景区设施，县市场监管局抽检游乐设备。",
     "责任:县文广旅局 责任:县市场监管局 | | |"},
    {"汛期每3小时巡查一次水库。（县水利局负责）", "责任:县水利局 | | 1/three-hours |"},
    {"每三天开展一次复查。（县应急局负责）", "责任:县应急局 | | 1/three-days |"},
    {"值班人员每2小时报告一次水位。（县水利局负责）", "责任:县水利局 | | 1/two-hours |"},
    {"每小时巡查1次火险点。（县林业局负责）", "责任:县林业局 | | 1/hour |"},
    {"每两天会商一次。（县气象局负责）", "责任:县气象局 | | 1/two-days |"},
    {"抽查比例不低于1/3。（县应急局负责）", "责任:县应急局 | | |"},
    {"培训百名安全骨干。（县应急局负责）", "责任:县应急局 | | | 100名"},
    {"选树百家标准化企业。（县应急局负责）", "责任:县应急局 | | | 100家"},
    {"走进千家万户开展宣传，发动数百名网格员。（县应急局负责）", "责任:县应急局 | | |"},
    {"至少抽查三分之一的企业。（县应急局负责）", "责任:县应急局 | | |"},
    /* behind a count of people, 督查办 and 6月份 */
    {"救生衣按载客人数110%配备。（县文旅局负责）", "责任:县文旅局 | | | 110%"},
    {"制定考核细则。（县安委办牵头，县委督查办、县考核办配合）",
     "牵头:县安委办 配合:县委督查办 配合:县考核办 | | |"},
    {"举办技能比武一场，6月份完成。（县总工会负责）", "责任:县总工会 | 2026-06-30 | |"},
};

static void
append_task (GString *out, const AnbanPlanTask *task)
{
  for (guint i = 0; i < task->units->len; i++) {
    const AnbanPlanUnit *unit = task->units->pdata[i];

    g_string_append_printf (out, "%s:%s ", anban_plan_role_to_string (unit->role), unit->name);
  }
  g_string_append (out, "|");
  for (guint i = 0; i < task->deadlines->len; i++) {
    const AnbanPlanDeadline *deadline = task->deadlines->pdata[i];

    if (deadline->date != NULL)
      g_string_append_printf (out, " %s", deadline->date);
  }
  g_string_append (out, " |");
  for (guint i = 0; i < task->frequencies->len; i++) {
    const AnbanPlanFrequency *frequency = task->frequencies->pdata[i];

    g_string_append_printf (out, " %d/%s", frequency->count, anban_plan_per_to_string (frequency->per));
  }
  g_string_append (out, " |");
  for (guint i = 0; i < task->quotas->len; i++) {
    const AnbanPlanQuota *quota = task->quotas->pdata[i];

    g_string_append_printf (out, " %g%s", quota->value, quota->unit);
  }
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autofree char *text = g_strdup_printf (
      "青石县2026年安全生产工作要点\n一、重点任务\n1.%s\n2.加强宣传。（县委宣传部负责）\n", row->item);
  g_autoptr (AnbanPlan) plan = anban_plan_read_text (text);
  g_autoptr (GString) found = g_string_new (NULL);

  if (plan->tasks->len > 0)
    append_task (found, plan->tasks->pdata[0]);
  if (!g_str_equal (found->str, row->found)) {
    g_test_message ("%s: found %s, wanted %s", row->item, found->str, row->found);
    g_test_fail ();
  }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strdup_printf ("/plan-wording/%02u", i);

    g_test_add_data_func (path, &rows[i], test_row);
  }
  return g_test_run ();
}
