/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The monthly statistics of hazards by industry, in the twelve columns of the national form. Each count knows its
 * list; 作废 does not count. Called by `anban report`, the window and the papers.
 */
#pragma once

#include "rules/tabulation.h"
#include "store/store.h"

G_BEGIN_DECLS

/* The month by industry, then its sum and that of the year so far. @month 1 to 12. NULL on an error. */
AnbanTabulation *
anban_hazard_monthly_new (AnbanStore *store, int year, int month, GCancellable *cancellable, GError **error);

G_END_DECLS
