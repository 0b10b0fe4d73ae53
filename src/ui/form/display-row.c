/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/form/display-row.h"

#include "ui/form/choice-label.h"

struct _AnbanDisplayRow {
  AnbanFieldRow parent_instance;

  GtkWidget *stack, *text, *choice;
};

G_DEFINE_TYPE (AnbanDisplayRow, anban_display_row, ANBAN_TYPE_FIELD_ROW)

static void
anban_display_row_load (AnbanFieldRow *row)
{
  AnbanDisplayRow *self = ANBAN_DISPLAY_ROW (row);
  const AnbanField *field = anban_field_row_get_field (row);
  guint index = anban_field_row_get_index (row);
  AnbanRecord *record = anban_field_row_get_record (row);
  g_autofree char *text = anban_record_dup_display (record, index);

  gtk_label_set_label (GTK_LABEL (self->text), text);
  if (field->kind == ANBAN_KIND_CHOICE) {
    anban_choice_label_set_choice (ANBAN_CHOICE_LABEL (self->choice),
                                   anban_field_find_choice (field, anban_record_get_int (record, index)), "");
    gtk_stack_set_visible_child (GTK_STACK (self->stack), self->choice);
  }
  gtk_widget_set_visible (GTK_WIDGET (self), *text != '\0');
}

static char *
anban_display_row_dup_text (AnbanFieldRow *row)
{
  return g_strdup (gtk_label_get_label (GTK_LABEL (ANBAN_DISPLAY_ROW (row)->text)));
}

static void
anban_display_row_set_text (AnbanFieldRow *row, const char *text)
{
}

static void
anban_display_row_set_editable (AnbanFieldRow *row, gboolean editable)
{
}

static void
anban_display_row_class_init (AnbanDisplayRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AnbanFieldRowClass *row_class = ANBAN_FIELD_ROW_CLASS (klass);

  g_type_ensure (ANBAN_TYPE_CHOICE_LABEL);
  row_class->load = anban_display_row_load;
  row_class->dup_text = anban_display_row_dup_text;
  row_class->set_text = anban_display_row_set_text;
  row_class->set_editable = anban_display_row_set_editable;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/anban/Anban/ui/display-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AnbanDisplayRow, stack);
  gtk_widget_class_bind_template_child (widget_class, AnbanDisplayRow, text);
  gtk_widget_class_bind_template_child (widget_class, AnbanDisplayRow, choice);
}

static void
anban_display_row_init (AnbanDisplayRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
