/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lists of hazards that figures stand for: what the window opens when a number is clicked.
 */
#pragma once

#include "store/query.h"

G_BEGIN_DECLS

/* What a row of figures without an industry is called. */
#define ANBAN_HAZARD_NO_INDUSTRY "未填写行业领域"

/* Hazards found from @from to @to (ISO, both included), 作废 left out; the caller narrows further. */
AnbanQuery *anban_hazard_list_found (const char *from, const char *to);

G_END_DECLS
