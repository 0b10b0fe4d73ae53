/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The records that a search means, found in the search blocks; for store-read.c and record-snapshot.c, which prepare
 * their queries here.
 */
#pragma once

#include "store/store-private.h"

G_BEGIN_DECLS

/* SELECT @what … as anban_query_build() of query-private.h makes it, ready to be stepped; the words of the search
 * have been found by then. A cancellable of the connection stops that too. */
AnbanStatement *anban_search_prepare (
    AnbanStore *self, const AnbanQuery *query, const char *what, gboolean ordered, GError **error);

G_END_DECLS
