/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the name of a person is read (拼音), and what the search finds it by. Called by registers/person.c.
 */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* Before a save: the reading follows the name unless it was typed, the keys follow the reading. */
gboolean anban_person_reading_complete (AnbanStore *store, AnbanRecord *person, GError **error);
/* The keys of people from before there were any (fill_derived of the register). */
gboolean anban_person_reading_fill (AnbanStore *store, gboolean *filled, GError **error);

G_END_DECLS
