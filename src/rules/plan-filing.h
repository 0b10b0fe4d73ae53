/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * When an emergency plan has to be filed (应急预案备案): so many working days after it was issued, by the office's table of
 * holidays. Called by the pane of the plan.
 */
#pragma once

#include "base/date.h"
#include "registers/emergency-plan.h"
#include "store/store.h"

G_BEGIN_DECLS

/* 生产安全事故应急预案管理办法（应急管理部令第2号）第二十六条, where the office has not set "plan-filing-days". */
#define ANBAN_PLAN_FILING_DAYS 20

/* The last day; ANBAN_DATE_NONE where the plan is filed or was not issued yet, and on an error. @n_days may be NULL. */
AnbanDate anban_plan_filing_get_due (AnbanStore *store, AnbanRecord *plan, int *n_days, GError **error);

G_END_DECLS
