/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/balance/figure-grid.h"

#include "base/text-width.h"

#include <glib/gi18n-lib.h>

#define LEAST_CHARS 8 /* of a text before it is broken into lines */

struct _AnbanFigureGrid {
  AdwBin parent_instance;
  guint most_rows; /* 0: all */
};

enum {
  SIGNAL_QUERY_REQUESTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnbanFigureGrid, anban_figure_grid, ADW_TYPE_BIN)

static void
clicked_cb (GtkWidget *button, AnbanFigureGrid *self)
{
  g_signal_emit (self, signals[SIGNAL_QUERY_REQUESTED], 0,
                 g_object_get_data (G_OBJECT (button), "anban-query"));
}

static GtkWidget *
create_label (const char *text, double align, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), (float)align);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  /* the room that a table asks for is reckoned with every label as narrow as it can be */
  gtk_label_set_width_chars (GTK_LABEL (label), MIN ((int)g_utf8_strlen (text, -1), LEAST_CHARS));
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static gboolean
is_text (const AnbanFigureColumn *column)
{
  return column->kind == ANBAN_FIGURE_TEXT || column->kind == ANBAN_FIGURE_DATE;
}

static GtkWidget *
create_figure (AnbanFigureGrid *self, const AnbanTabulation *table, guint row, guint column)
{
  guint n;
  const AnbanFigureColumn *columns = anban_tabulation_get_columns (table, &n);
  const AnbanQuery *query = anban_tabulation_get_query (table, row, column);
  g_autofree char *text = anban_tabulation_dup_display (table, row, column);
  gboolean opens = query != NULL && anban_tabulation_get_number (table, row, column) > 0;
  GtkWidget *label = create_label (text, is_text (&columns[column]) ? 0 : 1, "numeric");
  g_autofree char *name = NULL;
  GtkWidget *button;

  /* a wrapping label could be one character wide, and its table as high as that asks for */
  if (is_text (&columns[column]))
    gtk_label_set_width_chars (GTK_LABEL (label), (int)MIN (columns[column].width, anban_text_width (text)));
  if (!is_text (&columns[column]))
    gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  if (anban_tabulation_is_total (table, row))
    gtk_widget_add_css_class (label, "heading");
  if (!opens)
    return label;
  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  name =
      g_strdup_printf ("%s，%s %s", anban_tabulation_get_text (table, row, 0), columns[column].label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (button, _ ("打开这些记录"));
  g_object_set_data (G_OBJECT (button), "anban-query", (gpointer)query);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
  return button;
}

/* The headings of groups, then the titles; a column by itself has both rows. */
static void
attach_header (GtkGrid *grid, const AnbanFigureColumn *columns, guint n)
{
  for (guint i = 0; i < n; i++) {
    guint end = i + 1;
    const char *group = columns[i].group;
    GtkWidget *title = create_label (columns[i].label, is_text (&columns[i]) ? 0 : 1, "caption-heading");

    gtk_grid_attach (grid, title, (int)i, group != NULL ? 1 : 0, 1, group != NULL ? 1 : 2);
    gtk_widget_set_valign (title, GTK_ALIGN_END);
    if (group == NULL || (i > 0 && g_strcmp0 (columns[i - 1].group, group) == 0))
      continue;
    while (end < n && g_strcmp0 (columns[end].group, group) == 0)
      end++;
    gtk_grid_attach (grid, create_label (group, 0.5, "caption-heading"), (int)i, 0, (int)(end - i), 1);
  }
}

void
anban_figure_grid_show (AnbanFigureGrid *self, const AnbanTabulation *tabulation)
{
  GtkWidget *grid = gtk_grid_new (), *scroller = gtk_scrolled_window_new ();
  guint n, n_rows = anban_tabulation_get_n_rows (tabulation);
  const AnbanFigureColumn *columns = anban_tabulation_get_columns (tabulation, &n);

  gtk_widget_add_css_class (grid, "figure-grid");
  gtk_grid_set_column_spacing (GTK_GRID (grid), 10);
  attach_header (GTK_GRID (grid), columns, n);
  for (guint row = 0; row < (self->most_rows > 0 ? MIN (n_rows, self->most_rows) : n_rows); row++)
    for (guint column = 0; column < n; column++) {
      GtkWidget *cell = create_figure (self, tabulation, row, column);

      gtk_widget_set_hexpand (cell, column == 0);
      gtk_grid_attach (GTK_GRID (grid), cell, (int)column, (int)row + 2, 1, 1);
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), grid);
  gtk_widget_add_css_class (scroller, "card");
  adw_bin_set_child (ADW_BIN (self), scroller);
}

static void
anban_figure_grid_class_init (AnbanFigureGridClass *klass)
{
  signals[SIGNAL_QUERY_REQUESTED] =
      g_signal_new ("query-requested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
anban_figure_grid_init (AnbanFigureGrid *self)
{
}

void
anban_figure_grid_set_most_rows (AnbanFigureGrid *self, guint n)
{
  self->most_rows = n;
}

GtkWidget *
anban_figure_grid_new (void)
{
  return g_object_new (ANBAN_TYPE_FIGURE_GRID, NULL);
}
