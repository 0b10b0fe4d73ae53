/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Campaigns (专项整治): roads, gas, fire …; inspections and hazards carry theirs, and rates are reckoned by it.
 */
#pragma once

#include "store/register.h"

G_BEGIN_DECLS

enum {
  ANBAN_CAMPAIGN_NAME,
  ANBAN_CAMPAIGN_INDUSTRY,
  ANBAN_CAMPAIGN_UNIT, /* the lead */
  ANBAN_CAMPAIGN_PLAN,
  ANBAN_CAMPAIGN_STARTS_ON,
  ANBAN_CAMPAIGN_ENDS_ON,
  ANBAN_CAMPAIGN_N_HAZARDS, /* computed */
  ANBAN_CAMPAIGN_N_CLOSED,  /* computed */
  ANBAN_CAMPAIGN_NOTE,
  ANBAN_CAMPAIGN_FILES,
  ANBAN_CAMPAIGN_N_FIELDS,
};

extern const AnbanRegister anban_campaign_register;

G_END_DECLS
