/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "registers/hazard.h"

#include "base/date.h"
#include "registers/campaign.h"
#include "registers/drill.h"
#include "registers/files-field.h"
#include "registers/hazard-criterion.h"
#include "registers/unit.h"
#include "registers/units-below.h"
#include "store/store.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#define STEPS(what, steps)                                                                                   \
  "(SELECT " what " FROM hazard_step s WHERE s.hazard_id = t.id AND s.deleted_at IS NULL"                    \
  " AND s.step IN (" steps "))"

const AnbanChoice anban_hazard_states[] = {
    {ANBAN_HAZARD_STATE_REGISTERED, N_ ("登记"), NULL, "document-edit-symbolic"},
    {ANBAN_HAZARD_STATE_ASSIGNED, N_ ("交办"), "accent", "mail-send-symbolic"},
    {ANBAN_HAZARD_STATE_RECTIFYING, N_ ("整改中"), "accent", "emblem-system-symbolic"},
    {ANBAN_HAZARD_STATE_TO_RECHECK, N_ ("待复查"), "warning", "system-search-symbolic"},
    {ANBAN_HAZARD_STATE_CLOSED, N_ ("销号"), "success", "object-select-symbolic"},
    {ANBAN_HAZARD_STATE_VOID, N_ ("作废"), "dim-label", "process-stop-symbolic"},
    {0},
};

const AnbanChoice anban_hazard_levels[] = {
    {ANBAN_HAZARD_LEVEL_GENERAL, N_ ("一般")},
    {ANBAN_HAZARD_LEVEL_MAJOR, N_ ("重大"), "error", "dialog-warning-symbolic"},
    {0},
};

const AnbanChoice anban_hazard_sources[] = {
    {ANBAN_SOURCE_ROUTINE, N_ ("日常")},
    {ANBAN_SOURCE_CAMPAIGN, N_ ("专项")},
    {ANBAN_SOURCE_RANDOM, N_ ("双随机")},
    {ANBAN_SOURCE_REPORT, N_ ("举报")},
    {ANBAN_SOURCE_SUPERIOR, N_ ("上级交办")},
    {ANBAN_SOURCE_SELF_CHECK, N_ ("企业自查")},
    {ANBAN_SOURCE_VISIT, N_ ("暗访")},
    {ANBAN_SOURCE_DRILL, N_ ("应急演练")},
    {0},
};

const AnbanChoice anban_hazard_categories[] = {
    {1, N_ ("制度管理")},  {2, N_ ("教育培训")},  {3, N_ ("设备设施")},   {4, N_ ("作业现场")},
    {5, N_ ("消防")},      {6, N_ ("电气")},      {7, N_ ("危险化学品")}, {8, N_ ("燃气")},
    {9, N_ ("有限空间")},  {10, N_ ("特种设备")}, {11, N_ ("应急管理")},  {12, N_ ("职业健康")},
    {13, N_ ("道路交通")}, {14, N_ ("建筑施工")}, {15, N_ ("其他")},      {0},
};

static const AnbanChoice recheck_results[] = {
    {ANBAN_RECHECK_PASSED, N_ ("合格"), "success"},
    {ANBAN_RECHECK_FAILED, N_ ("不合格"), "error"},
    {0},
};

/* As AnbanLight, named for hazards. */
static const AnbanChoice lights[] = {
    {1, N_ ("逾期"), "error", "dialog-error-symbolic"},
    {2, N_ ("临期"), "warning", "alarm-symbolic"},
    {3, N_ ("正常"), "accent", "media-playback-start-symbolic"},
    {4, N_ ("已销号"), "success", "object-select-symbolic"},
    {5, N_ ("作废"), "dim-label", "process-stop-symbolic"},
    {0},
};

static const char *const code_aliases[] = {"隐患编号", NULL};
static const char *const unit_aliases[] = {"受检单位", "单位", "单位名称", "企业名称", "责任单位", NULL};
static const char *const place_aliases[] = {"隐患部位", "隐患地点", "部位", "具体位置", NULL};
static const char *const description_aliases[] = {"隐患内容", "存在问题", "问题描述",
                                                  "隐患情况", "问题隐患", NULL};
static const char *const found_aliases[] = {"检查日期", "发现日期", "检查时间", "排查时间", NULL};
static const char *const source_aliases[] = {"隐患来源", "来源", NULL};
static const char *const campaign_aliases[] = {"专项整治", "专项行动", NULL};
static const char *const finders_aliases[] = {"排查人(签字)", "检查人", "检查人员", NULL};
static const char *const category_aliases[] = {"隐患类别", "隐患类型", NULL};
static const char *const level_aliases[] = {"隐患等级", "隐患级别", "级别", NULL};
static const char *const measures_aliases[] = {"治理措施", "整改要求", NULL};
static const char *const responsible_aliases[] = {"责任人", "整改负责人", NULL};
static const char *const funds_aliases[] = {"整改资金", "治理资金", "资金(万元)", NULL};
static const char *const due_aliases[] = {"整改期限", "完成时限", "限期", NULL};

#define LISTED  (ANBAN_FIELD_IN_LIST | ANBAN_FIELD_IN_PRINT)
#define PRINTED ANBAN_FIELD_IN_PRINT
#define DERIVED ANBAN_FIELD_COMPUTED
#define GUARDED ANBAN_FIELD_GUARDED

static const AnbanField fields[] = {
    [ANBAN_HAZARD_CODE] = {"code", N_ ("编号"), N_ ("隐患"), code_aliases, ANBAN_KIND_TEXT,
                           LISTED | GUARDED | ANBAN_FIELD_REQUIRED | ANBAN_FIELD_SEARCH, 19},
    [ANBAN_HAZARD_STATE] = {"state", N_ ("状态"), NULL, NULL, ANBAN_KIND_CHOICE,
                            LISTED | GUARDED | ANBAN_FIELD_REQUIRED, 9, anban_hazard_states},
    [ANBAN_HAZARD_LIGHT] = {"CASE WHEN t.state = 6 THEN 5 WHEN t.state = 5 THEN 4 WHEN t.state = 4"
                            " THEN CASE WHEN t.done_on > t.due_on THEN 1 ELSE 3 END"
                            " WHEN t.due_on < {today} THEN 1 WHEN t.due_on <= {soon} THEN 2 ELSE 3 END",
                            N_ ("亮灯"), NULL, NULL, ANBAN_KIND_CHOICE, LISTED | DERIVED, 9, lights},
    [ANBAN_HAZARD_LEVEL] = {"level", N_ ("等级"), NULL, level_aliases, ANBAN_KIND_CHOICE,
                            LISTED | ANBAN_FIELD_REQUIRED, 8, anban_hazard_levels},
    [ANBAN_HAZARD_UNIT] = {"unit_id", N_ ("被检查单位"), NULL, unit_aliases, ANBAN_KIND_REF,
                           LISTED | ANBAN_FIELD_REQUIRED, 24, NULL, &anban_unit_register},
    [ANBAN_HAZARD_PLACE] = {"place", N_ ("地点"), NULL, place_aliases, ANBAN_KIND_TEXT,
                            PRINTED | ANBAN_FIELD_SEARCH, 18},
    [ANBAN_HAZARD_DESCRIPTION] = {"description", N_ ("隐患描述"), NULL, description_aliases, ANBAN_KIND_NOTE,
                                  LISTED | ANBAN_FIELD_REQUIRED | ANBAN_FIELD_SEARCH, 40},
    [ANBAN_HAZARD_FOUND_ON] = {"found_on", N_ ("排查日期"), N_ ("排查"), found_aliases, ANBAN_KIND_DATE,
                               PRINTED | ANBAN_FIELD_REQUIRED, 12},
    [ANBAN_HAZARD_SOURCE] = {"source", N_ ("检查类型"), NULL, source_aliases, ANBAN_KIND_CHOICE, PRINTED, 10,
                             anban_hazard_sources},
    [ANBAN_HAZARD_INSPECTION] = {"inspection_id", N_ ("检查记录"), NULL, NULL, ANBAN_KIND_REF, 0, 24, NULL,
                                 &anban_inspection_register},
    [ANBAN_HAZARD_DRILL] = {"drill_id", N_ ("应急演练"), NULL, NULL, ANBAN_KIND_REF, 0, 24, NULL,
                            &anban_drill_register},
    [ANBAN_HAZARD_CAMPAIGN] = {"campaign_id", N_ ("专题"), NULL, campaign_aliases, ANBAN_KIND_REF, PRINTED,
                               18, NULL, &anban_campaign_register},
    [ANBAN_HAZARD_LEADER] = {"leader", N_ ("带队领导"), NULL, NULL, ANBAN_KIND_TEXT,
                             PRINTED | ANBAN_FIELD_SEARCH, 10},
    [ANBAN_HAZARD_FINDERS] = {"finders", N_ ("排查人"), NULL, finders_aliases, ANBAN_KIND_TEXT,
                              PRINTED | ANBAN_FIELD_SEARCH, 14},
    [ANBAN_HAZARD_CATEGORY] = {"category", N_ ("类别"), NULL, category_aliases, ANBAN_KIND_CHOICE, PRINTED,
                               12, anban_hazard_categories},
    [ANBAN_HAZARD_INDUSTRY] = {"industry", N_ ("行业领域"), NULL, NULL, ANBAN_KIND_TEXT, ANBAN_FIELD_REPEATS,
                               14},
    [ANBAN_HAZARD_CRITERION] = {"criterion_id", N_ ("判定条款"), NULL, NULL, ANBAN_KIND_REF, 0, 30, NULL,
                                &anban_hazard_criterion_register},
    [ANBAN_HAZARD_BASIS] = {"basis", N_ ("判定依据"), NULL, NULL, ANBAN_KIND_NOTE, PRINTED, 24},
    [ANBAN_HAZARD_MEASURES] = {"measures", N_ ("整改措施"), N_ ("整改"), measures_aliases, ANBAN_KIND_NOTE,
                               PRINTED | ANBAN_FIELD_SEARCH, 30},
    [ANBAN_HAZARD_RESPONSIBLE] = {"responsible", N_ ("整改责任人"), NULL, responsible_aliases,
                                  ANBAN_KIND_TEXT, PRINTED | ANBAN_FIELD_SEARCH, 12},
    [ANBAN_HAZARD_FUNDS] = {"funds", N_ ("整改资金（万元）"), NULL, funds_aliases, ANBAN_KIND_DECIMAL,
                            PRINTED, 12},
    [ANBAN_HAZARD_DUE_ON] = {"due_on", N_ ("整改时限"), NULL, due_aliases, ANBAN_KIND_DATE, LISTED, 12},
    [ANBAN_HAZARD_FIRST_DUE_ON] = {"first_due_on", N_ ("原定时限"), NULL, NULL, ANBAN_KIND_DATE, GUARDED, 12},
    [ANBAN_HAZARD_CONTINGENCY] = {"contingency", N_ ("应急预案"), NULL, NULL, ANBAN_KIND_NOTE, PRINTED, 20},
    [ANBAN_HAZARD_ON_SPOT] = {"on_spot", N_ ("立行立改"), NULL, NULL, ANBAN_KIND_BOOL, GUARDED, 9},
    [ANBAN_HAZARD_DOCUMENT_NO] = {"document_no", N_ ("执法文书号"), NULL, NULL, ANBAN_KIND_TEXT,
                                  ANBAN_FIELD_SEARCH, 20},
    [ANBAN_HAZARD_ASSIGNED] =
        {"(SELECT group_concat(x.name, '、') FROM (SELECT u.name AS name FROM hazard_recipient r"
         " JOIN unit u ON u.id = r.unit_id WHERE r.hazard_id = t.id AND r.deleted_at IS NULL"
         " ORDER BY r.line, r.id) x)",
         N_ ("交办单位"), N_ ("督办"), NULL, ANBAN_KIND_TEXT, PRINTED | DERIVED, 22},
    [ANBAN_HAZARD_DAYS_LEFT] = {"CASE WHEN t.state < 4 THEN days_between({today}, t.due_on) END",
                                N_ ("剩余天数"), NULL, NULL, ANBAN_KIND_INT, DERIVED, 9},
    [ANBAN_HAZARD_AGE] = {"days_between(t.found_on, COALESCE(t.closed_on, {today}))", N_ ("历时（天）"), NULL,
                          NULL, ANBAN_KIND_INT, DERIVED, 10},
    [ANBAN_HAZARD_ROUNDS] = {STEPS ("1 + COUNT(*)", "6"), N_ ("整改轮次"), NULL, NULL, ANBAN_KIND_INT,
                             DERIVED, 9},
    [ANBAN_HAZARD_EXTENSIONS] = {STEPS ("COUNT(*)", "9"), N_ ("延期次数"), NULL, NULL, ANBAN_KIND_INT,
                                 DERIVED, 9},
    [ANBAN_HAZARD_ESCALATED] = {"(SELECT MAX(e.rung) FROM hazard_escalation e WHERE e.hazard_id = t.id"
                                " AND e.deleted_at IS NULL)",
                                N_ ("督促"), NULL, NULL, ANBAN_KIND_CHOICE, DERIVED, 8,
                                anban_escalation_rungs},
    [ANBAN_HAZARD_LISTED] = {"(SELECT MAX(l.level) FROM hazard_listing l WHERE l.hazard_id = t.id"
                             " AND l.lifted_on IS NULL AND l.deleted_at IS NULL)",
                             N_ ("挂牌督办"), NULL, NULL, ANBAN_KIND_CHOICE, DERIVED, 9,
                             anban_listing_levels},
    [ANBAN_HAZARD_DONE_ON] = {"done_on", N_ ("实际完成日期"), N_ ("复查与销号"), NULL, ANBAN_KIND_DATE,
                              PRINTED | GUARDED, 13},
    [ANBAN_HAZARD_RECHECKER] = {"rechecker", N_ ("复查人"), NULL, NULL, ANBAN_KIND_TEXT, PRINTED | GUARDED,
                                10},
    [ANBAN_HAZARD_RECHECKED_ON] = {"rechecked_on", N_ ("复查日期"), NULL, NULL, ANBAN_KIND_DATE,
                                   PRINTED | GUARDED, 12},
    [ANBAN_HAZARD_RECHECK_RESULT] = {"recheck_result", N_ ("复查结果"), NULL, NULL, ANBAN_KIND_CHOICE,
                                     PRINTED | GUARDED, 9, recheck_results},
    [ANBAN_HAZARD_RECHECK_DOCUMENT_NO] = {"recheck_document_no", N_ ("复查意见书号"), NULL, NULL,
                                          ANBAN_KIND_TEXT, ANBAN_FIELD_SEARCH, 20},
    [ANBAN_HAZARD_CLOSED_ON] = {"closed_on", N_ ("销号日期"), NULL, NULL, ANBAN_KIND_DATE, PRINTED | GUARDED,
                                12},
    [ANBAN_HAZARD_CLOSER] = {"closer", N_ ("销号批准人"), NULL, NULL, ANBAN_KIND_TEXT, GUARDED, 11},
    [ANBAN_HAZARD_VOID_REASON] = {"void_reason", N_ ("作废原因"), NULL, NULL, ANBAN_KIND_TEXT, GUARDED, 20},
    [ANBAN_HAZARD_RELAPSE_OF] = {"relapse_of_id", N_ ("复发自"), NULL, NULL, ANBAN_KIND_REF, GUARDED, 19,
                                 NULL, &anban_hazard_register},
    [ANBAN_HAZARD_NOTE] = {"note", N_ ("备注"), NULL, NULL, ANBAN_KIND_NOTE, ANBAN_FIELD_SEARCH, 24},
    [ANBAN_HAZARD_FILES] = {ANBAN_FILES_COUNT ("hazard"), N_ ("照片和附件"), NULL, NULL, ANBAN_KIND_FILES,
                            DERIVED, 10},
};
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == ANBAN_HAZARD_N_FIELDS);

/* The town or street that a unit lies in: itself, or the nearest above it. */
#define TOWN_OF(unit)                                                                                        \
  "(SELECT CASE WHEN u.kind = 4 THEN u.id WHEN p.kind = 4 THEN p.id WHEN g.kind = 4 THEN g.id END"           \
  " FROM unit u LEFT JOIN unit p ON p.id = u.parent_id LEFT JOIN unit g ON g.id = p.parent_id"               \
  " WHERE u.id = " unit ")"

static const AnbanFilter filters[] = {
    {"unit", N_ ("单位（含下属）"), ANBAN_KIND_REF, NULL, &anban_unit_register,
     "t.unit_id IN " ANBAN_UNITS_BELOW ("?")},
    {"town", N_ ("属地"), ANBAN_KIND_REF, NULL, &anban_unit_register, "t.unit_id IN " ANBAN_UNITS_BELOW ("?"),
     TOWN_OF ("t.unit_id")},
    {"recipient", N_ ("交办对象"), ANBAN_KIND_REF, NULL, &anban_unit_register,
     "t.id IN (SELECT r.hazard_id FROM hazard_recipient r WHERE r.deleted_at IS NULL"
     " AND r.unit_id IN " ANBAN_UNITS_BELOW ("?") ")",
     NULL, TRUE},
    {"year", N_ ("排查年份"), ANBAN_KIND_INT, NULL, NULL,
     "t.found_on >= CAST(? AS TEXT) AND t.found_on < CAST(? + 1 AS TEXT)",
     "CAST(substr(t.found_on, 1, 4) AS INTEGER)", TRUE},
    /* the last of its steps that begins or ends an application began one */
    {"extension-asked", N_ ("延期待批"), ANBAN_KIND_BOOL, NULL, NULL,
     "t.state IN (2, 3) AND (COALESCE((SELECT es.step FROM hazard_step es WHERE es.hazard_id = t.id"
     " AND es.deleted_at IS NULL AND es.step IN (6, 8, 9, 10) ORDER BY es.id DESC LIMIT 1), 0) = 8) = ?",
     NULL, TRUE},
    {"look-back", N_ ("待回头看"), ANBAN_KIND_BOOL, NULL, NULL,
     "t.state = 5 AND (NOT EXISTS (SELECT 1 FROM hazard_step lb WHERE lb.hazard_id = t.id AND lb.step IN "
     "(13, 14)"
     " AND lb.deleted_at IS NULL) AND NOT EXISTS (SELECT 1 FROM hazard lr WHERE lr.relapse_of_id = t.id"
     " AND lr.deleted_at IS NULL)) = ?",
     NULL, TRUE},
    {NULL},
};

static const int filter_fields[] = {ANBAN_HAZARD_LIGHT, ANBAN_HAZARD_LEVEL, ANBAN_HAZARD_INDUSTRY,
                                    ANBAN_HAZARD_CAMPAIGN, -1};

static const AnbanGrouping groupings[] = {
    {"unit", N_ ("按单位"), "LEFT JOIN unit gu ON gu.id = t.unit_id", "t.unit_id",
     "COALESCE(gu.position, 999999), gu.name, t.unit_id", "gu.name"},
    {"town", N_ ("按属地"),
     "LEFT JOIN unit gu ON gu.id = t.unit_id LEFT JOIN unit gp ON gp.id = gu.parent_id", "COALESCE(gp.id, 0)",
     "CASE WHEN gp.id IS NULL THEN 1 ELSE 0 END, COALESCE(gp.position, 999999), gp.name,"
     " COALESCE(gp.id, 0)",
     "COALESCE(gp.name, '没有上级单位')"},
    {"industry", N_ ("按行业领域"), NULL, "COALESCE(t.industry, '')",
     "CASE WHEN t.industry IS NULL THEN 1 ELSE 0 END, t.industry",
     "COALESCE(t.industry, '没有填写行业领域')"},
    {"campaign", N_ ("按专题"), "LEFT JOIN campaign gc ON gc.id = t.campaign_id",
     "COALESCE(t.campaign_id, 0)",
     "CASE WHEN gc.id IS NULL THEN 1 ELSE 0 END, COALESCE(t.campaign_id, 0) DESC",
     "COALESCE(gc.name, '不属于专项整治')"},
    {"month", N_ ("按排查月份"), NULL, "substr(t.found_on, 1, 7)", "substr(t.found_on, 1, 7) DESC",
     "substr(t.found_on, 1, 4) || '年' || CAST(CAST(substr(t.found_on, 6, 2) AS INTEGER) AS TEXT) || '月'"},
    {NULL},
};

/* --- what is completed and refused before a hazard is written --- */

static int
last_number (AnbanStore *store, const char *prefix, gboolean deleted, GError **error)
{
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_hazard_register);
  /* '.' follows '-': every code of the day is below it */
  g_autofree char *end = g_strdup (prefix);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (AnbanRecord) last = NULL;

  end[strlen (end) - 1] = '.';
  anban_query_where_text (query, ANBAN_HAZARD_CODE, ANBAN_OP_GE, prefix);
  anban_query_where_text (query, ANBAN_HAZARD_CODE, ANBAN_OP_LT, end);
  anban_query_set_sort (query, ANBAN_HAZARD_CODE, TRUE);
  anban_query_set_deleted (query, deleted);
  if ((ids = anban_store_list_ids (store, query, NULL, error)) == NULL)
    return -1;
  if (ids->len == 0)
    return 0;
  last = anban_store_get (store, &anban_hazard_register, g_array_index (ids, gint64, 0), error);
  return last != NULL ? atoi (anban_record_get_text (last, ANBAN_HAZARD_CODE) + strlen (prefix)) : -1;
}

/* The next number of the day, deleted hazards counted: a number is never given twice. */
static gboolean
give_code (AnbanStore *store, AnbanRecord *record, GError **error)
{
  g_autofree char *prefix = NULL;
  g_autofree char *code = NULL;
  g_auto (GStrv) parts = g_strsplit (anban_record_get_text (record, ANBAN_HAZARD_FOUND_ON), "-", 3);
  int living, deleted;

  if (g_strv_length (parts) != 3)
    return TRUE; /* the check by the descriptor says what is wrong with the day */
  prefix = g_strdup_printf ("YH-%s%s%s-", parts[0], parts[1], parts[2]);
  living = last_number (store, prefix, FALSE, error);
  deleted = living < 0 ? -1 : last_number (store, prefix, TRUE, error);
  if (deleted < 0)
    return FALSE;
  code = g_strdup_printf ("%s%04d", prefix, MAX (living, deleted) + 1);
  anban_record_set_text (record, ANBAN_HAZARD_CODE, code);
  return TRUE;
}

static gboolean
fill_from_unit (AnbanStore *store, AnbanRecord *record, GError **error)
{
  g_autoptr (AnbanRecord) unit = NULL;

  if (!anban_record_is_null (record, ANBAN_HAZARD_INDUSTRY) ||
      anban_record_is_null (record, ANBAN_HAZARD_UNIT))
    return TRUE;
  unit = anban_store_get_stored (store, &anban_unit_register,
                                 anban_record_get_int (record, ANBAN_HAZARD_UNIT), error);
  if (unit == NULL)
    return FALSE;
  anban_record_set_text (record, ANBAN_HAZARD_INDUSTRY, anban_record_get_text (unit, ANBAN_UNIT_INDUSTRY));
  return TRUE;
}

/* A clause that was picked is quoted where nothing was written; the words may be edited afterwards. */
static gboolean
fill_basis (AnbanStore *store, AnbanRecord *record, GError **error)
{
  g_autoptr (AnbanRecord) criterion = NULL;

  if (!anban_record_field_is_modified (record, ANBAN_HAZARD_CRITERION) ||
      anban_record_is_null (record, ANBAN_HAZARD_CRITERION) ||
      !anban_record_is_null (record, ANBAN_HAZARD_BASIS))
    return TRUE;
  criterion = anban_store_get (store, &anban_hazard_criterion_register,
                               anban_record_get_int (record, ANBAN_HAZARD_CRITERION), error);
  if (criterion == NULL)
    return FALSE;
  anban_record_set_text (record, ANBAN_HAZARD_BASIS,
                         anban_record_get_text (criterion, ANBAN_HAZARD_CRITERION_CONTENT));
  return TRUE;
}

static gboolean
sets_deadline (AnbanRecord *step)
{
  switch ((AnbanHazardStep)anban_record_get_int (step, ANBAN_HAZARD_STEP_STEP)) {
  case ANBAN_STEP_ASSIGN:
  case ANBAN_STEP_FAIL:
  case ANBAN_STEP_GRANT_EXTENSION:
    return !anban_record_is_null (step, ANBAN_HAZARD_STEP_DUE_ON);
  case ANBAN_STEP_REGISTER:
  case ANBAN_STEP_START:
  case ANBAN_STEP_REPORT:
  case ANBAN_STEP_PASS:
  case ANBAN_STEP_CLOSE:
  case ANBAN_STEP_ASK_EXTENSION:
  case ANBAN_STEP_REFUSE_EXTENSION:
  case ANBAN_STEP_FIX_ON_SPOT:
  case ANBAN_STEP_VOID:
  case ANBAN_STEP_LOOK_BACK:
  case ANBAN_STEP_RELAPSE:
    break;
  }
  return FALSE;
}

/* State and deadline are what the signed steps made of them, whoever saves: a state without a step would be one
 * that nobody signed for. */
static gboolean
check_against_steps (AnbanStore *store, AnbanRecord *record, GError **error)
{
  g_autoptr (GPtrArray) steps = NULL;
  gint64 state = ANBAN_HAZARD_STATE_REGISTERED;
  const char *due_on = NULL;

  if (anban_record_get_id (record) == 0 || (!anban_record_field_is_modified (record, ANBAN_HAZARD_STATE) &&
                                            !anban_record_field_is_modified (record, ANBAN_HAZARD_DUE_ON)))
    return TRUE;
  steps = anban_store_list_details (store, &anban_hazard_step_register, anban_record_get_id (record), error);
  if (steps == NULL)
    return FALSE;
  for (guint i = 0; i < steps->len; i++) {
    state = anban_record_get_int (steps->pdata[i], ANBAN_HAZARD_STEP_TO_STATE);
    if (sets_deadline (steps->pdata[i]))
      due_on = anban_record_get_text (steps->pdata[i], ANBAN_HAZARD_STEP_DUE_ON);
  }
  if (anban_record_field_is_modified (record, ANBAN_HAZARD_STATE) &&
      state != anban_record_get_int (record, ANBAN_HAZARD_STATE)) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID,
                 _ ("状态只能通过办理步骤改变，没有保存；请在看板上移动或选择下一步"));
    return FALSE;
  }
  if (due_on != NULL && strcmp (due_on, anban_record_get_text (record, ANBAN_HAZARD_DUE_ON)) != 0) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID,
                 _ ("交办后的整改时限只能通过延期或新一轮整改改变，没有保存；请办理“申请延期”"));
    return FALSE;
  }
  return TRUE;
}

/* Found after it was handed out would turn the order of its steps upside down. */
static gboolean
check_found_on (AnbanStore *store, AnbanRecord *record, GError **error)
{
  g_autoptr (GPtrArray) steps = NULL;

  if (anban_record_get_id (record) == 0 || !anban_record_field_is_modified (record, ANBAN_HAZARD_FOUND_ON))
    return TRUE;
  steps = anban_store_list_details (store, &anban_hazard_step_register, anban_record_get_id (record), error);
  if (steps == NULL)
    return FALSE;
  for (guint i = 1; i < steps->len; i++)
    if (strcmp (anban_record_get_text (record, ANBAN_HAZARD_FOUND_ON),
                anban_record_get_text (steps->pdata[i], ANBAN_HAZARD_STEP_TAKEN_ON)) > 0) {
      g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID,
                   _ ("排查日期晚于已经办理的步骤，没有保存；请改正排查日期"));
      return FALSE;
    }
  return TRUE;
}

static gboolean
before_save (AnbanStore *store, AnbanRecord *record, GError **error)
{
  char iso[ANBAN_DATE_ISO_SIZE];
  const char *due_on;

  if (anban_record_is_null (record, ANBAN_HAZARD_FOUND_ON))
    anban_record_set_text (record, ANBAN_HAZARD_FOUND_ON, anban_date_to_iso (anban_date_today (), iso));
  if (anban_record_is_null (record, ANBAN_HAZARD_STATE))
    anban_record_set_int (record, ANBAN_HAZARD_STATE, ANBAN_HAZARD_STATE_REGISTERED);
  if (anban_record_is_null (record, ANBAN_HAZARD_LEVEL))
    anban_record_set_int (record, ANBAN_HAZARD_LEVEL, ANBAN_HAZARD_LEVEL_GENERAL);
  if (anban_record_is_null (record, ANBAN_HAZARD_CODE) && !give_code (store, record, error))
    return FALSE;
  due_on = anban_record_get_text (record, ANBAN_HAZARD_DUE_ON);
  if (due_on[0] != '\0' && strcmp (due_on, anban_record_get_text (record, ANBAN_HAZARD_FOUND_ON)) < 0) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID,
                 _ ("整改时限早于排查日期，没有保存；请改正其中一个日期"));
    return FALSE;
  }
  return fill_from_unit (store, record, error) && fill_basis (store, record, error) &&
         check_found_on (store, record, error) && check_against_steps (store, record, error);
}

static gboolean
write_registration (AnbanStore *store, AnbanRecord *record, AnbanRecord *step, GError **error)
{
  const char *finders = anban_record_get_text (record, ANBAN_HAZARD_FINDERS);

  anban_record_set_int (step, ANBAN_HAZARD_STEP_HAZARD, anban_record_get_id (record));
  anban_record_set_int (step, ANBAN_HAZARD_STEP_STEP, ANBAN_STEP_REGISTER);
  anban_record_set_text (step, ANBAN_HAZARD_STEP_TAKEN_ON,
                         anban_record_get_text (record, ANBAN_HAZARD_FOUND_ON));
  anban_record_set_text (step, ANBAN_HAZARD_STEP_PERSON,
                         finders[0] != '\0' ? finders : anban_store_get_actor (store));
  anban_record_set_int (step, ANBAN_HAZARD_STEP_TO_STATE, ANBAN_HAZARD_STATE_REGISTERED);
  return anban_store_save (store, step, error);
}

/* A hazard is born with its first signed step, however it came in; that step follows what is put right in day and
 * finders until the next one is taken. */
static gboolean
after_save (AnbanStore *store, AnbanRecord *record, GError **error)
{
  g_autoptr (AnbanRecord) step = NULL;
  g_autoptr (GPtrArray) steps = NULL;

  if (anban_record_get_rev (record) == 1) {
    step = anban_record_new (&anban_hazard_step_register);
    return write_registration (store, record, step, error);
  }
  if (!anban_record_field_is_modified (record, ANBAN_HAZARD_FOUND_ON) &&
      !anban_record_field_is_modified (record, ANBAN_HAZARD_FINDERS))
    return TRUE;
  steps = anban_store_list_details (store, &anban_hazard_step_register, anban_record_get_id (record), error);
  if (steps == NULL)
    return FALSE;
  return steps->len != 1 || write_registration (store, record, steps->pdata[0], error);
}

static const AnbanRegister *const details[] = {
    &anban_hazard_step_register,    &anban_hazard_recipient_register, &anban_hazard_escalation_register,
    &anban_hazard_listing_register, &anban_hazard_treatment_register, NULL};

const AnbanRegister anban_hazard_register = {
    .id = "hazard",
    .title = N_ ("隐患整改"),
    .icon_name = "dialog-warning-symbolic",
    .noun = N_ ("项隐患"),
    .fields = fields,
    .n_fields = ANBAN_HAZARD_N_FIELDS,
    .default_order = "t.found_on DESC, t.id DESC",
    .details = details,
    .owner_field = -1,
    .title_field = ANBAN_HAZARD_CODE,
    .lane_field = ANBAN_HAZARD_STATE,
    .start_field = -1,
    .end_field = ANBAN_HAZARD_DUE_ON,
    .filters = filters,
    .filter_fields = filter_fields,
    .groupings = groupings,
    .search_ids = "SELECT sp.id FROM hazard sp WHERE sp.unit_id IN (SELECT su.id FROM unit su WHERE"
                  " contains_text (?, su.name) = 1)",
    .before_save = before_save,
    .after_save = after_save,
};
