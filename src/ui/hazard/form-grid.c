/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/hazard/form-grid.h"

#include "ui/form/growing-text.h"

#include <glib/gi18n-lib.h>

GtkWidget *
anban_form_grid_new (void)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 8);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  return grid;
}

void
anban_form_grid_add (GtkGrid *grid, int *row, const char *label, gboolean required, GtkWidget *editor)
{
  g_autofree char *text = required ? g_strdup_printf (_ ("%s *"), label) : g_strdup (label);
  GtkWidget *caption = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (caption), 1);
  gtk_widget_set_valign (caption, GTK_ALIGN_START);
  gtk_widget_set_margin_top (caption, 7);
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_widget_set_hexpand (editor, TRUE);
  gtk_grid_attach (grid, caption, 0, *row, 1, 1);
  gtk_grid_attach (grid, editor, 1, *row, 1, 1);
  (*row)++;
}

void
anban_form_grid_add_heading (GtkGrid *grid, int *row, const char *text)
{
  GtkWidget *heading = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_set_margin_top (heading, *row > 0 ? 6 : 0);
  gtk_grid_attach (grid, heading, 0, *row, 2, 1);
  (*row)++;
}

GtkWidget *
anban_form_grid_add_entry (GtkGrid *grid, int *row, const char *label, gboolean required)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  anban_form_grid_add (grid, row, label, required, entry);
  return entry;
}

GtkWidget *
anban_form_grid_create_text (const char *name, GtkWidget **framed)
{
  GtkWidget *text = g_object_new (ANBAN_TYPE_GROWING_TEXT, NULL);
  GtkTextView *view = anban_growing_text_get_view (ANBAN_GROWING_TEXT (text));

  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  *framed = gtk_frame_new (NULL);
  gtk_widget_add_css_class (*framed, "text-editor");
  gtk_frame_set_child (GTK_FRAME (*framed), text);
  return text;
}

GtkWidget *
anban_form_grid_add_text (GtkGrid *grid, int *row, const char *label, gboolean required)
{
  GtkWidget *framed;
  GtkWidget *text = anban_form_grid_create_text (label, &framed);

  anban_form_grid_add (grid, row, label, required, framed);
  return text;
}
