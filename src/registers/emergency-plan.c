/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "registers/emergency-plan.h"

#include "registers/day-order.h"
#include "registers/files-field.h"
#include "registers/unit.h"
#include "registers/units-below.h"

#include <glib/gi18n-lib.h>

#define LISTED (ANBAN_FIELD_IN_LIST | ANBAN_FIELD_IN_PRINT)
#define NEEDED ANBAN_FIELD_REQUIRED

static const AnbanChoice kinds[] = {
    {ANBAN_EMERGENCY_PLAN_COMPREHENSIVE, N_ ("综合应急预案")},
    {ANBAN_EMERGENCY_PLAN_SPECIAL, N_ ("专项应急预案")},
    {ANBAN_EMERGENCY_PLAN_ON_SITE, N_ ("现场处置方案")},
    {0},
};

static const AnbanChoice lights[] = {
    {1, N_ ("逾期"), "error", "dialog-error-symbolic"},
    {2, N_ ("临期"), "warning", "alarm-symbolic"},
    {3, N_ ("正常"), "success", "object-select-symbolic"},
    {0},
};

static const char *const unit_aliases[] = {"单位", "单位名称", "所属单位", NULL};

/* the months of AnbanPer 3 to 8 of the strictest requirement of that item in force */
#define REVIEW_DUE                                                                                           \
  "add_months (COALESCE(t.evaluated_on, t.issued_on), (SELECT MIN(CASE r.frequency_per WHEN 3 THEN 1 WHEN 4" \
  " THEN 3 WHEN 5 THEN 6 WHEN 6 THEN 12 WHEN 7 THEN 24 ELSE 36 END) FROM requirement r WHERE r.item = 6"     \
  " AND r.deleted_at IS NULL AND COALESCE(r.effective_from, '') <= {today}"                                  \
  " AND (r.effective_to IS NULL OR r.effective_to >= {today})))"

static const AnbanField fields[] = {
    [ANBAN_EMERGENCY_PLAN_NAME] = {"name", N_ ("预案名称"), N_ ("应急预案"), NULL, ANBAN_KIND_TEXT,
                                   LISTED | NEEDED | ANBAN_FIELD_SEARCH, 34},
    [ANBAN_EMERGENCY_PLAN_UNIT] = {"unit_id", N_ ("编制单位"), NULL, unit_aliases, ANBAN_KIND_REF,
                                   LISTED | NEEDED, 26, NULL, &anban_unit_register},
    [ANBAN_EMERGENCY_PLAN_KIND] = {"kind", N_ ("预案类型"), NULL, NULL, ANBAN_KIND_CHOICE, LISTED | NEEDED,
                                   14, kinds},
    [ANBAN_EMERGENCY_PLAN_ISSUED_ON] = {"issued_on", N_ ("发布日期"), NULL, NULL, ANBAN_KIND_DATE, LISTED,
                                        12},
    [ANBAN_EMERGENCY_PLAN_FILED_ON] = {"filed_on", N_ ("备案日期"), NULL, NULL, ANBAN_KIND_DATE, LISTED, 12},
    [ANBAN_EMERGENCY_PLAN_FILED_NO] = {"filed_no", N_ ("备案编号"), NULL, NULL, ANBAN_KIND_TEXT,
                                       ANBAN_FIELD_SEARCH | ANBAN_FIELD_TEXT_CODE, 20},
    [ANBAN_EMERGENCY_PLAN_EVALUATED_ON] = {"evaluated_on", N_ ("最近评估日期"), NULL, NULL, ANBAN_KIND_DATE,
                                           LISTED, 12},
    [ANBAN_EMERGENCY_PLAN_REVIEW_DUE] = {REVIEW_DUE, N_ ("下次评估期限"), NULL, NULL, ANBAN_KIND_DATE,
                                         LISTED | ANBAN_FIELD_COMPUTED, 12},
    [ANBAN_EMERGENCY_PLAN_LIGHT] = {"CASE WHEN " REVIEW_DUE " < {today} THEN 1 WHEN " REVIEW_DUE
                                    " <= {soon} THEN 2 WHEN " REVIEW_DUE " IS NOT NULL THEN 3 END",
                                    N_ ("评估"), NULL, NULL, ANBAN_KIND_CHOICE, LISTED | ANBAN_FIELD_COMPUTED,
                                    9, lights},
    [ANBAN_EMERGENCY_PLAN_LAST_DRILL] =
        {"(SELECT MAX(d.held_on) FROM drill d WHERE d.emergency_plan_id = t.id AND d.deleted_at IS NULL)",
         N_ ("最近演练"), NULL, NULL, ANBAN_KIND_DATE, LISTED | ANBAN_FIELD_COMPUTED, 12},
    [ANBAN_EMERGENCY_PLAN_NOTE] = {"note", N_ ("备注"), NULL, NULL, ANBAN_KIND_NOTE, ANBAN_FIELD_SEARCH, 24},
    [ANBAN_EMERGENCY_PLAN_FILES] = {ANBAN_FILES_COUNT ("emergency_plan"), N_ ("附件"), NULL, NULL,
                                    ANBAN_KIND_FILES, ANBAN_FIELD_COMPUTED, 6},
};
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == ANBAN_EMERGENCY_PLAN_N_FIELDS);

static gboolean
before_save (AnbanStore *store, AnbanRecord *record, GError **error)
{
  (void)store;
  return anban_day_order_check (record, ANBAN_EMERGENCY_PLAN_ISSUED_ON, ANBAN_EMERGENCY_PLAN_FILED_ON,
                                error) &&
         anban_day_order_check (record, ANBAN_EMERGENCY_PLAN_ISSUED_ON, ANBAN_EMERGENCY_PLAN_EVALUATED_ON,
                                error) &&
         anban_day_order_check_past (record, ANBAN_EMERGENCY_PLAN_EVALUATED_ON, error);
}

static const AnbanFilter filters[] = {
    {"unit", N_ ("单位（含下属）"), ANBAN_KIND_REF, NULL, &anban_unit_register,
     "t.unit_id IN " ANBAN_UNITS_BELOW ("?")},
    {NULL},
};

const AnbanRegister anban_emergency_plan_register = {
    .id = "emergency_plan",
    .title = N_ ("应急预案"),
    .icon_name = "emblem-documents-symbolic",
    .noun = N_ ("个预案"),
    .fields = fields,
    .n_fields = ANBAN_EMERGENCY_PLAN_N_FIELDS,
    .default_order = "t.unit_id, t.kind, t.id",
    .owner_field = -1,
    .title_field = ANBAN_EMERGENCY_PLAN_NAME,
    .lane_field = -1,
    .start_field = -1,
    .end_field = -1,
    .filters = filters,
    .before_save = before_save,
};
