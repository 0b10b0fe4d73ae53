/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Adds units that take part in a drill: one by name, several parted by 、, a collective name with all its members. Stands
 * at the end of the list of units in the form of a drill.
 */
#pragma once

#include "store/store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_DRILL_UNIT_ADDER (anban_drill_unit_adder_get_type ())
G_DECLARE_FINAL_TYPE (AnbanDrillUnitAdder, anban_drill_unit_adder, ANBAN, DRILL_UNIT_ADDER, GtkWidget)

GtkWidget *anban_drill_unit_adder_new (void);
void anban_drill_unit_adder_set_drill (AnbanDrillUnitAdder *self, AnbanStore *store, gint64 drill_id);
/* Adds what stands in the entry; names that are no units stay there, and a toast says which. */
gboolean anban_drill_unit_adder_add (AnbanDrillUnitAdder *self);
GtkWidget *anban_drill_unit_adder_get_entry (AnbanDrillUnitAdder *self);

G_END_DECLS
