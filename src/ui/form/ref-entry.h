/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An entry that names a record of some register: suggestions as typed, Up, Down and Enter to choose, and
 * “新建…” for a name that is not there yet. Used by the rows of REF fields and wherever a record is picked.
 */
#pragma once

#include "store/store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_REF_ENTRY (anban_ref_entry_get_type ())
G_DECLARE_FINAL_TYPE (AnbanRefEntry, anban_ref_entry, ANBAN, REF_ENTRY, GtkWidget)

/* Signals: "edited" () while typing; "chosen" () when a record was picked or made; "activate" () on Enter
 * with nothing to pick. What was made is told to the clerk by the action form.toast of the pane around it. */
GtkWidget *anban_ref_entry_new (void);
void anban_ref_entry_set_target (AnbanRefEntry *self, AnbanStore *store, const AnbanRegister *reg);
/* Whether a name that is not there yet is offered as a new record; it is at first. Without, any text may stand. */
void anban_ref_entry_set_offers_new (AnbanRefEntry *self, gboolean offers_new);
/* The accessible name of the entry, and its hint while empty (may be NULL). */
void anban_ref_entry_set_name (AnbanRefEntry *self, const char *name, const char *hint);
/* Shows a record; id 0 empties. */
void anban_ref_entry_set_value (AnbanRefEntry *self, gint64 id, const char *title);
/* The record that was picked and not typed over since; 0 where there is none. */
gint64 anban_ref_entry_get_id (AnbanRefEntry *self);
const char *anban_ref_entry_get_text (AnbanRefEntry *self);
void anban_ref_entry_set_text (AnbanRefEntry *self, const char *text);
void anban_ref_entry_set_editable (AnbanRefEntry *self, gboolean editable);
/* Opens the suggestions for what stands there now, without the pause of typing. */
void anban_ref_entry_suggest (AnbanRefEntry *self);

G_END_DECLS
