/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables on the clipboard: what WPS, LibreOffice and Excel put there as text/plain (tab separated, cells with
 * line ends quoted) becomes rows of strings, and rows become that text and an HTML table. Read by paste.c,
 * written by the list of the window.
 */
#pragma once

#include "base/error.h"
#include "store/register.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* More cells than this are refused: a clipboard is no way to move a whole archive. */
#define ANBAN_CLIPBOARD_MAX_CELLS (2 * 1000 * 1000)
#define ANBAN_CLIPBOARD_MAX_BYTES (64 * 1024 * 1024)

/* Rows of equal length: short ones are filled up with "". */
typedef struct _AnbanClipboardTable AnbanClipboardTable;

/* Line ends of any kind; quoted cells keep theirs as \n. Empty rows at the end are dropped. An empty clipboard
 * is a table without rows. ANBAN_ERROR_TOO_LARGE. Invalid UTF-8 and control characters are replaced. */
AnbanClipboardTable *anban_clipboard_table_parse (const char *text, gssize length, GError **error);
/* An empty one, to be filled by anban_clipboard_table_add_row(). */
AnbanClipboardTable *anban_clipboard_table_new (void);
void anban_clipboard_table_free (AnbanClipboardTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnbanClipboardTable, anban_clipboard_table_free)

/* Takes the cells of a row over from @cells (char *, owned by an array with g_free). */
void anban_clipboard_table_take_row (AnbanClipboardTable *self, GPtrArray *cells);

guint anban_clipboard_table_get_n_rows (const AnbanClipboardTable *self);
guint anban_clipboard_table_get_n_columns (const AnbanClipboardTable *self);
/* "" for a cell that is not there. */
const char *anban_clipboard_table_get (const AnbanClipboardTable *self, guint row, guint column);

/* Whether the first row names fields of @reg: two or more of its cells do, or all of them. @fields gets one entry a column, -1 for a header that names none;
 * free with g_free. */
gboolean
anban_clipboard_table_find_header (const AnbanClipboardTable *self, const AnbanRegister *reg, int **fields);

/* text/plain: tabs and line ends, cells quoted where they have to be. */
char *anban_clipboard_table_to_text (const AnbanClipboardTable *self);
/* text/html: a table whose cells stay text in a spreadsheet. @header: the first row is one. */
char *anban_clipboard_table_to_html (const AnbanClipboardTable *self, gboolean header);

G_END_DECLS
