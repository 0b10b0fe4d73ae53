/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which units have a part in a task: adding one, and expanding a collective name into its members, each with
 * a state and an answer of its own. Used by the import of plans, the form and the command line.
 */
#pragma once

#include "registers/task.h"
#include "store/store.h"

G_BEGIN_DECLS

/* Gives @unit_id a part in the task. A unit of kind GROUP that has members becomes one row for each member,
 * "via" the group; one without members stays one row. A part that is there already keeps its progress and
 * gets the stronger role. */
gboolean
anban_task_units_add (AnbanStore *store, gint64 task_id, gint64 unit_id, AnbanRole role, GError **error);

G_END_DECLS
