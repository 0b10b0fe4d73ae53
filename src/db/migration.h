/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The schema of an office file: numbered SQL scripts under resources/migrations, run in order. The scripts
 * are the truth of the schema; descriptors are compared with what they make (tests/unit/test-registers.c).
 */
#pragma once

#include "db/connection.h"

G_BEGIN_DECLS

/* The version that this program writes: the number of the last script. */
int anban_migration_get_latest (void);

/* Makes a new office at @path: under another name first, so that it stands there whole or not at all.
 * ANBAN_ERROR_CONFLICT where the file exists. */
gboolean anban_migration_create (const char *path, GError **error);

/* Brings the older office at @path up to date: copies it, runs the missing scripts on the copy, checks it
 * (integrity, foreign keys), syncs it and swaps it in. The old file stays at @path until the last moment,
 * and after any failure. */
gboolean anban_migration_upgrade (const char *path, int from_version, GError **error);

G_END_DECLS
