/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How many hazards were found, rectified, closed and rectified on time (整改率), by campaign, territory, industry or
 * month. Each count knows its list; 作废 does not count. Called by `anban report`, the window and the papers.
 */
#pragma once

#include "base/date.h"
#include "rules/tabulation.h"
#include "store/store.h"

G_BEGIN_DECLS

typedef enum {
  ANBAN_RATES_BY_CAMPAIGN,
  ANBAN_RATES_BY_TERRITORY, /* the town above the unit */
  ANBAN_RATES_BY_INDUSTRY,
  ANBAN_RATES_BY_MONTH,
} AnbanRatesBy;

/* Hazards found from @from to @to (both included). NULL on an error. */
AnbanTabulation *anban_hazard_rates_new (AnbanStore *store,
                                         AnbanRatesBy by,
                                         AnbanDate from,
                                         AnbanDate to,
                                         GCancellable *cancellable,
                                         GError **error);

G_END_DECLS
