/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The drills on view as a calendar file (.ics): asks where to, writes, says so.
 */
#pragma once

#include "store/store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @query is copied; @span (2026年6月) goes into the name that is proposed. */
void
anban_calendar_export_begin (GtkWidget *from, AnbanStore *store, const AnbanQuery *query, const char *span);

G_END_DECLS
