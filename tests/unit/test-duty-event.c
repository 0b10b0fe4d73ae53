/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What counts for which item: classes, study sessions, inspections, bulletins and plan reviews, by the same reckoning as
 * drills; and each number agrees with the list that it opens. The day of reckoning is 2026-06-15.
 */
#include "duty-scene.h"

#include "registers/emergency-plan.h"
#include "registers/letter.h"
#include "registers/training.h"

#include <string.h>

#define RULE "frequency_count=4 frequency_per=每年 basis=上级计划 name=规则 "

typedef struct {
  const char *rule;
  const char *register_id, *rows;
  const char *details_id, *details;
  int done, planned;
} Case;

static const Case cases[] = {
    {RULE "item=培训", "training",
     "name=甲 kind=培训班 unit_id=顺达公司 held_on=2026-03-01; name=乙 kind=集中学习 unit_id=顺达公司 "
     "held_on=2026-03-02; "
     "name=丙 kind=培训班 unit_id=顺达公司 planned_on=2026-09-01; name=丁 kind=警示教育 unit_id=临水镇 "
     "held_on=2026-03-01",
     NULL, NULL, 1, 1},
    {RULE "item=培训 audience=主要负责人", "training",
     "name=甲 kind=培训班 unit_id=顺达公司 held_on=2026-03-01 audience=主要负责人; "
     "name=乙 kind=培训班 unit_id=顺达公司 held_on=2026-03-01 audience=从业人员",
     NULL, NULL, 1, 0},
    /* the word stands in the topic or in the name */
    {RULE "item=集中学习 topic=条例", "training",
     "name=甲 kind=集中学习 topic=应急条例 unit_id=顺达公司 held_on=2026-03-01; "
     "name=学条例 kind=集中学习 unit_id=顺达公司 held_on=2026-04-01; "
     "name=丙 kind=集中学习 unit_id=顺达公司 held_on=2026-05-01; "
     "name=讲条例 kind=培训班 unit_id=顺达公司 held_on=2026-05-01",
     NULL, NULL, 2, 0},
    /* taking part counts where the rule says so, once however many came; who was absent did not */
    {RULE "item=培训 part=组织或参加", "training",
     "name=甲 kind=培训班 unit_id=临水镇 held_on=2026-03-01; name=乙 kind=培训班 unit_id=临水镇 "
     "held_on=2026-03-02",
     "training_attendee",
     "training_id=甲 person_id=周宁 unit_id=顺达公司; training_id=甲 person_id=何大勇 unit_id=顺达公司 "
     "attendance=出勤; "
     "training_id=乙 person_id=周宁 unit_id=顺达公司 attendance=缺勤",
     1, 0},
    {RULE "item=培训 part=组织", "training", "name=甲 kind=培训班 unit_id=临水镇 held_on=2026-03-01",
     "training_attendee", "training_id=甲 person_id=周宁 unit_id=顺达公司", 0, 0},
    {RULE "item=应急演练 part=组织或参加", "drill",
     "name=甲 kind=综合演练 unit_id=临水镇 held_on=2026-03-01; name=乙 kind=专项演练 unit_id=顺达公司 "
     "held_on=2026-03-02",
     "drill_unit", "drill_id=甲 unit_id=顺达公司; drill_id=甲 unit_id=顺达公司; drill_id=乙 unit_id=顺达公司",
     2, 0},
    {RULE "item=监督检查", "inspection",
     "unit_id=顺达公司 inspected_on=2026-01-01; unit_id=顺达公司 inspected_on=2025-12-31; unit_id=临水镇 "
     "inspected_on=2026-01-01",
     NULL, NULL, 1, 0},
    {RULE "item=通报", "letter",
     "title=甲 series=安办 year=2026 number=1 kind=通报 unit_id=顺达公司 issued_on=2026-02-28; "
     "title=乙 series=安办 year=2026 number=2 kind=提醒函 unit_id=顺达公司 issued_on=2026-02-28; "
     "title=丙 series=安办 year=2026 number=3 kind=通报 unit_id=顺达公司 issued_on=2026-02-28 voided=是",
     NULL, NULL, 1, 0},
    /* a drill called off, and one planned for a day that is over */
    {RULE "item=应急演练", "drill",
     "name=甲 kind=综合演练 unit_id=顺达公司 planned_on=2026-08-01 state=取消; name=乙 kind=综合演练 "
     "unit_id=顺达公司 "
     "planned_on=2026-06-14",
     NULL, NULL, 0, 0},
};

static void
check_count (OfficeFixture *fixture, guint number)
{
  const Case *row = &cases[number];
  g_autoptr (AnbanDutySheet) sheet = NULL;
  g_autoptr (AnbanQuery) done = NULL, planned = NULL;
  g_autoptr (GArray) ids = NULL;
  const AnbanDuty *duty;
  gint64 firm;
  guint n;

  firm = duty_scene_add (fixture->store, "unit", "name=顺达公司 kind=企业");
  duty_scene_add (fixture->store, "unit", "name=临水镇 kind=镇（街道）");
  duty_scene_add_all (fixture->store, "person", "name=周宁 unit_id=顺达公司; name=何大勇 unit_id=顺达公司");
  duty_scene_add (fixture->store, "requirement", row->rule);
  duty_scene_add_all (fixture->store, row->register_id, row->rows);
  duty_scene_add_all (fixture->store, row->details_id, row->details);
  sheet = duty_scene_reckon (fixture->store, 2026);
  duty = anban_duty_sheet_get_of_unit (sheet, firm, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (duty->figures.done, ==, row->done);
  g_assert_cmpint (duty->figures.planned, ==, row->planned);
  done = anban_duty_sheet_query_done (sheet, duty);
  planned = anban_duty_sheet_query_planned (sheet, duty);
  g_assert_cmpstr (anban_query_get_register (done)->id, ==, row->register_id);
  g_assert_true (anban_duty_get_register (duty) == anban_query_get_register (done));
  ids = anban_store_list_ids (fixture->store, done, NULL, NULL);
  g_assert_cmpint ((int)ids->len, ==, row->done);
  for (guint i = 0; i < ids->len; i++) {
    const gint64 *events = anban_duty_sheet_get_events (sheet, duty);
    guint at = 0;

    while (at < ids->len && events[at] != g_array_index (ids, gint64, i))
      at++;
    g_assert_cmpuint (at, <, ids->len);
  }
  if (row->register_id[0] != 'i' && row->register_id[0] != 'l')
    g_assert_cmpint ((int)anban_store_count (fixture->store, planned, NULL), ==, row->planned);
}

/* What law wants reported, and is not reported yet. */
static void
test_reported (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (AnbanDutySheet) sheet = NULL;

  duty_scene_add (fixture->store, "unit", "name=顺达公司 kind=企业");
  duty_scene_add (fixture->store, "requirement", RULE "item=应急演练 reported=是");
  duty_scene_add_all (fixture->store, "drill",
                      "name=甲 kind=综合演练 unit_id=顺达公司 held_on=2026-03-01; name=乙 kind=综合演练 "
                      "unit_id=顺达公司 held_on=2026-04-01 reported_on=2026-04-10");
  sheet = duty_scene_reckon (fixture->store, 2026);
  g_assert_true (anban_duty_sheet_get (sheet, 0)->reported);
  g_assert_cmpint (anban_duty_sheet_get (sheet, 0)->figures.unreported, ==, 1);
}

static void
test_cases (OfficeFixture *fixture, gconstpointer data)
{
  duty_scene_each (fixture, G_N_ELEMENTS (cases), check_count);
}

/* Of two plans of a unit each one is told by its name, and a review opens the list of that one alone. */
static void
test_plan_review (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (AnbanDutySheet) sheet = NULL;

  duty_scene_add (fixture->store, "unit", "name=顺达公司 kind=企业");
  duty_scene_add (fixture->store, "requirement",
                  "name=评估 item=预案评估 frequency_count=1 frequency_per=每三年 basis=法规标准");
  duty_scene_add_all (fixture->store, "emergency_plan",
                      "name=甲 unit_id=顺达公司 kind=综合应急预案 evaluated_on=2026-03-01; "
                      "name=乙 unit_id=顺达公司 kind=专项应急预案 evaluated_on=2026-04-01");
  sheet = duty_scene_reckon (fixture->store, 2026);
  g_assert_cmpuint (anban_duty_sheet_get_n (sheet), ==, 2);
  for (guint i = 0; i < 2; i++) {
    const AnbanDuty *duty = anban_duty_sheet_get (sheet, i);
    g_autoptr (AnbanQuery) query = anban_duty_sheet_query_done (sheet, duty);
    g_autoptr (GArray) ids = anban_store_list_ids (fixture->store, query, NULL, NULL);

    g_assert_cmpstr (duty->emergency_plan_name, ==, i == 0 ? "甲" : "乙");
    g_assert_cmpuint (ids->len, ==, 1);
    g_assert_cmpint (g_array_index (ids, gint64, 0), ==, duty->emergency_plan_id);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/duty-event/cases", OfficeFixture, NULL, office_fixture_set_up, test_cases,
              office_fixture_tear_down);
  g_test_add ("/duty-event/reported", OfficeFixture, NULL, office_fixture_set_up, test_reported,
              office_fixture_tear_down);
  g_test_add ("/duty-event/plan-review", OfficeFixture, NULL, office_fixture_set_up, test_plan_review,
              office_fixture_tear_down);
  return g_test_run ();
}
