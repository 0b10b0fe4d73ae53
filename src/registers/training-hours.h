/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How many hours of training law asks of whom (学时要求), in the first year and in each later one.
 */
#pragma once

#include "store/register.h"

G_BEGIN_DECLS

enum {
  ANBAN_TRAINING_HOURS_DUTY,         /* AnbanPersonDuty */
  ANBAN_TRAINING_HOURS_HIGH_RISK,    /* of units in a high-risk trade; stands before the general row */
  ANBAN_TRAINING_HOURS_FIRST_HOURS,  /* on taking up the post */
  ANBAN_TRAINING_HOURS_YEARLY_HOURS, /* in each calendar year after */
  ANBAN_TRAINING_HOURS_SOURCE,
  ANBAN_TRAINING_HOURS_EFFECTIVE_FROM,
  ANBAN_TRAINING_HOURS_EFFECTIVE_TO,
  ANBAN_TRAINING_HOURS_NOTE,
  ANBAN_TRAINING_HOURS_N_FIELDS,
};

extern const AnbanRegister anban_training_hours_register;

G_END_DECLS
