/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "registers/unit.h"

#include "base/date.h"
#include "registers/day-order.h"
#include "registers/files-field.h"
#include "registers/units-below.h"
#include "store/change-log.h"
#include "store/store.h"

#include <glib/gi18n-lib.h>

#define MAX_DEPTH 32

const AnbanChoice anban_unit_kinds[] = {
    {ANBAN_UNIT_KIND_OFFICE, N_ ("安委会及办公室")},
    {ANBAN_UNIT_KIND_LEADERSHIP, N_ ("党政机关")},
    {ANBAN_UNIT_KIND_DEPARTMENT, N_ ("部门")},
    {ANBAN_UNIT_KIND_TOWN, N_ ("镇（街道）")},
    {ANBAN_UNIT_KIND_VILLAGE, N_ ("村（社区）")},
    {ANBAN_UNIT_KIND_STATE_FIRM, N_ ("国有企业")},
    {ANBAN_UNIT_KIND_FIRM, N_ ("企业")},
    {ANBAN_UNIT_KIND_SCHOOL, N_ ("学校")},
    {ANBAN_UNIT_KIND_GROUP, N_ ("集合名称")},
    {ANBAN_UNIT_KIND_OTHER, N_ ("其他")},
    {0},
};

static const AnbanChoice scales[] = {
    {1, N_ ("大型")}, {2, N_ ("中型")}, {3, N_ ("小型")}, {4, N_ ("微型")}, {0},
};

/* 红橙黄蓝 of the two-fold prevention mechanism (风险分级管控) */
static const AnbanChoice risks[] = {
    {1, N_ ("重大（红）"), "error"},
    {2, N_ ("较大（橙）"), "warning"},
    {3, N_ ("一般（黄）"), NULL},
    {4, N_ ("低（蓝）"), "accent"},
    {0},
};

static const char *const name_aliases[] = {"单位", "单位全称", "企业名称", "部门", "部门名称", NULL};
static const char *const parent_aliases[] = {"上级", "属地", "所属单位", "所属镇", "主管部门", NULL};
static const char *const code_aliases[] = {"信用代码", "社会信用代码", NULL};
static const char *const principal_aliases[] = {"负责人", "法定代表人", "法人", NULL};
static const char *const contact_aliases[] = {"联络员", "联络人", NULL};
static const char *const phone_aliases[] = {"电话", "手机", "联系方式", NULL};

static const AnbanField fields[] = {
    [ANBAN_UNIT_NAME] = {"name", N_ ("单位名称"), N_ ("基本情况"), name_aliases, ANBAN_KIND_TEXT,
                         ANBAN_FIELD_REQUIRED | ANBAN_FIELD_IN_LIST | ANBAN_FIELD_IN_PRINT |
                             ANBAN_FIELD_SEARCH,
                         30},
    [ANBAN_UNIT_KIND] = {"kind", N_ ("类别"), NULL, NULL, ANBAN_KIND_CHOICE,
                         ANBAN_FIELD_IN_LIST | ANBAN_FIELD_IN_PRINT, 14, anban_unit_kinds},
    [ANBAN_UNIT_PARENT] = {"parent_id", N_ ("上级单位"), NULL, parent_aliases, ANBAN_KIND_REF,
                           ANBAN_FIELD_IN_LIST | ANBAN_FIELD_IN_PRINT, 20, NULL, &anban_unit_register},
    [ANBAN_UNIT_INDUSTRY] = {"industry", N_ ("行业领域"), NULL, NULL, ANBAN_KIND_TEXT,
                             ANBAN_FIELD_IN_LIST | ANBAN_FIELD_IN_PRINT | ANBAN_FIELD_SEARCH |
                                 ANBAN_FIELD_REPEATS,
                             12},
    [ANBAN_UNIT_SCALE] = {"scale", N_ ("规模"), NULL, NULL, ANBAN_KIND_CHOICE, 0, 8, scales},
    [ANBAN_UNIT_RISK] = {"risk", N_ ("风险等级"), NULL, NULL, ANBAN_KIND_CHOICE, 0, 10, risks},
    [ANBAN_UNIT_HIGH_RISK] = {"high_risk", N_ ("高危行业"), NULL, NULL, ANBAN_KIND_BOOL, 0, 8},
    [ANBAN_UNIT_CROWDED] = {"crowded", N_ ("人员密集场所"), NULL, NULL, ANBAN_KIND_BOOL, 0, 12},
    [ANBAN_UNIT_CREDIT_CODE] = {"credit_code", N_ ("统一社会信用代码"), NULL, code_aliases, ANBAN_KIND_TEXT,
                                ANBAN_FIELD_SEARCH | ANBAN_FIELD_TEXT_CODE, 20},
    [ANBAN_UNIT_PRINCIPAL] = {"principal", N_ ("主要负责人"), N_ ("联系"), principal_aliases, ANBAN_KIND_TEXT,
                              ANBAN_FIELD_IN_LIST | ANBAN_FIELD_IN_PRINT | ANBAN_FIELD_SEARCH, 10},
    [ANBAN_UNIT_CONTACT] = {"contact", N_ ("联系人"), NULL, contact_aliases, ANBAN_KIND_TEXT,
                            ANBAN_FIELD_IN_LIST | ANBAN_FIELD_IN_PRINT | ANBAN_FIELD_SEARCH, 10},
    [ANBAN_UNIT_PHONE] = {"phone", N_ ("联系电话"), NULL, phone_aliases, ANBAN_KIND_TEXT,
                          ANBAN_FIELD_IN_LIST | ANBAN_FIELD_IN_PRINT | ANBAN_FIELD_SEARCH |
                              ANBAN_FIELD_TEXT_CODE,
                          17},
    [ANBAN_UNIT_ADDRESS] = {"address", N_ ("地址"), NULL, NULL, ANBAN_KIND_TEXT, ANBAN_FIELD_SEARCH, 28},
    [ANBAN_UNIT_STARTS_ON] = {"starts_on", N_ ("纳入日期"), N_ ("其他"), NULL, ANBAN_KIND_DATE, 0, 12},
    [ANBAN_UNIT_ENDS_ON] = {"ends_on", N_ ("注销日期"), NULL, NULL, ANBAN_KIND_DATE, 0, 12},
    [ANBAN_UNIT_POSITION] = {"position", N_ ("排序号"), NULL, NULL, ANBAN_KIND_INT, 0, 8},
    [ANBAN_UNIT_NOTE] = {"note", N_ ("备注"), NULL, NULL, ANBAN_KIND_NOTE, ANBAN_FIELD_SEARCH, 24},
    [ANBAN_UNIT_N_TASKS] = {"(SELECT COUNT(DISTINCT tu.task_id) FROM task_unit tu"
                            " WHERE (tu.unit_id = t.id OR tu.via_id = t.id) AND tu.deleted_at IS NULL)",
                            N_ ("任务数"), NULL, NULL, ANBAN_KIND_INT,
                            ANBAN_FIELD_IN_LIST | ANBAN_FIELD_COMPUTED, 8},
    [ANBAN_UNIT_FILES] = {ANBAN_FILES_COUNT ("unit"), N_ ("附件"), NULL, NULL, ANBAN_KIND_FILES,
                          ANBAN_FIELD_COMPUTED, 6},
    [ANBAN_UNIT_DEPTH] =
        {"(WITH RECURSIVE above (id, n) AS (SELECT t.parent_id, 0 UNION ALL"
         " SELECT p.parent_id, a.n + 1 FROM unit p JOIN above a ON p.id = a.id WHERE a.n < 32)"
         " SELECT MAX(n) FROM above)",
         N_ ("层次"), NULL, NULL, ANBAN_KIND_INT, ANBAN_FIELD_COMPUTED | ANBAN_FIELD_HIDDEN, 4},
};
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == ANBAN_UNIT_N_FIELDS);

static const AnbanFilter filters[] = {
    {"below", N_ ("上级单位（含下属）"), ANBAN_KIND_REF, NULL, &anban_unit_register,
     "t.id IN " ANBAN_UNITS_BELOW ("?")},
    {NULL},
};

static const AnbanGrouping groupings[] = {
    {"parent", N_ ("按上级单位"), "LEFT JOIN unit gp ON gp.id = t.parent_id", "COALESCE(t.parent_id, 0)",
     "CASE WHEN gp.id IS NULL THEN 0 ELSE 1 END, COALESCE(gp.position, 999999), gp.name, "
     "COALESCE(t.parent_id, 0)",
     "COALESCE(gp.name, '没有上级单位')"},
    {"kind", N_ ("按类别"), NULL, "COALESCE(t.kind, 0)", "COALESCE(t.kind, 99)",
     "CASE COALESCE(t.kind, 0) WHEN 1 THEN '安委会及办公室' WHEN 2 THEN '党政机关' WHEN 3 THEN '部门'"
     " WHEN 4 THEN '镇（街道）' WHEN 5 THEN '村（社区）' WHEN 6 THEN '国有企业' WHEN 7 THEN '企业' WHEN 8 "
     "THEN '学校'"
     " WHEN 9 THEN '集合名称' WHEN 10 THEN '其他' ELSE '未分类' END"},
    {NULL},
};

/* Every unit follows the one above it: the places of all that stand above, from the top. Numbers of a fixed
 * length, so that they compare as text. */
#define PLACE(row)                                                                                           \
  "substr (CAST(10000000 + COALESCE(" row ".position, 999999) AS TEXT), 2) ||"                               \
  " substr (CAST(100 + COALESCE(" row ".kind, 99) AS TEXT), 2) ||"                                           \
  " substr (CAST(10000000000 + " row ".id AS TEXT), 2)"
#define TREE_ORDER                                                                                           \
  "(WITH RECURSIVE above (id, path, n) AS (SELECT t.parent_id, " PLACE (                                     \
      "t") ", 0 UNION ALL"                                                                                   \
           " SELECT p.parent_id, " PLACE (                                                                   \
               "p") " || a.path, a.n + 1 FROM unit p JOIN above a ON p.id = a.id"                            \
                    " WHERE a.n < 32) SELECT path FROM above ORDER BY n DESC LIMIT 1), t.id"

/* Two units of one name cannot be told apart in any list. */
static gboolean
check_name (AnbanStore *store, AnbanRecord *record, GError **error)
{
  const char *name = anban_record_get_text (record, ANBAN_UNIT_NAME);
  g_autoptr (AnbanQuery) same = anban_query_new (&anban_unit_register);
  g_autoptr (GArray) ids = NULL;

  if (!anban_record_field_is_modified (record, ANBAN_UNIT_NAME))
    return TRUE;
  anban_query_where_text (same, ANBAN_UNIT_NAME, ANBAN_OP_EQ, name);
  ids = anban_store_list_ids (store, same, NULL, error);
  if (ids == NULL)
    return FALSE;
  if (ids->len == 0 || g_array_index (ids, gint64, 0) == anban_record_get_id (record))
    return TRUE;
  g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID,
               _ ("已经有名为“%s”的单位，没有保存；请直接使用它或换一个名称"), name);
  return FALSE;
}

/* A unit below itself would never end. */
static gboolean
check_parent (AnbanStore *store, AnbanRecord *record, GError **error)
{
  gint64 id = anban_record_get_id (record);
  gint64 parent = anban_record_get_int (record, ANBAN_UNIT_PARENT);

  for (int depth = 0; parent != 0; depth++) {
    g_autoptr (AnbanRecord) above = NULL;

    if ((id != 0 && parent == id) || depth > MAX_DEPTH) {
      g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID,
                   _ ("“%s”不能归到自己或自己的下属名下，没有保存；请另选上级单位"),
                   anban_record_get_text (record, ANBAN_UNIT_NAME));
      return FALSE;
    }
    above = anban_store_get_stored (store, &anban_unit_register, parent, error);
    if (above == NULL)
      return FALSE;
    parent = anban_record_get_int (above, ANBAN_UNIT_PARENT);
  }
  return TRUE;
}

static const struct {
  guint now, past;
} kept[] = {
    {ANBAN_UNIT_KIND, ANBAN_UNIT_PAST_KIND},
    {ANBAN_UNIT_INDUSTRY, ANBAN_UNIT_PAST_INDUSTRY},
    {ANBAN_UNIT_HIGH_RISK, ANBAN_UNIT_PAST_HIGH_RISK},
    {ANBAN_UNIT_CROWDED, ANBAN_UNIT_PAST_CROWDED},
};

static gboolean
has_turned (AnbanRecord *unit, AnbanRecord *old)
{
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    if (anban_record_field_is_modified (unit, kept[i].now) && !anban_record_is_null (old, kept[i].now))
      return TRUE;
  return FALSE;
}

/* Whether it became what it is on this very day, by being entered or by turning. */
static gboolean
began_today (AnbanStore *store, gint64 unit)
{
  AnbanDate today = anban_date_today ();
  AnbanDate entered = anban_change_log_get_entered_on (store, &anban_unit_register, unit);
  g_autoptr (GPtrArray) pasts = anban_store_list_details (store, &anban_unit_past_register, unit, NULL);
  AnbanDate until;

  if (entered != ANBAN_DATE_NONE && entered >= today)
    return TRUE;
  return pasts != NULL && pasts->len > 0 &&
         anban_date_parse (anban_record_get_text (pasts->pdata[pasts->len - 1], ANBAN_UNIT_PAST_UNTIL_ON),
                           &until) &&
         until + 1 >= today;
}

/* Where it turns from one kind or trade into another, or stops or begins to be of high risk or crowded, what it was until
 * yesterday is kept. What was not known before is no change, nor is what was only entered today. */
static gboolean
keep_past (AnbanStore *store, AnbanRecord *unit, GError **error)
{
  gint64 id = anban_record_get_id (unit);
  g_autoptr (AnbanRecord) old = NULL;
  g_autoptr (AnbanRecord) past = anban_record_new (&anban_unit_past_register);
  char yesterday[ANBAN_DATE_ISO_SIZE];

  if (id == 0)
    return TRUE;
  old = anban_store_get_stored (store, &anban_unit_register, id, error);
  if (old == NULL)
    return FALSE;
  if (!has_turned (unit, old) || began_today (store, id))
    return TRUE;
  anban_record_set_int (past, ANBAN_UNIT_PAST_UNIT, id);
  anban_record_set_text (past, ANBAN_UNIT_PAST_UNTIL_ON,
                         anban_date_to_iso (anban_date_today () - 1, yesterday));
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    anban_record_copy_value (old, kept[i].now, past, kept[i].past);
  return anban_store_save (store, past, error);
}

static gboolean
before_save (AnbanStore *store, AnbanRecord *record, GError **error)
{
  return check_name (store, record, error) && check_parent (store, record, error) &&
         anban_day_order_check (record, ANBAN_UNIT_STARTS_ON, ANBAN_UNIT_ENDS_ON, error) &&
         keep_past (store, record, error);
}

static const AnbanField alias_fields[] = {
    [ANBAN_UNIT_ALIAS_UNIT] = {"unit_id", N_ ("单位"), NULL, NULL, ANBAN_KIND_REF, ANBAN_FIELD_REQUIRED, 24,
                               NULL, &anban_unit_register},
    [ANBAN_UNIT_ALIAS_NAME] = {"name", N_ ("别名"), NULL, NULL, ANBAN_KIND_TEXT,
                               ANBAN_FIELD_REQUIRED | ANBAN_FIELD_IN_LIST, 24},
};
G_STATIC_ASSERT (G_N_ELEMENTS (alias_fields) == ANBAN_UNIT_ALIAS_N_FIELDS);

static const AnbanField member_fields[] = {
    [ANBAN_UNIT_MEMBER_GROUP] = {"group_id", N_ ("集合名称"), NULL, NULL, ANBAN_KIND_REF,
                                 ANBAN_FIELD_REQUIRED, 24, NULL, &anban_unit_register},
    [ANBAN_UNIT_MEMBER_UNIT] = {"unit_id", N_ ("成员单位"), NULL, NULL, ANBAN_KIND_REF,
                                ANBAN_FIELD_REQUIRED | ANBAN_FIELD_IN_LIST, 24, NULL, &anban_unit_register},
};
G_STATIC_ASSERT (G_N_ELEMENTS (member_fields) == ANBAN_UNIT_MEMBER_N_FIELDS);

const AnbanRegister anban_unit_alias_register = {
    .id = "unit_alias",
    .title = N_ ("单位别名"),
    .icon_name = "user-bookmarks-symbolic",
    .noun = N_ ("个别名"),
    .fields = alias_fields,
    .n_fields = ANBAN_UNIT_ALIAS_N_FIELDS,
    .default_order = "t.id",
    .owner_field = ANBAN_UNIT_ALIAS_UNIT,
    .embedded = TRUE,
    .title_field = ANBAN_UNIT_ALIAS_NAME,
    .lane_field = -1,
    .start_field = -1,
    .end_field = -1,
};

const AnbanRegister anban_unit_member_register = {
    .id = "unit_member",
    .title = N_ ("集合成员"),
    .icon_name = "system-users-symbolic",
    .noun = N_ ("家成员"),
    .fields = member_fields,
    .n_fields = ANBAN_UNIT_MEMBER_N_FIELDS,
    .default_order = "t.id",
    .owner_field = ANBAN_UNIT_MEMBER_GROUP,
    .embedded = TRUE,
    .title_field = ANBAN_UNIT_MEMBER_UNIT,
    .lane_field = -1,
    .start_field = -1,
    .end_field = -1,
};

static const AnbanRegister *const details[] = {&anban_unit_alias_register, &anban_unit_member_register,
                                               &anban_unit_past_register, NULL};

const AnbanRegister anban_unit_register = {
    .id = "unit",
    .title = N_ ("单位"),
    .icon_name = "x-office-address-book-symbolic",
    .noun = N_ ("家单位"),
    .fields = fields,
    .n_fields = ANBAN_UNIT_N_FIELDS,
    .default_order = TREE_ORDER,
    .depth_field = ANBAN_UNIT_DEPTH,
    .details = details,
    .owner_field = -1,
    .title_field = ANBAN_UNIT_NAME,
    .lane_field = -1,
    .start_field = -1,
    .end_field = -1,
    .filters = filters,
    .groupings = groupings,
    .search_ids = "SELECT ua.unit_id FROM unit_alias ua WHERE ua.deleted_at IS NULL AND"
                  " contains_text (?, ua.name) = 1",
    .before_save = before_save,
};
