/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/hazard/hazard-pane.h"

#include "registers/hazard-criterion.h"
#include "registers/hazard.h"
#include "ui/form/ref-picker.h"
#include "ui/hazard/criterion-picker.h"
#include "ui/hazard/hazard-style.h"
#include "ui/hazard/photo-section.h"
#include "ui/hazard/relapse-notice.h"
#include "ui/hazard/step-bar.h"
#include "ui/hazard/step-timeline.h"

#include <glib/gi18n-lib.h>

void
anban_hazard_pane_extend (AnbanRecordPane *pane)
{
  anban_hazard_style_load ();
  anban_ref_picker_add (&anban_hazard_criterion_register, anban_criterion_picker_new);
  anban_record_pane_add_part (pane, &anban_hazard_register, ANBAN_PART_ABOVE, NULL, NULL,
                              ANBAN_TYPE_STEP_BAR);
  anban_record_pane_add_part (pane, &anban_hazard_register, ANBAN_PART_FIRST, NULL, NULL,
                              ANBAN_TYPE_RELAPSE_NOTICE);
  anban_record_pane_add_part (pane, &anban_hazard_register, ANBAN_PART_FIRST, NULL, N_ ("照片"),
                              ANBAN_TYPE_PHOTO_SECTION);
  anban_record_pane_add_part (pane, &anban_hazard_register, ANBAN_PART_INSTEAD, &anban_hazard_step_register,
                              N_ ("办理过程"), ANBAN_TYPE_STEP_TIMELINE);
}
