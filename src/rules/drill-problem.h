/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Problems that a drill showed become hazards on the board, linked both ways: the problem follows what becomes of its
 * hazard. Called by the pane of the drill.
 */
#pragma once

#include "registers/drill.h"
#include "store/store.h"

G_BEGIN_DECLS

/* One undoable step: a hazard of the unit that puts the problem right (else of the organising one), found on the day of the
 * drill, with its deadline and who is responsible. The id of the hazard; 0 with a sentence where the drill was not
 * held, the problem is a hazard already, or was put right. */
gint64 anban_drill_problem_make_hazard (AnbanStore *store, gint64 problem_id, GError **error);
/* All that are neither hazards nor put right, as one undoable step; how many they were, -1 on an error. */
int anban_drill_problem_make_hazards (AnbanStore *store, gint64 drill_id, GError **error);
/* Whether it can become one. */
gboolean anban_drill_problem_is_open (AnbanRecord *problem);

G_END_DECLS
