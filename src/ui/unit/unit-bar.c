/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/unit/unit-bar.h"

#include "registers/unit.h"
#include "ui/form/record-pane.h"
#include "ui/preview/paper-menu.h"
#include "ui/unit/unit-file-window.h"

#include <glib/gi18n-lib.h>

struct _AnbanUnitBar {
  AnbanRecordPart parent_instance;

  GtkWidget *row, *papers;
  AnbanStore *store;
  AnbanRecord *owner;
};

G_DEFINE_TYPE (AnbanUnitBar, anban_unit_bar, ANBAN_TYPE_RECORD_PART)

static gboolean
open_file_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  return gtk_widget_get_mapped (widget) && anban_unit_bar_open_file (ANBAN_UNIT_BAR (widget)) != NULL;
}

static void
record_requested_cb (GtkWidget *window, const AnbanRegister *reg, gint64 id, AnbanUnitBar *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "form.open-record", "(sx)", reg->id, id);
}

static void
query_requested_cb (GtkWidget *window, const AnbanQuery *query, AnbanUnitBar *self)
{
  GtkWidget *pane = gtk_widget_get_ancestor (GTK_WIDGET (self), ANBAN_TYPE_RECORD_PANE);

  if (pane != NULL)
    anban_record_pane_open_query (ANBAN_RECORD_PANE (pane), query);
}

static void
anban_unit_bar_show (AnbanRecordPart *part, AnbanStore *store, AnbanRecord *owner)
{
  AnbanUnitBar *self = ANBAN_UNIT_BAR (part);

  g_set_object (&self->store, store);
  g_set_object (&self->owner, owner);
  gtk_widget_set_visible (GTK_WIDGET (self), owner != NULL);
  anban_paper_menu_set_record (ANBAN_PAPER_MENU (self->papers), store, owner);
}

static void
anban_unit_bar_dispose (GObject *object)
{
  AnbanUnitBar *self = ANBAN_UNIT_BAR (object);

  g_clear_object (&self->store);
  g_clear_object (&self->owner);
  g_clear_pointer (&self->row, gtk_widget_unparent);
  G_OBJECT_CLASS (anban_unit_bar_parent_class)->dispose (object);
}

static void
anban_unit_bar_class_init (AnbanUnitBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anban_unit_bar_dispose;
  ANBAN_RECORD_PART_CLASS (klass)->show = anban_unit_bar_show;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "unitbar");
}

static void
anban_unit_bar_init (AnbanUnitBar *self)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("一企一档"));
  GtkEventController *keys = gtk_shortcut_controller_new ();

  self->row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_margin_start (self->row, 12);
  gtk_widget_set_margin_end (self->row, 12);
  gtk_widget_set_tooltip_text (button, _ ("这家单位的全部情况在一页上（Alt+Enter）"));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (anban_unit_bar_open_file), self);
  gtk_box_append (GTK_BOX (self->row), button);
  self->papers = anban_paper_menu_new ();
  anban_paper_menu_set_hint (ANBAN_PAPER_MENU (self->papers), _ ("打印这家单位的档案"));
  gtk_widget_set_hexpand (self->papers, TRUE);
  gtk_widget_set_halign (self->papers, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (self->row), self->papers);
  gtk_widget_set_parent (self->row, GTK_WIDGET (self));
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Return, GDK_ALT_MASK),
                                                        gtk_callback_action_new (open_file_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("单位档案"), -1);
}

GtkWidget *
anban_unit_bar_open_file (AnbanUnitBar *self)
{
  GtkWidget *pane = gtk_widget_get_ancestor (GTK_WIDGET (self), ANBAN_TYPE_RECORD_PANE);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *window;

  if (self->owner == NULL)
    return NULL;
  if (pane != NULL)
    anban_record_pane_flush (ANBAN_RECORD_PANE (pane));
  window = anban_unit_file_window_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->store,
                                       anban_record_get_id (self->owner));
  g_signal_connect_object (window, "record-requested", G_CALLBACK (record_requested_cb), self, 0);
  g_signal_connect_object (window, "query-requested", G_CALLBACK (query_requested_cb), self, 0);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}
