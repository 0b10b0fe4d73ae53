/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What one unit owes of drills, trainings and the like in a year, period by period, and how it stands, as a table of
 * figures. For the unit's page and paper.
 */
#pragma once

#include "rules/duty.h"
#include "rules/tabulation.h"

G_BEGIN_DECLS

/* The duties of @unit alone, of what is below it not. Texts come from @sheet, which may go. */
AnbanTabulation *anban_unit_duties_new (const AnbanDutySheet *sheet, gint64 unit);

G_END_DECLS
