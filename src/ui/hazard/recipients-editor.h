/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The units that a hazard is handed to (双重交办): 属地 and 行业, each with a deadline of its own where it has one. Stands
 * in the step dialog; written when the step is taken.
 */
#pragma once

#include "base/date.h"
#include "registers/hazard-parts.h"
#include "store/store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_RECIPIENTS_EDITOR (anban_recipients_editor_get_type ())
G_DECLARE_FINAL_TYPE (AnbanRecipientsEditor, anban_recipients_editor, ANBAN, RECIPIENTS_EDITOR, GtkWidget)

/* Signal "activate" () on Enter in a finished row. */
GtkWidget *anban_recipients_editor_new (AnbanStore *store);
/* A row for a record of anban_hazard_recipient_register, saved or proposed; NULL: an empty row of @line. */
void anban_recipients_editor_add (AnbanRecipientsEditor *self, AnbanRecord *recipient, AnbanLine line);
guint anban_recipients_editor_get_n_rows (AnbanRecipientsEditor *self);
/* Empty rows count for nothing. FALSE with a sentence for a name that is no unit, or a day that is none. */
gboolean anban_recipients_editor_check (AnbanRecipientsEditor *self, GError **error);
/* Writes what was changed, added and taken out, inside a step of the store. */
gboolean anban_recipients_editor_save (AnbanRecipientsEditor *self, gint64 hazard_id, GError **error);

G_END_DECLS
