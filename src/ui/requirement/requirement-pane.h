/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Gives the record pane what requirements have of their own. Called once for each pane, by the window.
 */
#pragma once

#include "ui/form/record-pane.h"

G_BEGIN_DECLS

void anban_requirement_pane_extend (AnbanRecordPane *pane);

G_END_DECLS
