/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One person on the roll of a training: attendance and score, marked by keyboard down the column. 1, 2, 3 or Space mark
 * the attendance, digits the score; Up, Down and Enter go to the next person. Saved as it is marked.
 */
#pragma once

#include "store/store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_ATTENDEE_LINE (anban_attendee_line_get_type ())
G_DECLARE_FINAL_TYPE (AnbanAttendeeLine, anban_attendee_line, ANBAN, ATTENDEE_LINE, GtkWidget)

typedef enum {
  ANBAN_ATTENDEE_LINE_ATTENDANCE,
  ANBAN_ATTENDEE_LINE_SCORE,
} AnbanAttendeePart;

/* Signal "move" (int step, int part): to the next (1) or last (-1) line, please. */
GtkWidget *anban_attendee_line_new (AnbanStore *store, AnbanRecord *attendee);
/* The same line for what the file says now; a score that is being typed stays. */
void anban_attendee_line_set_attendee (AnbanAttendeeLine *self, AnbanRecord *attendee);
gint64 anban_attendee_line_get_id (AnbanAttendeeLine *self);
void anban_attendee_line_focus (AnbanAttendeeLine *self, AnbanAttendeePart part);
/* Saves the score that is being typed. FALSE: it is none, and says so. */
gboolean anban_attendee_line_flush (AnbanAttendeeLine *self);

G_END_DECLS
