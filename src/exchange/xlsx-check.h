/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether a workbook that was just written is whole: libxlsxwriter does not look at what its temporary files
 * and fwrite() answer, so a full disk leaves a file that only looks finished. Called by xlsx-writer.c on what
 * libxlsxwriter wrote; the rows that xlsx-package.c then adds are written with each answer looked at.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Reads every part of the zip at @path (checksums included) and looks that worksheet n (from 1) is there,
 * longer than @sizes[n - 1] (guint64) bytes, and ends with its closing tag. FALSE when anything is missing,
 * without saying what: the caller knows what to tell. */
gboolean anban_xlsx_check (const char *path, const GArray *sizes, GCancellable *cancellable);

G_END_DECLS
