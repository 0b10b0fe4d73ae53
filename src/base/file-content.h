/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The bytes of a file that a clerk adds to the office, or a sentence why it cannot be one: a folder, a file that is
 * too large to be carried about, one that cannot be read. Called by photo/ and store/attachment.c, on any thread.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Larger files are refused unread: the office file has to stay copyable. */
#define ANBAN_FILE_CONTENT_MAX_SIZE (100 * 1024 * 1024)

/* @name gets the file's name for people, also where the answer is NULL; free it with g_free. ANBAN_ERROR_NOT_FOUND,
 * ANBAN_ERROR_TOO_LARGE, or ANBAN_ERROR_READ_ONLY for what may not be read. */
GBytes *anban_file_content_read (GFile *file, char **name, GError **error);
/* FALSE and ANBAN_ERROR_TOO_LARGE for more bytes than a file may have. @name stands in the sentence. */
gboolean anban_file_content_check_size (guint64 size, const char *name, GError **error);

G_END_DECLS
