/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A GListModel of any length: a snapshot of ordered ids, records fetched in windows of 128 as they are looked
 * at. Items are AnbanRecord, and AnbanRecordGroup for the heading of a group. The ids are read in a thread of
 * their own ("loading" meanwhile; the old rows stay); late answers are dropped. Follows the store's "changed".
 */
#pragma once

#include "store/record-group.h"
#include "store/store.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_RECORD_MODEL (anban_record_model_get_type ())
G_DECLARE_FINAL_TYPE (AnbanRecordModel, anban_record_model, ANBAN, RECORD_MODEL, GObject)

/* Properties: "loading" (boolean), "n-records" (uint; group headings not counted, a record in two groups
 * counted once). Signal "loaded" () after a snapshot came in; "failed" (GError *). */
AnbanRecordModel *anban_record_model_new (AnbanStore *store);
/* Takes a copy; reloads in the background. */
void anban_record_model_set_query (AnbanRecordModel *self, const AnbanQuery *query);
const AnbanQuery *anban_record_model_get_query (AnbanRecordModel *self);
void anban_record_model_reload (AnbanRecordModel *self);
/* The same, waiting for it; for tests and for the command line. */
gboolean anban_record_model_reload_now (AnbanRecordModel *self, GError **error);
gboolean anban_record_model_get_loading (AnbanRecordModel *self);
guint anban_record_model_get_n_records (AnbanRecordModel *self);
/* Where a record stands now (its first place), or GTK_INVALID_LIST_POSITION (G_MAXUINT). */
guint anban_record_model_find (AnbanRecordModel *self, gint64 id);
/* The id at a place without fetching the record; 0 for a group heading. */
gint64 anban_record_model_get_id (AnbanRecordModel *self, guint position);
void anban_record_model_toggle_group (AnbanRecordModel *self, guint position);
/* How often get_item was called since the last reload; for tests and tools/bench. */
guint anban_record_model_get_n_calls (AnbanRecordModel *self);

G_END_DECLS
