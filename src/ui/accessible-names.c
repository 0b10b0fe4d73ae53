/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/accessible-names.h"

#include <glib/gi18n-lib.h>

/* a window is looked over once for many changes in a row */
#define DELAY_MS 250

static const char *
get_text (GtkWidget *widget)
{
  return GTK_IS_LABEL (widget)         ? gtk_label_get_text (GTK_LABEL (widget))
         : GTK_IS_INSCRIPTION (widget) ? gtk_inscription_get_text (GTK_INSCRIPTION (widget))
                                       : NULL;
}

/* The first widget with a text in @widget. What is hidden is not read: a badge that does not apply, the page
 * "(None)" that GTK keeps in each drop-down. */
static GtkWidget *
find_text_widget (GtkWidget *widget)
{
  const char *text = get_text (widget);
  GtkWidget *found = text != NULL && *text != '\0' ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child) && gtk_widget_get_child_visible (child))
      found = find_text_widget (child);
  return found;
}

static const char *
choose_name (GtkWidget *widget)
{
  GtkWidget *shown;

  if (GTK_IS_SCROLLBAR (widget) || GTK_IS_RANGE (widget))
    return _ ("滚动条");
  if (GTK_IS_IMAGE (widget))
    return _ ("图标");
  if (gtk_widget_get_tooltip_text (widget) != NULL)
    return gtk_widget_get_tooltip_text (widget);
  shown = find_text_widget (widget);
  return shown != NULL ? get_text (shown) : _ ("区域");
}

static gboolean
has_name (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  return gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL) ||
         gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

/* Texts name themselves; groups have no name in GTK. */
static gboolean
needs_name (GtkWidget *widget)
{
  GtkAccessibleRole role = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget));

  return !GTK_IS_LABEL (widget) && !GTK_IS_INSCRIPTION (widget) && !GTK_IS_TEXT (widget) &&
         role != GTK_ACCESSIBLE_ROLE_NONE && role != GTK_ACCESSIBLE_ROLE_GROUP && !has_name (widget);
}

/* The button in a drop-down, which has the focus, says what is asked and what is chosen now. */
static void
name_drop_down (GtkWidget *widget)
{
  GtkWidget *button = gtk_widget_get_first_child (widget), *chosen = find_text_widget (widget);

  if (GTK_IS_TOGGLE_BUTTON (button) && chosen != NULL && !has_name (button))
    gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY, widget,
                                    chosen, NULL, -1);
}

void
anban_accessible_names_fill (GtkWidget *widget)
{
  if (GTK_IS_DROP_DOWN (widget))
    name_drop_down (widget);
  if (needs_name (widget))
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    choose_name (widget), -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    anban_accessible_names_fill (child);
}

#define SOURCE "anban-names-source"

static gboolean
fill_cb (gpointer data)
{
  GtkWidget *window = data;

  g_object_steal_data (G_OBJECT (window), SOURCE);
  anban_accessible_names_fill (window);
  return G_SOURCE_REMOVE;
}

static void
remove_source (gpointer data)
{
  g_source_remove (GPOINTER_TO_UINT (data));
}

/* The timer goes with the window and does not keep it. */
void
anban_accessible_names_fill_soon (GtkWidget *window)
{
  guint source;

  if (g_object_get_data (G_OBJECT (window), SOURCE) != NULL || gtk_widget_in_destruction (window))
    return;
  source = g_timeout_add_full (G_PRIORITY_LOW, DELAY_MS, fill_cb, window, NULL);
  g_object_set_data_full (G_OBJECT (window), SOURCE, GUINT_TO_POINTER (source), remove_source);
}

/* What is new in a window comes with the focus: another view, an opened row, a popover. */
static void
windows_changed_cb (GListModel *windows, guint position, guint removed, guint added)
{
  for (guint i = position; i < position + added; i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

    g_signal_connect (window, "map", G_CALLBACK (anban_accessible_names_fill_soon), NULL);
    g_signal_connect (window, "notify::focus-widget", G_CALLBACK (anban_accessible_names_fill_soon), NULL);
  }
}

void
anban_accessible_names_watch (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  g_signal_connect (windows, "items-changed", G_CALLBACK (windows_changed_cb), NULL);
  windows_changed_cb (windows, 0, 0, g_list_model_get_n_items (windows));
}
