/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The view 隐患整改: the same hazards as a board, as a ledger and as a balance, switched above them. Filters and search
 * are shared: what one page is narrowed to, the next one shows. Made by the window. Signals as those of a list view:
 * "current-changed" (), "record-activated" (AnbanRecord *), "query-requested" (const AnbanQuery *),
 * "search-changed" ().
 */
#pragma once

#include <adwaita.h>

#include "store/store.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_HAZARD_PAGE (anban_hazard_page_get_type ())
G_DECLARE_FINAL_TYPE (AnbanHazardPage, anban_hazard_page, ANBAN, HAZARD_PAGE, AdwBin)

/* Action hazards.page of the widget: board, list, balance; so does anban_hazard_page_show(). */
GtkWidget *anban_hazard_page_new (AnbanStore *store);
void anban_hazard_page_show (AnbanHazardPage *self, const char *page);

G_END_DECLS
