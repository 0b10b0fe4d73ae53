/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Surnames that are read otherwise than their characters are elsewhere.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The reading of the surname that @name begins with, its syllables parted by blanks, and where the rest begins; NULL where
 * it is read as usual. */
const char *anban_surname_find (const char *name, const char **rest);

G_END_DECLS
