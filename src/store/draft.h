/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was typed and not yet saved, kept in the office file so that a crash loses no words. Drafts are no
 * changes: they are not logged, and saving the record drops them.
 */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* Keeps the modified fields of @record (a new record too, by its uuid). */
gboolean anban_draft_put (AnbanStore *store, AnbanRecord *record, GError **error);
/* Applies a kept draft to @record as unsaved modifications; FALSE where there is none. */
gboolean anban_draft_apply (AnbanStore *store, AnbanRecord *record);
void anban_draft_drop (AnbanStore *store, AnbanRecord *record);
/* Drafts of records that were never saved: new records with the typed values, ready for a form. */
GPtrArray *anban_draft_list_new (AnbanStore *store, const AnbanRegister *reg);

/* What was typed into @record and cannot be read as a value: column → text. None, or NULL, drops what was kept.
 * It is kept beside the draft, and stays when other fields are saved. */
gboolean anban_draft_put_texts (AnbanStore *store, AnbanRecord *record, GHashTable *texts, GError **error);
/* NULL where there is none. */
GHashTable *anban_draft_dup_texts (AnbanStore *store, AnbanRecord *record);

/* Several records that belong together and are saved together (an inspection with its hazards): kept under @name in
 * their order in place of what was kept under it, and read back as new records. */
gboolean anban_draft_put_set (AnbanStore *store, const char *name, GPtrArray *records, GError **error);
GPtrArray *anban_draft_list_set (AnbanStore *store, const char *name);
void anban_draft_drop_set (AnbanStore *store, const char *name);

G_END_DECLS
