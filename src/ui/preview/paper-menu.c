/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/preview/paper-menu.h"

#include "ui/form/record-pane.h"
#include "ui/preview/preview-window.h"

#include <glib/gi18n-lib.h>

struct _AnbanPaperMenu {
  GtkWidget parent_instance;

  GtkWidget *button, *list;
  AnbanStore *store;
  AnbanRecord *record;
};

G_DEFINE_FINAL_TYPE (AnbanPaperMenu, anban_paper_menu, GTK_TYPE_WIDGET)

static void
chosen_cb (AnbanPaperMenu *self, GtkWidget *button)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  anban_paper_menu_open (self, g_object_get_data (G_OBJECT (button), "paper"));
}

static void
add_paper (AnbanPaperMenu *self, const AnbanRecordPaper *paper)
{
  GtkWidget *button = gtk_button_new_with_label (_ (paper->title));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (gtk_button_get_child (GTK_BUTTON (button)), GTK_ALIGN_START);
  g_object_set_data (G_OBJECT (button), "paper", (gpointer)paper);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (chosen_cb), self);
  gtk_box_append (GTK_BOX (self->list), button);
}

static void
anban_paper_menu_dispose (GObject *object)
{
  AnbanPaperMenu *self = ANBAN_PAPER_MENU (object);

  g_clear_object (&self->store);
  g_clear_object (&self->record);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  G_OBJECT_CLASS (anban_paper_menu_parent_class)->dispose (object);
}

static void
anban_paper_menu_class_init (AnbanPaperMenuClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anban_paper_menu_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "papermenu");
}

static void
anban_paper_menu_init (AnbanPaperMenu *self)
{
  GtkWidget *popover = gtk_popover_new ();

  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_popover_set_child (GTK_POPOVER (popover), self->list);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), _ ("文书"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), popover);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("文书"),
                                  -1);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("文书"), -1);
}

GtkWidget *
anban_paper_menu_new (void)
{
  return g_object_new (ANBAN_TYPE_PAPER_MENU, NULL);
}

void
anban_paper_menu_set_hint (AnbanPaperMenu *self, const char *hint)
{
  gtk_widget_set_tooltip_text (self->button, hint);
}

void
anban_paper_menu_set_record (AnbanPaperMenu *self, AnbanStore *store, AnbanRecord *record)
{
  const AnbanRecordPaper *paper =
      record != NULL ? anban_record_papers_get (anban_record_get_register (record)) : NULL;
  GtkWidget *child;

  g_set_object (&self->store, store);
  g_set_object (&self->record, record);
  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
  for (; paper != NULL && paper->id != NULL; paper++)
    if (paper->suits == NULL || paper->suits (record))
      add_paper (self, paper);
  gtk_widget_set_visible (GTK_WIDGET (self), record != NULL && anban_record_get_id (record) != 0 &&
                                                 gtk_widget_get_first_child (self->list) != NULL);
}

GtkWidget *
anban_paper_menu_open (AnbanPaperMenu *self, const AnbanRecordPaper *paper)
{
  GtkWidget *pane = gtk_widget_get_ancestor (GTK_WIDGET (self), ANBAN_TYPE_RECORD_PANE);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *window;

  if (self->record == NULL)
    return NULL;
  if (pane != NULL)
    anban_record_pane_flush (ANBAN_RECORD_PANE (pane));
  window = anban_preview_window_new_of_paper (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->store,
                                              paper, anban_record_get_id (self->record));
  gtk_window_present (GTK_WINDOW (window));
  return window;
}
