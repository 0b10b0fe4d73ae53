/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Criteria by which a hazard counts as major (重大事故隐患判定标准): one clause a row, by subject, editable; first
 * filled from data/presets.
 */
#pragma once

#include "store/register.h"

G_BEGIN_DECLS

enum {
  ANBAN_HAZARD_CRITERION_SUBJECT, /* 工贸, 危险化学品, 消防 … */
  ANBAN_HAZARD_CRITERION_CODE,
  ANBAN_HAZARD_CRITERION_CONTENT,
  ANBAN_HAZARD_CRITERION_SOURCE, /* the standard that it stands for */
  ANBAN_HAZARD_CRITERION_FROM,
  ANBAN_HAZARD_CRITERION_TO,
  ANBAN_HAZARD_CRITERION_NOTE,
  ANBAN_HAZARD_CRITERION_N_FIELDS,
};

extern const AnbanRegister anban_hazard_criterion_register;

G_END_DECLS
