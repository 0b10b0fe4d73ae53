/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/hazard/field-filler.h"

#include "ui/form/growing-text.h"
#include "ui/hazard/form-grid.h"

#include <glib/gi18n-lib.h>

typedef struct {
  guint field;
  GtkWidget *editor;
} Row;

struct _AnbanFieldFiller {
  GArray *rows;
};

AnbanFieldFiller *
anban_field_filler_new (
    GtkGrid *grid, int *row, AnbanRecord *record, GArray *fields, GCallback activate, gpointer data)
{
  AnbanFieldFiller *self = g_new0 (AnbanFieldFiller, 1);
  const AnbanRegister *reg = anban_record_get_register (record);

  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  for (guint i = 0; i < fields->len; i++) {
    const AnbanField *field = &reg->fields[g_array_index (fields, guint, i)];
    Row made = {g_array_index (fields, guint, i), NULL};

    if (!anban_record_is_null (record, made.field))
      continue;
    if (field->kind == ANBAN_KIND_NOTE) {
      made.editor = anban_form_grid_add_text (grid, row, _ (field->label), TRUE);
    } else {
      made.editor = anban_form_grid_add_entry (grid, row, _ (field->label), TRUE);
      g_signal_connect_swapped (made.editor, "activate", activate, data);
    }
    if (field->kind == ANBAN_KIND_DECIMAL)
      gtk_entry_set_placeholder_text (GTK_ENTRY (made.editor), _ ("不需要资金的填 0"));
    g_array_append_val (self->rows, made);
  }
  return self;
}

void
anban_field_filler_free (AnbanFieldFiller *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->rows);
  g_free (self);
}

gboolean
anban_field_filler_has_field (AnbanFieldFiller *self, guint field)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_array_index (self->rows, Row, i).field == field)
      return TRUE;
  return FALSE;
}

static char *
dup_text (GtkWidget *editor)
{
  return ANBAN_IS_GROWING_TEXT (editor) ? anban_growing_text_dup_text (ANBAN_GROWING_TEXT (editor))
                                        : g_strdup (gtk_editable_get_text (GTK_EDITABLE (editor)));
}

gboolean
anban_field_filler_apply (AnbanFieldFiller *self, AnbanStore *store, AnbanRecord *record, GError **error)
{
  for (guint i = 0; i < self->rows->len; i++) {
    Row *row = &g_array_index (self->rows, Row, i);
    g_autofree char *text = g_strstrip (dup_text (row->editor));

    if (*text != '\0' && !anban_store_parse_field (store, record, row->field, text, error)) {
      gtk_widget_grab_focus (row->editor);
      return FALSE;
    }
  }
  return TRUE;
}

GtkWidget *
anban_field_filler_get_first (AnbanFieldFiller *self)
{
  return self->rows->len > 0 ? g_array_index (self->rows, Row, 0).editor : NULL;
}
