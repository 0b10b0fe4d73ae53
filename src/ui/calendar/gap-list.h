/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What each unit owes in drills, below the names of the units: how often and who says so, in which period, how many are
 * due, done, planned and missing. As a table, and narrow beside the month, where a missing one is dragged onto a day.
 * Signals: "plan-requested" (gpointer AnbanDuty *), "query-requested" (const AnbanQuery *).
 */
#pragma once

#include "ui/calendar/gap-reader.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_GAP_LIST (anban_gap_list_get_type ())
G_DECLARE_FINAL_TYPE (AnbanGapList, anban_gap_list, ANBAN, GAP_LIST, GtkWidget)

/* @narrow: only names and what is missing. @writable: missing ones can be planned. */
GtkWidget *anban_gap_list_new (AnbanGapReader *reader, gboolean narrow, gboolean writable);
/* Only what is missing; TRUE at first. */
void anban_gap_list_set_missing (AnbanGapList *self, gboolean missing);
/* Units and requirements whose name contains @text. */
void anban_gap_list_set_search (AnbanGapList *self, const char *text);
const char *anban_gap_list_get_search (AnbanGapList *self);
/* Shows what the reader has now. */
void anban_gap_list_refill (AnbanGapList *self);
/* How many lines there are, headings left out. */
guint anban_gap_list_get_n (AnbanGapList *self);
/* The n-th of them; for tests. */
const AnbanDuty *anban_gap_list_get (AnbanGapList *self, guint n);
void anban_gap_list_grab_rows (AnbanGapList *self);

G_END_DECLS
