/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A drill planned for a day, or for another day: one step that can be undone, told by a toast with that button and with
 * what it clashes with. Called by the page for what is dropped, typed or accepted.
 */
#pragma once

#include "store/store.h"

#include "ui/calendar/drill-days.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* FALSE after telling why not (held, called off, read-only, changed by somebody else). @from stands in the window. */
gboolean anban_drill_move_to (GtkWidget *from, AnbanStore *store, gint64 id, AnbanDate day);
/* Saves @drill (new) as planned for @day; its id, or 0 after telling why not. */
gint64 anban_drill_plan_on (GtkWidget *from, AnbanStore *store, AnbanRecord *drill, AnbanDate day);

/* What the drills still to be held clash with between the two days: sentences by their ids (gint64 → char *). */
GHashTable *anban_drill_warnings_new (AnbanStore *store, AnbanDrillDays *days, AnbanDate from, AnbanDate to);

G_END_DECLS
