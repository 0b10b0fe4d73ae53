/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "registers/person.h"

#include "base/error.h"
#include "base/id-number.h"
#include "registers/day-order.h"
#include "registers/person-post.h"
#include "registers/person-private.h"
#include "registers/private-field.h"
#include "registers/unit.h"
#include "registers/units-below.h"
#include "store/store.h"

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
                                ANBAN_FIELD_IN_PRINT | ANBAN_FIELD_SEARCH | ANBAN_FIELD_TEXT_CODE |
                                    ANBAN_FIELD_PRIVATE,
                                20},
    [ANBAN_PERSON_HIRED_ON] = {"hired_on", N_ ("上岗日期"), NULL, hired_aliases, ANBAN_KIND_DATE, 0, 12},
    [ANBAN_PERSON_LEFT_ON] = {"left_on", N_ ("离岗日期"), NULL, NULL, ANBAN_KIND_DATE, 0, 12},
    [ANBAN_PERSON_NOTE] = {"note", N_ ("备注"), NULL, NULL, ANBAN_KIND_NOTE,
                           ANBAN_FIELD_IN_LIST | ANBAN_FIELD_IN_PRINT | ANBAN_FIELD_SEARCH, 24},
    [ANBAN_PERSON_CERTIFIED] = {ANBAN_PERSON_CERTIFIED_ON ("t", "{today}"), N_ ("持证情况"), NULL, NULL,
                                ANBAN_KIND_CHOICE, ANBAN_FIELD_COMPUTED, 12, certified},
    [ANBAN_PERSON_INDUSTRY] = {"(SELECT iu.industry FROM unit iu WHERE iu.id = t.unit_id)",
                               N_ ("单位行业领域"), NULL, NULL, ANBAN_KIND_TEXT, ANBAN_FIELD_COMPUTED, 12},
    [ANBAN_PERSON_PINYIN_KEYS] = {"pinyin_keys", N_ ("拼音检索"), NULL, NULL, ANBAN_KIND_TEXT,
                                  ANBAN_FIELD_HIDDEN | ANBAN_FIELD_SEARCH | ANBAN_FIELD_DERIVED, 14},
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

/* 劳动法 Article 15 */
#define WORKING_AGE 16

static gboolean
fold_number (AnbanRecord *person, GError **error)
{
  g_autofree char *number = NULL;

  if (!anban_record_field_is_modified (person, ANBAN_PERSON_ID_NUMBER) ||
      anban_record_is_null (person, ANBAN_PERSON_ID_NUMBER))
    return TRUE;
  number = anban_id_number_fold (anban_record_get_text (person, ANBAN_PERSON_ID_NUMBER), error);
  if (number == NULL)
    return FALSE;
  anban_record_set_text (person, ANBAN_PERSON_ID_NUMBER, number);
  return TRUE;
}

/* One person stands in one place. Whoever left may be entered anew where they work now. */
static gboolean
check_same_number (AnbanStore *store, AnbanRecord *person, GError **error)
{
  const char *number = anban_record_get_text (person, ANBAN_PERSON_ID_NUMBER);
  g_autoptr (AnbanQuery) same = anban_query_new (&anban_person_register);
  g_autoptr (GArray) ids = NULL;

  if (number[0] == '\0' || !anban_record_is_null (person, ANBAN_PERSON_LEFT_ON) ||
      (!anban_record_field_is_modified (person, ANBAN_PERSON_ID_NUMBER) &&
       !anban_record_field_is_modified (person, ANBAN_PERSON_LEFT_ON)))
    return TRUE;
  anban_query_where_text (same, ANBAN_PERSON_ID_NUMBER, ANBAN_OP_EQ, number);
  anban_query_where_null (same, ANBAN_PERSON_LEFT_ON, ANBAN_OP_IS_NULL);
  if ((ids = anban_store_list_ids (store, same, NULL, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++) {
    gint64 id = g_array_index (ids, gint64, i);
    g_autoptr (AnbanRecord) other = NULL;
    const char *unit;

    if (id == anban_record_get_id (person) ||
        (other = anban_store_get (store, &anban_person_register, id, NULL)) == NULL)
      continue;
    unit = anban_record_get_ref_title (other, ANBAN_PERSON_UNIT);
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID,
                 _ ("“%s”（%s）已经用了这个身份证号，没有保存；请核对号码，或在原记录上修改、填写离岗日期"),
                 anban_record_get_text (other, ANBAN_PERSON_NAME), unit[0] != '\0' ? unit : _ ("没有单位"));
    return FALSE;
  }
  return TRUE;
}

static gboolean
check_working_age (AnbanRecord *person, GError **error)
{
  const char *number = anban_record_get_text (person, ANBAN_PERSON_ID_NUMBER);
  AnbanDate hired;

  if ((!anban_record_field_is_modified (person, ANBAN_PERSON_ID_NUMBER) &&
       !anban_record_field_is_modified (person, ANBAN_PERSON_HIRED_ON)) ||
      anban_id_number_get_birth (number) == ANBAN_DATE_NONE ||
      !anban_date_parse (anban_record_get_text (person, ANBAN_PERSON_HIRED_ON), &hired) ||
      anban_id_number_get_age (number, hired) >= WORKING_AGE)
    return TRUE;
  g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID,
               _ ("按身份证号，“%s”上岗时未满 %d 周岁，没有保存；请核对上岗日期和身份证号"),
               anban_record_get_text (person, ANBAN_PERSON_NAME), WORKING_AGE);
  return FALSE;
}

static gboolean
before_save (AnbanStore *store, AnbanRecord *record, GError **error)
{
  return anban_person_reading_complete (store, record, error) &&
         anban_private_field_unmask (store, record, ANBAN_PERSON_ID_NUMBER, error) &&
         fold_number (record, error) && check_same_number (store, record, error) &&
         anban_day_order_check (record, ANBAN_PERSON_HIRED_ON, ANBAN_PERSON_LEFT_ON, error) &&
         check_working_age (record, error);
}

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
    .before_save = before_save,
    .fill_derived = anban_person_reading_fill,
};
