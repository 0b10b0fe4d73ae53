/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What comes next for a drill: it is held, reported to the authority where law or plan want that. Called by the pane of the
 * drill.
 */
#pragma once

#include "base/date.h"
#include "registers/drill.h"
#include "store/store.h"

G_BEGIN_DECLS

/* Held on @day, in one undoable step; whether it has to be reported is noted along with it where nobody said so yet. @drill
 * is read anew. Refused with a sentence where it was held or called off, or the day is to come. */
gboolean anban_drill_hold (AnbanStore *store, AnbanRecord *drill, AnbanDate day, GError **error);
/* Reported on @day. */
gboolean anban_drill_report (AnbanStore *store, AnbanRecord *drill, AnbanDate day, GError **error);
/* The requirement that wants it reported, in words (《…》第八条); NULL where none does. */
char *anban_drill_dup_reporting_source (AnbanStore *store, AnbanRecord *drill);
/* Held, to be reported (said so, or a requirement wants it and nobody said no), and not reported yet. */
gboolean anban_drill_awaits_report (AnbanStore *store, AnbanRecord *drill);

G_END_DECLS
