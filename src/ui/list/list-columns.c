/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/list/list-columns.h"

#include "ui/desktop-settings.h"
#include "ui/list/list-cell.h"

#include <glib/gi18n-lib.h>

#define CELL_PADDING 14
#define ICON_ROOM    20
#define LEAST_WIDTH  44
/* the title takes what room is left and can start small */
#define TITLE_WIDTH 26

struct _AnbanListColumns {
  GObject parent_instance;
  GtkColumnView *view;
  const AnbanRegister *reg;
  GArray *fields; /* guint */
  gboolean tree;  /* rows stand under others */
  int noted;      /* the field whose sorter was asked last */
  gboolean quiet; /* the program changes the sort itself */
};

/* What a sorter and a cell factory know of their column. */
typedef struct {
  AnbanListColumns *owner; /* outlives the columns */
  guint field;
} Column;

enum {
  SIGNAL_SORT_CHANGED,
  SIGNAL_COLUMNS_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnbanListColumns, anban_list_columns, G_TYPE_OBJECT)

/* Notes the field; never says equal, so that the next column is not asked. */
static int
note_field (gconstpointer a, gconstpointer b, gpointer data)
{
  Column *column = data;

  column->owner->noted = (int)column->field;
  return GTK_ORDERING_SMALLER;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Column *column)
{
  gtk_list_item_set_child (item, GTK_WIDGET (anban_list_cell_new (column->owner->reg, column->field, item)));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Column *column)
{
  AnbanListCell *cell = ANBAN_LIST_CELL (gtk_list_item_get_child (item));

  anban_list_cell_set_indented (cell,
                                column->owner->tree && (int)column->field == column->owner->reg->title_field);
  anban_list_cell_set_item (cell, gtk_list_item_get_item (item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Column *column)
{
  anban_list_cell_set_item (ANBAN_LIST_CELL (gtk_list_item_get_child (item)), NULL);
}

/* Pixels of one half-width character in the list's font. */
static double
get_character_width (AnbanListColumns *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self->view));
  g_autoptr (PangoLayout) layout = pango_layout_new (context);
  int width;

  pango_layout_set_text (layout, "责任清单", -1);
  pango_layout_get_size (layout, &width, NULL);
  return (double)width / PANGO_SCALE / 8;
}

static int
get_default_width (AnbanListColumns *self, guint field)
{
  const AnbanField *f = &self->reg->fields[field];
  double character = get_character_width (self);
  guint characters = f->width;

  if ((int)field == self->reg->title_field)
    characters = MIN (characters, TITLE_WIDTH);
  for (const AnbanChoice *choice = f->choices; choice != NULL && choice->label != NULL; choice++)
    if (choice->icon_name != NULL)
      return MAX ((int)(characters * character) + CELL_PADDING + ICON_ROOM / 2, LEAST_WIDTH);
  return MAX ((int)(characters * character) + CELL_PADDING, LEAST_WIDTH);
}

static void
width_changed_cb (GtkColumnViewColumn *view_column, GParamSpec *pspec, Column *column)
{
  int width = gtk_column_view_column_get_fixed_width (view_column);

  if (!column->owner->quiet && width > 0)
    anban_desktop_settings_set_column_width (column->owner->reg, column->field, width);
}

static GtkColumnViewColumn *
create_column (AnbanListColumns *self, guint field)
{
  const AnbanField *f = &self->reg->fields[field];
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *view_column = gtk_column_view_column_new (_ (f->label), factory);
  Column *column = g_new (Column, 1);
  g_autoptr (GtkSorter) sorter = NULL;
  int width = anban_desktop_settings_get_column_width (self->reg, field);

  column->owner = self;
  column->field = field;
  g_object_set_data_full (G_OBJECT (view_column), "anban-column", column, g_free);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), column);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), column);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), column);
  sorter = GTK_SORTER (gtk_custom_sorter_new (note_field, column, NULL));
  gtk_column_view_column_set_sorter (view_column, sorter);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_column_set_expand (view_column, (int)field == self->reg->title_field);
  gtk_column_view_column_set_fixed_width (view_column, width > 0 ? width : get_default_width (self, field));
  g_signal_connect (view_column, "notify::fixed-width", G_CALLBACK (width_changed_cb), column);
  return view_column;
}

static void
show_columns (AnbanListColumns *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  self->quiet = TRUE;
  while (g_list_model_get_n_items (columns) > 0) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

    gtk_column_view_remove_column (self->view, column);
  }
  for (guint i = 0; i < self->fields->len; i++) {
    g_autoptr (GtkColumnViewColumn) column = create_column (self, g_array_index (self->fields, guint, i));

    gtk_column_view_append_column (self->view, column);
  }
  self->quiet = FALSE;
}

/* A header was dragged to another place. */
static void
columns_moved_cb (AnbanListColumns *self, guint position, guint removed, guint added, GListModel *columns)
{
  g_autoptr (GArray) fields = NULL;

  if (self->quiet || g_list_model_get_n_items (columns) != self->fields->len)
    return;
  fields = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < self->fields->len; i++) {
    g_autoptr (GtkColumnViewColumn) view_column = g_list_model_get_item (columns, i);
    Column *column = g_object_get_data (G_OBJECT (view_column), "anban-column");

    g_array_append_val (fields, column->field);
  }
  g_array_unref (self->fields);
  self->fields = g_steal_pointer (&fields);
  anban_desktop_settings_set_columns (self->reg, (const guint *)(gpointer)self->fields->data,
                                      self->fields->len);
}

static GArray *
list_default_fields (const AnbanRegister *reg)
{
  GArray *fields = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < reg->n_fields; i++)
    if ((reg->fields[i].flags & ANBAN_FIELD_IN_LIST) != 0 && (reg->fields[i].flags & ANBAN_FIELD_HIDDEN) == 0)
      g_array_append_val (fields, i);
  return fields;
}

/* GTK tells only that something about the sort changed: two items that differ make the first sorter speak. */
static void
sorter_changed_cb (GtkSorter *sorter, GtkSorterChange change, AnbanListColumns *self)
{
  g_autoptr (GObject) a = NULL, b = NULL;
  GtkOrdering order;

  if (self->quiet)
    return;
  a = g_object_new (G_TYPE_OBJECT, NULL);
  b = g_object_new (G_TYPE_OBJECT, NULL);
  self->noted = -1;
  order = gtk_sorter_compare (sorter, a, b);
  g_signal_emit (self, signals[SIGNAL_SORT_CHANGED], 0, self->noted, order == GTK_ORDERING_LARGER);
}

static void
anban_list_columns_finalize (GObject *object)
{
  AnbanListColumns *self = ANBAN_LIST_COLUMNS (object);

  g_clear_pointer (&self->fields, g_array_unref);
  G_OBJECT_CLASS (anban_list_columns_parent_class)->finalize (object);
}

static void
anban_list_columns_class_init (AnbanListColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anban_list_columns_finalize;
  signals[SIGNAL_SORT_CHANGED] =
      g_signal_new ("sort-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_BOOLEAN);
  signals[SIGNAL_COLUMNS_CHANGED] = g_signal_new ("columns-changed", G_TYPE_FROM_CLASS (klass),
                                                  G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
anban_list_columns_init (AnbanListColumns *self)
{
  self->noted = -1;
}

AnbanListColumns *
anban_list_columns_new (GtkColumnView *view, const AnbanRegister *reg)
{
  AnbanListColumns *self = g_object_new (ANBAN_TYPE_LIST_COLUMNS, NULL);

  self->view = view;
  self->reg = reg;
  self->fields = anban_desktop_settings_dup_columns (reg);
  if (self->fields == NULL)
    self->fields = list_default_fields (reg);
  show_columns (self);
  gtk_column_view_set_reorderable (view, TRUE);
  g_signal_connect_object (gtk_column_view_get_columns (view), "items-changed", G_CALLBACK (columns_moved_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_sorter (view), "changed", G_CALLBACK (sorter_changed_cb), self,
                           0);
  return self;
}

const guint *
anban_list_columns_get_fields (AnbanListColumns *self, guint *n_fields)
{
  *n_fields = self->fields->len;
  return (const guint *)(gpointer)self->fields->data;
}

gboolean
anban_list_columns_has_field (AnbanListColumns *self, guint field)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (g_array_index (self->fields, guint, i) == field)
      return TRUE;
  return FALSE;
}

static void
show_anew (AnbanListColumns *self)
{
  show_columns (self);
  g_signal_emit (self, signals[SIGNAL_COLUMNS_CHANGED], 0);
}

void
anban_list_columns_set_shown (AnbanListColumns *self, guint field, gboolean shown)
{
  guint place = 0;

  if (anban_list_columns_has_field (self, field) == shown || (!shown && self->fields->len == 1))
    return;
  if (shown) {
    /* where the descriptor has it among those shown */
    while (place < self->fields->len && g_array_index (self->fields, guint, place) < field)
      place++;
    g_array_insert_val (self->fields, place, field);
  } else {
    while (g_array_index (self->fields, guint, place) != field)
      place++;
    g_array_remove_index (self->fields, place);
  }
  anban_desktop_settings_set_columns (self->reg, (const guint *)(gpointer)self->fields->data,
                                      self->fields->len);
  show_anew (self);
}

void
anban_list_columns_reset (AnbanListColumns *self)
{
  g_array_unref (self->fields);
  self->fields = list_default_fields (self->reg);
  anban_desktop_settings_set_columns (self->reg, NULL, 0);
  for (guint i = 0; i < self->reg->n_fields; i++)
    if (anban_desktop_settings_get_column_width (self->reg, i) > 0)
      anban_desktop_settings_set_column_width (self->reg, i, 0);
  show_anew (self);
}

void
anban_list_columns_set_tree (AnbanListColumns *self, gboolean tree)
{
  self->tree = tree;
}

void
anban_list_columns_set_sort (AnbanListColumns *self, int field, gboolean descending)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  GtkColumnViewColumn *found = NULL;

  for (guint i = 0; i < self->fields->len; i++)
    if ((int)g_array_index (self->fields, guint, i) == field) {
      found = g_list_model_get_item (columns, i);
      g_object_unref (found); /* the view keeps it */
    }
  self->quiet = TRUE;
  gtk_column_view_sort_by_column (self->view, found, descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  self->quiet = FALSE;
}
