/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Gives a unit a part in a task: the unit, its role, and the button. A collective name is expanded into its
 * members (registers/task-units.h). Stands at the end of the list of units in the form of a task.
 */
#pragma once

#include "store/store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_TASK_UNIT_ADDER (anban_task_unit_adder_get_type ())
G_DECLARE_FINAL_TYPE (AnbanTaskUnitAdder, anban_task_unit_adder, ANBAN, TASK_UNIT_ADDER, GtkWidget)

GtkWidget *anban_task_unit_adder_new (void);
void anban_task_unit_adder_set_task (AnbanTaskUnitAdder *self, AnbanStore *store, gint64 task_id);
/* Adds the unit that stands in the entry; FALSE, and a toast, when none does. */
gboolean anban_task_unit_adder_add (AnbanTaskUnitAdder *self);

G_END_DECLS
