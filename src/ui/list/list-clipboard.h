/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows of a list on the clipboard, as a spreadsheet takes them (text and HTML). Called by the list's copy.
 */
#pragma once

#include <gtk/gtk.h>

#include "store/store.h"

G_BEGIN_DECLS

/* More rows than this are an export. */
#define ANBAN_LIST_CLIPBOARD_MAX_ROWS 20000

/* Puts the fields of these records (gint64 ids) there, with a row of headers when @header. */
gboolean anban_list_clipboard_copy (GdkClipboard *clipboard,
                                    AnbanStore *store,
                                    const AnbanRegister *reg,
                                    const GArray *ids,
                                    const guint *fields,
                                    guint n_fields,
                                    gboolean header,
                                    GError **error);

G_END_DECLS
