/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/form/number-row.h"

struct _AnbanNumberRow {
  AnbanFieldRow parent_instance;

  GtkWidget *entry;
};

G_DEFINE_TYPE (AnbanNumberRow, anban_number_row, ANBAN_TYPE_FIELD_ROW)

static void
changed_cb (AnbanNumberRow *self)
{
  anban_field_row_edited (ANBAN_FIELD_ROW (self));
}

static void
activate_cb (AnbanNumberRow *self)
{
  if (anban_field_row_commit (ANBAN_FIELD_ROW (self)))
    gtk_widget_activate_action (GTK_WIDGET (self), "form.next-field", NULL);
}

static void
anban_number_row_load (AnbanFieldRow *row)
{
  g_autofree char *text =
      anban_record_dup_display (anban_field_row_get_record (row), anban_field_row_get_index (row));

  gtk_editable_set_text (GTK_EDITABLE (ANBAN_NUMBER_ROW (row)->entry), text);
}

static char *
anban_number_row_dup_text (AnbanFieldRow *row)
{
  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (ANBAN_NUMBER_ROW (row)->entry)));
}

static void
anban_number_row_set_text (AnbanFieldRow *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (ANBAN_NUMBER_ROW (row)->entry), text);
}

static void
anban_number_row_set_editable (AnbanFieldRow *row, gboolean editable)
{
  gtk_editable_set_editable (GTK_EDITABLE (ANBAN_NUMBER_ROW (row)->entry), editable);
}

static void
anban_number_row_class_init (AnbanNumberRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AnbanFieldRowClass *row_class = ANBAN_FIELD_ROW_CLASS (klass);

  row_class->load = anban_number_row_load;
  row_class->dup_text = anban_number_row_dup_text;
  row_class->set_text = anban_number_row_set_text;
  row_class->set_editable = anban_number_row_set_editable;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/anban/Anban/ui/number-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AnbanNumberRow, entry);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
anban_number_row_init (AnbanNumberRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
