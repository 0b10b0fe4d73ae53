/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/hazard/photo-window.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

static GtkWidget *
create_picture (GBytes *bytes, const char *caption)
{
  g_autoptr (GdkTexture) texture = gdk_texture_new_from_bytes (bytes, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *picture, *label;

  if (texture != NULL)
    picture = gtk_picture_new_for_paintable (GDK_PAINTABLE (texture));
  else
    picture = gtk_label_new (_ ("照片读不出来；请从备份中取回"));
  gtk_widget_set_hexpand (picture, TRUE);
  gtk_widget_set_vexpand (picture, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (picture), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  caption != NULL ? caption : _ ("照片"), -1);
  gtk_box_append (GTK_BOX (box), picture);
  if (caption != NULL) {
    label = gtk_label_new (caption);
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
    gtk_widget_add_css_class (label, "dim-label");
    gtk_box_append (GTK_BOX (box), label);
  }
  return box;
}

static gboolean
close_cb (GtkWidget *window, GVariant *arguments, gpointer data)
{
  gtk_window_close (GTK_WINDOW (window));
  return TRUE;
}

void
anban_photo_window_present_pair (GtkWidget *from,
                                 GBytes *left,
                                 const char *left_caption,
                                 GBytes *right,
                                 const char *right_caption,
                                 const char *title)
{
  GtkRoot *root = gtk_widget_get_root (from);
  GtkWidget *window = adw_window_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *pictures = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkEventController *keys = gtk_shortcut_controller_new ();
  int width = 900, height = 680;

  if (GTK_IS_WINDOW (root)) {
    gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (root));
    width = MAX (640, gtk_widget_get_width (GTK_WIDGET (root)) * 9 / 10);
    height = MAX (480, gtk_widget_get_height (GTK_WIDGET (root)) * 9 / 10);
  }
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_title (GTK_WINDOW (window), title);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_box_append (GTK_BOX (content), adw_header_bar_new ());
  gtk_widget_set_margin_start (pictures, 12);
  gtk_widget_set_margin_end (pictures, 12);
  gtk_widget_set_margin_bottom (pictures, 12);
  gtk_box_set_homogeneous (GTK_BOX (pictures), TRUE);
  gtk_box_append (GTK_BOX (pictures), create_picture (left, left_caption));
  if (right != NULL)
    gtk_box_append (GTK_BOX (pictures), create_picture (right, right_caption));
  gtk_box_append (GTK_BOX (content), pictures);
  adw_window_set_content (ADW_WINDOW (window), content);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_callback_action_new (close_cb, NULL, NULL)));
  gtk_widget_add_controller (window, keys);
  gtk_window_present (GTK_WINDOW (window));
}

void
anban_photo_window_present (GtkWidget *from, GBytes *picture, const char *title)
{
  anban_photo_window_present_pair (from, picture, NULL, NULL, NULL, title);
}
