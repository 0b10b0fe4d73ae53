/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A set of row ids, and the SQL function in_id_set (set, id) that looks into one bound to a placeholder. With it
 * a query walks an index in its order and keeps what a search found, without touching the rows. Another backend
 * says id = ANY (?).
 */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

typedef struct _AnbanIdSet AnbanIdSet;

AnbanIdSet *anban_id_set_new (void);
AnbanIdSet *anban_id_set_ref (AnbanIdSet *self);
void anban_id_set_unref (AnbanIdSet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnbanIdSet, anban_id_set_unref)

void anban_id_set_add (AnbanIdSet *self, gint64 id);
gboolean anban_id_set_contains (const AnbanIdSet *self, gint64 id);
guint anban_id_set_get_size (const AnbanIdSet *self);
/* Keeps only what @other has too. */
void anban_id_set_intersect (AnbanIdSet *self, const AnbanIdSet *other);
/* "[1,2,3]" for json_each (). */
char *anban_id_set_to_json (const AnbanIdSet *self);

/* What a bound set is called: anban_statement_bind_pointer (…, anban_id_set_ref (set), ANBAN_ID_SET, …). */
#define ANBAN_ID_SET "anban-id-set"

int anban_id_set_register (sqlite3 *handle);

G_END_DECLS
