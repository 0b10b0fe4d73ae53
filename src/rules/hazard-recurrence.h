/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 回头看 and what comes back: closed hazards that nobody has looked at again, and closed ones of which a new hazard
 * may be a relapse (same unit, same kind, same place). Called by the board, the quick entry and the record pane.
 *
 * Settings: hazard-look-back-since (a day; closed before it needs no second look), hazard-recurrence-years.
 */
#pragma once

#include "base/date.h"
#include "store/query.h"
#include "store/store.h"

G_BEGIN_DECLS

#define ANBAN_HAZARD_LOOK_BACK_SINCE  "2023-01-01"
#define ANBAN_HAZARD_RECURRENCE_YEARS 3

/* Closed hazards that are due for 回头看, those closed first coming first. */
AnbanQuery *anban_hazard_query_look_back (AnbanStore *store);
/* The ids of closed hazards that @hazard (saved or not) may be a relapse of, the last found first; none where its
 * unit or category is not known yet, or where it is linked already. */
GArray *anban_hazard_find_recurrences (AnbanStore *store, AnbanRecord *hazard, GError **error);
/* Notes that @hazard is a relapse of the closed one. @hazard is read anew. */
gboolean anban_hazard_link_relapse (AnbanStore *store, AnbanRecord *hazard, gint64 closed_id, GError **error);
/* The ids of the hazards as which this one came back, the last first. */
GArray *anban_hazard_list_relapses (AnbanStore *store, gint64 hazard_id, GError **error);

G_END_DECLS
