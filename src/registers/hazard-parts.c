/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The registers of what belongs to one hazard; hazard.h has their fields.
 */
#include "registers/hazard.h"

#include "base/date.h"
#include "registers/letter.h"
#include "registers/unit.h"
#include "store/store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

const AnbanChoice anban_hazard_steps[] = {
    {ANBAN_STEP_REGISTER, N_ ("登记")},
    {ANBAN_STEP_ASSIGN, N_ ("交办")},
    {ANBAN_STEP_START, N_ ("签收整改")},
    {ANBAN_STEP_REPORT, N_ ("报请复查")},
    {ANBAN_STEP_PASS, N_ ("复查合格"), "success"},
    {ANBAN_STEP_FAIL, N_ ("复查不合格"), "error"},
    {ANBAN_STEP_CLOSE, N_ ("销号"), "success"},
    {ANBAN_STEP_ASK_EXTENSION, N_ ("申请延期"), "warning"},
    {ANBAN_STEP_GRANT_EXTENSION, N_ ("批准延期"), "warning"},
    {ANBAN_STEP_REFUSE_EXTENSION, N_ ("不予延期"), "warning"},
    {ANBAN_STEP_FIX_ON_SPOT, N_ ("立行立改"), "success"},
    {ANBAN_STEP_VOID, N_ ("作废"), "dim-label"},
    {ANBAN_STEP_LOOK_BACK, N_ ("回头看"), "success"},
    {ANBAN_STEP_RELAPSE, N_ ("复发"), "error"},
    {0},
};

const AnbanChoice anban_hazard_lines[] = {
    {ANBAN_LINE_TERRITORY, N_ ("属地")},
    {ANBAN_LINE_INDUSTRY, N_ ("行业")},
    {0},
};

const AnbanChoice anban_escalation_rungs[] = {
    {ANBAN_RUNG_REMIND, N_ ("提醒")},
    {ANBAN_RUNG_SUPERVISE, N_ ("督办"), "warning"},
    {ANBAN_RUNG_SUMMON, N_ ("约谈"), "warning"},
    {ANBAN_RUNG_DENOUNCE, N_ ("通报"), "error"},
    {0},
};

const AnbanChoice anban_listing_levels[] = {
    {ANBAN_LISTING_COUNTY, N_ ("县级")},
    {ANBAN_LISTING_CITY, N_ ("市级"), "warning"},
    {ANBAN_LISTING_PROVINCE, N_ ("省级"), "error"},
    {ANBAN_LISTING_STATE, N_ ("国家级"), "error"},
    {0},
};

static const AnbanChoice listing_states[] = {
    {1, N_ ("逾期"), "error", "dialog-error-symbolic"},
    {2, N_ ("督办中"), "warning", "alarm-symbolic"},
    {3, N_ ("已解除"), "success", "object-select-symbolic"},
    {0},
};

static const AnbanChoice lights[] = {
    {1, N_ ("逾期"), "error", "dialog-error-symbolic"},
    {2, N_ ("临期"), "warning", "alarm-symbolic"},
    {3, N_ ("正常"), "accent", "media-playback-start-symbolic"},
    {4, N_ ("已答复"), "success", "object-select-symbolic"},
    {0},
};

#define LISTED  ANBAN_FIELD_IN_LIST
#define NEEDED  ANBAN_FIELD_REQUIRED
#define DERIVED ANBAN_FIELD_COMPUTED
#define OWNER(id, label)                                                                                     \
  {                                                                                                          \
    "hazard_id", label, NULL, NULL, ANBAN_KIND_REF, NEEDED, 20, NULL, &anban_hazard_register                 \
  }

static const AnbanField step_fields[] = {
    [ANBAN_HAZARD_STEP_HAZARD] = OWNER (hazard, N_ ("隐患")),
    [ANBAN_HAZARD_STEP_STEP] = {"step", N_ ("步骤"), NULL, NULL, ANBAN_KIND_CHOICE, LISTED | NEEDED, 12,
                                anban_hazard_steps},
    [ANBAN_HAZARD_STEP_TAKEN_ON] = {"taken_on", N_ ("日期"), NULL, NULL, ANBAN_KIND_DATE, LISTED | NEEDED,
                                    12},
    [ANBAN_HAZARD_STEP_PERSON] = {"person", N_ ("签字人"), NULL, NULL, ANBAN_KIND_TEXT, LISTED | NEEDED, 12},
    [ANBAN_HAZARD_STEP_UNIT] = {"unit_id", N_ ("办理单位"), NULL, NULL, ANBAN_KIND_REF, 0, 20, NULL,
                                &anban_unit_register},
    [ANBAN_HAZARD_STEP_FROM_STATE] = {"from_state", N_ ("原状态"), NULL, NULL, ANBAN_KIND_CHOICE,
                                      ANBAN_FIELD_HIDDEN, 9, anban_hazard_states},
    [ANBAN_HAZARD_STEP_TO_STATE] = {"to_state", N_ ("状态"), NULL, NULL, ANBAN_KIND_CHOICE, NEEDED, 9,
                                    anban_hazard_states},
    [ANBAN_HAZARD_STEP_DUE_ON] = {"due_on", N_ ("时限"), NULL, NULL, ANBAN_KIND_DATE, LISTED, 12},
    [ANBAN_HAZARD_STEP_GRANTED_BY] = {"granted_by", N_ ("批准人"), NULL, NULL, ANBAN_KIND_TEXT, LISTED, 12},
    [ANBAN_HAZARD_STEP_NOTE] = {"note", N_ ("说明"), NULL, NULL, ANBAN_KIND_NOTE, LISTED, 30},
};
G_STATIC_ASSERT (G_N_ELEMENTS (step_fields) == ANBAN_HAZARD_STEP_N_FIELDS);

/* the clock of a recipient: its own, else the hazard's; it stops with the answer, and with the hazard */
#define RECIPIENT_DUE "COALESCE(t.due_on, (SELECT h.due_on FROM hazard h WHERE h.id = t.hazard_id))"

static const AnbanField recipient_fields[] = {
    [ANBAN_HAZARD_RECIPIENT_HAZARD] = OWNER (hazard, N_ ("隐患")),
    [ANBAN_HAZARD_RECIPIENT_LINE] = {"line", N_ ("条线"), NULL, NULL, ANBAN_KIND_CHOICE, LISTED | NEEDED, 8,
                                     anban_hazard_lines},
    [ANBAN_HAZARD_RECIPIENT_UNIT] = {"unit_id", N_ ("交办对象"), NULL, NULL, ANBAN_KIND_REF, LISTED | NEEDED,
                                     24, NULL, &anban_unit_register},
    [ANBAN_HAZARD_RECIPIENT_ASSIGNED_ON] = {"assigned_on", N_ ("交办日期"), NULL, NULL, ANBAN_KIND_DATE,
                                            LISTED, 12},
    [ANBAN_HAZARD_RECIPIENT_LETTER] = {"letter_id", N_ ("交办文号"), NULL, NULL, ANBAN_KIND_REF, LISTED, 20,
                                       NULL, &anban_letter_register},
    [ANBAN_HAZARD_RECIPIENT_RECEIVER] = {"receiver", N_ ("签收人"), NULL, NULL, ANBAN_KIND_TEXT, LISTED, 10},
    [ANBAN_HAZARD_RECIPIENT_RECEIVED_ON] = {"received_on", N_ ("签收日期"), NULL, NULL, ANBAN_KIND_DATE,
                                            LISTED, 12},
    [ANBAN_HAZARD_RECIPIENT_DUE_ON] = {"due_on", N_ ("答复时限"), NULL, NULL, ANBAN_KIND_DATE, LISTED, 12},
    [ANBAN_HAZARD_RECIPIENT_ANSWER] = {"answer", N_ ("答复"), NULL, NULL, ANBAN_KIND_NOTE, LISTED, 24},
    [ANBAN_HAZARD_RECIPIENT_ANSWERED_ON] = {"answered_on", N_ ("答复日期"), NULL, NULL, ANBAN_KIND_DATE, 0,
                                            12},
    [ANBAN_HAZARD_RECIPIENT_LIGHT] =
        {"CASE WHEN t.answered_on IS NOT NULL OR (SELECT h.state FROM hazard h WHERE h.id = t.hazard_id) > 4"
         " THEN 4 WHEN " RECIPIENT_DUE " < {today} THEN 1 WHEN " RECIPIENT_DUE " <= {soon} THEN 2 ELSE 3 END",
         N_ ("亮灯"), NULL, NULL, ANBAN_KIND_CHOICE, LISTED | DERIVED, 9, lights},
};
G_STATIC_ASSERT (G_N_ELEMENTS (recipient_fields) == ANBAN_HAZARD_RECIPIENT_N_FIELDS);

static const AnbanField escalation_fields[] = {
    [ANBAN_HAZARD_ESCALATION_HAZARD] = OWNER (hazard, N_ ("隐患")),
    [ANBAN_HAZARD_ESCALATION_RUNG] = {"rung", N_ ("督促方式"), NULL, NULL, ANBAN_KIND_CHOICE, LISTED | NEEDED,
                                      9, anban_escalation_rungs},
    [ANBAN_HAZARD_ESCALATION_LINE] = {"line", N_ ("条线"), NULL, NULL, ANBAN_KIND_CHOICE, LISTED, 8,
                                      anban_hazard_lines},
    [ANBAN_HAZARD_ESCALATION_UNIT] = {"unit_id", N_ ("对象"), NULL, NULL, ANBAN_KIND_REF, LISTED | NEEDED, 24,
                                      NULL, &anban_unit_register},
    [ANBAN_HAZARD_ESCALATION_TAKEN_ON] = {"taken_on", N_ ("日期"), NULL, NULL, ANBAN_KIND_DATE,
                                          LISTED | NEEDED, 12},
    [ANBAN_HAZARD_ESCALATION_PERSON] = {"person", N_ ("签字人"), NULL, NULL, ANBAN_KIND_TEXT, LISTED | NEEDED,
                                        12},
    [ANBAN_HAZARD_ESCALATION_LETTER] = {"letter_id", N_ ("文号"), NULL, NULL, ANBAN_KIND_REF, LISTED, 20,
                                        NULL, &anban_letter_register},
    [ANBAN_HAZARD_ESCALATION_DUE_ON] = {"due_on", N_ ("要求完成时限"), NULL, NULL, ANBAN_KIND_DATE, LISTED,
                                        13},
    [ANBAN_HAZARD_ESCALATION_CONTENT] = {"content", N_ ("内容"), NULL, NULL, ANBAN_KIND_NOTE, LISTED, 30},
    [ANBAN_HAZARD_ESCALATION_ANSWER] = {"answer", N_ ("反馈"), NULL, NULL, ANBAN_KIND_NOTE, LISTED, 24},
    [ANBAN_HAZARD_ESCALATION_ANSWERED_ON] = {"answered_on", N_ ("反馈日期"), NULL, NULL, ANBAN_KIND_DATE, 0,
                                             12},
};
G_STATIC_ASSERT (G_N_ELEMENTS (escalation_fields) == ANBAN_HAZARD_ESCALATION_N_FIELDS);

static const AnbanField listing_fields[] = {
    [ANBAN_HAZARD_LISTING_HAZARD] = OWNER (hazard, N_ ("隐患")),
    [ANBAN_HAZARD_LISTING_LEVEL] = {"level", N_ ("督办级别"), NULL, NULL, ANBAN_KIND_CHOICE, LISTED | NEEDED,
                                    9, anban_listing_levels},
    [ANBAN_HAZARD_LISTING_UNIT] = {"unit_id", N_ ("督办单位"), NULL, NULL, ANBAN_KIND_REF, LISTED, 24, NULL,
                                   &anban_unit_register},
    [ANBAN_HAZARD_LISTING_PERSON] = {"person", N_ ("督办人"), NULL, NULL, ANBAN_KIND_TEXT, LISTED, 12},
    [ANBAN_HAZARD_LISTING_LISTED_ON] = {"listed_on", N_ ("督办日期"), NULL, NULL, ANBAN_KIND_DATE,
                                        LISTED | NEEDED, 12},
    [ANBAN_HAZARD_LISTING_LETTER] = {"letter_id", N_ ("本单位发文"), NULL, NULL, ANBAN_KIND_REF, 0, 20, NULL,
                                     &anban_letter_register},
    [ANBAN_HAZARD_LISTING_LETTER_NO] = {"letter_no", N_ ("上级文号"), NULL, NULL, ANBAN_KIND_TEXT, LISTED,
                                        20},
    [ANBAN_HAZARD_LISTING_CONTENT] = {"content", N_ ("督办内容"), NULL, NULL, ANBAN_KIND_NOTE, LISTED, 30},
    [ANBAN_HAZARD_LISTING_DUE_ON] = {"due_on", N_ ("截止日期"), NULL, NULL, ANBAN_KIND_DATE, LISTED, 12},
    [ANBAN_HAZARD_LISTING_STATE] = {"CASE WHEN t.lifted_on IS NOT NULL THEN 3 WHEN t.due_on < {today} THEN 1"
                                    " ELSE 2 END",
                                    N_ ("状态"), NULL, NULL, ANBAN_KIND_CHOICE, LISTED | DERIVED, 9,
                                    listing_states},
    [ANBAN_HAZARD_LISTING_ANSWER] = {"answer", N_ ("反馈内容"), NULL, NULL, ANBAN_KIND_NOTE, LISTED, 24},
    [ANBAN_HAZARD_LISTING_ANSWERED_ON] = {"answered_on", N_ ("反馈日期"), NULL, NULL, ANBAN_KIND_DATE, LISTED,
                                          12},
    [ANBAN_HAZARD_LISTING_LIFTED_ON] = {"lifted_on", N_ ("解除日期"), NULL, NULL, ANBAN_KIND_DATE, LISTED,
                                        12},
    [ANBAN_HAZARD_LISTING_LIFTED_BY] = {"lifted_by", N_ ("解除批准人"), NULL, NULL, ANBAN_KIND_TEXT, 0, 12},
    [ANBAN_HAZARD_LISTING_NOTE] = {"note", N_ ("备注"), NULL, NULL, ANBAN_KIND_NOTE, 0, 24},
};
G_STATIC_ASSERT (G_N_ELEMENTS (listing_fields) == ANBAN_HAZARD_LISTING_N_FIELDS);

static const AnbanField treatment_fields[] = {
    [ANBAN_HAZARD_TREATMENT_HAZARD] = OWNER (hazard, N_ ("隐患")),
    [ANBAN_HAZARD_TREATMENT_SITUATION] = {"situation", N_ ("现状及产生原因"), N_ ("隐患报告"), NULL,
                                          ANBAN_KIND_NOTE, LISTED, 30},
    [ANBAN_HAZARD_TREATMENT_SEVERITY] = {"severity", N_ ("危害程度和整改难易"), NULL, NULL, ANBAN_KIND_NOTE,
                                         0, 30},
    [ANBAN_HAZARD_TREATMENT_AIMS] = {"aims", N_ ("目标和任务"), N_ ("治理方案"), NULL, ANBAN_KIND_NOTE,
                                     LISTED, 30},
    [ANBAN_HAZARD_TREATMENT_METHODS] = {"methods", N_ ("方法和措施"), NULL, NULL, ANBAN_KIND_NOTE, 0, 30},
    [ANBAN_HAZARD_TREATMENT_MEANS] = {"means", N_ ("经费和物资"), NULL, NULL, ANBAN_KIND_NOTE, 0, 30},
    [ANBAN_HAZARD_TREATMENT_ORGANISATION] = {"organisation", N_ ("机构和人员"), NULL, NULL, ANBAN_KIND_NOTE,
                                             0, 30},
    [ANBAN_HAZARD_TREATMENT_SCHEDULE] = {"schedule", N_ ("时限和要求"), NULL, NULL, ANBAN_KIND_NOTE, 0, 30},
    [ANBAN_HAZARD_TREATMENT_SAFEGUARDS] = {"safeguards", N_ ("安全措施和应急预案"), NULL, NULL,
                                           ANBAN_KIND_NOTE, 0, 30},
    [ANBAN_HAZARD_TREATMENT_DRAWN_ON] = {"drawn_on", N_ ("编制日期"), N_ ("编制"), NULL, ANBAN_KIND_DATE,
                                         LISTED, 12},
    [ANBAN_HAZARD_TREATMENT_APPROVER] = {"approver", N_ ("审批人"), NULL, NULL, ANBAN_KIND_TEXT, LISTED, 12},
};
G_STATIC_ASSERT (G_N_ELEMENTS (treatment_fields) == ANBAN_HAZARD_TREATMENT_N_FIELDS);

/* --- dates in their order; what is answered has a day --- */

static gboolean
refuse_order (const char *earlier, const char *later, GError **error)
{
  g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID, _ ("%s早于%s，没有保存；请改正日期"), _ (later),
               _ (earlier));
  return FALSE;
}

static gboolean
check_order (AnbanRecord *record, guint earlier, guint later, GError **error)
{
  const AnbanField *fields = anban_record_get_register (record)->fields;

  if (!anban_record_is_null (record, earlier) && !anban_record_is_null (record, later) &&
      strcmp (anban_record_get_text (record, later), anban_record_get_text (record, earlier)) < 0)
    return refuse_order (fields[earlier].label, fields[later].label, error);
  return TRUE;
}

static void
date_answer (AnbanRecord *record, guint answer, guint answered_on)
{
  char iso[ANBAN_DATE_ISO_SIZE];

  if (anban_record_field_is_modified (record, answer) && !anban_record_is_null (record, answer) &&
      anban_record_is_null (record, answered_on))
    anban_record_set_text (record, answered_on, anban_date_to_iso (anban_date_today (), iso));
}

static gboolean
recipient_before_save (AnbanStore *store, AnbanRecord *record, GError **error)
{
  date_answer (record, ANBAN_HAZARD_RECIPIENT_ANSWER, ANBAN_HAZARD_RECIPIENT_ANSWERED_ON);
  return check_order (record, ANBAN_HAZARD_RECIPIENT_ASSIGNED_ON, ANBAN_HAZARD_RECIPIENT_RECEIVED_ON,
                      error) &&
         check_order (record, ANBAN_HAZARD_RECIPIENT_ASSIGNED_ON, ANBAN_HAZARD_RECIPIENT_DUE_ON, error) &&
         check_order (record, ANBAN_HAZARD_RECIPIENT_ASSIGNED_ON, ANBAN_HAZARD_RECIPIENT_ANSWERED_ON, error);
}

static gboolean
escalation_before_save (AnbanStore *store, AnbanRecord *record, GError **error)
{
  date_answer (record, ANBAN_HAZARD_ESCALATION_ANSWER, ANBAN_HAZARD_ESCALATION_ANSWERED_ON);
  return check_order (record, ANBAN_HAZARD_ESCALATION_TAKEN_ON, ANBAN_HAZARD_ESCALATION_DUE_ON, error) &&
         check_order (record, ANBAN_HAZARD_ESCALATION_TAKEN_ON, ANBAN_HAZARD_ESCALATION_ANSWERED_ON, error);
}

static gboolean
listing_before_save (AnbanStore *store, AnbanRecord *record, GError **error)
{
  date_answer (record, ANBAN_HAZARD_LISTING_ANSWER, ANBAN_HAZARD_LISTING_ANSWERED_ON);
  return check_order (record, ANBAN_HAZARD_LISTING_LISTED_ON, ANBAN_HAZARD_LISTING_DUE_ON, error) &&
         check_order (record, ANBAN_HAZARD_LISTING_LISTED_ON, ANBAN_HAZARD_LISTING_ANSWERED_ON, error) &&
         check_order (record, ANBAN_HAZARD_LISTING_LISTED_ON, ANBAN_HAZARD_LISTING_LIFTED_ON, error);
}

#define PART .embedded = TRUE, .lane_field = -1, .start_field = -1, .end_field = -1

const AnbanRegister anban_hazard_step_register = {
    .id = "hazard_step",
    .title = N_ ("办理过程"),
    .icon_name = "view-list-ordered-symbolic",
    .noun = N_ ("个步骤"),
    .fields = step_fields,
    .n_fields = ANBAN_HAZARD_STEP_N_FIELDS,
    .default_order = "t.id",
    .owner_field = ANBAN_HAZARD_STEP_HAZARD,
    .title_field = ANBAN_HAZARD_STEP_STEP,
    PART,
};

const AnbanRegister anban_hazard_recipient_register = {
    .id = "hazard_recipient",
    .title = N_ ("交办"),
    .icon_name = "mail-send-symbolic",
    .noun = N_ ("个交办对象"),
    .fields = recipient_fields,
    .n_fields = ANBAN_HAZARD_RECIPIENT_N_FIELDS,
    .default_order = "t.line, t.id",
    .owner_field = ANBAN_HAZARD_RECIPIENT_HAZARD,
    .title_field = ANBAN_HAZARD_RECIPIENT_UNIT,
    PART,
    .before_save = recipient_before_save,
};

const AnbanRegister anban_hazard_escalation_register = {
    .id = "hazard_escalation",
    .title = N_ ("督促"),
    .icon_name = "alarm-symbolic",
    .noun = N_ ("次督促"),
    .fields = escalation_fields,
    .n_fields = ANBAN_HAZARD_ESCALATION_N_FIELDS,
    .default_order = "t.taken_on, t.id",
    .owner_field = ANBAN_HAZARD_ESCALATION_HAZARD,
    .title_field = ANBAN_HAZARD_ESCALATION_RUNG,
    PART,
    .before_save = escalation_before_save,
};

const AnbanRegister anban_hazard_listing_register = {
    .id = "hazard_listing",
    .title = N_ ("挂牌督办"),
    .icon_name = "starred-symbolic",
    .noun = N_ ("次挂牌"),
    .fields = listing_fields,
    .n_fields = ANBAN_HAZARD_LISTING_N_FIELDS,
    .default_order = "t.listed_on, t.id",
    .owner_field = ANBAN_HAZARD_LISTING_HAZARD,
    .title_field = ANBAN_HAZARD_LISTING_LEVEL,
    PART,
    .before_save = listing_before_save,
};

const AnbanRegister anban_hazard_treatment_register = {
    .id = "hazard_treatment",
    .title = N_ ("治理方案"),
    .icon_name = "text-x-generic-symbolic",
    .noun = N_ ("份治理方案"),
    .fields = treatment_fields,
    .n_fields = ANBAN_HAZARD_TREATMENT_N_FIELDS,
    .default_order = "t.id",
    .owner_field = ANBAN_HAZARD_TREATMENT_HAZARD,
    .title_field = ANBAN_HAZARD_TREATMENT_AIMS,
    PART,
};
