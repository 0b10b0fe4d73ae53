/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The open office. Every write goes through here: checked against the descriptor, logged with a hash chain in
 * the same transaction, undoable as steps. Emits
 *   "changed" (const AnbanRegister *reg, gint64 id, AnbanChange change) after each committed change; id 0: many
 *             rows, reload;
 *   "steps-changed" () when what can be undone or redone changes.
 * A store belongs to one thread. Long reads take a snapshot (anban_store_open_snapshot) in a thread of their own.
 */
#pragma once

#include "base/date.h"
#include "db/connection.h"
#include "store/query.h"
#include "store/record.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_STORE (anban_store_get_type ())
G_DECLARE_FINAL_TYPE (AnbanStore, anban_store, ANBAN, STORE, GObject)

typedef enum {
  ANBAN_CHANGE_INSERTED = 1,
  ANBAN_CHANGE_UPDATED,
  ANBAN_CHANGE_DELETED,
  ANBAN_CHANGE_RESTORED,
} AnbanChange;

/* @registers is NULL-terminated and static (anban_registers of registers/registers.h). An older schema is
 * backed up and upgraded; a newer one opens read-only. ANBAN_ERROR_* as db/connection.h tells. */
AnbanStore *anban_store_open (const char *path, const AnbanRegister *const *registers, GError **error);
/* A new office file; refused where the file exists. */
AnbanStore *anban_store_create (const char *path, const AnbanRegister *const *registers, GError **error);
/* Never upgrades, never writes. */
AnbanStore *
anban_store_open_read_only (const char *path, const AnbanRegister *const *registers, GError **error);
/* A private copy of the office at @path as it is now, for long work in another thread; the copy goes when the
 * snapshot is closed. Saving in the office goes on meanwhile. */
AnbanStore *anban_store_open_snapshot (const char *path,
                                       const AnbanRegister *const *registers,
                                       GCancellable *cancellable,
                                       GError **error);
/* Closes the file before the last reference goes; the store is of no use afterwards. */
void anban_store_close (AnbanStore *self);

const char *anban_store_get_path (AnbanStore *self);
gboolean anban_store_is_read_only (AnbanStore *self);
/* Made by a newer Anban: read-only for that reason. */
gboolean anban_store_is_newer (AnbanStore *self);
/* Whether this store wrote anything since it was opened (a backup on closing is due). */
gboolean anban_store_was_changed (AnbanStore *self);
AnbanConnection *anban_store_get_connection (AnbanStore *self);
const AnbanRegister *const *anban_store_get_registers (AnbanStore *self);
const AnbanRegister *anban_store_find_register (AnbanStore *self, const char *id);

/* Who signs the changes; at first the desktop's real name. */
void anban_store_set_actor (AnbanStore *self, const char *name);
const char *anban_store_get_actor (AnbanStore *self);

/* How many days ahead a deadline counts as near, where the office has not set due-soon-days. */
#define ANBAN_DUE_SOON_DAYS 15

/* 1: identity numbers are shown whole in lists, on paper and in workbooks; otherwise their middle is hidden. */
#define ANBAN_SETTING_SHOWS_PRIVATE "shows-private"

/* Office settings: office-name, office-level, office-region, due-soon-days … kept in the file and logged. */
char *anban_store_dup_setting (AnbanStore *self, const char *key, const char *fallback);
gint64 anban_store_get_setting_int (AnbanStore *self, const char *key, gint64 fallback);
gboolean anban_store_set_setting (AnbanStore *self, const char *key, const char *value, GError **error);

/* What {today} and {soon} of descriptors stand for: the day of reckoning, the last day that counts as near. */
AnbanDate anban_store_get_today (AnbanStore *self);
AnbanDate anban_store_get_soon (AnbanStore *self);

/* --- reading --- */

AnbanRecord *anban_store_get (AnbanStore *self, const AnbanRegister *reg, gint64 id, GError **error);
/* As anban_store_get(), with NULL for what is computed and no titles of what is named: for rules that look at a row's
 * own values and should not pay for counting what belongs to it. */
AnbanRecord *anban_store_get_stored (AnbanStore *self, const AnbanRegister *reg, gint64 id, GError **error);
/* Reads @record again in place (and emits its "changed"). */
gboolean anban_store_refresh (AnbanStore *self, AnbanRecord *record, GError **error);
/* The living details of @owner_id in @detail, in their order. */
GPtrArray *
anban_store_list_details (AnbanStore *self, const AnbanRegister *detail, gint64 owner_id, GError **error);
/* The id of the only living record whose title (or alias, where the register has such a detail) is @title;
 * 0 where there is none or more than one. */
gint64 anban_store_find_by_title (AnbanStore *self, const AnbanRegister *reg, const char *title);
/* Living records whose title or alias contains @text, those beginning with it first; for pickers. */
GPtrArray *anban_store_suggest (AnbanStore *self, const AnbanRegister *reg, const char *text, guint limit);
/* -1 on an error. */
gint64 anban_store_count (AnbanStore *self, const AnbanQuery *query, GError **error);
/* The ids in their order (gint64); without groups. */
GArray *
anban_store_list_ids (AnbanStore *self, const AnbanQuery *query, GCancellable *cancellable, GError **error);
/* Streams the records in their order with one record in memory at a time; @func returns FALSE to stop.
 * @group is the heading of its group, or NULL. The record is reused: copy what you keep. */
typedef gboolean (*AnbanRecordFunc) (AnbanRecord *record, const char *group, gpointer data);
gboolean anban_store_foreach (AnbanStore *self,
                              const AnbanQuery *query,
                              AnbanRecordFunc func,
                              gpointer data,
                              GCancellable *cancellable,
                              GError **error);

/* --- writing --- */

/* Steps are what undo undoes. Every write outside a step is a step of its own; steps nest into the outermost.
 * @label names it for the undo button: “导入计划”, “修改 12 项任务”. A step is one transaction: nothing is on
 * disk, and nothing is signalled, before the outermost commit. */
gboolean anban_store_begin_step (AnbanStore *self, const char *label, GError **error);
gboolean anban_store_commit_step (AnbanStore *self, GError **error);
/* Leaves the file as it was before the outermost step began. */
void anban_store_rollback_step (AnbanStore *self);

/* Inserts (id 0) or updates; only fields that were changed are written. ANBAN_ERROR_CONFLICT when the row has
 * another rev than the record; the record is unchanged then. Nothing is written where nothing was changed. */
gboolean anban_store_save (AnbanStore *self, AnbanRecord *record, GError **error);
/* Into the recycle bin, details and all. Refused, with the numbers, while other records refer to it. */
gboolean anban_store_delete (AnbanStore *self, const AnbanRegister *reg, gint64 id, GError **error);
/* Out of the recycle bin, with the details that went with it. */
gboolean anban_store_restore (AnbanStore *self, const AnbanRegister *reg, gint64 id, GError **error);
/* As anban_record_parse_field(), and finds the record that a REF field names by title or alias. */
gboolean anban_store_parse_field (
    AnbanStore *self, AnbanRecord *record, guint field, const char *text, GError **error);

/* NULL where there is nothing; otherwise the label of the step. */
const char *anban_store_get_undo_label (AnbanStore *self);
const char *anban_store_get_redo_label (AnbanStore *self);
/* ANBAN_ERROR_CONFLICT, and nothing changed, when a record was changed since by somebody else. */
gboolean anban_store_undo (AnbanStore *self, GError **error);
gboolean anban_store_redo (AnbanStore *self, GError **error);

/* What was done so far is not offered to be undone any more; the log keeps it. */
void anban_store_forget_steps (AnbanStore *self);

/* Another window or process wrote: tells it by "changed" with id 0 for every register. Called when a window
 * gets the focus. */
void anban_store_check_outside_changes (AnbanStore *self);

G_END_DECLS
