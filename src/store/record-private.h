/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the store does to a record and nobody else: filling it from a row, giving it identity, reading its raw
 * values, and its fields as the JSON object of the change log and of drafts.
 */
#pragma once

#include "store/record.h"
#include "store/value-private.h"

G_BEGIN_DECLS

const AnbanValue *anban_record_get_value (AnbanRecord *self, guint field);

/* Whether PRIVATE fields are shown whole (setting ANBAN_SETTING_SHOWS_PRIVATE of its office). */
void anban_record_set_shows_private (AnbanRecord *self, gboolean shows);

/* Takes all values from a row of the register's SELECT (query-private.h); nothing counts as modified then.
 * Emits "changed" when @emit. */
void anban_record_read_row (AnbanRecord *self, AnbanStatement *row, gboolean emit);
void anban_record_set_identity (AnbanRecord *self, gint64 id, gint64 rev);
void anban_record_set_uuid (AnbanRecord *self, const char *uuid);
void anban_record_forget_modified (AnbanRecord *self);

/* The stored fields that @mask names (NULL: all that are not NULL) as a JSON object; with @mask, NULLs are
 * written as null. */
char *anban_record_to_json (AnbanRecord *self, const gboolean *mask);
/* Sets the fields that the object has; other fields stay. */
gboolean anban_record_apply_json (AnbanRecord *self, const char *json, GError **error);

/* SHA-256 over all stored values that are not NULL, the uuid, and whether the row is in the recycle bin. */
char *anban_record_dup_hash (AnbanRecord *self, gboolean deleted);

G_END_DECLS
