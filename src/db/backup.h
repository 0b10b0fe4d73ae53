/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Backups of an office: whole, checked copies in a folder beside the file (县安办.anban → 县安办-备份/), named
 * by the minute, thinned to 14 daily, 8 weekly and 12 monthly ones.
 */
#pragma once

#include "base/date.h"
#include "db/connection.h"

G_BEGIN_DECLS

/* VACUUM INTO a temporary file beside @target, checked, synced, renamed. An existing @target is replaced
 * only by a good copy. */
gboolean anban_backup_write (AnbanConnection *connection,
                             const char *target,
                             GCancellable *cancellable,
                             GError **error);

/* The folder for backups of the office at @path. */
char *anban_backup_dup_folder (const char *path);

/* Writes a dated backup into that folder and removes those that the rule no longer keeps. Returns its path. */
char *anban_backup_write_dated (AnbanConnection *connection, GCancellable *cancellable, GError **error);

/* Which of @names (office-YYYYMMDD-HHMMSS.anban) the rule keeps on @today: the last of each of the last 14
 * days, of 8 weeks and of 12 months that have one. Returns those to remove; free with g_ptr_array_unref. */
GPtrArray *anban_backup_list_expired (const GPtrArray *names, AnbanDate today);

G_END_DECLS
