/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The fields of one record as sections of rows, made from its descriptor; rows of the same register are kept
 * from one record to the next. Stands in the record pane and, for details, inside the owner's form.
 */
#pragma once

#include "ui/form/field-row.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_RECORD_FORM (anban_record_form_get_type ())
G_DECLARE_FINAL_TYPE (AnbanRecordForm, anban_record_form, ANBAN, RECORD_FORM, GtkWidget)

GtkWidget *anban_record_form_new (void);
/* Shows @session; NULL empties. Fields of owner_field @skip (the owner that the form stands in) are left
 * out; -1 shows all. What was typed into the last session is taken over or parked first. */
void anban_record_form_set_session (AnbanRecordForm *self, AnbanRecordSession *session, int skip);
AnbanRecordSession *anban_record_form_get_session (AnbanRecordForm *self);
/* Takes over and saves everything typed. FALSE: something stays in its row, or could not be written. */
gboolean anban_record_form_flush (AnbanRecordForm *self);
/* The row of a field; NULL where the form has none. */
AnbanFieldRow *anban_record_form_get_row (AnbanRecordForm *self, guint field);
/* Puts the cursor into the first required field that is empty, else into the field that names the record. */
void anban_record_form_focus_first (AnbanRecordForm *self);
/* Whether the register of the session has attachments. */
gboolean anban_record_form_has_files (AnbanRecordForm *self);

G_END_DECLS
