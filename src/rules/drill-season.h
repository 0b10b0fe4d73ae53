/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * When in the year a drill stands best (演练时节): before the floods, in the month of fire prevention, as a term begins. A table
 * of rows, read by the automatic year plan alone.
 */
#pragma once

#include "rules/duty.h"

G_BEGIN_DECLS

/* The season of a drill of @kind (AnbanDrillKind) of @unit that begins or ends within @window, cut to it, and in @reason
 * why; FALSE where there is none. */
gboolean anban_drill_season_find (
    int kind, const AnbanDutyUnit *unit, AnbanPeriod window, AnbanPeriod *season, const char **reason);

G_END_DECLS
