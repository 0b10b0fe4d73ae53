/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which town (镇、街道) a unit belongs to: the nearest one at or above it. Used by the statistics by territory.
 */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* id of a unit → id of its town, both as pointers (GINT_TO_POINTER); units outside of towns are not in it. */
GHashTable *anban_territory_read (AnbanStore *store, GError **error);

G_END_DECLS
