/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The printed table of any register, from its descriptor: the fields IN_PRINT, as wide as they say. Called by
 * `anban export` and the window, in a thread of its own with a snapshot.
 */
#pragma once

#include "report/document.h"
#include "store/store.h"

G_BEGIN_DECLS

/* The rows of @query in its order, under the headings of its grouping. @title NULL: the office's name and the
 * register's. NULL on an error. */
AnbanDocument *anban_register_table_new (
    AnbanStore *store, const AnbanQuery *query, const char *title, GCancellable *cancellable, GError **error);

G_END_DECLS
