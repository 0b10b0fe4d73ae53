/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes pages as a PDF (1.5): embedded fonts, searchable text, outline, page labels, metadata. The file appears
 * whole or not at all: it is made beside its place, checked, synced and renamed.
 */
#pragma once

#include "report/page-layout.h"

G_BEGIN_DECLS

/* On failure or cancellation nothing is left behind and an existing file at @path is unharmed. */
gboolean anban_pdf_write (AnbanPages *pages,
                          const char *path,
                          GCancellable *cancellable,
                          AnbanPagesProgress progress,
                          gpointer user_data,
                          GError **error);

/* Lays out and writes in one go: for the command line and for threads. Layout counts for the first half of the
 * progress. */
gboolean anban_pdf_write_document (AnbanDocument *document,
                                   const char *path,
                                   GCancellable *cancellable,
                                   AnbanPagesProgress progress,
                                   gpointer user_data,
                                   GError **error);

G_END_DECLS
