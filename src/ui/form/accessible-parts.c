/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/form/accessible-parts.h"

#include <glib/gi18n-lib.h>

static void
set_name (gpointer accessible, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (accessible), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
name_pages (GtkStack *stack, const char *name)
{
  g_autoptr (GtkSelectionModel) pages = gtk_stack_get_pages (stack);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pages)); i++) {
    g_autoptr (GObject) page = g_list_model_get_item (G_LIST_MODEL (pages), i);

    set_name (page, name);
  }
}

/* Private classes have no macros. */
static gboolean
is_type (GtkWidget *widget, const char *type_name)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), type_name);
}

static void
name_widget (GtkWidget *widget, GtkWidget *parent, const char *name)
{
  if (GTK_IS_STACK (widget))
    name_pages (GTK_STACK (widget), name);
  else if (GTK_IS_SCROLLBAR (widget) || is_type (widget, "GtkRange"))
    set_name (widget, _ ("滚动条"));
  else if ((GTK_IS_DROP_DOWN (parent) && GTK_IS_TOGGLE_BUTTON (widget)) ||
           (GTK_IS_MENU_BUTTON (parent) && GTK_IS_TOGGLE_BUTTON (widget)) ||
           is_type (widget, "GtkListItemWidget") || is_type (widget, "GtkBuiltinIcon") ||
           is_type (widget, "GtkGizmo") || GTK_IS_POPOVER (widget) || GTK_IS_LIST_VIEW (widget))
    set_name (widget, name);
}

void
anban_accessible_parts_name (GtkWidget *root, const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    name_widget (child, root, name);
    anban_accessible_parts_name (child, name);
  }
}
