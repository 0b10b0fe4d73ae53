/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An office with all its registers, and with the rows that the program brings along (data/presets: criteria of
 * major hazards …): filled in once, edited by the office afterwards, never filled in again. For the window, the
 * command line and the sample.
 */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* A new file, refused where it exists; with the preset rows. */
AnbanStore *anban_office_create (const char *path, GError **error);
/* As anban_store_open(); an office from before there were presets gets them now, unless it cannot be written. */
AnbanStore *anban_office_open (const char *path, GError **error);

G_END_DECLS
