/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "registers/drill.h"

#include "registers/emergency-plan.h"
#include "registers/event.h"
#include "registers/files-field.h"
#include "registers/plan.h"
#include "registers/requirement.h"
#include "registers/unit.h"
#include "registers/units-below.h"
#include "store/store.h"

#include <glib/gi18n-lib.h>

#define LISTED  (ANBAN_FIELD_IN_LIST | ANBAN_FIELD_IN_PRINT)
#define NEEDED  ANBAN_FIELD_REQUIRED
#define DERIVED ANBAN_FIELD_COMPUTED
#define SOUGHT  ANBAN_FIELD_SEARCH

const AnbanChoice anban_drill_kinds[] = {
    {ANBAN_DRILL_COMPREHENSIVE, N_ ("综合演练")},
    {ANBAN_DRILL_SPECIAL, N_ ("专项演练")},
    {ANBAN_DRILL_ON_SITE, N_ ("现场处置演练")},
    {ANBAN_DRILL_EVACUATION, N_ ("疏散逃生演练")},
    {0},
};

const AnbanChoice anban_drill_forms[] = {
    {ANBAN_DRILL_LIVE, N_ ("实战演练")},
    {ANBAN_DRILL_TABLETOP, N_ ("桌面演练")},
    {0},
};

const AnbanChoice anban_drill_levels[] = {
    {1, N_ ("县级")}, {2, N_ ("部门")}, {3, N_ ("镇（街道）")}, {4, N_ ("村（社区）")},
    {5, N_ ("企业")}, {6, N_ ("学校")}, {7, N_ ("跨部门")},     {0},
};

static const char *const name_aliases[] = {"名称", "演练科目", "演练项目", NULL};
static const char *const kind_aliases[] = {"类型", "演练类别", NULL};
static const char *const form_aliases[] = {"形式", "演练方式", NULL};
static const char *const planned_aliases[] = {"计划时间", "拟开展时间", "演练计划时间", NULL};
static const char *const held_aliases[] = {"演练时间", "演练日期", "实际时间", "开展时间", "时间", NULL};
static const char *const unit_aliases[] = {"单位", "单位名称", "主办单位", "演练单位", NULL};
static const char *const place_aliases[] = {"演练地点", NULL};
static const char *const headcount_aliases[] = {"人数", "参加人数", NULL};
static const char *const director_aliases[] = {"指挥", "现场总指挥", "演练总指挥", NULL};

static const AnbanField fields[] = {
    [ANBAN_DRILL_NAME] = {"name", N_ ("演练名称"), N_ ("演练"), name_aliases, ANBAN_KIND_TEXT,
                          LISTED | NEEDED | SOUGHT, 32},
    [ANBAN_DRILL_STATE] = {"state", N_ ("状态"), NULL, NULL, ANBAN_KIND_CHOICE, NEEDED, 8,
                           anban_event_states},
    [ANBAN_DRILL_LIGHT] = {ANBAN_EVENT_LIGHT, N_ ("进展"), NULL, NULL, ANBAN_KIND_CHOICE, LISTED | DERIVED,
                           11, anban_event_lights},
    [ANBAN_DRILL_KIND] = {"kind", N_ ("演练类型"), NULL, kind_aliases, ANBAN_KIND_CHOICE, LISTED | NEEDED, 13,
                          anban_drill_kinds},
    [ANBAN_DRILL_FORM] = {"form", N_ ("演练形式"), NULL, form_aliases, ANBAN_KIND_CHOICE, LISTED | NEEDED, 9,
                          anban_drill_forms},
    [ANBAN_DRILL_LEVEL] = {"level", N_ ("层级"), NULL, NULL, ANBAN_KIND_CHOICE, 0, 11, anban_drill_levels},
    [ANBAN_DRILL_DAY] = {ANBAN_EVENT_DAY, N_ ("日期"), NULL, NULL, ANBAN_KIND_DATE,
                         ANBAN_FIELD_IN_LIST | DERIVED, 12},
    [ANBAN_DRILL_PLANNED_ON] = {"planned_on", N_ ("计划日期"), N_ ("时间地点"), planned_aliases,
                                ANBAN_KIND_DATE, ANBAN_FIELD_IN_PRINT, 12},
    [ANBAN_DRILL_HELD_ON] = {"held_on", N_ ("实际日期"), NULL, held_aliases, ANBAN_KIND_DATE,
                             ANBAN_FIELD_IN_PRINT, 12},
    [ANBAN_DRILL_ENDS_ON] = {"ends_on", N_ ("结束日期"), NULL, NULL, ANBAN_KIND_DATE, 0, 12},
    [ANBAN_DRILL_STARTS_AT] = {"starts_at", N_ ("开始时间"), NULL, NULL, ANBAN_KIND_TEXT, 0, 9},
    [ANBAN_DRILL_PLACE] = {"place", N_ ("地点"), NULL, place_aliases, ANBAN_KIND_TEXT, LISTED | SOUGHT, 18},
    [ANBAN_DRILL_UNIT] = {"unit_id", N_ ("组织单位"), N_ ("单位和人员"), unit_aliases, ANBAN_KIND_REF,
                          LISTED | NEEDED, 24, NULL, &anban_unit_register},
    [ANBAN_DRILL_PARTICIPANTS] =
        {"(SELECT list_names (u.name, 0, p.id) FROM drill_unit p JOIN unit u ON u.id ="
         " p.unit_id WHERE p.drill_id = t.id AND p.deleted_at IS NULL)",
         N_ ("参演单位"), NULL, NULL, ANBAN_KIND_TEXT, LISTED | DERIVED, 24},
    [ANBAN_DRILL_HEADCOUNT] = {"headcount", N_ ("参演人数"), NULL, headcount_aliases, ANBAN_KIND_INT,
                               ANBAN_FIELD_IN_PRINT, 9},
    [ANBAN_DRILL_DIRECTOR] = {"director", N_ ("总指挥"), NULL, director_aliases, ANBAN_KIND_TEXT,
                              ANBAN_FIELD_IN_PRINT | SOUGHT, 10},
    [ANBAN_DRILL_EVALUATORS] = {"evaluators", N_ ("评估人"), NULL, NULL, ANBAN_KIND_TEXT, SOUGHT, 16},
    [ANBAN_DRILL_EMERGENCY_PLAN] = {"emergency_plan_id", N_ ("演练的预案"), N_ ("方案和过程"), NULL,
                                    ANBAN_KIND_REF, 0, 28, NULL, &anban_emergency_plan_register},
    [ANBAN_DRILL_SCENARIO] = {"scenario", N_ ("演练情景"), NULL, NULL, ANBAN_KIND_NOTE,
                              ANBAN_FIELD_IN_PRINT | SOUGHT, 30},
    [ANBAN_DRILL_PROCESS] = {"process", N_ ("演练过程"), NULL, NULL, ANBAN_KIND_NOTE, SOUGHT, 40},
    [ANBAN_DRILL_CONCLUSION] = {"conclusion", N_ ("评估结论"), N_ ("评估和报送"), NULL, ANBAN_KIND_NOTE,
                                ANBAN_FIELD_IN_PRINT | SOUGHT, 30},
    [ANBAN_DRILL_SCORE] =
        {"(SELECT SUM(m.score) * 100.0 / SUM(m.marks) FROM drill_mark m WHERE m.drill_id = t.id"
         " AND m.score IS NOT NULL AND m.deleted_at IS NULL HAVING SUM(m.marks) > 0)",
         N_ ("评估得分"), NULL, NULL, ANBAN_KIND_DECIMAL, LISTED | DERIVED, 9},
    [ANBAN_DRILL_N_PROBLEMS] = {"(SELECT COUNT(*) FROM drill_problem p WHERE p.drill_id = t.id"
                                " AND p.deleted_at IS NULL)",
                                N_ ("问题数"), NULL, NULL, ANBAN_KIND_INT, LISTED | DERIVED, 8},
    [ANBAN_DRILL_REPORTED] = {"reported", N_ ("须报送"), NULL, NULL, ANBAN_KIND_BOOL, 0, 8},
    [ANBAN_DRILL_REPORTED_ON] = {"reported_on", N_ ("报送日期"), NULL, NULL, ANBAN_KIND_DATE,
                                 ANBAN_FIELD_IN_PRINT, 12},
    [ANBAN_DRILL_PLAN] = {"plan_id", N_ ("依据计划"), N_ ("其他"), NULL, ANBAN_KIND_REF, 0, 28, NULL,
                          &anban_plan_register},
    [ANBAN_DRILL_REQUIREMENT] = {"requirement_id", N_ ("对应要求"), NULL, NULL, ANBAN_KIND_REF, 0, 28, NULL,
                                 &anban_requirement_register},
    [ANBAN_DRILL_NOTE] = {"note", N_ ("备注"), NULL, NULL, ANBAN_KIND_NOTE, SOUGHT, 24},
    [ANBAN_DRILL_FILES] = {ANBAN_FILES_COUNT ("drill"), N_ ("附件"), NULL, NULL, ANBAN_KIND_FILES, DERIVED,
                           6},
};
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == ANBAN_DRILL_N_FIELDS);

static gboolean
before_save (AnbanStore *store, AnbanRecord *record, GError **error)
{
  static const AnbanEventFields event = {ANBAN_DRILL_STATE, ANBAN_DRILL_PLANNED_ON, ANBAN_DRILL_HELD_ON,
                                         ANBAN_DRILL_ENDS_ON, ANBAN_DRILL_STARTS_AT};

  (void)store;
  if (anban_record_is_null (record, ANBAN_DRILL_FORM))
    anban_record_set_int (record, ANBAN_DRILL_FORM, ANBAN_DRILL_LIVE);
  return anban_event_complete (record, &event, error);
}

static const AnbanFilter filters[] = {
    {"unit", N_ ("组织单位（含下属）"), ANBAN_KIND_REF, NULL, &anban_unit_register,
     "t.unit_id IN " ANBAN_UNITS_BELOW ("?")},
    {"participant", N_ ("组织或参演单位（含下属）"), ANBAN_KIND_REF, NULL, &anban_unit_register,
     "EXISTS (" ANBAN_WITH_UNITS_BELOW (
         "?") " SELECT 1 FROM below WHERE id = t.unit_id OR id IN (SELECT p.unit_id"
              " FROM drill_unit p WHERE p.drill_id = t.id AND p.deleted_at IS NULL))",
     NULL, TRUE},
    {"year", N_ ("年份"), ANBAN_KIND_INT, NULL, NULL,
     "(substr (t.held_on, 1, 4) = CAST(? AS TEXT) OR substr (t.planned_on, 1, 4) = CAST(? AS TEXT))",
     "CAST(substr (" ANBAN_EVENT_DAY ", 1, 4) AS INTEGER)", TRUE},
    {"taker", N_ ("组织或参演单位"), ANBAN_KIND_REF, NULL, &anban_unit_register,
     "? IN (SELECT t.unit_id UNION ALL SELECT p.unit_id FROM drill_unit p WHERE p.drill_id = t.id"
     " AND p.deleted_at IS NULL)",
     NULL, TRUE},
    {"requirement", N_ ("计入频次要求"), ANBAN_KIND_REF, NULL, &anban_requirement_register,
     "EXISTS (SELECT 1 FROM requirement q WHERE q.id = ? AND (q.drill_kind IS NULL OR q.drill_kind = t.kind"
     " OR (q.drill_kind = 5 AND t.kind IN (1, 2))))",
     NULL, TRUE},
    {"unreported", N_ ("应报未报"), ANBAN_KIND_BOOL, NULL, NULL,
     "(t.reported = 1 AND t.state = 2 AND t.reported_on IS NULL) = ?", NULL, TRUE},
    {"unevaluated", N_ ("未评估"), ANBAN_KIND_BOOL, NULL, NULL,
     "(t.state = 2 AND t.conclusion IS NULL AND NOT EXISTS (SELECT 1 FROM drill_mark m WHERE m.drill_id = "
     "t.id"
     " AND m.score IS NOT NULL AND m.deleted_at IS NULL)) = ?",
     NULL, TRUE},
    {NULL},
};

static const int filter_fields[] = {ANBAN_DRILL_LIGHT, ANBAN_DRILL_KIND, ANBAN_DRILL_DAY, -1};

static const AnbanRegister *const details[] = {&anban_drill_unit_register, &anban_drill_mark_register,
                                               &anban_drill_problem_register, NULL};

const AnbanRegister anban_drill_register = {
    .id = "drill",
    .title = N_ ("应急演练"),
    .icon_name = "x-office-calendar-symbolic",
    .noun = N_ ("次演练"),
    .fields = fields,
    .n_fields = ANBAN_DRILL_N_FIELDS,
    .default_order = ANBAN_EVENT_DAY ", t.id",
    .details = details,
    .owner_field = -1,
    .title_field = ANBAN_DRILL_NAME,
    .lane_field = -1,
    .start_field = ANBAN_DRILL_DAY,
    .end_field = ANBAN_DRILL_ENDS_ON,
    .filters = filters,
    .filter_fields = filter_fields,
    .groupings = anban_event_groupings,
    .search_ids = "SELECT sd.id FROM drill sd WHERE sd.unit_id IN (SELECT su.id FROM unit su WHERE"
                  " contains_text (?, su.name) = 1)",
    .before_save = before_save,
};
