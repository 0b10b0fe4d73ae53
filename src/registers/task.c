/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "registers/task.h"

#include "base/date.h"
#include "registers/files-field.h"
#include "registers/plan.h"
#include "registers/unit.h"
#include "registers/units-below.h"
#include "store/store.h"

#include <glib/gi18n-lib.h>

/* The names as the plan prints them: a collective name once, not its members. @role is a range, as a list would be
 * made into a table of its own for every row. */
#define UNIT_NAMES(role)                                                                                     \
  "(SELECT list_names (u.name, tu.role, tu.id) FROM task_unit tu"                                            \
  " JOIN unit u ON u.id = COALESCE(tu.via_id, tu.unit_id)"                                                   \
  " WHERE tu.task_id = t.id AND tu.deleted_at IS NULL AND tu.role " role ")"

#define OPEN_PERIOD_UNTIL(day)                                                                               \
  "EXISTS (SELECT 1 FROM task_period p WHERE p.task_id = t.id AND p.deleted_at IS NULL"                      \
  " AND COALESCE(p.state, 1) < 3 AND p.ends_on " day ")"

/* A unit takes part by itself, below the one that is asked for, or as a member of a collective name. */
#define TAKES_PART(value)                                                                                    \
  "(tu.unit_id IN (SELECT id FROM below) OR tu.via_id = " value                                              \
  " OR tu.unit_id IN (SELECT m.group_id FROM unit_member m WHERE m.deleted_at IS NULL"                       \
  " AND m.unit_id IN (SELECT id FROM below)))"

const AnbanChoice anban_task_states[] = {
    {ANBAN_STATE_NOT_STARTED, N_ ("未启动")},
    {ANBAN_STATE_UNDER_WAY, N_ ("推进中"), "accent"},
    {ANBAN_STATE_DONE, N_ ("已完成"), "success"},
    {ANBAN_STATE_STOPPED, N_ ("已终止"), "dim-label"},
    {0},
};

const AnbanChoice anban_task_lights[] = {
    {ANBAN_LIGHT_OVERDUE, N_ ("逾期"), "error", "dialog-error-symbolic"},
    {ANBAN_LIGHT_DUE_SOON, N_ ("临期"), "warning", "alarm-symbolic"},
    {ANBAN_LIGHT_ON_TIME, N_ ("正常"), "accent", "media-playback-start-symbolic"},
    {ANBAN_LIGHT_DONE, N_ ("完成"), "success", "object-select-symbolic"},
    {ANBAN_LIGHT_STOPPED, N_ ("终止"), "dim-label", "process-stop-symbolic"},
    {0},
};

const AnbanChoice anban_task_roles[] = {
    {ANBAN_ROLE_LEAD, N_ ("牵头")},
    {ANBAN_ROLE_RESPONSIBLE, N_ ("责任")},
    {ANBAN_ROLE_SUPPORT, N_ ("配合")},
    {0},
};

const AnbanChoice anban_task_pers[] = {
    {ANBAN_PER_DAY, N_ ("每日")},
    {ANBAN_PER_WEEK, N_ ("每周")},
    {ANBAN_PER_MONTH, N_ ("每月")},
    {ANBAN_PER_QUARTER, N_ ("每季度")},
    {ANBAN_PER_HALF_YEAR, N_ ("每半年")},
    {ANBAN_PER_YEAR, N_ ("每年")},
    {ANBAN_PER_TWO_YEARS, N_ ("每两年")},
    {ANBAN_PER_THREE_YEARS, N_ ("每三年")},
    {0},
};

static const AnbanChoice kinds[] = {
    {ANBAN_TASK_KIND_TASK, N_ ("任务")},
    {ANBAN_TASK_KIND_SAFEGUARD, N_ ("保障措施")},
    {ANBAN_TASK_KIND_CHECK, N_ ("对照检查")},
    {0},
};

static const char *const clause_aliases[] = {"序号", "编号", "条目", NULL};
static const char *const heading_aliases[] = {"任务", "任务名称", "工作任务", "工作事项", "重点工作", NULL};
static const char *const body_aliases[] = {"工作措施", "措施", "任务内容", "具体内容", "工作内容", NULL};
static const char *const due_aliases[] = {"时限", "完成时间", "截止日期", "整改时限", NULL};
static const char *const progress_aliases[] = {"进展", "完成情况", "工作进展", "落实情况", NULL};
static const char *const reason_aliases[] = {"滞后原因", "未完成原因", NULL};
static const char *const next_aliases[] = {"下一步工作", "下步打算", "下步工作", NULL};

#define LISTED  (ANBAN_FIELD_IN_LIST | ANBAN_FIELD_IN_PRINT)
#define DERIVED ANBAN_FIELD_COMPUTED

static const AnbanField fields[] = {
    [ANBAN_TASK_PLAN] = {"plan_id", N_ ("计划"), N_ ("来源"), NULL, ANBAN_KIND_REF, 0, 30, NULL,
                         &anban_plan_register},
    [ANBAN_TASK_SEQ] = {"seq", N_ ("顺序"), NULL, NULL, ANBAN_KIND_INT, ANBAN_FIELD_HIDDEN, 6},
    [ANBAN_TASK_CLAUSE] = {"clause", N_ ("条款"), NULL, clause_aliases, ANBAN_KIND_TEXT,
                           LISTED | ANBAN_FIELD_SEARCH, 16},
    [ANBAN_TASK_SECTION] = {"section", N_ ("所在章节"), NULL, NULL, ANBAN_KIND_TEXT, ANBAN_FIELD_SEARCH, 30},
    [ANBAN_TASK_SECTION_SEQ] = {"section_seq", N_ ("章节顺序"), NULL, NULL, ANBAN_KIND_INT,
                                ANBAN_FIELD_HIDDEN, 6},
    [ANBAN_TASK_KIND] = {"kind", N_ ("类型"), NULL, NULL, ANBAN_KIND_CHOICE, 0, 10, kinds},
    [ANBAN_TASK_HEADING] = {"heading", N_ ("重点任务"), N_ ("任务"), heading_aliases, ANBAN_KIND_TEXT,
                            LISTED | ANBAN_FIELD_REQUIRED | ANBAN_FIELD_SEARCH, 36},
    [ANBAN_TASK_LIGHT] = {"CASE WHEN t.state = 4 THEN 5 WHEN t.state = 3 THEN 4"
                          " WHEN t.due_on < {today} OR " OPEN_PERIOD_UNTIL (
                              "< {today}") " THEN 1"
                                           " WHEN t.due_on <= {soon} OR " OPEN_PERIOD_UNTIL (
                                               "<= {soon}") " THEN 2 ELSE 3 END",
                          N_ ("亮灯"), NULL, NULL, ANBAN_KIND_CHOICE, LISTED | DERIVED, 9, anban_task_lights},
    [ANBAN_TASK_BODY] = {"body", N_ ("具体措施"), NULL, body_aliases, ANBAN_KIND_NOTE,
                         ANBAN_FIELD_IN_PRINT | ANBAN_FIELD_SEARCH, 50},
    [ANBAN_TASK_LEAD_UNITS] = {UNIT_NAMES ("= 1"), N_ ("牵头单位"), NULL, NULL, ANBAN_KIND_TEXT,
                               LISTED | DERIVED, 18},
    [ANBAN_TASK_OTHER_UNITS] = {UNIT_NAMES ("BETWEEN 2 AND 3"), N_ ("责任（配合）单位"), NULL, NULL,
                                ANBAN_KIND_TEXT, LISTED | DERIVED, 24},
    [ANBAN_TASK_DUE_ON] = {"due_on", N_ ("完成时限"), N_ ("时限与频次"), due_aliases, ANBAN_KIND_DATE, LISTED,
                           12},
    [ANBAN_TASK_DUE_TEXT] = {"due_text", N_ ("时限原文"), NULL, NULL, ANBAN_KIND_TEXT, 0, 18},
    [ANBAN_TASK_FREQUENCY_COUNT] = {"frequency_count", N_ ("频次（次）"), NULL, NULL, ANBAN_KIND_INT, 0, 10},
    [ANBAN_TASK_FREQUENCY_PER] = {"frequency_per", N_ ("频次周期"), NULL, NULL, ANBAN_KIND_CHOICE, 0, 10,
                                  anban_task_pers},
    [ANBAN_TASK_FREQUENCY_TEXT] = {"frequency_text", N_ ("频次原文"), NULL, NULL, ANBAN_KIND_TEXT, 0, 24},
    [ANBAN_TASK_QUOTA] = {"quota", N_ ("量化指标"), NULL, NULL, ANBAN_KIND_TEXT, ANBAN_FIELD_SEARCH, 24},
    [ANBAN_TASK_STATE] = {"state", N_ ("状态"), N_ ("进展"), NULL, ANBAN_KIND_CHOICE, ANBAN_FIELD_IN_LIST, 10,
                          anban_task_states},
    [ANBAN_TASK_NEXT_DUE_ON] =
        {"CASE WHEN COALESCE(t.state, 1) < 3 THEN (SELECT MIN(d.day) FROM (SELECT t.due_on AS day"
         " UNION ALL SELECT p.ends_on FROM task_period p WHERE p.task_id = t.id"
         " AND p.deleted_at IS NULL AND COALESCE(p.state, 1) < 3) d) END",
         N_ ("最近时限"), NULL, NULL, ANBAN_KIND_DATE, DERIVED, 12},
    [ANBAN_TASK_PERIODS_DONE] =
        {"(SELECT CAST(SUM(CASE WHEN p.state = 3 THEN 1 ELSE 0 END) AS TEXT) || '/' ||"
         " CAST(COUNT(*) AS TEXT) FROM task_period p WHERE p.task_id = t.id"
         " AND p.deleted_at IS NULL HAVING COUNT(*) > 0)",
         N_ ("分期完成"), NULL, NULL, ANBAN_KIND_TEXT, DERIVED, 10},
    [ANBAN_TASK_DONE_ON] = {"done_on", N_ ("完成日期"), NULL, NULL, ANBAN_KIND_DATE, 0, 12},
    [ANBAN_TASK_PROGRESS] = {"progress", N_ ("进展情况"), NULL, progress_aliases, ANBAN_KIND_NOTE,
                             ANBAN_FIELD_IN_PRINT | ANBAN_FIELD_SEARCH, 30},
    [ANBAN_TASK_DELAY_REASON] = {"delay_reason", N_ ("落后原因"), NULL, reason_aliases, ANBAN_KIND_NOTE,
                                 ANBAN_FIELD_IN_PRINT, 20},
    [ANBAN_TASK_NEXT_STEP] = {"next_step", N_ ("下一步"), NULL, next_aliases, ANBAN_KIND_NOTE,
                              ANBAN_FIELD_IN_PRINT, 20},
    [ANBAN_TASK_REPORTER] = {"reporter", N_ ("填报人"), NULL, NULL, ANBAN_KIND_TEXT, ANBAN_FIELD_IN_PRINT,
                             10},
    [ANBAN_TASK_LEADER] = {"leader", N_ ("牵头领导"), NULL, NULL, ANBAN_KIND_TEXT, ANBAN_FIELD_SEARCH, 12},
    [ANBAN_TASK_WARNINGS] = {"warnings", N_ ("待核对"), N_ ("来源"), NULL, ANBAN_KIND_NOTE, 0, 24},
    [ANBAN_TASK_FILES] = {ANBAN_FILES_COUNT ("task"), N_ ("佐证"), NULL, NULL, ANBAN_KIND_FILES,
                          ANBAN_FIELD_IN_PRINT | DERIVED, 6},
};
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == ANBAN_TASK_N_FIELDS);

static const AnbanFilter filters[] = {
    {"plan", N_ ("计划"), ANBAN_KIND_REF, NULL, &anban_plan_register, "t.plan_id = ?"},
    {"unit", N_ ("单位（含下属）"), ANBAN_KIND_REF, NULL, &anban_unit_register,
     /* TAKES_PART in two halves, each by an index of its own */
     "t.id IN (" ANBAN_WITH_UNITS_BELOW (
         "?") " SELECT tu.task_id FROM task_unit tu WHERE tu.deleted_at IS NULL AND tu.unit_id IN"
              " (SELECT id FROM below UNION SELECT m.group_id FROM unit_member m WHERE m.deleted_at IS NULL"
              " AND m.unit_id IN (SELECT id FROM below)) UNION ALL SELECT tv.task_id FROM task_unit tv"
              " WHERE tv.deleted_at IS NULL AND tv.via_id = ?)"},
    /* with a unit chosen: in which role that unit stands */
    {"role", N_ ("角色"), ANBAN_KIND_CHOICE, anban_task_roles, NULL,
     "t.id IN (" ANBAN_WITH_UNITS_BELOW (
         "{unit}") " SELECT tu.task_id FROM task_unit tu WHERE tu.deleted_at IS NULL AND tu.role = ?"
                   " AND ({unit} IS NULL OR " TAKES_PART ("{unit}") "))"},
    {NULL},
};

static const AnbanGrouping groupings[] = {
    {"section", N_ ("按计划章节"), "LEFT JOIN plan gp ON gp.id = t.plan_id",
     "COALESCE(t.plan_id, 0) || '/' || COALESCE(t.section_seq, 0)",
     "COALESCE(t.plan_id, 0) DESC, COALESCE(t.section_seq, 0)",
     "COALESCE(gp.title, '没有计划') || CASE WHEN t.section <> '' THEN ' · ' || t.section ELSE '' END"},
    {"unit", N_ ("按单位"),
     "LEFT JOIN (SELECT DISTINCT tu.task_id AS task_id, tu.unit_id AS unit_id FROM task_unit tu"
     " WHERE tu.deleted_at IS NULL) gt ON gt.task_id = t.id LEFT JOIN unit gu ON gu.id = gt.unit_id",
     "COALESCE(gu.id, 0)",
     "CASE WHEN gu.id IS NULL THEN 1 ELSE 0 END, COALESCE(gu.position, 999999), gu.name, COALESCE(gu.id, 0)",
     "COALESCE(gu.name, '没有明确责任单位')"},
    {NULL},
};

/* 已完成 has a day, and a day of completion means 已完成. */
static gboolean
complete_state (AnbanRecord *record, guint state_field, guint done_field)
{
  gint64 state = anban_record_get_int (record, state_field);
  gboolean day_given =
      anban_record_field_is_modified (record, done_field) && !anban_record_is_null (record, done_field);
  char iso[ANBAN_DATE_ISO_SIZE];

  if (state == 0)
    anban_record_set_int (record, state_field, day_given ? ANBAN_STATE_DONE : ANBAN_STATE_NOT_STARTED);
  else if (state == ANBAN_STATE_DONE && anban_record_is_null (record, done_field))
    anban_record_set_text (record, done_field, anban_date_to_iso (anban_date_today (), iso));
  else if (state < ANBAN_STATE_DONE && day_given && !anban_record_field_is_modified (record, state_field))
    anban_record_set_int (record, state_field, ANBAN_STATE_DONE);
  else if (state < ANBAN_STATE_DONE && !anban_record_is_null (record, done_field) && !day_given)
    anban_record_set_null (record, done_field);
  return TRUE;
}

static gboolean
task_before_save (AnbanStore *store, AnbanRecord *record, GError **error)
{
  if (anban_record_is_null (record, ANBAN_TASK_KIND))
    anban_record_set_int (record, ANBAN_TASK_KIND, ANBAN_TASK_KIND_TASK);
  return complete_state (record, ANBAN_TASK_STATE, ANBAN_TASK_DONE_ON);
}

static gboolean
task_unit_before_save (AnbanStore *store, AnbanRecord *record, GError **error)
{
  if (anban_record_field_is_modified (record, ANBAN_TASK_UNIT_ANSWER) &&
      !anban_record_is_null (record, ANBAN_TASK_UNIT_ANSWER) &&
      anban_record_is_null (record, ANBAN_TASK_UNIT_ANSWERED_ON)) {
    char iso[ANBAN_DATE_ISO_SIZE];

    anban_record_set_text (record, ANBAN_TASK_UNIT_ANSWERED_ON, anban_date_to_iso (anban_date_today (), iso));
  }
  return complete_state (record, ANBAN_TASK_UNIT_STATE, ANBAN_TASK_UNIT_DONE_ON);
}

static gboolean
task_period_before_save (AnbanStore *store, AnbanRecord *record, GError **error)
{
  gint64 required = anban_record_get_int (record, ANBAN_TASK_PERIOD_REQUIRED);

  if (g_strcmp0 (anban_record_get_text (record, ANBAN_TASK_PERIOD_STARTS_ON),
                 anban_record_get_text (record, ANBAN_TASK_PERIOD_ENDS_ON)) > 0) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID,
                 _ ("分期的截止日期早于开始日期，没有保存；请改正日期"));
    return FALSE;
  }
  /* enough times done means done; saying 已完成 by hand is accepted too */
  if (anban_record_field_is_modified (record, ANBAN_TASK_PERIOD_ACHIEVED) && required > 0 &&
      anban_record_get_int (record, ANBAN_TASK_PERIOD_STATE) < ANBAN_STATE_DONE)
    anban_record_set_int (
        record, ANBAN_TASK_PERIOD_STATE,
        anban_record_get_int (record, ANBAN_TASK_PERIOD_ACHIEVED) >= required ? ANBAN_STATE_DONE
        : anban_record_get_int (record, ANBAN_TASK_PERIOD_ACHIEVED) > 0       ? ANBAN_STATE_UNDER_WAY
                                                                              : ANBAN_STATE_NOT_STARTED);
  return complete_state (record, ANBAN_TASK_PERIOD_STATE, ANBAN_TASK_PERIOD_DONE_ON);
}

#define PART_LIGHT(due)                                                                                      \
  "CASE WHEN t.state = 4 THEN 5 WHEN t.state = 3 THEN 4 WHEN " due " < {today} THEN 1"                       \
  " WHEN " due " <= {soon} THEN 2 ELSE 3 END"

static const AnbanField task_unit_fields[] = {
    [ANBAN_TASK_UNIT_TASK] = {"task_id", N_ ("任务"), NULL, NULL, ANBAN_KIND_REF, ANBAN_FIELD_REQUIRED, 30,
                              NULL, &anban_task_register},
    [ANBAN_TASK_UNIT_UNIT] = {"unit_id", N_ ("单位"), NULL, NULL, ANBAN_KIND_REF,
                              LISTED | ANBAN_FIELD_REQUIRED, 24, NULL, &anban_unit_register},
    [ANBAN_TASK_UNIT_ROLE] = {"role", N_ ("角色"), NULL, NULL, ANBAN_KIND_CHOICE,
                              LISTED | ANBAN_FIELD_REQUIRED, 8, anban_task_roles},
    [ANBAN_TASK_UNIT_VIA] = {"via_id", N_ ("集合名称"), NULL, NULL, ANBAN_KIND_REF, 0, 20, NULL,
                             &anban_unit_register},
    [ANBAN_TASK_UNIT_STATE] = {"state", N_ ("状态"), NULL, NULL, ANBAN_KIND_CHOICE, LISTED, 10,
                               anban_task_states},
    [ANBAN_TASK_UNIT_DUE_ON] = {"due_on", N_ ("本单位时限"), NULL, NULL, ANBAN_KIND_DATE, LISTED, 12},
    [ANBAN_TASK_UNIT_DONE_ON] = {"done_on", N_ ("完成日期"), NULL, NULL, ANBAN_KIND_DATE, 0, 12},
    [ANBAN_TASK_UNIT_PROGRESS] = {"progress", N_ ("本单位进展"), NULL, NULL, ANBAN_KIND_NOTE, LISTED, 30},
    [ANBAN_TASK_UNIT_ANSWER] = {"answer", N_ ("答复"), NULL, NULL, ANBAN_KIND_NOTE, LISTED, 30},
    [ANBAN_TASK_UNIT_ANSWERED_ON] = {"answered_on", N_ ("答复日期"), NULL, NULL, ANBAN_KIND_DATE, 0, 12},
    [ANBAN_TASK_UNIT_LIGHT] =
        {PART_LIGHT ("COALESCE(t.due_on, (SELECT k.due_on FROM task k WHERE k.id = t.task_id))"), N_ ("亮灯"),
         NULL, NULL, ANBAN_KIND_CHOICE, LISTED | DERIVED, 9, anban_task_lights},
};
G_STATIC_ASSERT (G_N_ELEMENTS (task_unit_fields) == ANBAN_TASK_UNIT_N_FIELDS);

static const AnbanField task_period_fields[] = {
    [ANBAN_TASK_PERIOD_TASK] = {"task_id", N_ ("任务"), NULL, NULL, ANBAN_KIND_REF, ANBAN_FIELD_REQUIRED, 30,
                                NULL, &anban_task_register},
    [ANBAN_TASK_PERIOD_NAME] = {"name", N_ ("期次"), NULL, NULL, ANBAN_KIND_TEXT,
                                LISTED | ANBAN_FIELD_REQUIRED, 16},
    [ANBAN_TASK_PERIOD_STARTS_ON] = {"starts_on", N_ ("开始日期"), NULL, NULL, ANBAN_KIND_DATE,
                                     ANBAN_FIELD_REQUIRED, 12},
    [ANBAN_TASK_PERIOD_ENDS_ON] = {"ends_on", N_ ("截止日期"), NULL, NULL, ANBAN_KIND_DATE,
                                   LISTED | ANBAN_FIELD_REQUIRED, 12},
    [ANBAN_TASK_PERIOD_REQUIRED] = {"required", N_ ("应完成（次）"), NULL, NULL, ANBAN_KIND_INT, LISTED, 10},
    [ANBAN_TASK_PERIOD_ACHIEVED] = {"achieved", N_ ("已完成（次）"), NULL, NULL, ANBAN_KIND_INT, LISTED, 10},
    [ANBAN_TASK_PERIOD_STATE] = {"state", N_ ("状态"), NULL, NULL, ANBAN_KIND_CHOICE, LISTED, 10,
                                 anban_task_states},
    [ANBAN_TASK_PERIOD_DONE_ON] = {"done_on", N_ ("完成日期"), NULL, NULL, ANBAN_KIND_DATE, 0, 12},
    [ANBAN_TASK_PERIOD_NOTE] = {"note", N_ ("备注"), NULL, NULL, ANBAN_KIND_NOTE, LISTED, 24},
    [ANBAN_TASK_PERIOD_LIGHT] = {PART_LIGHT ("t.ends_on"), N_ ("亮灯"), NULL, NULL, ANBAN_KIND_CHOICE,
                                 LISTED | DERIVED, 9, anban_task_lights},
};
G_STATIC_ASSERT (G_N_ELEMENTS (task_period_fields) == ANBAN_TASK_PERIOD_N_FIELDS);

const AnbanRegister anban_task_unit_register = {
    .id = "task_unit",
    .title = N_ ("责任单位"),
    .icon_name = "x-office-address-book-symbolic",
    .noun = N_ ("家单位"),
    .fields = task_unit_fields,
    .n_fields = ANBAN_TASK_UNIT_N_FIELDS,
    .default_order = "t.role, t.id",
    .owner_field = ANBAN_TASK_UNIT_TASK,
    .embedded = TRUE,
    .title_field = ANBAN_TASK_UNIT_UNIT,
    .lane_field = -1,
    .start_field = -1,
    .end_field = -1,
    .before_save = task_unit_before_save,
};

const AnbanRegister anban_task_period_register = {
    .id = "task_period",
    .title = N_ ("分期"),
    .icon_name = "x-office-calendar-symbolic",
    .noun = N_ ("期"),
    .fields = task_period_fields,
    .n_fields = ANBAN_TASK_PERIOD_N_FIELDS,
    .default_order = "t.starts_on, t.id",
    .owner_field = ANBAN_TASK_PERIOD_TASK,
    .embedded = TRUE,
    .title_field = ANBAN_TASK_PERIOD_NAME,
    .lane_field = -1,
    .start_field = ANBAN_TASK_PERIOD_STARTS_ON,
    .end_field = ANBAN_TASK_PERIOD_ENDS_ON,
    .before_save = task_period_before_save,
};

static const AnbanRegister *const details[] = {&anban_task_unit_register, &anban_task_period_register,
                                               &anban_progress_register, NULL};

const AnbanRegister anban_task_register = {
    .id = "task",
    .title = N_ ("责任清单"),
    .icon_name = "view-list-symbolic",
    .noun = N_ ("项任务"),
    .fields = fields,
    .n_fields = ANBAN_TASK_N_FIELDS,
    .default_order = "t.plan_id DESC, t.seq, t.id",
    .details = details,
    .owner_field = ANBAN_TASK_PLAN,
    .title_field = ANBAN_TASK_HEADING,
    .lane_field = ANBAN_TASK_STATE,
    .start_field = -1,
    .end_field = ANBAN_TASK_DUE_ON,
    .filters = filters,
    .groupings = groupings,
    .search_ids =
        "SELECT su.task_id FROM task_unit su WHERE su.deleted_at IS NULL AND su.unit_id IN"
        " (SELECT sn.id FROM unit sn WHERE contains_text (?, sn.name) = 1)"
        " UNION ALL SELECT sv.task_id FROM task_unit sv WHERE sv.deleted_at IS NULL AND sv.via_id IN"
        " (SELECT sm.id FROM unit sm WHERE contains_text (?, sm.name) = 1)",
    .before_save = task_before_save,
};
