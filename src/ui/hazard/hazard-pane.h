/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the record pane shows of a hazard beyond its fields: the next steps, the photos, the course of its steps. Called
 * once by the window for each pane that it makes.
 */
#pragma once

#include "ui/form/record-pane.h"

G_BEGIN_DECLS

void anban_hazard_pane_extend (AnbanRecordPane *pane);

G_END_DECLS
