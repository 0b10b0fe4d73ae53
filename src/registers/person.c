/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "registers/person.h"

#include "registers/person-post.h"
#include "registers/unit.h"
#include "registers/units-below.h"

#include <glib/gi18n-lib.h>

const AnbanChoice anban_person_duties[] = {
    {ANBAN_DUTY_LEADER, N_ ("党政领导")},
    {ANBAN_DUTY_PRINCIPAL, N_ ("主要负责人")},
    {ANBAN_DUTY_DEPUTY, N_ ("分管负责人")},
    {ANBAN_DUTY_SAFETY_MANAGER, N_ ("安全管理人员")},
    {ANBAN_DUTY_CONTACT, N_ ("联络员")},
    {ANBAN_DUTY_ENFORCER, N_ ("执法人员")},
    {ANBAN_DUTY_EXPERT, N_ ("专家")},
    {ANBAN_DUTY_DISASTER_INFORMANT, N_ ("灾害信息员")},
    {ANBAN_DUTY_SPECIAL_OPERATOR, N_ ("特种作业人员")},
    {ANBAN_DUTY_WORKER, N_ ("从业人员")},
    {ANBAN_DUTY_OTHER, N_ ("其他")},
    {0},
};

static const AnbanChoice certified[] = {
    {ANBAN_PERSON_UNCERTIFIED, N_ ("无有效证"), "error", "dialog-error-symbolic"},
    {ANBAN_PERSON_CERTIFICATE_HELD, N_ ("持有效证"), "success", "object-select-symbolic"},
    {0},
};

static const char *const name_aliases[] = {"人员", "名字", "联系人", "联络员", NULL};
static const char *const unit_aliases[] = {"所在单位", "工作单位", "单位名称", NULL};
static const char *const phone_aliases[] = {"电话", "手机", "手机号", "联系方式", "联系电话", NULL};
static const char *const id_aliases[] = {"身份证", "身份证号码", "公民身份号码", "证件号码", NULL};
static const char *const hired_aliases[] = {"入职日期", "入职时间", "参加工作时间", NULL};
static const char *const trade_aliases[] = {"岗位", NULL};
static const char *const duty_aliases[] = {"身份", "类别", "人员类别", NULL};

static const AnbanField fields[] = {
    [ANBAN_PERSON_NAME] = {"name", N_ ("姓名"), N_ ("基本情况"), name_aliases, ANBAN_KIND_TEXT,
                           ANBAN_FIELD_REQUIRED | ANBAN_FIELD_IN_LIST | ANBAN_FIELD_IN_PRINT |
                               ANBAN_FIELD_SEARCH,
                           10},
    [ANBAN_PERSON_PINYIN] = {"pinyin", N_ ("拼音"), NULL, NULL, ANBAN_KIND_TEXT, 0, 14},
    [ANBAN_PERSON_UNIT] = {"unit_id", N_ ("单位"), NULL, unit_aliases, ANBAN_KIND_REF,
                           ANBAN_FIELD_IN_LIST | ANBAN_FIELD_IN_PRINT, 26, NULL, &anban_unit_register},
    [ANBAN_PERSON_POSITION] = {"position", N_ ("职务"), NULL, NULL, ANBAN_KIND_TEXT,
                               ANBAN_FIELD_IN_LIST | ANBAN_FIELD_IN_PRINT | ANBAN_FIELD_SEARCH, 16},
    [ANBAN_PERSON_DUTY] = {"duty", N_ ("安全职责"), NULL, duty_aliases, ANBAN_KIND_CHOICE,
                           ANBAN_FIELD_IN_LIST | ANBAN_FIELD_IN_PRINT, 14, anban_person_duties},
    [ANBAN_PERSON_TRADE] = {"trade", N_ ("工种"), NULL, trade_aliases, ANBAN_KIND_TEXT, ANBAN_FIELD_REPEATS,
                            14},
    [ANBAN_PERSON_PHONE] = {"phone", N_ ("电话"), NULL, phone_aliases, ANBAN_KIND_TEXT,
                            ANBAN_FIELD_IN_LIST | ANBAN_FIELD_IN_PRINT | ANBAN_FIELD_SEARCH |
                                ANBAN_FIELD_TEXT_CODE,
                            14},
    [ANBAN_PERSON_ID_NUMBER] = {"id_number", N_ ("身份证号"), NULL, id_aliases, ANBAN_KIND_TEXT,
                                ANBAN_FIELD_SEARCH | ANBAN_FIELD_TEXT_CODE, 20},
    [ANBAN_PERSON_HIRED_ON] = {"hired_on", N_ ("上岗日期"), NULL, hired_aliases, ANBAN_KIND_DATE, 0, 12},
    [ANBAN_PERSON_LEFT_ON] = {"left_on", N_ ("离岗日期"), NULL, NULL, ANBAN_KIND_DATE, 0, 12},
    [ANBAN_PERSON_NOTE] = {"note", N_ ("备注"), NULL, NULL, ANBAN_KIND_NOTE,
                           ANBAN_FIELD_IN_LIST | ANBAN_FIELD_IN_PRINT | ANBAN_FIELD_SEARCH, 24},
    [ANBAN_PERSON_CERTIFIED] = {ANBAN_PERSON_CERTIFIED_ON ("t", "{today}"), N_ ("持证情况"), NULL, NULL,
                                ANBAN_KIND_CHOICE, ANBAN_FIELD_COMPUTED, 12, certified},
    [ANBAN_PERSON_INDUSTRY] = {"(SELECT iu.industry FROM unit iu WHERE iu.id = t.unit_id)",
                               N_ ("单位行业领域"), NULL, NULL, ANBAN_KIND_TEXT, ANBAN_FIELD_COMPUTED, 12},
    [ANBAN_PERSON_PINYIN_KEYS] = {"pinyin_keys", N_ ("拼音检索"), NULL, NULL, ANBAN_KIND_TEXT,
                                  ANBAN_FIELD_HIDDEN | ANBAN_FIELD_SEARCH, 14},
};
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == ANBAN_PERSON_N_FIELDS);

/* the year that is offered */
#define THIS_YEAR        "CAST(substr(CURRENT_DATE, 1, 4) AS INTEGER)"
#define IN_POST_IN(year) ANBAN_PERSON_IN_POST ("t", ANBAN_PERSON_YEAR_END (year))

static const AnbanFilter filters[] = {
    {"unit", N_ ("单位（含下属）"), ANBAN_KIND_REF, NULL, &anban_unit_register,
     "t.unit_id IN " ANBAN_UNITS_BELOW ("?")},
    {"in_post", N_ ("在岗年份"), ANBAN_KIND_INT, NULL, NULL, IN_POST_IN ("?"),
     "CASE WHEN " ANBAN_PERSON_IN_POST ("t", "CURRENT_DATE") " THEN " THIS_YEAR " END", TRUE},
    {"trained", N_ ("已培训年份"), ANBAN_KIND_INT, NULL, NULL,
     IN_POST_IN ("?") " AND " ANBAN_PERSON_TRAINED ("t", "?"),
     "CASE WHEN " ANBAN_PERSON_TRAINED ("t", THIS_YEAR) " THEN " THIS_YEAR " END", TRUE},
    {"untrained", N_ ("未培训年份"), ANBAN_KIND_INT, NULL, NULL,
     IN_POST_IN ("?") " AND NOT " ANBAN_PERSON_TRAINED ("t", "?"),
     "CASE WHEN NOT " ANBAN_PERSON_TRAINED ("t", THIS_YEAR) " THEN " THIS_YEAR " END", TRUE},
    {NULL},
};

static const int filter_fields[] = {ANBAN_PERSON_DUTY, ANBAN_PERSON_CERTIFIED, -1};

static const AnbanGrouping groupings[] = {
    {"unit", N_ ("按单位"), "LEFT JOIN unit gu ON gu.id = t.unit_id", "COALESCE(t.unit_id, 0)",
     "CASE WHEN gu.id IS NULL THEN 1 ELSE 0 END, COALESCE(gu.position, 999999), gu.name, COALESCE(t.unit_id, "
     "0)",
     "COALESCE(gu.name, '没有单位')"},
    {NULL},
};

const AnbanRegister anban_person_register = {
    .id = "person",
    .title = N_ ("人员"),
    .icon_name = "avatar-default-symbolic",
    .noun = N_ ("人"),
    .fields = fields,
    .n_fields = ANBAN_PERSON_N_FIELDS,
    .default_order = "t.unit_id, t.id",
    .owner_field = -1,
    .title_field = ANBAN_PERSON_NAME,
    .lane_field = -1,
    .start_field = -1,
    .end_field = -1,
    .filters = filters,
    .filter_fields = filter_fields,
    .groupings = groupings,
    .search_ids = "SELECT sp.id FROM person sp WHERE sp.unit_id IN (SELECT su.id FROM unit su WHERE"
                  " contains_text (?, su.name) = 1)",
};
