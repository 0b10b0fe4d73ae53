/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The units that a hazard is handed to (双重交办): 属地 and 行业, each with a deadline of its own where it has one. Stands
 * in the step dialog; written when the step is taken.
 */
#pragma once

#include "base/date.h"
#include "registers/hazard.h"
#include "store/store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_RECIPIENTS_EDITOR (anban_recipients_editor_get_type ())
G_DECLARE_FINAL_TYPE (AnbanRecipientsEditor, anban_recipients_editor, ANBAN, RECIPIENTS_EDITOR, GtkWidget)

/* Signal "activate" () on Enter in a finished row. */
GtkWidget *anban_recipients_editor_new (AnbanStore *store);
/* The recipients of @hazard; where it has none yet those whom its unit stands under, to be changed at will. */
void anban_recipients_editor_fill (AnbanRecipientsEditor *self, AnbanRecord *hazard);
/* No row names a unit. */
gboolean anban_recipients_editor_is_empty (AnbanRecipientsEditor *self);
/* Empty rows count for nothing. FALSE with a sentence for a name that is no unit, or a day that is none. */
gboolean anban_recipients_editor_check (AnbanRecipientsEditor *self, GError **error);
/* Writes what was changed, added and taken out, inside a step of the store. */
gboolean anban_recipients_editor_save (AnbanRecipientsEditor *self, gint64 hazard_id, GError **error);

G_END_DECLS
