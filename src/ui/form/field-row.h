/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What every row of a form has in common: the label, the editor, and the sentence under it when what was
 * typed cannot be taken over. Taking over happens on leaving the row; until then, and after a refusal, the
 * typed text stays where it is. Each kind of field has a class of its own beside this file.
 */
#pragma once

#include "ui/form/record-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_FIELD_ROW (anban_field_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (AnbanFieldRow, anban_field_row, ANBAN, FIELD_ROW, GtkWidget)

struct _AnbanFieldRowClass {
  GtkWidgetClass parent_class;

  /* The field is known: choices, register and the like can be prepared. */
  void (*bound) (AnbanFieldRow *self);
  /* Shows the value of the record. */
  void (*load) (AnbanFieldRow *self);
  /* What the editor holds, as a clerk would type it. */
  char *(*dup_text) (AnbanFieldRow *self);
  /* Puts typed text back into the editor. */
  void (*set_text) (AnbanFieldRow *self, const char *text);
  /* Writes what the editor holds into @record; by default its text is parsed. */
  gboolean (*apply) (AnbanFieldRow *self, AnbanRecord *record, GError **error);
  void (*set_editable) (AnbanFieldRow *self, gboolean editable);
};

/* Property "editor" (GtkWidget): filled in by the template of a subclass; it bears the accessible name.
 * Property "wide" (boolean): the label stands above the editor. */

void anban_field_row_bind (AnbanFieldRow *self, AnbanRecordSession *session, guint field);
guint anban_field_row_get_index (AnbanFieldRow *self);
const AnbanField *anban_field_row_get_field (AnbanFieldRow *self);
AnbanRecordSession *anban_field_row_get_session (AnbanFieldRow *self);
AnbanRecord *anban_field_row_get_record (AnbanFieldRow *self);
GtkWidget *anban_field_row_get_editor (AnbanFieldRow *self);
void anban_field_row_set_wide (AnbanFieldRow *self, gboolean wide);

/* Shows the stored value unless the row holds input of the clerk. */
void anban_field_row_load (AnbanFieldRow *self);
/* For subclasses: the clerk changed what the editor holds. */
void anban_field_row_edited (AnbanFieldRow *self);
/* Takes the input over and saves. FALSE: it stays in the row with a sentence why. */
gboolean anban_field_row_commit (AnbanFieldRow *self);
/* Typed, and not (or not yet) taken over. */
gboolean anban_field_row_is_pending (AnbanFieldRow *self);
/* The sentence under the row, or NULL. */
const char *anban_field_row_get_message (AnbanFieldRow *self);
/* Drops the input and shows the stored value. */
void anban_field_row_restore (AnbanFieldRow *self);
/* What is being typed, written into @copy for a draft; FALSE where it cannot be read and is left out. */
gboolean anban_field_row_collect (AnbanFieldRow *self, AnbanRecord *copy);
char *anban_field_row_dup_text (AnbanFieldRow *self);
/* Input that comes back to its row after the record was out of sight. */
void anban_field_row_put_text (AnbanFieldRow *self, const char *text);

G_END_DECLS
