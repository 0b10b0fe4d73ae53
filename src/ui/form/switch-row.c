/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/form/switch-row.h"

#include <glib/gi18n-lib.h>

struct _AnbanSwitchRow {
  AnbanFieldRow parent_instance;

  GtkWidget *toggle;
};

G_DEFINE_TYPE (AnbanSwitchRow, anban_switch_row, ANBAN_TYPE_FIELD_ROW)

static void
toggled_cb (AnbanSwitchRow *self)
{
  anban_field_row_edited (ANBAN_FIELD_ROW (self));
  anban_field_row_commit (ANBAN_FIELD_ROW (self));
}

static void
anban_switch_row_load (AnbanFieldRow *row)
{
  gtk_switch_set_active (
      GTK_SWITCH (ANBAN_SWITCH_ROW (row)->toggle),
      anban_record_get_int (anban_field_row_get_record (row), anban_field_row_get_index (row)) != 0);
}

static char *
anban_switch_row_dup_text (AnbanFieldRow *row)
{
  return g_strdup (gtk_switch_get_active (GTK_SWITCH (ANBAN_SWITCH_ROW (row)->toggle)) ? _ ("是") : _ ("否"));
}

static void
anban_switch_row_set_text (AnbanFieldRow *row, const char *text)
{
  gtk_switch_set_active (GTK_SWITCH (ANBAN_SWITCH_ROW (row)->toggle), g_str_equal (text, _ ("是")));
}

static gboolean
anban_switch_row_apply (AnbanFieldRow *row, AnbanRecord *record, GError **error)
{
  anban_record_set_int (record, anban_field_row_get_index (row),
                        gtk_switch_get_active (GTK_SWITCH (ANBAN_SWITCH_ROW (row)->toggle)));
  return TRUE;
}

static void
anban_switch_row_set_editable (AnbanFieldRow *row, gboolean editable)
{
  gtk_widget_set_sensitive (ANBAN_SWITCH_ROW (row)->toggle, editable);
}

static void
anban_switch_row_class_init (AnbanSwitchRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AnbanFieldRowClass *row_class = ANBAN_FIELD_ROW_CLASS (klass);

  row_class->load = anban_switch_row_load;
  row_class->dup_text = anban_switch_row_dup_text;
  row_class->set_text = anban_switch_row_set_text;
  row_class->apply = anban_switch_row_apply;
  row_class->set_editable = anban_switch_row_set_editable;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/anban/Anban/ui/switch-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AnbanSwitchRow, toggle);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
anban_switch_row_init (AnbanSwitchRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_hexpand (self->toggle, FALSE);
}
