/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/form/note-row.h"

struct _AnbanNoteRow {
  AnbanFieldRow parent_instance;

  GtkWidget *view;
  GtkTextBuffer *buffer;
};

G_DEFINE_TYPE (AnbanNoteRow, anban_note_row, ANBAN_TYPE_FIELD_ROW)

static void
changed_cb (AnbanNoteRow *self)
{
  anban_field_row_edited (ANBAN_FIELD_ROW (self));
}

static gboolean
key_pressed_cb (AnbanNoteRow *self, guint keyval, guint keycode, GdkModifierType state)
{
  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter) || !(state & GDK_CONTROL_MASK))
    return GDK_EVENT_PROPAGATE;
  if (anban_field_row_commit (ANBAN_FIELD_ROW (self)))
    gtk_widget_activate_action (GTK_WIDGET (self), "form.next-field", NULL);
  return GDK_EVENT_STOP;
}

static void
anban_note_row_load (AnbanFieldRow *row)
{
  AnbanNoteRow *self = ANBAN_NOTE_ROW (row);
  const char *text =
      anban_record_get_text (anban_field_row_get_record (row), anban_field_row_get_index (row));
  g_autofree char *shown = anban_field_row_dup_text (row);

  /* The same text keeps the place of the cursor. */
  if (!g_str_equal (text, shown))
    gtk_text_buffer_set_text (self->buffer, text, -1);
}

static char *
anban_note_row_dup_text (AnbanFieldRow *row)
{
  AnbanNoteRow *self = ANBAN_NOTE_ROW (row);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

static void
anban_note_row_set_text (AnbanFieldRow *row, const char *text)
{
  gtk_text_buffer_set_text (ANBAN_NOTE_ROW (row)->buffer, text, -1);
}

static void
anban_note_row_set_editable (AnbanFieldRow *row, gboolean editable)
{
  gtk_text_view_set_editable (GTK_TEXT_VIEW (ANBAN_NOTE_ROW (row)->view), editable);
}

static void
anban_note_row_class_init (AnbanNoteRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AnbanFieldRowClass *row_class = ANBAN_FIELD_ROW_CLASS (klass);

  row_class->load = anban_note_row_load;
  row_class->dup_text = anban_note_row_dup_text;
  row_class->set_text = anban_note_row_set_text;
  row_class->set_editable = anban_note_row_set_editable;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/anban/Anban/ui/note-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AnbanNoteRow, view);
  gtk_widget_class_bind_template_child (widget_class, AnbanNoteRow, buffer);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
anban_note_row_init (AnbanNoteRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
