/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 动态清零: how many hazards are open, how the stock goes down against the targets of the plan, when the present pace
 * reaches zero, and tables by campaign, territory, industry and month. Shown in the view 隐患整改. Every number opens
 * its list: "query-requested" (const AnbanQuery *).
 */
#pragma once

#include <adwaita.h>

#include "store/store.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_BALANCE_PAGE (anban_balance_page_get_type ())
G_DECLARE_FINAL_TYPE (AnbanBalancePage, anban_balance_page, ANBAN, BALANCE_PAGE, AdwBin)

GtkWidget *anban_balance_page_new (AnbanStore *store);

G_END_DECLS
