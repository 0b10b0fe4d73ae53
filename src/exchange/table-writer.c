/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/table-writer.h"

void
anban_table_writer_free (AnbanTableWriter *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->notices, g_ptr_array_unref);
  self->klass->free (self);
}

gboolean
anban_table_writer_begin_sheet (AnbanTableWriter *self, const AnbanSheet *sheet, GError **error)
{
  g_return_val_if_fail (sheet->n_columns > 0, FALSE);
  return self->klass->begin_sheet (self, sheet, error);
}

gboolean
anban_table_writer_add_row (AnbanTableWriter *self, const AnbanCell *cells, GError **error)
{
  return self->klass->add_row (self, cells, error);
}

gboolean
anban_table_writer_finish (AnbanTableWriter *self, GCancellable *cancellable, GError **error)
{
  return self->klass->finish (self, cancellable, error);
}

const GPtrArray *
anban_table_writer_get_notices (AnbanTableWriter *self)
{
  return self->notices;
}

AnbanCellTone
anban_cell_tone_from_class (const char *css_class)
{
  if (css_class == NULL)
    return ANBAN_CELL_PLAIN;
  if (g_str_equal (css_class, "success"))
    return ANBAN_CELL_SUCCESS;
  if (g_str_equal (css_class, "warning"))
    return ANBAN_CELL_WARNING;
  if (g_str_equal (css_class, "error"))
    return ANBAN_CELL_ERROR;
  if (g_str_equal (css_class, "accent"))
    return ANBAN_CELL_ACCENT;
  if (g_str_equal (css_class, "dim-label"))
    return ANBAN_CELL_DIM;
  return ANBAN_CELL_PLAIN;
}
