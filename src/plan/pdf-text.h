/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The text of a .pdf, line by line as printed, page numbers and running headers left out. An indented line
 * begins with blanks, so that plan/line-joiner.c can put paragraphs together again. Called by
 * plan/plan-source.c.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* NULL with @error: one Chinese sentence (encrypted, damaged, pictures of pages without text). */
char *anban_pdf_dup_text (GBytes *bytes, GCancellable *cancellable, GError **error);

G_END_DECLS
