/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The texts that a search looks into, apart from the wide rows and sixteen records to a block: reading them is
 * a third of the work of reading the register. A block holds the records with id / 16 = its number, as
 *   sixteen guint32: where the text of the record id % 16 ends, in units
 *   the texts one after the other: the SEARCH fields of a record with ANBAN_SEARCH_FIELD_END between them,
 *     letters of ASCII in lower case, as UTF-16
 * all little-endian. Records of the recycle bin are in it too; queries tell them apart.
 *
 * All of it is derived: written with every change in its transaction, filled on opening where search_state does
 * not name the columns of the descriptor, and compared with the records by `anban check`.
 */
#pragma once

#include "store/store-private.h"

G_BEGIN_DECLS

#define ANBAN_SEARCH_SLOTS     16
#define ANBAN_SEARCH_FIELD_END 0x1f

/* A block as it is read: @ends and @texts point into its bytes. */
typedef struct {
  gint64 first_id;
  guint32 ends[ANBAN_SEARCH_SLOTS];
  const gunichar2 *texts;
} AnbanSearchBlock;

/* Bytes that are no block read as one without texts. */
void anban_search_block_read (AnbanSearchBlock *self, gint64 id, gconstpointer bytes, gsize n_bytes);

/* @text as it stands in a block. */
gunichar2 *anban_search_block_fold (const char *text, glong *n_units);

/* The blocks of @reg have the ids from @first to @last. FALSE where they cannot be trusted: not filled yet, or
 * filled for other columns. Then the rows themselves have to be looked at. */
gboolean
anban_search_block_get_range (AnbanStore *self, const AnbanRegister *reg, gint64 *first, gint64 *last);
/* Inside a step, after the row with @id was written. */
gboolean anban_search_block_put (AnbanStore *self, const AnbanRegister *reg, gint64 id, GError **error);
/* Fills the blocks of every register that has none or old ones, in a transaction of its own. */
gboolean anban_search_block_fill (AnbanStore *self, GError **error);
/* Whether the blocks of @reg hold what its records say. */
gboolean
anban_search_block_compare (AnbanStore *self, const AnbanRegister *reg, gboolean *same, GError **error);
/* The blocks of @reg are not used any more, and filled anew on the next opening. */
gboolean anban_search_block_distrust (AnbanStore *self, const AnbanRegister *reg, GError **error);

G_END_DECLS
