/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "registers/requirement.h"

#include "base/error.h"
#include "registers/day-order.h"
#include "registers/person.h"
#include "registers/plan.h"
#include "registers/task.h"
#include "registers/unit.h"
#include "store/store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LISTED     (ANBAN_FIELD_IN_LIST | ANBAN_FIELD_IN_PRINT)
#define NEEDED     ANBAN_FIELD_REQUIRED
#define MOST_TIMES 366

const AnbanChoice anban_requirement_items[] = {
    {ANBAN_ITEM_DRILL, N_ ("应急演练")},
    {ANBAN_ITEM_TRAINING, N_ ("培训")},
    {ANBAN_ITEM_STUDY, N_ ("集中学习")},
    {ANBAN_ITEM_INSPECTION, N_ ("监督检查")},
    {ANBAN_ITEM_BULLETIN, N_ ("通报")},
    {ANBAN_ITEM_PLAN_REVIEW, N_ ("预案评估")},
    {0},
};

const AnbanChoice anban_drill_demands[] = {
    {ANBAN_DEMAND_COMPREHENSIVE, N_ ("综合演练")},
    {ANBAN_DEMAND_SPECIAL, N_ ("专项演练")},
    {ANBAN_DEMAND_ON_SITE, N_ ("现场处置演练")},
    {ANBAN_DEMAND_EVACUATION, N_ ("疏散逃生演练")},
    {ANBAN_DEMAND_COMPREHENSIVE_OR_SPECIAL, N_ ("综合或专项演练")},
    {0},
};

const AnbanChoice anban_requirement_bases[] = {
    {ANBAN_BASIS_LAW, N_ ("法规标准"), "accent"},
    {ANBAN_BASIS_PLAN, N_ ("上级计划")},
    {ANBAN_BASIS_OFFICE, N_ ("本办要求")},
    {0},
};

static const AnbanChoice parts[] = {
    {ANBAN_PART_ORGANISE, N_ ("组织")},
    {ANBAN_PART_TAKE, N_ ("组织或参加")},
    {0},
};

static const AnbanField fields[] = {
    [ANBAN_REQUIREMENT_NAME] = {"name", N_ ("要求"), N_ ("要求"), NULL, ANBAN_KIND_TEXT,
                                LISTED | NEEDED | ANBAN_FIELD_SEARCH, 34},
    [ANBAN_REQUIREMENT_ITEM] = {"item", N_ ("事项"), NULL, NULL, ANBAN_KIND_CHOICE, LISTED | NEEDED, 10,
                                anban_requirement_items},
    [ANBAN_REQUIREMENT_DRILL_KIND] = {"drill_kind", N_ ("演练类型"), NULL, NULL, ANBAN_KIND_CHOICE, LISTED,
                                      14, anban_drill_demands},
    [ANBAN_REQUIREMENT_AUDIENCE] = {"audience", N_ ("培训对象"), NULL, NULL, ANBAN_KIND_CHOICE, LISTED, 14,
                                    anban_person_duties},
    [ANBAN_REQUIREMENT_TOPIC] = {"topic", N_ ("主题含有"), NULL, NULL, ANBAN_KIND_TEXT, 0, 14},
    [ANBAN_REQUIREMENT_PART] = {"part", N_ ("怎样算一次"), NULL, NULL, ANBAN_KIND_CHOICE, 0, 11, parts},
    [ANBAN_REQUIREMENT_FREQUENCY_COUNT] = {"frequency_count", N_ ("次数"), NULL, NULL, ANBAN_KIND_INT,
                                           LISTED | NEEDED, 6},
    [ANBAN_REQUIREMENT_FREQUENCY_PER] = {"frequency_per", N_ ("周期"), NULL, NULL, ANBAN_KIND_CHOICE,
                                         LISTED | NEEDED, 8, anban_task_pers},
    [ANBAN_REQUIREMENT_EACH_PLAN] = {"each_plan", N_ ("每个预案分别计"), NULL, NULL, ANBAN_KIND_BOOL, 0, 14},
    [ANBAN_REQUIREMENT_REPORTED] = {"reported", N_ ("须报送"), NULL, NULL, ANBAN_KIND_BOOL, LISTED, 8},
    [ANBAN_REQUIREMENT_UNIT_KIND] = {"unit_kind", N_ ("单位类别"), N_ ("适用单位"), NULL, ANBAN_KIND_CHOICE,
                                     LISTED, 14, anban_unit_kinds},
    [ANBAN_REQUIREMENT_INDUSTRY] = {"industry", N_ ("行业领域"), NULL, NULL, ANBAN_KIND_TEXT,
                                    LISTED | ANBAN_FIELD_SEARCH, 18},
    [ANBAN_REQUIREMENT_HIGH_RISK] = {"high_risk", N_ ("仅高危行业"), NULL, NULL, ANBAN_KIND_BOOL, 0, 10},
    [ANBAN_REQUIREMENT_CROWDED] = {"crowded", N_ ("仅人员密集场所"), NULL, NULL, ANBAN_KIND_BOOL, 0, 14},
    [ANBAN_REQUIREMENT_UNIT] = {"unit_id", N_ ("单位（集合）"), NULL, NULL, ANBAN_KIND_REF, LISTED, 20, NULL,
                                &anban_unit_register},
    [ANBAN_REQUIREMENT_BASIS] = {"basis", N_ ("依据类别"), N_ ("依据"), NULL, ANBAN_KIND_CHOICE,
                                 LISTED | NEEDED, 10, anban_requirement_bases},
    [ANBAN_REQUIREMENT_SOURCE] = {"source", N_ ("出处"), NULL, NULL, ANBAN_KIND_TEXT,
                                  LISTED | ANBAN_FIELD_SEARCH, 36},
    [ANBAN_REQUIREMENT_PLAN] = {"plan_id", N_ ("计划"), NULL, NULL, ANBAN_KIND_REF, 0, 30, NULL,
                                &anban_plan_register},
    [ANBAN_REQUIREMENT_CLAUSE] = {"clause", N_ ("条款"), NULL, NULL, ANBAN_KIND_TEXT, LISTED, 16},
    [ANBAN_REQUIREMENT_EFFECTIVE_FROM] = {"effective_from", N_ ("施行日期"), NULL, NULL, ANBAN_KIND_DATE, 0,
                                          12},
    [ANBAN_REQUIREMENT_EFFECTIVE_TO] = {"effective_to", N_ ("失效日期"), NULL, NULL, ANBAN_KIND_DATE, 0, 12},
    [ANBAN_REQUIREMENT_NOTE] = {"note", N_ ("备注"), NULL, NULL, ANBAN_KIND_NOTE, ANBAN_FIELD_SEARCH, 24},
};
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == ANBAN_REQUIREMENT_N_FIELDS);

static gboolean
before_save (AnbanStore *store, AnbanRecord *record, GError **error)
{
  gint64 count = anban_record_get_int (record, ANBAN_REQUIREMENT_FREQUENCY_COUNT);

  (void)store;
  if (anban_record_is_null (record, ANBAN_REQUIREMENT_BASIS))
    anban_record_set_int (record, ANBAN_REQUIREMENT_BASIS,
                          anban_record_is_null (record, ANBAN_REQUIREMENT_PLAN) ? ANBAN_BASIS_OFFICE
                                                                                : ANBAN_BASIS_PLAN);
  if (!anban_record_is_null (record, ANBAN_REQUIREMENT_FREQUENCY_COUNT) &&
      (count < 1 || count > MOST_TIMES)) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID, _ ("次数应在 1 到 %d 之间，没有保存；请改正次数"),
                 MOST_TIMES);
    return FALSE;
  }
  return anban_day_order_check (record, ANBAN_REQUIREMENT_EFFECTIVE_FROM, ANBAN_REQUIREMENT_EFFECTIVE_TO,
                                error);
}

static const AnbanGrouping groupings[] = {
    {"item", N_ ("按事项"), NULL, "t.item", "t.item",
     "CASE t.item WHEN 1 THEN '应急演练' WHEN 2 THEN '培训' WHEN 3 THEN '集中学习' WHEN 4 THEN '监督检查'"
     " WHEN 5 THEN '通报' ELSE '预案评估' END"},
    {NULL},
};

const AnbanRegister anban_requirement_register = {
    .id = "requirement",
    .title = N_ ("频次要求"),
    .icon_name = "view-refresh-symbolic",
    .noun = N_ ("条要求"),
    .fields = fields,
    .n_fields = ANBAN_REQUIREMENT_N_FIELDS,
    .default_order = "t.item, t.basis, t.id",
    .owner_field = -1,
    .title_field = ANBAN_REQUIREMENT_NAME,
    .lane_field = -1,
    .start_field = -1,
    .end_field = -1,
    .groupings = groupings,
    .before_save = before_save,
};
