/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "registers/certificate.h"

#include "base/error.h"
#include "base/id-number.h"
#include "registers/certificate-days.h"
#include "registers/day-order.h"
#include "registers/files-field.h"
#include "registers/person.h"
#include "registers/private-field.h"
#include "registers/unit.h"
#include "registers/units-below.h"
#include "store/store.h"

#include <glib/gi18n-lib.h>

#define LISTED  (ANBAN_FIELD_IN_LIST | ANBAN_FIELD_IN_PRINT)
#define NEEDED  ANBAN_FIELD_REQUIRED
#define DERIVED ANBAN_FIELD_COMPUTED

const AnbanChoice anban_certificate_categories[] = {
    {ANBAN_CERTIFICATE_PRINCIPAL, N_ ("主要负责人考核合格证")},
    {ANBAN_CERTIFICATE_SAFETY_MANAGER, N_ ("安全管理人员考核合格证")},
    {ANBAN_CERTIFICATE_SPECIAL_OPERATION, N_ ("特种作业操作证")},
    {ANBAN_CERTIFICATE_CONSTRUCTION, N_ ("建筑施工特种作业资格证")},
    {ANBAN_CERTIFICATE_EQUIPMENT, N_ ("特种设备作业人员证")},
    {ANBAN_CERTIFICATE_OTHER, N_ ("其他")},
    {0},
};

const AnbanChoice anban_certificate_states[] = {
    {ANBAN_CERTIFICATE_EXPIRED, N_ ("已过期"), "error", "dialog-error-symbolic"},
    {ANBAN_CERTIFICATE_REVIEW_MISSED, N_ ("复审逾期"), "error", "dialog-error-symbolic"},
    {ANBAN_CERTIFICATE_EXPIRING, N_ ("临期"), "warning", "alarm-symbolic"},
    {ANBAN_CERTIFICATE_VALID, N_ ("有效"), "success", "object-select-symbolic"},
    {ANBAN_CERTIFICATE_REPLACED, N_ ("已换新证"), "dim-label", "view-refresh-symbolic"},
    {ANBAN_CERTIFICATE_REVOKED, N_ ("已注销"), "dim-label", "window-close-symbolic"},
    {0},
};

static const char *const person_aliases[] = {"姓名", "人员", "人员姓名", NULL};
static const char *const category_aliases[] = {"类别", "证书名称", "证书种类", "资格类型", NULL};
static const char *const trade_aliases[] = {"准操项目", "操作项目", "作业项目", "工种", NULL};
static const char *const number_aliases[] = {"证号", "编号", "操作证号", NULL};
static const char *const issued_aliases[] = {"初次领证日期", "领证日期", "发证时间", "起始日期", NULL};
static const char *const until_aliases[] = {"有效期", "有效期限", "有效期至", "到期日期", "终止日期", NULL};
static const char *const review_aliases[] = {"复审日期", "复审时间", NULL};

#define EXPIRES    ANBAN_CERTIFICATE_EXPIRES ("t")
#define REVIEW_DUE ANBAN_CERTIFICATE_REVIEW_DUE ("t")
#define NEAREST    "MIN(COALESCE(" REVIEW_DUE ", '9999'), COALESCE(" EXPIRES ", '9999'))"
/* the longest of the warnings 180, 90, 60, 30 days ahead */
#define WARNED "add_days ({today}, 180)"

static const AnbanField fields[] = {
    [ANBAN_CERTIFICATE_PERSON] = {"person_id", N_ ("持证人"), N_ ("证书"), person_aliases, ANBAN_KIND_REF,
                                  LISTED | NEEDED, 10, NULL, &anban_person_register},
    [ANBAN_CERTIFICATE_UNIT] = {"(SELECT u.name FROM person p JOIN unit u ON u.id = p.unit_id"
                                " WHERE p.id = t.person_id)",
                                N_ ("单位"), NULL, NULL, ANBAN_KIND_TEXT, LISTED | DERIVED, 24},
    [ANBAN_CERTIFICATE_CATEGORY] = {"category", N_ ("证书类别"), NULL, category_aliases, ANBAN_KIND_CHOICE,
                                    LISTED | NEEDED, 22, anban_certificate_categories},
    [ANBAN_CERTIFICATE_TRADE] = {"trade", N_ ("作业类别"), NULL, trade_aliases, ANBAN_KIND_TEXT,
                                 LISTED | ANBAN_FIELD_SEARCH | ANBAN_FIELD_REPEATS, 16},
    [ANBAN_CERTIFICATE_NUMBER] = {"number", N_ ("证书编号"), NULL, number_aliases, ANBAN_KIND_TEXT,
                                  ANBAN_FIELD_IN_PRINT | ANBAN_FIELD_SEARCH | ANBAN_FIELD_TEXT_CODE |
                                      ANBAN_FIELD_PRIVATE,
                                  22},
    [ANBAN_CERTIFICATE_ISSUED_ON] = {"issued_on", N_ ("发证日期"), N_ ("有效期"), issued_aliases,
                                     ANBAN_KIND_DATE, LISTED | NEEDED, 12},
    [ANBAN_CERTIFICATE_VALID_UNTIL] = {"valid_until", N_ ("证上有效期至"), NULL, until_aliases,
                                       ANBAN_KIND_DATE, 0, 12},
    [ANBAN_CERTIFICATE_REVIEWED_ON] = {"reviewed_on", N_ ("最近复审日期"), NULL, review_aliases,
                                       ANBAN_KIND_DATE, 0, 12},
    [ANBAN_CERTIFICATE_EXPIRES_ON] = {EXPIRES, N_ ("有效期至"), NULL, NULL, ANBAN_KIND_DATE, LISTED | DERIVED,
                                      12},
    [ANBAN_CERTIFICATE_REVIEW_DUE] = {REVIEW_DUE, N_ ("复审期限"), NULL, NULL, ANBAN_KIND_DATE,
                                      LISTED | DERIVED, 12},
    [ANBAN_CERTIFICATE_DAYS_LEFT] = {"days_between ({today}, NULLIF(" NEAREST ", '9999'))", N_ ("剩余天数"),
                                     NULL, NULL, ANBAN_KIND_INT, LISTED | DERIVED, 9},
    [ANBAN_CERTIFICATE_STATE] =
        {"CASE WHEN t.revoked_on IS NOT NULL THEN 6 WHEN EXISTS (SELECT 1 FROM certificate n WHERE"
         " n.person_id = t.person_id AND n.category = t.category AND COALESCE(n.trade, '') = "
         "COALESCE(t.trade, '')"
         " AND n.issued_on > t.issued_on AND n.deleted_at IS NULL) THEN 5"
         " WHEN " EXPIRES " < {today} THEN 1 WHEN " REVIEW_DUE " < {today} THEN 2"
         " WHEN " NEAREST " <= " WARNED " THEN 3 ELSE 4 END",
         N_ ("状态"), NULL, NULL, ANBAN_KIND_CHOICE, LISTED | DERIVED, 10, anban_certificate_states},
    [ANBAN_CERTIFICATE_REVOKED_ON] = {"revoked_on", N_ ("注销日期"), N_ ("其他"), NULL, ANBAN_KIND_DATE, 0,
                                      12},
    [ANBAN_CERTIFICATE_ISSUER] = {"issuer", N_ ("发证机关"), NULL, NULL, ANBAN_KIND_TEXT,
                                  ANBAN_FIELD_SEARCH | ANBAN_FIELD_REPEATS, 22},
    [ANBAN_CERTIFICATE_NOTE] = {"note", N_ ("备注"), NULL, NULL, ANBAN_KIND_NOTE, ANBAN_FIELD_SEARCH, 24},
    [ANBAN_CERTIFICATE_FILES] = {ANBAN_FILES_COUNT ("certificate"), N_ ("附件"), NULL, NULL, ANBAN_KIND_FILES,
                                 DERIVED, 6},
};
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == ANBAN_CERTIFICATE_N_FIELDS);

/* 劳动法 Article 15 */
#define WORKING_AGE 16

/* Nobody holds one from before they were born, or could work. */
static gboolean
check_age (AnbanStore *store, AnbanRecord *record, GError **error)
{
  g_autoptr (AnbanRecord) person = NULL;
  const char *number;
  AnbanDate issued;
  int age;

  if ((!anban_record_field_is_modified (record, ANBAN_CERTIFICATE_PERSON) &&
       !anban_record_field_is_modified (record, ANBAN_CERTIFICATE_ISSUED_ON)) ||
      anban_record_is_null (record, ANBAN_CERTIFICATE_PERSON) ||
      !anban_date_parse (anban_record_get_text (record, ANBAN_CERTIFICATE_ISSUED_ON), &issued))
    return TRUE;
  person = anban_store_get_stored (store, &anban_person_register,
                                   anban_record_get_int (record, ANBAN_CERTIFICATE_PERSON), error);
  if (person == NULL)
    return FALSE;
  number = anban_record_get_text (person, ANBAN_PERSON_ID_NUMBER);
  if (anban_id_number_get_birth (number) == ANBAN_DATE_NONE)
    return TRUE;
  age = anban_id_number_get_age (number, issued);
  if (age >= WORKING_AGE)
    return TRUE;
  g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID,
               issued < anban_id_number_get_birth (number)
                   ? _ ("按身份证号，发证时“%s”还没有出生，没有保存；请核对发证日期和持证人")
                   : _ ("按身份证号，发证时“%s”未满 16 周岁，没有保存；请核对发证日期和持证人"),
               anban_record_get_text (person, ANBAN_PERSON_NAME));
  return FALSE;
}

/* All cards of one person for special operations bear one number; two people never do. */
static gboolean
check_number (AnbanStore *store, AnbanRecord *record, GError **error)
{
  const char *number = anban_record_get_text (record, ANBAN_CERTIFICATE_NUMBER);
  gint64 person = anban_record_get_int (record, ANBAN_CERTIFICATE_PERSON);
  g_autoptr (AnbanQuery) same = anban_query_new (&anban_certificate_register);
  g_autoptr (AnbanRecord) other = NULL;
  g_autoptr (GArray) ids = NULL;

  if (number[0] == '\0' || (!anban_record_field_is_modified (record, ANBAN_CERTIFICATE_NUMBER) &&
                            !anban_record_field_is_modified (record, ANBAN_CERTIFICATE_PERSON)))
    return TRUE;
  anban_query_where_text (same, ANBAN_CERTIFICATE_NUMBER, ANBAN_OP_EQ, number);
  anban_query_where_int (same, ANBAN_CERTIFICATE_CATEGORY, ANBAN_OP_EQ,
                         anban_record_get_int (record, ANBAN_CERTIFICATE_CATEGORY));
  anban_query_where_int (same, ANBAN_CERTIFICATE_PERSON, ANBAN_OP_NE, person);
  if ((ids = anban_store_list_ids (store, same, NULL, error)) == NULL)
    return FALSE;
  if (ids->len == 0 || (other = anban_store_get (store, &anban_certificate_register,
                                                 g_array_index (ids, gint64, 0), NULL)) == NULL)
    return TRUE;
  g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID,
               _ ("证书编号“%s”已经登记在“%s”（%s）名下，没有保存；请核对编号和持证人"), number,
               anban_record_get_ref_title (other, ANBAN_CERTIFICATE_PERSON),
               anban_record_get_text (other, ANBAN_CERTIFICATE_UNIT));
  return FALSE;
}

static gboolean
before_save (AnbanStore *store, AnbanRecord *record, GError **error)
{
  return anban_day_order_check_past (record, ANBAN_CERTIFICATE_ISSUED_ON, error) &&
         anban_day_order_check_past (record, ANBAN_CERTIFICATE_REVIEWED_ON, error) &&
         anban_day_order_check (record, ANBAN_CERTIFICATE_ISSUED_ON, ANBAN_CERTIFICATE_VALID_UNTIL, error) &&
         anban_day_order_check (record, ANBAN_CERTIFICATE_ISSUED_ON, ANBAN_CERTIFICATE_REVIEWED_ON, error) &&
         anban_day_order_check (record, ANBAN_CERTIFICATE_ISSUED_ON, ANBAN_CERTIFICATE_REVOKED_ON, error) &&
         anban_private_field_unmask (store, record, ANBAN_CERTIFICATE_NUMBER, error) &&
         check_age (store, record, error) && check_number (store, record, error);
}

static const AnbanFilter filters[] = {
    {"unit", N_ ("单位（含下属）"), ANBAN_KIND_REF, NULL, &anban_unit_register,
     "t.person_id IN (SELECT p.id FROM person p WHERE p.unit_id IN " ANBAN_UNITS_BELOW ("?") ")"},
    {"year", N_ ("到期年份"), ANBAN_KIND_INT, NULL, NULL,
     "CAST(? AS TEXT) IN (substr(" EXPIRES ", 1, 4), COALESCE(substr(" REVIEW_DUE ", 1, 4), ''))",
     "CAST(substr(" EXPIRES ", 1, 4) AS INTEGER)", TRUE},
    {NULL},
};

static const int filter_fields[] = {ANBAN_CERTIFICATE_STATE, ANBAN_CERTIFICATE_CATEGORY,
                                    ANBAN_CERTIFICATE_EXPIRES_ON, -1};

static const AnbanGrouping groupings[] = {
    {"unit", N_ ("按单位"),
     "LEFT JOIN person gq ON gq.id = t.person_id LEFT JOIN unit gu ON gu.id = gq.unit_id",
     "COALESCE(gu.id, 0)",
     "CASE WHEN gu.id IS NULL THEN 1 ELSE 0 END, COALESCE(gu.position, 999999), gu.name, gu.id",
     "COALESCE(gu.name, '没有单位')"},
    {NULL},
};

const AnbanRegister anban_certificate_register = {
    .id = "certificate",
    .title = N_ ("持证管理"),
    .icon_name = "application-certificate-symbolic",
    .noun = N_ ("本证书"),
    .fields = fields,
    .n_fields = ANBAN_CERTIFICATE_N_FIELDS,
    .default_order = "t.category, t.issued_on, t.id",
    .owner_field = -1,
    .title_field = ANBAN_CERTIFICATE_PERSON,
    .lane_field = -1,
    .start_field = -1,
    .end_field = ANBAN_CERTIFICATE_EXPIRES_ON,
    .filters = filters,
    .filter_fields = filter_fields,
    .groupings = groupings,
    .search_ids =
        "SELECT sc.id FROM certificate sc JOIN person sp ON sp.id = sc.person_id LEFT JOIN unit su"
        " ON su.id = sp.unit_id WHERE contains_text (?, sp.name) = 1 OR contains_text (?, su.name) = 1"
        " OR contains_text (?, sp.pinyin_keys) = 1",
    .before_save = before_save,
};
