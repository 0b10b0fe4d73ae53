/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/import/intake-list.h"

#include "ui/import/intake-row.h"

#include <glib/gi18n-lib.h>

struct _AnbanIntakeList {
  GtkWidget parent_instance;
  GtkWidget *scroller;
  GtkListView *view;
  GListStore *places; /* GtkStringObject each: the rows are told by their place */
  GtkSingleSelection *selection;
  GHashTable *rows; /* AnbanIntakeRow → GtkListItem, those bound */
  AnbanPlanIntake *intake;
  gboolean quiet;
};

G_DEFINE_TYPE (AnbanIntakeList, anban_intake_list, GTK_TYPE_WIDGET)

enum {
  SELECTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AnbanIntakeList *self)
{
  gtk_list_item_set_child (item, anban_intake_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AnbanIntakeList *self)
{
  GtkWidget *row = gtk_list_item_get_child (item);

  anban_intake_row_show (ANBAN_INTAKE_ROW (row), self->intake, gtk_list_item_get_position (item));
  g_hash_table_insert (self->rows, row, item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AnbanIntakeList *self)
{
  g_hash_table_remove (self->rows, gtk_list_item_get_child (item));
}

static void
fill (AnbanIntakeList *self)
{
  guint n = self->intake != NULL ? anban_plan_intake_get_n_tasks (self->intake) : 0;
  int selected = anban_intake_list_get_selected (self);

  self->quiet = TRUE;
  g_list_store_remove_all (self->places);
  for (guint i = 0; i < n; i++) {
    g_autoptr (GtkStringObject) place = gtk_string_object_new ("");

    g_list_store_append (self->places, place);
  }
  self->quiet = FALSE;
  if (n > 0)
    anban_intake_list_select (self, CLAMP (selected, 0, (int)n - 1));
}

static void
changed_cb (AnbanPlanIntake *intake, int index, gboolean structure, AnbanIntakeList *self)
{
  GHashTableIter iter;
  gpointer row, item;

  if (structure) {
    fill (self);
    return;
  }
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &row, &item)) {
    guint position = gtk_list_item_get_position (item);

    if (position < anban_plan_intake_get_n_tasks (intake) && (index < 0 || position == (guint)index))
      anban_intake_row_show (row, intake, position);
  }
}

static void
selected_cb (GtkSingleSelection *selection, GParamSpec *pspec, AnbanIntakeList *self)
{
  if (!self->quiet)
    g_signal_emit (self, signals[SELECTED], 0, anban_intake_list_get_selected (self));
}

static void
anban_intake_list_dispose (GObject *object)
{
  AnbanIntakeList *self = ANBAN_INTAKE_LIST (object);

  if (self->intake != NULL)
    g_signal_handlers_disconnect_by_data (self->intake, self);
  g_clear_object (&self->intake);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->places);
  g_clear_pointer (&self->rows, g_hash_table_unref);
  G_OBJECT_CLASS (anban_intake_list_parent_class)->dispose (object);
}

static void
anban_intake_list_class_init (AnbanIntakeListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_intake_list_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[SELECTED] = g_signal_new ("selected", ANBAN_TYPE_INTAKE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
anban_intake_list_init (AnbanIntakeList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->rows = g_hash_table_new (NULL, NULL);
  self->places = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->places)));
  gtk_single_selection_set_autoselect (self->selection, TRUE);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self, 0);
  self->view = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (self->selection), factory));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "intake-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("读出的任务"), -1);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
anban_intake_list_new (void)
{
  return g_object_new (ANBAN_TYPE_INTAKE_LIST, NULL);
}

void
anban_intake_list_set_intake (AnbanIntakeList *self, AnbanPlanIntake *intake)
{
  if (self->intake != NULL)
    g_signal_handlers_disconnect_by_data (self->intake, self);
  self->quiet = TRUE;
  g_list_store_remove_all (self->places);
  self->quiet = FALSE;
  g_set_object (&self->intake, intake);
  if (intake != NULL)
    g_signal_connect (intake, "changed", G_CALLBACK (changed_cb), self);
  fill (self);
}

int
anban_intake_list_get_selected (AnbanIntakeList *self)
{
  guint selected = gtk_single_selection_get_selected (self->selection);

  return selected == GTK_INVALID_LIST_POSITION ? -1 : (int)selected;
}

/* The focus that stands in the list goes along with the selection. */
static void
move_focus (AnbanIntakeList *self, guint index)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GHashTableIter iter;
  gpointer row, item;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return;
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &row, &item))
    if (gtk_list_item_get_position (item) == index) {
      gtk_widget_grab_focus (gtk_widget_get_parent (row));
      return;
    }
}

void
anban_intake_list_select (AnbanIntakeList *self, int index)
{

  if (index < 0)
    return;
  self->quiet = TRUE;
  gtk_single_selection_set_selected (self->selection, (guint)index);
  self->quiet = FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", (guint)index);
  move_focus (self, (guint)index);
  g_signal_emit (self, signals[SELECTED], 0, index);
}

void
anban_intake_list_grab_focus (AnbanIntakeList *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}
