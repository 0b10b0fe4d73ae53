/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The view 演练日历: the same drills as a month, a year, an agenda and a ledger, and the gaps that law and plan leave.
 * Filters and search are shared. Made by the window. Signals as those of a list view: "current-changed" (),
 * "record-activated" (AnbanRecord *), "query-requested" (const AnbanQuery *), "search-changed" ().
 */
#pragma once

#include <adwaita.h>

#include "store/store.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_DRILL_PAGE (anban_drill_page_get_type ())
G_DECLARE_FINAL_TYPE (AnbanDrillPage, anban_drill_page, ANBAN, DRILL_PAGE, AdwBin)

/* Property "page" (string): month, year, agenda, gaps, list. */
GtkWidget *anban_drill_page_new (AnbanStore *store);
void anban_drill_page_show (AnbanDrillPage *self, const char *page);
/* The day that the cursor is on. */
AnbanDate anban_drill_page_get_day (AnbanDrillPage *self);
void anban_drill_page_set_day (AnbanDrillPage *self, AnbanDate day);

G_END_DECLS
