/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The text of a .docx as it is printed: paragraphs with their automatic numbers, table rows with a tab between
 * cells. Deleted text, text boxes and field codes are left out. Called by plan/plan-source.c.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What an archive holds, by the parts in it. */
typedef enum {
  ANBAN_ARCHIVE_OTHER,
  ANBAN_ARCHIVE_DOCX,
  ANBAN_ARCHIVE_WORKBOOK,
  ANBAN_ARCHIVE_OPEN_TEXT, /* .odt */
} AnbanArchiveKind;

AnbanArchiveKind anban_docx_probe (const char *bytes, gsize len);

/* NULL with @error: one Chinese sentence (damaged, encrypted, over a limit, with a DTD). */
char *anban_docx_dup_text (const char *bytes, gsize len, GError **error);

G_END_DECLS
