/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The last act of every "temporary file, checked, synced, renamed": puts a finished file in the place of
 * another so that a power cut leaves the one or the other, never a torn one.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A name for a temporary file in the folder of @target, hidden and not taken. */
char *anban_replace_file_dup_temporary (const char *target);

/* Syncs @temporary, renames it to @target, syncs the folder. On failure @temporary is removed and @target is
 * as it was. */
gboolean anban_replace_file (const char *temporary, const char *target, GError **error);

/* The same for a new file: ANBAN_ERROR_CONFLICT, and nothing changed, where @target exists already. */
gboolean anban_replace_file_with_new (const char *temporary, const char *target, GError **error);

G_END_DECLS
