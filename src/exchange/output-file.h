/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file that appears whole or not at all: written under a temporary name in the same folder, synced, renamed.
 * Whatever stood at the path stays until then. Used by the writers of workbooks and of CSV.
 */
#pragma once

#include "base/error.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _AnbanOutputFile AnbanOutputFile;

/* Makes the temporary file (new, never an existing one). ANBAN_ERROR_READ_ONLY, _FULL, _NOT_FOUND (no such
 * folder), _INVALID (the path is a folder or a device). */
AnbanOutputFile *anban_output_file_new (const char *path, GError **error);
/* Removes the temporary file unless it was committed. */
void anban_output_file_free (AnbanOutputFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnbanOutputFile, anban_output_file_free)

/* The temporary name, for libraries that open files by name. */
const char *anban_output_file_get_temporary_path (AnbanOutputFile *self);
/* Open for writing; belongs to the file. */
int anban_output_file_get_descriptor (AnbanOutputFile *self);
/* Syncs, and renames over the path. */
gboolean anban_output_file_commit (AnbanOutputFile *self, GError **error);

/* The sentence for a failed write to @path with that errno. */
void anban_output_file_set_error (GError **error, const char *path, int number);

G_END_DECLS
