/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the record pane shows of a drill beyond its fields: the next steps, what is not to be forgotten, the evaluation sheet,
 * the problems and what became of them; and of an emergency plan what is due. Called once by the window for each pane that it makes.
 */
#pragma once

#include "ui/form/record-pane.h"

G_BEGIN_DECLS

void anban_drill_pane_extend (AnbanRecordPane *pane);

G_END_DECLS
