/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "registers/plan.h"

#include "registers/files-field.h"

#include <glib/gi18n-lib.h>

#define COUNT_TASKS(condition)                                                                               \
  "(SELECT COUNT(*) FROM task k WHERE k.plan_id = t.id AND k.deleted_at IS NULL AND " condition ")"

static const AnbanChoice levels[] = {
    {1, N_ ("国家")}, {2, N_ ("省级")},       {3, N_ ("市级")},     {4, N_ ("县（区）级")},
    {5, N_ ("园区")}, {6, N_ ("镇（街道）")}, {7, N_ ("本办制定")}, {0},
};

static const char *const title_aliases[] = {"标题", "文件标题", "计划", "文件", NULL};
static const char *const number_aliases[] = {"发文字号", "发文号", NULL};

static const AnbanField fields[] = {
    [ANBAN_PLAN_TITLE] = {"title", N_ ("计划名称"), N_ ("文件"), title_aliases, ANBAN_KIND_TEXT,
                          ANBAN_FIELD_REQUIRED | ANBAN_FIELD_IN_LIST | ANBAN_FIELD_IN_PRINT |
                              ANBAN_FIELD_SEARCH,
                          44},
    [ANBAN_PLAN_DOC_NUMBER] = {"doc_number", N_ ("文号"), NULL, number_aliases, ANBAN_KIND_TEXT,
                               ANBAN_FIELD_IN_LIST | ANBAN_FIELD_IN_PRINT | ANBAN_FIELD_SEARCH, 22},
    [ANBAN_PLAN_ISSUER] = {"issuer", N_ ("发文机关"), NULL, NULL, ANBAN_KIND_TEXT,
                           ANBAN_FIELD_IN_LIST | ANBAN_FIELD_IN_PRINT | ANBAN_FIELD_SEARCH, 26},
    [ANBAN_PLAN_LEVEL] = {"level", N_ ("级别"), NULL, NULL, ANBAN_KIND_CHOICE, ANBAN_FIELD_IN_PRINT, 10,
                          levels},
    [ANBAN_PLAN_ISSUED_ON] = {"issued_on", N_ ("成文日期"), NULL, NULL, ANBAN_KIND_DATE,
                              ANBAN_FIELD_IN_LIST | ANBAN_FIELD_IN_PRINT, 12},
    [ANBAN_PLAN_RECEIVED_ON] = {"received_on", N_ ("收文日期"), NULL, NULL, ANBAN_KIND_DATE, 0, 12},
    [ANBAN_PLAN_PERIOD] = {"period", N_ ("实施期限"), NULL, NULL, ANBAN_KIND_TEXT, ANBAN_FIELD_IN_PRINT, 14},
    [ANBAN_PLAN_FILED_ON] = {"filed_on", N_ ("备案日期"), N_ ("备案"), NULL, ANBAN_KIND_DATE, 0, 12},
    [ANBAN_PLAN_RECEIPT_NO] = {"receipt_no", N_ ("备案回执号"), NULL, NULL, ANBAN_KIND_TEXT, 0, 16},
    [ANBAN_PLAN_NOTE] = {"note", N_ ("备注"), NULL, NULL, ANBAN_KIND_NOTE, ANBAN_FIELD_SEARCH, 24},
    [ANBAN_PLAN_SOURCE_TEXT] = {"source_text", N_ ("原文"), NULL, NULL, ANBAN_KIND_NOTE, ANBAN_FIELD_HIDDEN,
                                0},
    [ANBAN_PLAN_N_TASKS] = {COUNT_TASKS ("1 = 1"), N_ ("任务数"), N_ ("进展"), NULL, ANBAN_KIND_INT,
                            ANBAN_FIELD_IN_LIST | ANBAN_FIELD_IN_PRINT | ANBAN_FIELD_COMPUTED, 8},
    [ANBAN_PLAN_N_DONE] = {COUNT_TASKS ("k.state = 3"), N_ ("已完成"), NULL, NULL, ANBAN_KIND_INT,
                           ANBAN_FIELD_IN_LIST | ANBAN_FIELD_IN_PRINT | ANBAN_FIELD_COMPUTED, 8},
    [ANBAN_PLAN_N_OVERDUE] = {COUNT_TASKS (
                                  "COALESCE(k.state, 1) < 3 AND (k.due_on < {today} OR EXISTS (SELECT 1 FROM"
                                  " task_period p WHERE p.task_id = k.id AND p.deleted_at IS NULL AND"
                                  " COALESCE(p.state, 1) < 3 AND p.ends_on < {today}))"),
                              N_ ("逾期"), NULL, NULL, ANBAN_KIND_INT,
                              ANBAN_FIELD_IN_LIST | ANBAN_FIELD_IN_PRINT | ANBAN_FIELD_COMPUTED, 8},
    [ANBAN_PLAN_FILES] = {ANBAN_FILES_COUNT ("plan"), N_ ("附件"), NULL, NULL, ANBAN_KIND_FILES,
                          ANBAN_FIELD_COMPUTED, 6},
};
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == ANBAN_PLAN_N_FIELDS);

/* A plan and its tasks name each other; without this declaration their headers would include each other. */
extern const AnbanRegister anban_task_register;

static const AnbanRegister *const details[] = {&anban_task_register, NULL};

const AnbanRegister anban_plan_register = {
    .id = "plan",
    .title = N_ ("计划文件"),
    .icon_name = "x-office-document-symbolic",
    .noun = N_ ("份计划"),
    .fields = fields,
    .n_fields = ANBAN_PLAN_N_FIELDS,
    .default_order = "t.issued_on DESC, t.id DESC",
    .details = details,
    .owner_field = -1,
    .title_field = ANBAN_PLAN_TITLE,
    .lane_field = -1,
    .start_field = ANBAN_PLAN_ISSUED_ON,
    .end_field = -1,
};
