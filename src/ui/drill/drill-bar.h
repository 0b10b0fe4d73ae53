/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Under the title of a drill in the record pane: how it stands, the next sensible steps as buttons with words (登记开展,
 * 开始评估, 登记报送 …), the papers. Alt+Enter takes the first one.
 */
#pragma once

#include "ui/form/record-part.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_DRILL_BAR (anban_drill_bar_get_type ())
G_DECLARE_FINAL_TYPE (AnbanDrillBar, anban_drill_bar, ANBAN, DRILL_BAR, AnbanRecordPart)

typedef enum {
  ANBAN_DRILL_STEP_HOLD_AS_PLANNED = 1, /* held on the day it was planned for, which is over */
  ANBAN_DRILL_STEP_HOLD,                /* held today */
  ANBAN_DRILL_STEP_EVALUATE,
  ANBAN_DRILL_STEP_CONCLUDE,
  ANBAN_DRILL_STEP_MAKE_HAZARDS,
  ANBAN_DRILL_STEP_REPORT, /* today */
} AnbanDrillStep;

/* FALSE where that step is not offered. 0: the first one that is. */
gboolean anban_drill_bar_take (AnbanDrillBar *self, AnbanDrillStep step);

G_END_DECLS
