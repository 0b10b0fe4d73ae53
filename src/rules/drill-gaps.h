/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is missing (缺口清单): for each unit, requirement and period that is not provided for, how many times were due, held,
 * planned, are missing and late, until when, and who asks it; with the sum, and every number with its list. For the
 * window, the command line and paper.
 */
#pragma once

#include "rules/duty.h"
#include "rules/tabulation.h"

G_BEGIN_DECLS

/* The gaps of @sheet; @item 0: of all items, @unit_id 0: of all units. Outlives the sheet. */
AnbanTabulation *
anban_drill_gaps_tabulate (const AnbanDutySheet *sheet, AnbanRequirementItem item, gint64 unit_id);
/* Those of the drills of a year. */
AnbanTabulation *
anban_drill_gaps_new (AnbanStore *store, int year, GCancellable *cancellable, GError **error);

/* The duties with something missing, late ones first, then by the day they are owed until; of all units in the order of
 * the sheet: const AnbanDuty. */
GPtrArray *anban_drill_gaps_list (const AnbanDutySheet *sheet, AnbanRequirementItem item, gint64 unit_id);

G_END_DECLS
