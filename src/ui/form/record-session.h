/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One record being edited: what was read, what was typed, and how it gets into the file. Saving, drafts,
 * and the meeting of two clerks on one record are decided here, without widgets; AnbanRecordForm and its
 * rows show it.
 */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_RECORD_SESSION (anban_record_session_get_type ())
G_DECLARE_FINAL_TYPE (AnbanRecordSession, anban_record_session, ANBAN, RECORD_SESSION, GObject)

/* Signals:
 *   "changed" ()               values were read, saved or dropped: rows show them anew
 *   "saved" (gboolean inserted)
 *   "conflict" ()              somebody else changed the same fields; see anban_record_session_list_conflicts()
 *   "merged" ()                somebody else changed other fields; both are in the file now
 *   "failed" (GError *)        the file could not be written; the values stay and are tried again
 *   "collect" (AnbanRecord *)  a draft is due: rows put what is being typed into this copy
 *
 * A record that was saved before is read anew into a copy of its own; a draft that a crash left is applied. */
AnbanRecordSession *anban_record_session_new (AnbanStore *store, AnbanRecord *record, GError **error);

AnbanStore *anban_record_session_get_store (AnbanRecordSession *self);
AnbanRecord *anban_record_session_get_record (AnbanRecordSession *self);
/* The record as it is in the file; an empty one for a new record. */
AnbanRecord *anban_record_session_get_stored (AnbanRecordSession *self);
gboolean anban_record_session_is_new (AnbanRecordSession *self);
gboolean anban_record_session_is_read_only (AnbanRecordSession *self);
/* Whether the clerk typed or chose anything in it. */
gboolean anban_record_session_was_touched (AnbanRecordSession *self);
/* Whether it opened with the values of a draft, neither saved nor dropped since. */
gboolean anban_record_session_has_draft (AnbanRecordSession *self);

/* Whether it holds values that differ from the file. */
gboolean anban_record_session_has_unsaved (AnbanRecordSession *self);

/* Writes what was changed. A new record is inserted once its required fields are there; until then it is a
 * draft, and TRUE. FALSE with ANBAN_ERROR_INVALID is for the row that was being edited; other failures are
 * told by "failed" or "conflict" as well. */
gboolean anban_record_session_save (AnbanRecordSession *self, GError **error);
/* Something is being typed: a draft follows a second after the last such call. */
void anban_record_session_touch (AnbanRecordSession *self);
/* Takes one field back to what is in the file. */
void anban_record_session_revert_field (AnbanRecordSession *self, guint field);
/* Drops the draft and everything that was not saved. */
void anban_record_session_discard (AnbanRecordSession *self);
/* Reads the record again unless it holds unsaved values. FALSE when it is no longer there. */
gboolean anban_record_session_refresh (AnbanRecordSession *self);

/* The fields (guint) that both this session and somebody else changed, and the record as the other left it.
 * NULL when it is gone from the file. */
GArray *anban_record_session_list_conflicts (AnbanRecordSession *self, AnbanRecord **theirs, GError **error);
/* Ends a conflict: of the fields that both changed those in @keep stay as typed here, the others become
 * theirs; then saves. */
gboolean anban_record_session_resolve (AnbanRecordSession *self, const GArray *keep, GError **error);

/* Typed text that could not be taken over (column → text), kept while its record is out of sight. @texts is
 * taken; NULL clears it. */
void anban_record_session_park (AnbanRecordSession *self, GHashTable *texts);
/* What was parked for this record, or NULL; it stays parked. */
GHashTable *anban_record_session_get_parked (AnbanRecordSession *self);

G_END_DECLS
