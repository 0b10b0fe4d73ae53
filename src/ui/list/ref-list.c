/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/list/ref-list.h"

#include <glib/gi18n-lib.h>

#define MOST_ROWS 100

struct _AnbanRefList {
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkSearchEntry *entry;
  GtkListBox *rows;
  AnbanStore *store;
  const AnbanRegister *reg;
};

enum {
  SIGNAL_PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnbanRefList, anban_ref_list, GTK_TYPE_WIDGET)

static GtkWidget *
create_row (AnbanRecord *record)
{
  g_autofree char *title = anban_record_dup_title (record);
  GtkWidget *row = gtk_list_box_row_new (), *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, title);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_set_data_full (G_OBJECT (row), "anban-record", g_object_ref (record), g_object_unref);
  return row;
}

static void
fill (AnbanRefList *self)
{
  g_autoptr (GPtrArray) found = anban_store_suggest (
      self->store, self->reg, gtk_editable_get_text (GTK_EDITABLE (self->entry)), MOST_ROWS);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL && GTK_IS_LIST_BOX_ROW (row))
    gtk_list_box_remove (self->rows, row);
  for (guint i = 0; found != NULL && i < found->len; i++)
    gtk_list_box_append (self->rows, create_row (found->pdata[i]));
}

static void
pick (AnbanRefList *self, GtkListBoxRow *row)
{
  AnbanRecord *record = g_object_get_data (G_OBJECT (row), "anban-record");
  g_autofree char *title = anban_record_dup_title (record);

  g_signal_emit (self, signals[SIGNAL_PICKED], 0, anban_record_get_id (record), title);
}

static void
row_activated_cb (GtkListBox *box, GtkListBoxRow *row, AnbanRefList *self)
{
  pick (self, row);
}

static void
entry_activated_cb (GtkSearchEntry *entry, AnbanRefList *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->rows, 0);

  if (row != NULL)
    pick (self, row);
}

static gboolean
entry_key_cb (
    GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, AnbanRefList *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->rows, 0);

  if (key != GDK_KEY_Down || row == NULL)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (GTK_WIDGET (row));
  return GDK_EVENT_STOP;
}

static void
anban_ref_list_dispose (GObject *object)
{
  AnbanRefList *self = ANBAN_REF_LIST (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anban_ref_list_parent_class)->dispose (object);
}

static void
anban_ref_list_class_init (AnbanRefListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anban_ref_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
}

static void
anban_ref_list_init (AnbanRefList *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (), *nothing = gtk_label_new (_ ("没有符合的"));
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->entry = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("查找"),
                                  -1);
  self->rows = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (nothing, "dim-label");
  gtk_list_box_set_placeholder (self->rows, nothing);
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "pick-list");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->rows));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 320);
  gtk_widget_set_size_request (scrolled, 260, 120);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->entry));
  gtk_box_append (GTK_BOX (self->box), scrolled);
  g_signal_connect (self->rows, "row-activated", G_CALLBACK (row_activated_cb), self);
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (fill), self);
  g_signal_connect (self->entry, "activate", G_CALLBACK (entry_activated_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (entry_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
}

GtkWidget *
anban_ref_list_new (AnbanStore *store, const AnbanRegister *reg)
{
  AnbanRefList *self = g_object_new (ANBAN_TYPE_REF_LIST, NULL);
  g_autofree char *hint = g_strdup_printf (_ ("查找%s"), _ (reg->title));

  self->store = g_object_ref (store);
  self->reg = reg;
  g_object_set (self->entry, "placeholder-text", hint, NULL);
  return GTK_WIDGET (self);
}

void
anban_ref_list_begin (AnbanRefList *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  fill (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
