/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A pasted list of attendees before it is taken: what each column is, who each row was taken for, and choices by keyboard
 * where the clerk has to say (1, 2 … a person or somebody new, 0 leaves the row out). Opened by the attendee section.
 */
#pragma once

#include "exchange/attendee-paste.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_ATTENDEE_DIALOG (anban_attendee_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AnbanAttendeeDialog, anban_attendee_dialog, ANBAN, ATTENDEE_DIALOG, AdwWindow)

/* @paste is taken over. Signal "taken" (const char *message). */
GtkWidget *anban_attendee_dialog_new (GtkWindow *parent, AnbanAttendeePaste *paste);
/* Answers the row that waits first, as its key does; FALSE where none waits. For tests. */
gboolean anban_attendee_dialog_answer (AnbanAttendeeDialog *self, guint number);
AnbanAttendeePaste *anban_attendee_dialog_get_paste (AnbanAttendeeDialog *self);

G_END_DECLS
