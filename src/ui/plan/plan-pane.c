/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/plan/plan-pane.h"

#include "registers/plan.h"
#include "ui/plan/frequency-offers.h"

void
anban_plan_pane_extend (AnbanRecordPane *pane)
{
  anban_record_pane_add_part (pane, &anban_plan_register, ANBAN_PART_FIRST, NULL, NULL,
                              ANBAN_TYPE_FREQUENCY_OFFERS);
}
