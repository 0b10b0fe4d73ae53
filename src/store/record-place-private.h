/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where one changed record stands in an ordered list of ids, found without reading the list again: a card that
 * moves between two columns of a board changes these two places and nothing else. Used by the record model.
 */
#pragma once

#include "store/query-private.h"
#include "store/store-private.h"

G_BEGIN_DECLS

/* Whether places in the order of @query can be found so: sorted by a field, without groups. */
gboolean anban_record_place_is_known (const AnbanQuery *query);
/* Whether the record @id is among the rows of @query. */
gboolean anban_record_place_holds (AnbanStore *store, const AnbanQuery *query, gint64 id);
/* The place that @id belongs to among @ids (gint64, in the order of @query, without @id); G_MAXUINT on an error. */
guint anban_record_place_find (AnbanStore *store, const AnbanQuery *query, const GArray *ids, gint64 id);
/* Whether the rows of @query, or their order, depend on records of @other: its filters look at them, or its sort. */
gboolean anban_record_place_depends_on (const AnbanQuery *query, const AnbanRegister *other);

G_END_DECLS
