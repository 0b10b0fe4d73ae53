/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The reckoning of duties: law cases by a table that cites the article, what goes wrong, and properties over random
 * offices. The day of reckoning is 2026-06-15.
 */
#include "duty-office.h"

#include "registers/emergency-plan.h"
#include "registers/inspection.h"
#include "registers/letter.h"
#include "registers/training.h"

#include <string.h>

/* One line for each duty of the first unit: period, rule where there are several, figures. */
static char *
describe (const AnbanDutySheet *sheet, gint64 unit)
{
  GString *text = g_string_new (NULL);
  guint n;
  const AnbanDuty *duties = anban_duty_sheet_get_of_unit (sheet, unit, &n);

  for (guint i = 0; i < n; i++) {
    g_autofree char *period = anban_period_dup_name (duties[i].period);
    const AnbanDutyFigures *f = &duties[i].figures;

    g_string_append_printf (text, "%s%s %s 应%d办%d划%d缺%d迟%d%s", i > 0 ? "; " : "", duties[i].rule->name,
                            period, f->due, f->done, f->planned, f->missing, f->late,
                            duties[i].reported ? "报" : "");
  }
  return g_string_free (text, FALSE);
}

#define TOWN_RULE                                                                                                        \
  "name=政府 item=应急演练 frequency_count=1 frequency_per=每两年 unit_kind=镇（街道） basis=法规标准" \
  " effective_from=2019-04-01"
#define MINE_RULE                                                                                            \
  "name=矿山 item=应急演练 frequency_count=1 frequency_per=每半年 reported=是 unit_kind=企业"    \
  " industry=矿山、危险化学品、金属冶炼 basis=法规标准 effective_from=2019-04-01"
#define CROWDED_RULE                                                                                                  \
  "name=密集 item=应急演练 frequency_count=1 frequency_per=每半年 reported=是 unit_kind=企业 crowded=是" \
  " basis=法规标准 effective_from=2019-04-01"
#define FIRM_RULE                                                                                                          \
  "name=企业 item=应急演练 drill_kind=综合或专项演练 frequency_count=1 frequency_per=每年 unit_kind=企业" \
  " basis=法规标准 effective_from=2016-07-01"
#define ON_SITE_RULE                                                                                                    \
  "name=现场 item=应急演练 drill_kind=现场处置演练 frequency_count=1 frequency_per=每半年 each_plan=是" \
  " unit_kind=企业 basis=法规标准 effective_from=2016-07-01"
#define REVIEW_RULE                                                                                          \
  "name=评估 item=预案评估 frequency_count=1 frequency_per=每三年 basis=法规标准 effective_from=2016-07-01"

#define DRILL(unit, kind, day)   "name=演练 kind=" kind " unit_id=" unit " held_on=" day
#define PLANNED(unit, kind, day) "name=演练 kind=" kind " unit_id=" unit " planned_on=" day

typedef struct {
  const char *article;
  int year;
  const char *unit, *pasts, *rules, *plans, *drills, *duties;
} Case;

static const Case cases[] = {
    {"生产安全事故应急条例 第八条第一款：县级以上政府、乡镇街道至少每 2 年 1 次；施行于 2019 年，周期自 2019 "
     "年起",
     2026, "name=临水镇 kind=镇（街道）", NULL, TOWN_RULE, NULL, NULL, "政府 2025—2026年 应1办0划0缺1迟0"},
    {"同条：上一年已开展的算在同一周期", 2026, "name=临水镇 kind=镇（街道）", NULL, TOWN_RULE, NULL,
     DRILL ("临水镇", "综合演练", "2025-11-03"), "政府 2025—2026年 应1办1划0缺0迟0"},
    {"同条：上一周期的不算", 2025, "name=临水镇 kind=镇（街道）", NULL, TOWN_RULE, NULL,
     DRILL ("临水镇", "综合演练", "2024-12-31"), "政府 2025—2026年 应1办0划0缺1迟0"},
    {"生产安全事故应急条例 第八条第二款：矿山每半年 1 次并报送", 2026,
     "name=青石矿 kind=企业 industry=非煤矿山", NULL, MINE_RULE, NULL,
     DRILL ("青石矿", "专项演练", "2026-03-04"),
     "矿山 2026年上半年 应1办1划0缺0迟0报; 矿山 2026年下半年 应1办0划0缺1迟0报"},
    {"同款：计划的不缺；逾期未开展的计划不算数；期满未办为迟", 2025,
     "name=青石矿 kind=企业 industry=非煤矿山", NULL, MINE_RULE, NULL,
     PLANNED ("青石矿", "专项演练", "2025-03-04"),
     "矿山 2025年上半年 应1办0划0缺1迟1报; 矿山 2025年下半年 应1办0划0缺1迟1报"},
    {"同款：尚在期内的计划抵缺", 2026, "name=青石矿 kind=企业 industry=非煤矿山", NULL, MINE_RULE, NULL,
     PLANNED ("青石矿", "专项演练", "2026-06-15") "; " PLANNED (
         "青石矿", "专项演练", "2026-07-01") "; " PLANNED ("青石矿", "综合演练", "2026-06-14"),
     "矿山 2026年上半年 应1办0划1缺0迟0报; 矿山 2026年下半年 应1办0划1缺0迟0报"},
    {"同款：矿山并属人员密集场所，两条同样严，只计一条", 2026,
     "name=青石矿 kind=国有企业 industry=危险化学品经营 crowded=是", NULL, MINE_RULE "; " CROWDED_RULE, NULL,
     NULL, "矿山 2026年上半年 应1办0划0缺1迟0报; 矿山 2026年下半年 应1办0划0缺1迟0报"},
    {"生产安全事故应急预案管理办法 第三十三条：其他单位每年 1 次综合或专项；疏散演练不算", 2026,
     "name=顺达公司 kind=企业", NULL, FIRM_RULE, NULL, DRILL ("顺达公司", "疏散逃生演练", "2026-02-02"),
     "企业 2026年 应1办0划0缺1迟0"},
    {"同条：每个现场处置方案每半年 1 次，各方案分别计", 2026, "name=顺达公司 kind=企业", NULL, ON_SITE_RULE,
     "name=甲方案 unit_id=顺达公司 kind=现场处置方案; name=乙方案 unit_id=顺达公司 kind=现场处置方案; "
     "name=总预案 unit_id=顺达公司 kind=综合应急预案",
     DRILL ("顺达公司", "现场处置演练", "2026-02-02 emergency_plan_id=甲方案"),
     "现场 2026年上半年 应1办1划0缺0迟0; 现场 2026年下半年 应1办0划0缺1迟0; 现场 2026年上半年 "
     "应1办0划0缺1迟0; "
     "现场 2026年下半年 应1办0划0缺1迟0"},
    {"同条：只有一个方案时，没有写明方案的演练也是它的；没有方案的单位不欠", 2026, "name=顺达公司 kind=企业",
     NULL, ON_SITE_RULE, "name=甲方案 unit_id=顺达公司 kind=现场处置方案",
     DRILL ("顺达公司", "现场处置演练", "2026-02-02"),
     "现场 2026年上半年 应1办1划0缺0迟0; 现场 2026年下半年 应1办0划0缺1迟0"},
    {"预案管理办法 第三十五条：每三年评估，自发布起算", 2026, "name=顺达公司 kind=企业", NULL, REVIEW_RULE,
     "name=甲方案 unit_id=顺达公司 kind=综合应急预案 issued_on=2023-05-20", NULL,
     "评估 2023年5月21日至2026年5月20日 应1办0划0缺1迟1"},
    {"同条：自上次评估起算，未到期的年份不欠", 2026, "name=顺达公司 kind=企业", NULL, REVIEW_RULE,
     "name=甲方案 unit_id=顺达公司 kind=综合应急预案 issued_on=2020-05-20 evaluated_on=2024-02-29", NULL, ""},
    {"同条：2 月 29 日评估的，到第三年 2 月 28 日", 2027, "name=顺达公司 kind=企业", NULL, REVIEW_RULE,
     "name=甲方案 unit_id=顺达公司 kind=综合应急预案 evaluated_on=2024-02-29", NULL,
     "评估 2024年3月1日至2027年2月28日 应1办0划0缺1迟0"},
    {"同条：当年已评估", 2026, "name=顺达公司 kind=企业", NULL, REVIEW_RULE,
     "name=甲方案 unit_id=顺达公司 kind=综合应急预案 evaluated_on=2026-03-01", NULL,
     "评估 2026年 应1办1划0缺0迟0"},
    {"期中纳入：按天数折算，过半进一", 2026, "name=顺达公司 kind=企业 starts_on=2026-07-02", NULL, FIRM_RULE,
     NULL, NULL, "企业 2026年 应1办0划0缺1迟0"},
    {"期中纳入：不足一半不欠", 2026, "name=顺达公司 kind=企业 starts_on=2026-07-03", NULL, FIRM_RULE, NULL,
     NULL, ""},
    {"闰年的一半", 2024, "name=顺达公司 kind=企业 ends_on=2024-07-01", NULL, FIRM_RULE, NULL, NULL,
     "企业 2024年 应1办0划0缺1迟1"},
    {"注销后不再欠", 2026, "name=顺达公司 kind=企业 ends_on=2025-12-31", NULL, FIRM_RULE, NULL, NULL, ""},
    {"年中改变类别：之前的类别按之前的天数", 2026, "name=青石矿 kind=企业 industry=非煤矿山",
     "unit_id=青石矿 until_on=2026-04-30 industry=商贸", MINE_RULE "; " FIRM_RULE, NULL, NULL,
     /* 61 of the 181 days of the first half-year are no half of it; the drill of each half-year is any drill, so that the
      * yearly one stands beside it */
     "矿山 2026年下半年 应1办0划0缺1迟0报; 企业 2026年 应1办0划0缺1迟0"},
    {"没有施行日期的要求一直有效，两年从偶数年起", 2027, "name=临水镇 kind=镇（街道）", NULL,
     "name=长期 item=应急演练 frequency_count=1 frequency_per=每两年 basis=本办要求", NULL, NULL,
     "长期 2026—2027年 应1办0划0缺1迟0"},
    {"失效的要求不再计", 2026, "name=顺达公司 kind=企业", NULL, FIRM_RULE " effective_to=2025-12-31", NULL,
     NULL, ""},
    {"计划更严的，只计计划；法规要求报送的仍须报送", 2026, "name=青石矿 kind=企业 industry=非煤矿山", NULL,
     MINE_RULE
     "; name=计划 item=应急演练 frequency_count=1 frequency_per=每季度 unit_kind=企业 basis=上级计划",
     NULL, DRILL ("青石矿", "专项演练", "2026-03-31"),
     "计划 2026年第一季度 应1办1划0缺0迟0报; 计划 2026年第二季度 应1办0划0缺1迟0报; "
     "计划 2026年第三季度 应1办0划0缺1迟0报; 计划 2026年第四季度 应1办0划0缺1迟0报"},
    {"周期互不包含的两条都计", 2026, "name=顺达公司 kind=企业", NULL,
     "name=甲 item=应急演练 frequency_count=2 frequency_per=每年 basis=上级计划; name=乙 item=应急演练 "
     "frequency_count=1 frequency_per=每半年 basis=上级计划",
     NULL, NULL, "乙 2026年上半年 应1办0划0缺1迟0; 乙 2026年下半年 应1办0划0缺1迟0"},
    {"一次综合演练同时算在“综合或专项演练”和“综合演练”上，两条都列", 2026, "name=顺达公司 kind=企业", NULL,
     FIRM_RULE
     "; name=计划 item=应急演练 drill_kind=综合演练 frequency_count=1 frequency_per=每年 basis=上级计划",
     NULL, DRILL ("顺达公司", "综合演练", "2026-01-05"),
     "企业 2026年 应1办1划0缺0迟0; 计划 2026年 应1办1划0缺0迟0"},
};

static void
check_case (OfficeFixture *fixture, guint number)
{
  const Case *row = &cases[number];
  g_autoptr (AnbanDutySheet) sheet = NULL;
  g_autofree char *duties = NULL;
  gint64 unit = duty_scene_add (fixture->store, "unit", row->unit);

  duty_scene_add_all (fixture->store, "unit_past", row->pasts);
  duty_scene_add_all (fixture->store, "requirement", row->rules);
  duty_scene_add_all (fixture->store, "emergency_plan", row->plans);
  duty_scene_add_all (fixture->store, "drill", row->drills);
  sheet = duty_scene_reckon (fixture->store, row->year);
  duties = describe (sheet, unit);
  if (strcmp (duties, row->duties) != 0)
    g_error ("%s: “%s” instead of “%s”", row->article, duties, row->duties);
}

/* --- properties over random offices --- */

static void
refuse_year (OfficeFixture *fixture, int year)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (anban_duty_sheet_new (fixture->store, year, NULL, &error));
  g_assert_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID);
}

/* What cannot be is refused in words, by the rows and by the reckoning. */
static void
test_impossible (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (AnbanRecord) rule = anban_record_new (&anban_requirement_register);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL, cancelled = NULL;

  refuse_year (fixture, 1899);
  refuse_year (fixture, 2200);
  g_assert_false (anban_record_parse_field (rule, ANBAN_REQUIREMENT_EFFECTIVE_FROM, "2026-02-29", NULL));
  anban_record_set_text (rule, ANBAN_REQUIREMENT_NAME, "倒置");
  anban_record_set_int (rule, ANBAN_REQUIREMENT_ITEM, ANBAN_ITEM_DRILL);
  anban_record_set_int (rule, ANBAN_REQUIREMENT_FREQUENCY_COUNT, 1);
  anban_record_set_int (rule, ANBAN_REQUIREMENT_FREQUENCY_PER, ANBAN_PER_YEAR);
  anban_record_set_text (rule, ANBAN_REQUIREMENT_EFFECTIVE_FROM, "2026-03-01");
  anban_record_set_text (rule, ANBAN_REQUIREMENT_EFFECTIVE_TO, "2026-02-28");
  g_assert_false (anban_store_save (fixture->store, rule, &error));
  g_assert_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID);
  g_cancellable_cancel (cancellable);
  duty_scene_add (fixture->store, "unit", "name=顺达公司 kind=企业");
  g_assert_null (anban_duty_sheet_new (fixture->store, 2026, cancellable, &cancelled));
  g_assert_error (cancelled, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Members of a collective name, and of one within it, owe; the name itself does not. */
static void
test_group (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (AnbanDutySheet) sheet = NULL;

  duty_scene_add_all (fixture->store, "unit",
                      "name=各镇 kind=集合名称; name=成员单位 kind=集合名称; name=临水镇 kind=镇（街道）; "
                      "name=柳湾镇 kind=镇（街道）; name=县教育局 kind=部门; name=县商务局 kind=部门");
  duty_scene_add_all (
      fixture->store, "unit_member",
      "group_id=各镇 unit_id=临水镇; group_id=各镇 unit_id=柳湾镇; group_id=成员单位 unit_id=各镇; "
      "group_id=成员单位 unit_id=县教育局; group_id=成员单位 unit_id=临水镇");
  duty_scene_add (
      fixture->store, "requirement",
      "name=计划 item=应急演练 frequency_count=1 frequency_per=每年 unit_id=成员单位 basis=上级计划");
  sheet = duty_scene_reckon (fixture->store, 2026);
  g_assert_cmpuint (anban_duty_sheet_get_n (sheet), ==, 3);
  g_assert_cmpint (anban_duty_sheet_sum (sheet, ANBAN_ITEM_DRILL, 0, 0).due, ==, 3);
}

static gboolean
concerns (const AnbanDutyUnits *units, const AnbanDutyUnit *unit, const AnbanDutyRule *rule, AnbanDate day)
{
  guint spell = 0;

  (void)units;
  while (unit->spells[spell].until < day)
    spell++;
  return day >= unit->there.from && day <= unit->there.to && day >= rule->effective.from &&
         day <= rule->effective.to && anban_duty_rule_fits (rule, &unit->spells[spell].traits);
}

/* Day by day: on how many days of the period the rule concerns the unit, and no other covers it. */
static int
count_days (const AnbanDutySheet *sheet, GPtrArray *rules, const AnbanDuty *duty)
{
  const AnbanDutyUnits *units = anban_duty_sheet_get_units (sheet);
  int days = 0;

  for (AnbanDate day = duty->period.from; day <= duty->period.to; day++) {
    gboolean counts = concerns (units, duty->unit, duty->rule, day);

    for (guint i = 0; counts && i < rules->len; i++)
      counts = !anban_duty_rule_covers (rules->pdata[i], duty->rule) ||
               !concerns (units, duty->unit, rules->pdata[i], day);
    days += counts;
  }
  return days;
}

static int
count_list (AnbanStore *store, AnbanQuery *query)
{
  int n = (int)anban_store_count (store, query, NULL);

  anban_query_free (query);
  return n;
}

static GPtrArray *
collect_rules (const AnbanDutySheet *sheet, AnbanStore *store)
{
  GPtrArray *rules = g_ptr_array_new ();
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_requirement_register);
  g_autoptr (GArray) ids = anban_store_list_ids (store, query, NULL, NULL);

  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_add (rules, (gpointer)anban_duty_sheet_get_rule (sheet, g_array_index (ids, gint64, i)));
  return rules;
}

/* The figures of each duty against a reckoning day by day, and against the lists that they open. */
static void
test_figures (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) units = duty_office_fill (fixture->store, 12, 8, 60);
  g_autoptr (AnbanDutySheet) sheet = duty_scene_reckon (fixture->store, DUTY_OFFICE_YEAR);
  g_autoptr (GPtrArray) rules = collect_rules (sheet, fixture->store);
  AnbanDutyFigures sum = {0};

  for (guint i = 0; i < anban_duty_sheet_get_n (sheet); i++) {
    const AnbanDuty *duty = anban_duty_sheet_get (sheet, i);
    const AnbanDutyFigures *f = &duty->figures;
    int days = count_days (sheet, rules, duty);
    double due = (double)duty->rule->count * days / anban_period_count_days (duty->period);

    g_assert_cmpint (duty->days_held, ==, days);
    g_assert_cmpint (f->due, ==, (int)(due + 0.5));
    g_assert_cmpint (f->missing, ==, MAX (0, f->due - f->done - f->planned));
    g_assert_cmpint (f->late, ==, duty->period.to < anban_date_today () ? f->missing : 0);
    g_assert_cmpint (f->done, ==, count_list (fixture->store, anban_duty_sheet_query_done (sheet, duty)));
    g_assert_cmpint (f->planned, ==,
                     count_list (fixture->store, anban_duty_sheet_query_planned (sheet, duty)));
    anban_duty_figures_add (&sum, f);
  }
  g_assert_cmpint (sum.missing, ==, anban_duty_sheet_sum (sheet, ANBAN_ITEM_DRILL, 0, 0).missing);
  g_assert_cmpint (sum.due, ==, anban_duty_sheet_sum (sheet, 0, 0, 0).due);
}

/* Ten drills more, one after another: no duty is ever missing more. */
static void
test_more_drills (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) units = duty_office_fill (fixture->store, 10, 8, 10);

  for (int round = 0; round < 10; round++) {
    g_autoptr (AnbanDutySheet) before = duty_scene_reckon (fixture->store, DUTY_OFFICE_YEAR);
    g_autoptr (AnbanDutySheet) after = NULL;

    duty_office_add_drill (fixture->store, g_array_index (units, gint64, duty_office_draw ((int)units->len)));
    after = duty_scene_reckon (fixture->store, DUTY_OFFICE_YEAR);
    g_assert_cmpuint (anban_duty_sheet_get_n (after), ==, anban_duty_sheet_get_n (before));
    for (guint i = 0; i < anban_duty_sheet_get_n (before); i++)
      g_assert_cmpint (anban_duty_sheet_get (after, i)->figures.missing, <=,
                       anban_duty_sheet_get (before, i)->figures.missing);
  }
}

static void
add_office_tests (const char *name, guint n, void (*test) (OfficeFixture *fixture, gconstpointer data))
{
  for (guint i = 0; i < n; i++) {
    g_autofree char *path = g_strdup_printf ("/duty/%s/%u", name, i + 1);

    g_test_add (path, OfficeFixture, NULL, office_fixture_set_up, test, office_fixture_tear_down);
  }
}

static void
test_cases (OfficeFixture *fixture, gconstpointer data)
{
  duty_scene_each (fixture, G_N_ELEMENTS (cases), check_case);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/duty/cases", OfficeFixture, NULL, office_fixture_set_up, test_cases,
              office_fixture_tear_down);
  add_office_tests ("impossible", 1, test_impossible);
  add_office_tests ("group", 1, test_group);
  add_office_tests ("figures", 5, test_figures);
  add_office_tests ("more-drills", 3, test_more_drills);
  return g_test_run ();
}
