/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One row of any register in memory: values by the register's field numbers, REF titles along with them.
 * Emits "changed" when a value is set or the store refreshes it, so that cells and form rows follow.
 */
#pragma once

#include "store/register.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_RECORD (anban_record_get_type ())
G_DECLARE_FINAL_TYPE (AnbanRecord, anban_record, ANBAN, RECORD, GObject)

/* An empty record; anban_store_save() inserts it. */
AnbanRecord *anban_record_new (const AnbanRegister *reg);
AnbanRecord *anban_record_copy (AnbanRecord *self);

const AnbanRegister *anban_record_get_register (AnbanRecord *self);
gint64 anban_record_get_id (AnbanRecord *self); /* 0: not saved yet */
const char *anban_record_get_uuid (AnbanRecord *self);
gint64 anban_record_get_rev (AnbanRecord *self);
gboolean anban_record_is_deleted (AnbanRecord *self);

gboolean anban_record_is_null (AnbanRecord *self, guint field);
const char *anban_record_get_text (AnbanRecord *self, guint field); /* "" for NULL; TEXT, NOTE, DATE */
/* The same as others may see it: the middle of a PRIVATE text is hidden unless the office shows it. Valid until the next
 * call. */
const char *anban_record_get_shown_text (AnbanRecord *self, guint field);
gint64 anban_record_get_int (AnbanRecord *self, guint field); /* 0 for NULL; INT, BOOL, CHOICE, REF, FILES */
double anban_record_get_double (AnbanRecord *self, guint field);

void anban_record_set_null (AnbanRecord *self, guint field);
void anban_record_set_text (AnbanRecord *self, guint field, const char *text); /* "" and NULL set NULL */
void anban_record_set_int (AnbanRecord *self, guint field, gint64 value);
void anban_record_set_double (AnbanRecord *self, guint field, double value);
/* @title is shown until the store reads it anew. */
void anban_record_set_ref (AnbanRecord *self, guint field, gint64 id, const char *title);

/* As it stands, NULL and the title of a REF along with it, into a field of any register that keeps the same: text
 * (TEXT, NOTE, DATE), a whole number (INT, BOOL, CHOICE, REF) or a DECIMAL. */
void anban_record_copy_value (AnbanRecord *from, guint from_field, AnbanRecord *to, guint to_field);
/* Whether both hold the same, NULL or not; a DECIMAL to its last digit, not as it is shown. */
gboolean anban_record_value_equals (AnbanRecord *a, guint a_field, AnbanRecord *b, guint b_field);

/* The title of the record that a REF points to; "" where there is none. */
const char *anban_record_get_ref_title (AnbanRecord *self, guint field);
/* The text of the title field: what pickers and messages call this record. */
char *anban_record_dup_title (AnbanRecord *self);

/* As people read it: choice label, REF title, date, number, 是/否, a PRIVATE text with its middle hidden unless the office
 * shows it. "" for NULL. */
char *anban_record_dup_display (AnbanRecord *self, guint field);
/* As people type or paste it: any date form, choice label, number with full-width digits, 是/否/√. A REF is
 * not found here: see anban_store_parse_field(). @text "" sets NULL. ANBAN_ERROR_INVALID and an unchanged
 * record for what cannot be read. */
gboolean anban_record_parse_field (AnbanRecord *self, guint field, const char *text, GError **error);

/* All that is wrong with the values by the descriptor alone (required, over-long, impossible dates, unknown
 * choices); the first such field goes to @field when not NULL. */
gboolean anban_record_check (AnbanRecord *self, guint *field, GError **error);

/* Whether any stored value differs from what the store last read or wrote. */
gboolean anban_record_is_modified (AnbanRecord *self);
gboolean anban_record_field_is_modified (AnbanRecord *self, guint field);

G_END_DECLS
