/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page 缺口: how many drills of the year are due, done, planned and missing, and the list by unit. Signals:
 * "plan-requested" (gpointer AnbanDuty *), "query-requested" (const AnbanQuery *).
 */
#pragma once

#include "ui/calendar/gap-list.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_GAP_PAGE (anban_gap_page_get_type ())
G_DECLARE_FINAL_TYPE (AnbanGapPage, anban_gap_page, ANBAN, GAP_PAGE, GtkWidget)

/* @switcher stands at the head of the page. */
GtkWidget *anban_gap_page_new (AnbanStore *store, AnbanGapReader *reader, GtkWidget *switcher);
void anban_gap_page_set_year (AnbanGapPage *self, int year);
AnbanGapList *anban_gap_page_get_list (AnbanGapPage *self);

G_END_DECLS
