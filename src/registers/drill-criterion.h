/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sheets by which drills are evaluated (演练评估表; AQ/T 9009 has one for live and one for tabletop drills): rows of the
 * office, first filled from data/presets, copied into a drill when its evaluation begins.
 */
#pragma once

#include "store/register.h"

G_BEGIN_DECLS

enum {
  ANBAN_DRILL_CRITERION_FORM, /* AnbanDrillForm */
  ANBAN_DRILL_CRITERION_SECTION,
  ANBAN_DRILL_CRITERION_CONTENT,
  ANBAN_DRILL_CRITERION_MARKS,
  ANBAN_DRILL_CRITERION_POSITION,
  ANBAN_DRILL_CRITERION_N_FIELDS,
};

extern const AnbanRegister anban_drill_criterion_register;

G_END_DECLS
