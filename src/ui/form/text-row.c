/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/form/text-row.h"

#include "base/text-width.h"

/* Half-width columns beside the label; longer lines get the whole width of the pane, and a tooltip. */
#define FITS_BESIDE 34
#define FITS_BELOW  46

struct _AnbanTextRow {
  AnbanFieldRow parent_instance;

  GtkWidget *entry;
};

G_DEFINE_TYPE (AnbanTextRow, anban_text_row, ANBAN_TYPE_FIELD_ROW)

static void
changed_cb (AnbanTextRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  gtk_widget_set_tooltip_text (self->entry, anban_text_width (text) > FITS_BELOW ? text : NULL);
  anban_field_row_edited (ANBAN_FIELD_ROW (self));
}

static void
activate_cb (AnbanTextRow *self)
{
  if (anban_field_row_commit (ANBAN_FIELD_ROW (self)))
    gtk_widget_activate_action (GTK_WIDGET (self), "form.next-field", NULL);
}

static void
anban_text_row_bound (AnbanFieldRow *row)
{
  AnbanTextRow *self = ANBAN_TEXT_ROW (row);
  const AnbanField *field = anban_field_row_get_field (row);

  if (field->flags & ANBAN_FIELD_TEXT_CODE)
    gtk_entry_set_input_purpose (GTK_ENTRY (self->entry), GTK_INPUT_PURPOSE_PHONE);
}

static void
anban_text_row_load (AnbanFieldRow *row)
{
  AnbanTextRow *self = ANBAN_TEXT_ROW (row);
  const char *text =
      anban_record_get_text (anban_field_row_get_record (row), anban_field_row_get_index (row));

  anban_field_row_set_wide (row, anban_text_width (text) > FITS_BESIDE);
  if (!g_str_equal (text, gtk_editable_get_text (GTK_EDITABLE (self->entry))))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

static char *
anban_text_row_dup_text (AnbanFieldRow *row)
{
  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (ANBAN_TEXT_ROW (row)->entry)));
}

static void
anban_text_row_set_text (AnbanFieldRow *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (ANBAN_TEXT_ROW (row)->entry), text);
}

static void
anban_text_row_set_editable (AnbanFieldRow *row, gboolean editable)
{
  gtk_editable_set_editable (GTK_EDITABLE (ANBAN_TEXT_ROW (row)->entry), editable);
}

static void
anban_text_row_class_init (AnbanTextRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AnbanFieldRowClass *row_class = ANBAN_FIELD_ROW_CLASS (klass);

  row_class->bound = anban_text_row_bound;
  row_class->load = anban_text_row_load;
  row_class->dup_text = anban_text_row_dup_text;
  row_class->set_text = anban_text_row_set_text;
  row_class->set_editable = anban_text_row_set_editable;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/anban/Anban/ui/text-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AnbanTextRow, entry);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
anban_text_row_init (AnbanTextRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
