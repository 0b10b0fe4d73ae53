/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What belongs to one drill: the units that took part, the lines of its evaluation sheet, the problems it showed.
 */
#include "registers/drill.h"

#include "base/error.h"
#include "registers/hazard.h"
#include "registers/unit.h"
#include "store/store.h"

#include <glib/gi18n-lib.h>

#define LISTED ANBAN_FIELD_IN_LIST
#define NEEDED ANBAN_FIELD_REQUIRED
#define OWNER                                                                                                \
  {                                                                                                          \
    "drill_id", N_ ("演练"), NULL, NULL, ANBAN_KIND_REF, NEEDED, 20, NULL, &anban_drill_register             \
  }

static const AnbanChoice problem_states[] = {
    {1, N_ ("逾期"), "error", "dialog-error-symbolic"},
    {2, N_ ("整改中"), "warning", "alarm-symbolic"},
    {3, N_ ("已整改"), "success", "object-select-symbolic"},
    {0},
};

static const AnbanField unit_fields[] = {
    [ANBAN_DRILL_UNIT_DRILL] = OWNER,
    [ANBAN_DRILL_UNIT_UNIT] = {"unit_id", N_ ("参演单位"), NULL, NULL, ANBAN_KIND_REF, LISTED | NEEDED, 24,
                               NULL, &anban_unit_register},
    [ANBAN_DRILL_UNIT_TASK] = {"task", N_ ("承担任务"), NULL, NULL, ANBAN_KIND_TEXT, LISTED, 20},
    [ANBAN_DRILL_UNIT_HEADCOUNT] = {"headcount", N_ ("人数"), NULL, NULL, ANBAN_KIND_INT, LISTED, 7},
};
G_STATIC_ASSERT (G_N_ELEMENTS (unit_fields) == ANBAN_DRILL_UNIT_N_FIELDS);

static const AnbanField mark_fields[] = {
    [ANBAN_DRILL_MARK_DRILL] = OWNER,
    [ANBAN_DRILL_MARK_SECTION] = {"section", N_ ("评估项目"), NULL, NULL, ANBAN_KIND_TEXT, LISTED, 16},
    [ANBAN_DRILL_MARK_CONTENT] = {"content", N_ ("评估内容"), NULL, NULL, ANBAN_KIND_NOTE, LISTED | NEEDED,
                                  40},
    [ANBAN_DRILL_MARK_MARKS] = {"marks", N_ ("分值"), NULL, NULL, ANBAN_KIND_DECIMAL, LISTED | NEEDED, 7},
    [ANBAN_DRILL_MARK_SCORE] = {"score", N_ ("得分"), NULL, NULL, ANBAN_KIND_DECIMAL, LISTED, 7},
    [ANBAN_DRILL_MARK_NOTE] = {"note", N_ ("评估意见"), NULL, NULL, ANBAN_KIND_NOTE, LISTED, 24},
};
G_STATIC_ASSERT (G_N_ELEMENTS (mark_fields) == ANBAN_DRILL_MARK_N_FIELDS);

/* the state is that of the hazard which it became (above 4: closed or void), else it follows the dates */
static const AnbanField problem_fields[] = {
    [ANBAN_DRILL_PROBLEM_DRILL] = OWNER,
    [ANBAN_DRILL_PROBLEM_CONTENT] = {"content", N_ ("问题"), NULL, NULL, ANBAN_KIND_NOTE, LISTED | NEEDED,
                                     36},
    [ANBAN_DRILL_PROBLEM_UNIT] = {"unit_id", N_ ("整改单位"), NULL, NULL, ANBAN_KIND_REF, LISTED, 20, NULL,
                                  &anban_unit_register},
    [ANBAN_DRILL_PROBLEM_RESPONSIBLE] = {"responsible", N_ ("责任人"), NULL, NULL, ANBAN_KIND_TEXT, LISTED,
                                         10},
    [ANBAN_DRILL_PROBLEM_DUE_ON] = {"due_on", N_ ("整改时限"), NULL, NULL, ANBAN_KIND_DATE, LISTED, 12},
    [ANBAN_DRILL_PROBLEM_HAZARD] = {"hazard_id", N_ ("转为隐患"), NULL, NULL, ANBAN_KIND_REF,
                                    LISTED | ANBAN_FIELD_GUARDED, 18, NULL, &anban_hazard_register},
    [ANBAN_DRILL_PROBLEM_DONE_ON] = {"done_on", N_ ("整改完成日期"), NULL, NULL, ANBAN_KIND_DATE, 0, 12},
    [ANBAN_DRILL_PROBLEM_STATE] =
        {"CASE WHEN t.done_on IS NOT NULL THEN 3 WHEN t.hazard_id IS NOT NULL THEN (SELECT CASE WHEN h.state "
         "> 4"
         " THEN 3 WHEN h.due_on < {today} THEN 1 ELSE 2 END FROM hazard h WHERE h.id = t.hazard_id)"
         " WHEN t.due_on < {today} THEN 1 ELSE 2 END",
         N_ ("整改状态"), NULL, NULL, ANBAN_KIND_CHOICE, LISTED | ANBAN_FIELD_COMPUTED, 9, problem_states},
};
G_STATIC_ASSERT (G_N_ELEMENTS (problem_fields) == ANBAN_DRILL_PROBLEM_N_FIELDS);

static gboolean
mark_before_save (AnbanStore *store, AnbanRecord *record, GError **error)
{
  double marks = anban_record_get_double (record, ANBAN_DRILL_MARK_MARKS);
  double score = anban_record_get_double (record, ANBAN_DRILL_MARK_SCORE);

  (void)store;
  if (marks >= 0 && score >= 0 && score <= marks)
    return TRUE;
  g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID, _ ("得分应在 0 和分值 %g 之间，没有保存；请改正得分"),
               marks);
  return FALSE;
}

const AnbanRegister anban_drill_unit_register = {
    .id = "drill_unit",
    .title = N_ ("参演单位"),
    .icon_name = "system-users-symbolic",
    .noun = N_ ("家单位"),
    .fields = unit_fields,
    .n_fields = ANBAN_DRILL_UNIT_N_FIELDS,
    .default_order = "t.id",
    .owner_field = ANBAN_DRILL_UNIT_DRILL,
    .embedded = TRUE,
    .title_field = ANBAN_DRILL_UNIT_UNIT,
    .lane_field = -1,
    .start_field = -1,
    .end_field = -1,
};

const AnbanRegister anban_drill_mark_register = {
    .id = "drill_mark",
    .title = N_ ("评估表"),
    .icon_name = "emblem-default-symbolic",
    .noun = N_ ("项评估"),
    .fields = mark_fields,
    .n_fields = ANBAN_DRILL_MARK_N_FIELDS,
    .default_order = "t.id",
    .owner_field = ANBAN_DRILL_MARK_DRILL,
    .embedded = TRUE,
    .title_field = ANBAN_DRILL_MARK_CONTENT,
    .lane_field = -1,
    .start_field = -1,
    .end_field = -1,
    .before_save = mark_before_save,
};

const AnbanRegister anban_drill_problem_register = {
    .id = "drill_problem",
    .title = N_ ("发现问题"),
    .icon_name = "dialog-warning-symbolic",
    .noun = N_ ("个问题"),
    .fields = problem_fields,
    .n_fields = ANBAN_DRILL_PROBLEM_N_FIELDS,
    .default_order = "t.id",
    .owner_field = ANBAN_DRILL_PROBLEM_DRILL,
    .embedded = TRUE,
    .title_field = ANBAN_DRILL_PROBLEM_CONTENT,
    .lane_field = -1,
    .start_field = -1,
    .end_field = ANBAN_DRILL_PROBLEM_DUE_ON,
};
