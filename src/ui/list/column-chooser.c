/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/list/column-chooser.h"

#include <glib/gi18n-lib.h>

typedef struct {
  AnbanListColumns *columns;
  const AnbanRegister *reg;
  GPtrArray *checks; /* by field; NULL for hidden ones */
  gboolean quiet;
} Chooser;

static void
chooser_free (gpointer data)
{
  Chooser *self = data;

  g_object_unref (self->columns);
  g_ptr_array_unref (self->checks);
  g_free (self);
}

static void
show_choice (Chooser *self)
{
  self->quiet = TRUE;
  for (guint i = 0; i < self->checks->len; i++)
    if (self->checks->pdata[i] != NULL)
      gtk_check_button_set_active (self->checks->pdata[i], anban_list_columns_has_field (self->columns, i));
  self->quiet = FALSE;
}

static void
toggled_cb (GtkCheckButton *check, Chooser *self)
{
  guint field;

  if (self->quiet || !g_ptr_array_find (self->checks, check, &field))
    return;
  anban_list_columns_set_shown (self->columns, field, gtk_check_button_get_active (check));
  /* the last column stays */
  show_choice (self);
}

static void
reset_cb (GtkButton *button, Chooser *self)
{
  anban_list_columns_reset (self->columns);
  gtk_widget_activate_action (GTK_WIDGET (button), "list.default-sort", NULL);
  show_choice (self);
}

static GtkWidget *
create_checks (Chooser *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scrolled = gtk_scrolled_window_new ();

  for (guint i = 0; i < self->reg->n_fields; i++) {
    GtkWidget *check = NULL;

    if ((self->reg->fields[i].flags & ANBAN_FIELD_HIDDEN) == 0) {
      check = gtk_check_button_new_with_label (_ (self->reg->fields[i].label));
      g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), self);
      gtk_box_append (GTK_BOX (box), check);
    }
    g_ptr_array_add (self->checks, check);
  }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 420);
  return scrolled;
}

GtkWidget *
anban_column_chooser_new (AnbanListColumns *columns, const AnbanRegister *reg)
{
  GtkWidget *button = gtk_menu_button_new (), *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *reset = gtk_button_new_with_label (_ ("恢复默认的列和次序"));
  Chooser *self = g_new0 (Chooser, 1);

  self->columns = g_object_ref (columns);
  self->reg = reg;
  self->checks = g_ptr_array_new ();
  g_object_set_data_full (G_OBJECT (button), "anban-chooser", self, chooser_free);
  gtk_box_append (GTK_BOX (box), create_checks (self));
  gtk_box_append (GTK_BOX (box), reset);
  g_signal_connect (reset, "clicked", G_CALLBACK (reset_cb), self);
  show_choice (self);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("选择显示的列"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("选择显示的列"),
                                  -1);
  return button;
}
