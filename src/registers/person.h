/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * People (人员): who leads, signs, reports and is called, each in a unit.
 */
#pragma once

#include "store/register.h"

G_BEGIN_DECLS

enum {
  ANBAN_PERSON_NAME,
  ANBAN_PERSON_UNIT,
  ANBAN_PERSON_POSITION,
  ANBAN_PERSON_DUTY,
  ANBAN_PERSON_PHONE,
  ANBAN_PERSON_LEFT_ON,
  ANBAN_PERSON_NOTE,
  ANBAN_PERSON_N_FIELDS,
};

extern const AnbanRegister anban_person_register;

G_END_DECLS
