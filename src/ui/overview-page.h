/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first view of an office: how the tasks stand by light, what is due soon, which units are behind, how far
 * each plan is. Every number opens the list that it counts: "query-requested" (const AnbanQuery *); a task that
 * is due opens itself: "record-requested" (const AnbanRegister *, gint64 id); the drills that are missing are no records:
 * "gaps-requested" ().
 */
#pragma once

#include <adwaita.h>

#include "store/store.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_OVERVIEW_PAGE (anban_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (AnbanOverviewPage, anban_overview_page, ANBAN, OVERVIEW_PAGE, AdwBin)

GtkWidget *anban_overview_page_new (AnbanStore *store);

G_END_DECLS
