/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which units take part in a drill: several at once, a collective name expanded into its members, none of them twice. Used
 * by the form.
 */
#pragma once

#include "registers/drill.h"
#include "store/store.h"

G_BEGIN_DECLS

/* In one undoable step. Those that take part already are left as they are. How many came in; -1 on an error. */
int anban_drill_units_add (
    AnbanStore *store, gint64 drill_id, const gint64 *unit_ids, guint n_units, GError **error);

G_END_DECLS
