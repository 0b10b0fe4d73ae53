/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The open record at the right of a list: its fields, details, files and history, saved as it is typed.
 * The window hands it records; everything that it wants of the window it says by signals.
 */
#pragma once

#include "ui/form/record-part.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_RECORD_PANE (anban_record_pane_get_type ())
G_DECLARE_FINAL_TYPE (AnbanRecordPane, anban_record_pane, ANBAN, RECORD_PANE, GtkWidget)

/* Signals:
 *   "toast" (const char *message, gboolean undo)  undo: with a button that undoes the last step
 *   "open-record" (const AnbanRegister *, gint64 id)
 *   "open-details" (const AnbanRegister *detail, gint64 owner_id)  all details in their own view
 *   "open-query" (const AnbanQuery *)             a list narrowed to that, please
 *   "step" (int)                                  the next (1) or the last (-1) record of the list, please
 *   "leave" ()                                    the cursor goes back to the list
 *   "inserted" (const AnbanRegister *, gint64 id) a new record is in the file now */
GtkWidget *anban_record_pane_new (void);
/* The open office; NULL before it is closed. Empties the pane. */
void anban_record_pane_set_store (AnbanRecordPane *self, AnbanStore *store);
/* Shows a record (a copy of its own; @record is not kept). NULL empties. Saves what was typed into the last
 * one; what could not be saved waits for its record to be shown again. */
void anban_record_pane_show (AnbanRecordPane *self, AnbanRecord *record);
/* A new record of @reg with the values of @defaults (unsaved, taken as they are; may be NULL), or the one
 * that was begun and never finished. */
void anban_record_pane_begin_new (AnbanRecordPane *self, const AnbanRegister *reg, AnbanRecord *defaults);
/* Saves what is being typed. FALSE: some of it cannot be saved, and says so in its row. */
gboolean anban_record_pane_flush (AnbanRecordPane *self);
/* The record in the pane; NULL when it is empty. Not to be changed. */
AnbanRecord *anban_record_pane_get_record (AnbanRecordPane *self);
/* Puts the cursor into the first field that wants filling. */
void anban_record_pane_focus (AnbanRecordPane *self);
/* Adds files (GFile) to the record that is shown. */
void anban_record_pane_attach (AnbanRecordPane *self, GSList *files);
/* For parts that know a list: emits "open-query". */
void anban_record_pane_open_query (AnbanRecordPane *self, const AnbanQuery *query);
/* A record like the shown one takes its place in the pane; see registers/record-copier.h. */
void anban_record_pane_copy_as_new (AnbanRecordPane *self);
/* Deletes the record that is shown, with a toast that takes it back. */
void anban_record_pane_delete (AnbanRecordPane *self);

/* Records of @reg are shown with a part of a class of its own (a type of AnbanRecordPart). @detail is the register whose
 * section it stands for, or NULL; @title (msgid) names it in the jump bar, NULL leaves it out. */
void anban_record_pane_add_part (AnbanRecordPane *self,
                                 const AnbanRegister *reg,
                                 AnbanPartPlace place,
                                 const AnbanRegister *detail,
                                 const char *title,
                                 GType type);
/* The part of that type in the pane; NULL where there is none. */
GtkWidget *anban_record_pane_get_part (AnbanRecordPane *self, GType type);

/* The parts, for tests. */
GtkWidget *anban_record_pane_get_form (AnbanRecordPane *self);
GtkWidget *anban_record_pane_get_attachments (AnbanRecordPane *self);
GtkWidget *anban_record_pane_get_history (AnbanRecordPane *self);
/* The section of one kind of details; NULL where there is none. */
GtkWidget *anban_record_pane_get_details (AnbanRecordPane *self, const AnbanRegister *reg);

G_END_DECLS
