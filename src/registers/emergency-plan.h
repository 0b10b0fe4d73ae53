/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Emergency plans (应急预案) of units: filed, drilled, and evaluated again every few years, as a requirement of the item
 * 预案评估 says.
 */
#pragma once

#include "store/register.h"

G_BEGIN_DECLS

enum {
  ANBAN_EMERGENCY_PLAN_NAME,
  ANBAN_EMERGENCY_PLAN_UNIT,
  ANBAN_EMERGENCY_PLAN_KIND, /* AnbanEmergencyPlanKind */
  ANBAN_EMERGENCY_PLAN_ISSUED_ON,
  ANBAN_EMERGENCY_PLAN_FILED_ON,
  ANBAN_EMERGENCY_PLAN_FILED_NO,
  ANBAN_EMERGENCY_PLAN_EVALUATED_ON, /* last evaluation after it was issued */
  ANBAN_EMERGENCY_PLAN_REVIEW_DUE,   /* computed: three years on, or as the requirement says */
  ANBAN_EMERGENCY_PLAN_LIGHT,        /* computed */
  ANBAN_EMERGENCY_PLAN_LAST_DRILL,   /* computed */
  ANBAN_EMERGENCY_PLAN_NOTE,
  ANBAN_EMERGENCY_PLAN_FILES,
  ANBAN_EMERGENCY_PLAN_N_FIELDS,
};

typedef enum {
  ANBAN_EMERGENCY_PLAN_COMPREHENSIVE = 1, /* 综合 */
  ANBAN_EMERGENCY_PLAN_SPECIAL,           /* 专项 */
  ANBAN_EMERGENCY_PLAN_ON_SITE,           /* 现场处置方案 */
} AnbanEmergencyPlanKind;

extern const AnbanRegister anban_emergency_plan_register;

G_END_DECLS
