/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a plan says how often is offered as requirements: who, what, how often; not twice, and nothing that names nobody.
 */
#include "office-fixture.h"

#include "plan/requirement-offer.h"
#include "registers/requirement.h"

static gint64
add_unit (AnbanStore *store, const char *name, int kind, const char *industry)
{
  g_autoptr (AnbanRecord) unit = anban_record_new (&anban_unit_register);
  g_autoptr (GError) error = NULL;

  anban_record_set_text (unit, ANBAN_UNIT_NAME, name);
  anban_record_set_int (unit, ANBAN_UNIT_KIND, kind);
  anban_record_set_text (unit, ANBAN_UNIT_INDUSTRY, industry);
  anban_store_save (store, unit, &error);
  g_assert_no_error (error);
  return anban_record_get_id (unit);
}

static gint64
add_plan (AnbanStore *store)
{
  g_autoptr (AnbanRecord) plan = anban_record_new (&anban_plan_register);
  g_autoptr (GError) error = NULL;

  anban_record_set_text (plan, ANBAN_PLAN_TITLE, "云溪县2026年安全生产工作要点");
  anban_record_set_text (plan, ANBAN_PLAN_PERIOD, "2026");
  anban_store_save (store, plan, &error);
  g_assert_no_error (error);
  return anban_record_get_id (plan);
}

static gint64
add_task (AnbanStore *store, gint64 plan, const char *body, gint64 unit)
{
  g_autoptr (AnbanRecord) task = anban_record_new (&anban_task_register);
  g_autoptr (GError) error = NULL;

  anban_record_set_int (task, ANBAN_TASK_PLAN, plan);
  anban_record_set_text (task, ANBAN_TASK_CLAUSE, "二/（三）");
  anban_record_set_text (task, ANBAN_TASK_HEADING, "做好应急准备");
  anban_record_set_text (task, ANBAN_TASK_BODY, body);
  anban_store_save (store, task, &error);
  g_assert_no_error (error);
  if (unit != 0) {
    g_autoptr (AnbanRecord) part = anban_record_new (&anban_task_unit_register);

    anban_record_set_int (part, ANBAN_TASK_UNIT_TASK, anban_record_get_id (task));
    anban_record_set_int (part, ANBAN_TASK_UNIT_UNIT, unit);
    anban_record_set_int (part, ANBAN_TASK_UNIT_ROLE, ANBAN_ROLE_LEAD);
    anban_store_save (store, part, &error);
    g_assert_no_error (error);
  }
  return anban_record_get_id (task);
}

typedef struct {
  const char *body;
  int item, drill_kind, audience, count, per; /* item 0: nothing is offered */
  int unit_kind;                              /* 0: the unit of the task */
  gboolean high_risk, crowded;
  const char *industry;
} Case;

#define DRILL ANBAN_ITEM_DRILL

static const Case cases[] = {
    {"各镇每半年至少组织1次综合演练。", DRILL, ANBAN_DEMAND_COMPREHENSIVE, 0, 1, ANBAN_PER_HALF_YEAR,
     ANBAN_UNIT_KIND_TOWN},
    {"中小学校每学期开展一次疏散演练。", DRILL, ANBAN_DEMAND_EVACUATION, 0, 1, ANBAN_PER_HALF_YEAR,
     ANBAN_UNIT_KIND_SCHOOL},
    {"高危行业企业每季度至少开展1次应急演练。", DRILL, 0, 0, 1, ANBAN_PER_QUARTER, ANBAN_UNIT_KIND_FIRM,
     TRUE},
    {"矿山、道路运输企业每年至少组织2次专项演练。", DRILL, ANBAN_DEMAND_SPECIAL, 0, 2, ANBAN_PER_YEAR,
     ANBAN_UNIT_KIND_FIRM, FALSE, FALSE, "矿山、道路运输"},
    {"人员密集场所每半年组织一次逃生演练。", DRILL, ANBAN_DEMAND_EVACUATION, 0, 1, ANBAN_PER_HALF_YEAR, 0,
     FALSE, TRUE},
    {"每年开展灾害信息员业务培训至少1次。", ANBAN_ITEM_TRAINING, 0, ANBAN_DUTY_DISASTER_INFORMANT, 1,
     ANBAN_PER_YEAR, 0},
    {"党委理论学习中心组每年专题学习不少于1次。", ANBAN_ITEM_STUDY, 0, 0, 1, ANBAN_PER_YEAR, 0},
    {"每月召开一次调度会议。", 0},
    {"每周开展一次演练。", 0},
    {"全年开展监督检查不少于12次。", 0},
};

static void
check_case (OfficeFixture *fixture, const Case *c, gint64 unit)
{
  g_autoptr (GError) error = NULL;
  gint64 plan = add_plan (fixture->store);
  g_autoptr (GPtrArray) offers = NULL;
  AnbanRecord *requirement;

  add_task (fixture->store, plan, c->body, unit);
  offers = anban_requirement_offers_new (fixture->store, plan, &error);
  g_assert_no_error (error);
  g_test_message ("%s", c->body);
  g_assert_cmpuint (offers->len, ==, c->item != 0 ? 1 : 0);
  if (c->item == 0)
    return;
  requirement = ((AnbanRequirementOffer *)offers->pdata[0])->requirement;
  g_assert_cmpint (anban_record_get_int (requirement, ANBAN_REQUIREMENT_ITEM), ==, c->item);
  g_assert_cmpint (anban_record_get_int (requirement, ANBAN_REQUIREMENT_DRILL_KIND), ==, c->drill_kind);
  g_assert_cmpint (anban_record_get_int (requirement, ANBAN_REQUIREMENT_AUDIENCE), ==, c->audience);
  g_assert_cmpint (anban_record_get_int (requirement, ANBAN_REQUIREMENT_FREQUENCY_COUNT), ==, c->count);
  g_assert_cmpint (anban_record_get_int (requirement, ANBAN_REQUIREMENT_FREQUENCY_PER), ==, c->per);
  g_assert_cmpint (anban_record_get_int (requirement, ANBAN_REQUIREMENT_UNIT_KIND), ==, c->unit_kind);
  g_assert_cmpint (anban_record_get_int (requirement, ANBAN_REQUIREMENT_UNIT), ==,
                   c->unit_kind == 0 && !c->crowded ? unit : 0);
  g_assert_cmpint (anban_record_get_int (requirement, ANBAN_REQUIREMENT_HIGH_RISK), ==, c->high_risk);
  g_assert_cmpint (anban_record_get_int (requirement, ANBAN_REQUIREMENT_CROWDED), ==, c->crowded);
  g_assert_cmpstr (anban_record_get_text (requirement, ANBAN_REQUIREMENT_INDUSTRY), ==,
                   c->industry != NULL ? c->industry : "");
  g_assert_cmpstr (anban_record_get_text (requirement, ANBAN_REQUIREMENT_CLAUSE), ==, "二/（三）");
  g_assert_cmpstr (anban_record_get_text (requirement, ANBAN_REQUIREMENT_EFFECTIVE_TO), ==, "2026-12-31");
}

static void
test_wordings (OfficeFixture *fixture, gconstpointer data)
{
  gint64 unit = add_unit (fixture->store, "县应急管理局", ANBAN_UNIT_KIND_DEPARTMENT, NULL);

  add_unit (fixture->store, "云溪石料厂", ANBAN_UNIT_KIND_FIRM, "矿山");
  add_unit (fixture->store, "云溪客运公司", ANBAN_UNIT_KIND_FIRM, "道路运输");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check_case (fixture, &cases[i], unit);
}

/* Of the units of a task only the one that the clause names. */
static void
test_named (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 park = add_unit (fixture->store, "云溪园区", ANBAN_UNIT_KIND_OTHER, NULL);
  gint64 rescue = add_unit (fixture->store, "县消防救援大队", ANBAN_UNIT_KIND_DEPARTMENT, NULL);
  gint64 plan = add_plan (fixture->store);
  gint64 task = add_task (fixture->store, plan, "云溪园区每年组织2次综合演练。", park);
  g_autoptr (AnbanRecord) part = anban_record_new (&anban_task_unit_register);
  g_autoptr (GPtrArray) offers = NULL;

  anban_record_set_int (part, ANBAN_TASK_UNIT_TASK, task);
  anban_record_set_int (part, ANBAN_TASK_UNIT_UNIT, rescue);
  anban_record_set_int (part, ANBAN_TASK_UNIT_ROLE, ANBAN_ROLE_RESPONSIBLE);
  anban_store_save (fixture->store, part, &error);
  g_assert_no_error (error);
  offers = anban_requirement_offers_new (fixture->store, plan, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (offers->len, ==, 1);
  g_assert_cmpint (
      anban_record_get_int (((AnbanRequirementOffer *)offers->pdata[0])->requirement, ANBAN_REQUIREMENT_UNIT),
      ==, park);
}

static void
test_accept (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 plan = add_plan (fixture->store);
  g_autoptr (GPtrArray) offers = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (AnbanQuery) requirements = anban_query_new (&anban_requirement_register);
  gint64 before = anban_store_count (fixture->store, requirements, NULL);

  add_task (fixture->store, plan, "各镇每年组织2次应急演练，各村（社区）每年至少组织1次避险转移演练。", 0);
  offers = anban_requirement_offers_new (fixture->store, plan, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (offers->len, ==, 2);
  g_assert_true (anban_requirement_offers_accept (
      fixture->store, (AnbanRequirementOffer *const *)(void *)offers->pdata, 1, &error));
  g_assert_no_error (error);
  left = anban_requirement_offers_new (fixture->store, plan, &error);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_true (anban_store_undo (fixture->store, &error));
  g_assert_cmpint (anban_store_count (fixture->store, requirements, NULL), ==, before);
  again = anban_requirement_offers_new (fixture->store, plan, &error);
  g_assert_cmpuint (again->len, ==, 2);
}

int
main (int argc, char **argv)
{
  g_setenv ("ANBAN_TODAY", "2026-06-15", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/requirement-offer/wordings", OfficeFixture, NULL, office_fixture_set_up, test_wordings,
              office_fixture_tear_down);
  g_test_add ("/requirement-offer/named", OfficeFixture, NULL, office_fixture_set_up, test_named,
              office_fixture_tear_down);
  g_test_add ("/requirement-offer/accept", OfficeFixture, NULL, office_fixture_set_up, test_accept,
              office_fixture_tear_down);
  return g_test_run ();
}
