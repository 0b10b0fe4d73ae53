/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Above the fields of a unit: 一企一档, everything about it on one page (Alt+Enter), and its papers.
 */
#pragma once

#include "ui/form/record-part.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_UNIT_BAR (anban_unit_bar_get_type ())
G_DECLARE_FINAL_TYPE (AnbanUnitBar, anban_unit_bar, ANBAN, UNIT_BAR, AnbanRecordPart)

/* Opens the page of the unit that is shown; NULL where there is none. */
GtkWidget *anban_unit_bar_open_file (AnbanUnitBar *self);

G_END_DECLS
