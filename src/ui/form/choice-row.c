/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/form/choice-row.h"

#include "ui/form/choice-label.h"

#include <glib/gi18n-lib.h>

struct _AnbanChoiceRow {
  AnbanFieldRow parent_instance;

  GtkWidget *drop_down;
  guint first; /* place of the first choice: 1 where nothing may be chosen too */
};

G_DEFINE_TYPE (AnbanChoiceRow, anban_choice_row, ANBAN_TYPE_FIELD_ROW)

static const AnbanChoice *
get_selected (AnbanChoiceRow *self)
{
  const AnbanField *field = anban_field_row_get_field (ANBAN_FIELD_ROW (self));
  guint place = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down));

  return place == GTK_INVALID_LIST_POSITION || place < self->first ? NULL
                                                                   : &field->choices[place - self->first];
}

static void
selected_cb (AnbanChoiceRow *self)
{
  anban_field_row_edited (ANBAN_FIELD_ROW (self));
  anban_field_row_commit (ANBAN_FIELD_ROW (self));
}

static void
setup_cb (AnbanChoiceRow *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, anban_choice_label_new ());
}

static void
bind_cb (AnbanChoiceRow *self, GtkListItem *item)
{
  const AnbanField *field = anban_field_row_get_field (ANBAN_FIELD_ROW (self));
  const char *label = gtk_string_object_get_string (gtk_list_item_get_item (item));
  const AnbanChoice *choice = field->choices;
  GtkWidget *child = gtk_list_item_get_child (item);

  while (choice->label != NULL && !g_str_equal (choice->label, label))
    choice++;
  anban_choice_label_set_choice (ANBAN_CHOICE_LABEL (child), choice->label != NULL ? choice : NULL, "—");
  if (gtk_widget_get_parent (child) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (child)),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    choice->label != NULL ? _ (choice->label) : _ ("（空）"), -1);
}

static void
anban_choice_row_bound (AnbanFieldRow *row)
{
  AnbanChoiceRow *self = ANBAN_CHOICE_ROW (row);
  const AnbanField *field = anban_field_row_get_field (row);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  self->first = (field->flags & ANBAN_FIELD_REQUIRED) ? 0 : 1;
  if (self->first == 1)
    gtk_string_list_append (labels, "—");
  for (const AnbanChoice *choice = field->choices; choice->label != NULL; choice++)
    gtk_string_list_append (labels, choice->label);
  g_signal_handlers_block_by_func (self->drop_down, selected_cb, self);
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->drop_down), G_LIST_MODEL (labels));
  g_signal_handlers_unblock_by_func (self->drop_down, selected_cb, self);
}

static void
show_value (AnbanChoiceRow *self, AnbanRecord *record, guint index)
{
  const AnbanField *field = &anban_record_get_register (record)->fields[index];
  gint64 value = anban_record_get_int (record, index);
  guint place = 0;

  while (field->choices[place].label != NULL && field->choices[place].value != value)
    place++;
  if (field->choices[place].label == NULL)
    place = self->first == 1 ? 0 : GTK_INVALID_LIST_POSITION;
  else
    place += self->first;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down), place);
}

static void
anban_choice_row_load (AnbanFieldRow *row)
{
  show_value (ANBAN_CHOICE_ROW (row), anban_field_row_get_record (row), anban_field_row_get_index (row));
}

static char *
anban_choice_row_dup_text (AnbanFieldRow *row)
{
  const AnbanChoice *choice = get_selected (ANBAN_CHOICE_ROW (row));

  return g_strdup (choice != NULL ? choice->label : "");
}

static void
anban_choice_row_set_text (AnbanFieldRow *row, const char *text)
{
  g_autoptr (AnbanRecord) record =
      anban_record_new (anban_record_get_register (anban_field_row_get_record (row)));

  if (anban_record_parse_field (record, anban_field_row_get_index (row), text, NULL))
    show_value (ANBAN_CHOICE_ROW (row), record, anban_field_row_get_index (row));
}

static gboolean
anban_choice_row_apply (AnbanFieldRow *row, AnbanRecord *record, GError **error)
{
  const AnbanChoice *choice = get_selected (ANBAN_CHOICE_ROW (row));

  if (choice != NULL)
    anban_record_set_int (record, anban_field_row_get_index (row), choice->value);
  else
    anban_record_set_null (record, anban_field_row_get_index (row));
  return TRUE;
}

static void
anban_choice_row_set_editable (AnbanFieldRow *row, gboolean editable)
{
  gtk_widget_set_sensitive (ANBAN_CHOICE_ROW (row)->drop_down, editable);
}

static void
anban_choice_row_class_init (AnbanChoiceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AnbanFieldRowClass *row_class = ANBAN_FIELD_ROW_CLASS (klass);

  row_class->bound = anban_choice_row_bound;
  row_class->load = anban_choice_row_load;
  row_class->dup_text = anban_choice_row_dup_text;
  row_class->set_text = anban_choice_row_set_text;
  row_class->apply = anban_choice_row_apply;
  row_class->set_editable = anban_choice_row_set_editable;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/anban/Anban/ui/choice-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AnbanChoiceRow, drop_down);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
}

static void
anban_choice_row_init (AnbanChoiceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
