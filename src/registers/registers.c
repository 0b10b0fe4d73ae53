/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "registers/registers.h"

#include "registers/campaign.h"
#include "registers/certificate-regime.h"
#include "registers/certificate.h"
#include "registers/drill-criterion.h"
#include "registers/drill.h"
#include "registers/emergency-plan.h"
#include "registers/hazard-criterion.h"
#include "registers/hazard.h"
#include "registers/holiday.h"
#include "registers/inspection.h"
#include "registers/letter.h"
#include "registers/observance.h"
#include "registers/person.h"
#include "registers/plan.h"
#include "registers/requirement.h"
#include "registers/task.h"
#include "registers/training-hours.h"
#include "registers/training.h"
#include "registers/unit.h"
#include "store/attachment.h"
#include "store/setting.h"

const AnbanRegister *const anban_registers[] = {
    &anban_task_register,
    &anban_task_unit_register,
    &anban_task_period_register,
    &anban_plan_register,
    &anban_progress_register,
    &anban_hazard_register,
    &anban_hazard_step_register,
    &anban_hazard_recipient_register,
    &anban_hazard_escalation_register,
    &anban_hazard_listing_register,
    &anban_hazard_treatment_register,
    &anban_inspection_register,
    &anban_campaign_register,
    &anban_hazard_criterion_register,
    &anban_letter_register,
    &anban_drill_register,
    &anban_drill_unit_register,
    &anban_drill_mark_register,
    &anban_drill_problem_register,
    &anban_emergency_plan_register,
    &anban_training_register,
    &anban_training_attendee_register,
    &anban_certificate_register,
    &anban_requirement_register,
    &anban_drill_criterion_register,
    &anban_training_hours_register,
    &anban_certificate_regime_register,
    &anban_holiday_register,
    &anban_observance_register,
    &anban_unit_register,
    &anban_unit_alias_register,
    &anban_unit_member_register,
    &anban_unit_past_register,
    &anban_person_register,
    &anban_attachment_register,
    &anban_setting_register,
    NULL,
};

const AnbanRegister *
anban_registers_find (const char *id)
{
  for (guint i = 0; anban_registers[i] != NULL; i++)
    if (g_strcmp0 (anban_registers[i]->id, id) == 0)
      return anban_registers[i];
  return NULL;
}
