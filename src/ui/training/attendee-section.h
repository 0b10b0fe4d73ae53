/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who attends a training, in the record pane: people added by name or pinyin, or as a list from a spreadsheet (Ctrl+V),
 * attendance and scores marked down the column, and the counts 应到, 实到, 合格.
 */
#pragma once

#include "ui/form/record-part.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_ATTENDEE_SECTION (anban_attendee_section_get_type ())
G_DECLARE_FINAL_TYPE (AnbanAttendeeSection, anban_attendee_section, ANBAN, ATTENDEE_SECTION, AnbanRecordPart)

/* Opens the dialog for a list that was copied in a spreadsheet, and returns it; NULL after saying why not. */
GtkWidget *anban_attendee_section_paste (AnbanAttendeeSection *self, const char *text);
/* What the clipboard holds. */
void anban_attendee_section_paste_clipboard (AnbanAttendeeSection *self);
/* Adds one person. */
gboolean anban_attendee_section_add (AnbanAttendeeSection *self, gint64 person_id);
/* The AnbanAttendeeLine at a place, or NULL; the adder. For tests. */
GtkWidget *anban_attendee_section_get_line (AnbanAttendeeSection *self, guint place);
GtkWidget *anban_attendee_section_get_adder (AnbanAttendeeSection *self);

G_END_DECLS
