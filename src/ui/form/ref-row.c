/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/form/ref-row.h"

#include "ui/form/ref-entry.h"
#include "ui/form/ref-picker.h"

#include <glib/gi18n-lib.h>

struct _AnbanRefRow {
  AnbanFieldRow parent_instance;

  GtkWidget *entry, *pick_button, *open_button;
};

G_DEFINE_TYPE (AnbanRefRow, anban_ref_row, ANBAN_TYPE_FIELD_ROW)

static void
edited_cb (AnbanRefRow *self)
{
  anban_field_row_edited (ANBAN_FIELD_ROW (self));
}

static void
chosen_cb (AnbanRefRow *self)
{
  anban_field_row_edited (ANBAN_FIELD_ROW (self));
  anban_field_row_commit (ANBAN_FIELD_ROW (self));
}

static void
activate_cb (AnbanRefRow *self)
{
  if (anban_field_row_commit (ANBAN_FIELD_ROW (self)))
    gtk_widget_activate_action (GTK_WIDGET (self), "form.next-field", NULL);
}

static void
open_cb (AnbanRefRow *self)
{
  AnbanFieldRow *row = ANBAN_FIELD_ROW (self);
  gint64 id = anban_record_get_int (anban_field_row_get_record (row), anban_field_row_get_index (row));

  if (id != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "form.open-record", "(sx)",
                                anban_field_row_get_field (row)->ref->id, id);
}

static void
picked_cb (AnbanRefRow *self, gint64 id, const char *title)
{
  anban_ref_entry_set_value (ANBAN_REF_ENTRY (self->entry), id, title);
  chosen_cb (self);
}

static void
pick_cb (AnbanRefRow *self)
{
  AnbanFieldRow *row = ANBAN_FIELD_ROW (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  AnbanRefPickerFunc picker = anban_ref_picker_find (anban_field_row_get_field (row)->ref);
  GtkWidget *window = picker (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                              anban_record_session_get_store (anban_field_row_get_session (row)),
                              anban_field_row_get_record (row));

  g_signal_connect_object (window, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
name_pick_button (AnbanRefRow *self, const AnbanField *field)
{
  g_autofree char *pick = g_strdup_printf (_ ("%s：从列表选取"), _ (field->label));

  gtk_widget_set_visible (self->pick_button, anban_ref_picker_find (field->ref) != NULL);
  gtk_widget_set_tooltip_text (self->pick_button, pick);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->pick_button), GTK_ACCESSIBLE_PROPERTY_LABEL, pick,
                                  -1);
}

static void
anban_ref_row_bound (AnbanFieldRow *row)
{
  AnbanRefRow *self = ANBAN_REF_ROW (row);
  const AnbanField *field = anban_field_row_get_field (row);
  g_autofree char *name = g_strdup_printf (_ ("打开%s"), _ (field->label));

  anban_ref_entry_set_target (ANBAN_REF_ENTRY (self->entry),
                              anban_record_session_get_store (anban_field_row_get_session (row)), field->ref);
  anban_ref_entry_set_name (ANBAN_REF_ENTRY (self->entry), _ (field->label), NULL);
  name_pick_button (self, field);
  gtk_widget_set_tooltip_text (self->open_button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->open_button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
anban_ref_row_load (AnbanFieldRow *row)
{
  AnbanRefRow *self = ANBAN_REF_ROW (row);
  AnbanRecord *record = anban_field_row_get_record (row);
  guint index = anban_field_row_get_index (row);
  gint64 id = anban_record_get_int (record, index);

  anban_ref_entry_set_value (ANBAN_REF_ENTRY (self->entry), id, anban_record_get_ref_title (record, index));
  gtk_widget_set_visible (self->open_button, id != 0);
}

static char *
anban_ref_row_dup_text (AnbanFieldRow *row)
{
  return g_strdup (anban_ref_entry_get_text (ANBAN_REF_ENTRY (ANBAN_REF_ROW (row)->entry)));
}

static void
anban_ref_row_set_text (AnbanFieldRow *row, const char *text)
{
  anban_ref_entry_set_text (ANBAN_REF_ENTRY (ANBAN_REF_ROW (row)->entry), text);
}

/* A record that was picked is taken by its id: titles may be alike. */
static gboolean
anban_ref_row_apply (AnbanFieldRow *row, AnbanRecord *record, GError **error)
{
  AnbanRefRow *self = ANBAN_REF_ROW (row);
  gint64 id = anban_ref_entry_get_id (ANBAN_REF_ENTRY (self->entry));

  if (id == 0)
    return ANBAN_FIELD_ROW_CLASS (anban_ref_row_parent_class)->apply (row, record, error);
  anban_record_set_ref (record, anban_field_row_get_index (row), id,
                        anban_ref_entry_get_text (ANBAN_REF_ENTRY (self->entry)));
  return TRUE;
}

static void
anban_ref_row_set_editable (AnbanFieldRow *row, gboolean editable)
{
  anban_ref_entry_set_editable (ANBAN_REF_ENTRY (ANBAN_REF_ROW (row)->entry), editable);
  gtk_widget_set_sensitive (ANBAN_REF_ROW (row)->pick_button, editable);
}

static void
anban_ref_row_class_init (AnbanRefRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AnbanFieldRowClass *row_class = ANBAN_FIELD_ROW_CLASS (klass);

  g_type_ensure (ANBAN_TYPE_REF_ENTRY);
  row_class->bound = anban_ref_row_bound;
  row_class->load = anban_ref_row_load;
  row_class->dup_text = anban_ref_row_dup_text;
  row_class->set_text = anban_ref_row_set_text;
  row_class->apply = anban_ref_row_apply;
  row_class->set_editable = anban_ref_row_set_editable;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/anban/Anban/ui/ref-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AnbanRefRow, entry);
  gtk_widget_class_bind_template_child (widget_class, AnbanRefRow, pick_button);
  gtk_widget_class_bind_template_child (widget_class, AnbanRefRow, open_button);
  gtk_widget_class_bind_template_callback (widget_class, pick_cb);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
}

static void
anban_ref_row_init (AnbanRefRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
