/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/form/note-row.h"

#include "base/text-width.h"
#include "ui/form/growing-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Half-width columns beside the label; longer texts get the whole width of the pane. */
#define FITS_BESIDE 34

struct _AnbanNoteRow {
  AnbanFieldRow parent_instance;

  AnbanGrowingText *text;
};

G_DEFINE_TYPE (AnbanNoteRow, anban_note_row, ANBAN_TYPE_FIELD_ROW)

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
anban_note_row_bound (AnbanFieldRow *row)
{
  GtkTextView *view = anban_growing_text_get_view (ANBAN_NOTE_ROW (row)->text);

  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (anban_field_row_get_field (row)->label), -1);
}

static void
anban_note_row_load (AnbanFieldRow *row)
{
  AnbanNoteRow *self = ANBAN_NOTE_ROW (row);
  const char *text =
      anban_record_get_text (anban_field_row_get_record (row), anban_field_row_get_index (row));
  g_autofree char *shown = anban_growing_text_dup_text (self->text);

  anban_field_row_set_wide (row, anban_text_width (text) > FITS_BESIDE || strchr (text, '\n') != NULL);
  /* The same text keeps the place of the cursor. */
  if (!g_str_equal (text, shown))
    anban_growing_text_set_text (self->text, text);
}

static char *
anban_note_row_dup_text (AnbanFieldRow *row)
{
  return anban_growing_text_dup_text (ANBAN_NOTE_ROW (row)->text);
}

static void
anban_note_row_set_text (AnbanFieldRow *row, const char *text)
{
  anban_growing_text_set_text (ANBAN_NOTE_ROW (row)->text, text);
}

static void
anban_note_row_set_editable (AnbanFieldRow *row, gboolean editable)
{
  gtk_text_view_set_editable (anban_growing_text_get_view (ANBAN_NOTE_ROW (row)->text), editable);
}

static void
anban_note_row_class_init (AnbanNoteRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AnbanFieldRowClass *row_class = ANBAN_FIELD_ROW_CLASS (klass);

  g_type_ensure (ANBAN_TYPE_GROWING_TEXT);
  row_class->bound = anban_note_row_bound;
  row_class->load = anban_note_row_load;
  row_class->dup_text = anban_note_row_dup_text;
  row_class->set_text = anban_note_row_set_text;
  row_class->set_editable = anban_note_row_set_editable;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/anban/Anban/ui/note-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AnbanNoteRow, text);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
anban_note_row_init (AnbanNoteRow *self)
{
  GtkTextView *view;

  gtk_widget_init_template (GTK_WIDGET (self));
  view = anban_growing_text_get_view (self->text);
  g_signal_connect_swapped (gtk_text_view_get_buffer (view), "changed", G_CALLBACK (anban_field_row_edited),
                            self);
}
