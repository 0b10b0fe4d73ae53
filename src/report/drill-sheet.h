/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The evaluation sheet of a drill and its problems as tables on paper; a drill that was not evaluated yet gets the
 * criteria of its form, to be filled in by hand. Used by the papers of drills.
 */
#pragma once

#include "report/document.h"
#include "store/store.h"

G_BEGIN_DECLS

gboolean
anban_drill_sheet_add_marks (AnbanDocument *document, AnbanStore *store, AnbanRecord *drill, GError **error);
gboolean anban_drill_sheet_add_problems (AnbanDocument *document,
                                         AnbanStore *store,
                                         AnbanRecord *drill,
                                         GError **error);

G_END_DECLS
