/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/list/page-switcher.h"

#include <glib/gi18n-lib.h>

static GtkWidget *
create_content (const AnbanPageName *page)
{
  GtkWidget *content;

  if (page->icon_name == NULL)
    return gtk_label_new (_ (page->label));
  content = adw_button_content_new ();
  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), page->icon_name);
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _ (page->label));
  return content;
}

GtkWidget *
anban_page_switcher_new (const char *action, const AnbanPageName *pages, guint n_pages)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  gtk_widget_add_css_class (box, "page-switcher");
  for (guint i = 0; i < n_pages; i++) {
    GtkWidget *button = gtk_toggle_button_new ();

    gtk_button_set_child (GTK_BUTTON (button), create_content (&pages[i]));
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", pages[i].name);
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _ (pages[i].label), -1);
    gtk_box_append (GTK_BOX (box), button);
  }
  return box;
}

gboolean
anban_page_names_contain (const AnbanPageName *pages, guint n_pages, const char *name)
{
  for (guint i = 0; i < n_pages; i++)
    if (g_str_equal (pages[i].name, name))
      return TRUE;
  return FALSE;
}
