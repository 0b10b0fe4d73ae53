/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/hazard/photo-card.h"

#include <glib/gi18n-lib.h>

struct _AnbanPhotoCard {
  GtkWidget parent_instance;

  GtkWidget *overlay, *button, *remove;
};

G_DEFINE_TYPE (AnbanPhotoCard, anban_photo_card, GTK_TYPE_WIDGET)

enum {
  OPEN,
  REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
open_cb (AnbanPhotoCard *self)
{
  g_signal_emit (self, signals[OPEN], 0);
}

static void
remove_cb (AnbanPhotoCard *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

static gboolean
key_pressed_cb (AnbanPhotoCard *self, guint keyval)
{
  if (keyval != GDK_KEY_Delete && keyval != GDK_KEY_KP_Delete)
    return GDK_EVENT_PROPAGATE;
  if (gtk_widget_get_visible (self->remove))
    remove_cb (self);
  return GDK_EVENT_STOP;
}

static gboolean
anban_photo_card_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ANBAN_PHOTO_CARD (widget)->button);
}

static void
anban_photo_card_dispose (GObject *object)
{
  g_clear_pointer (&ANBAN_PHOTO_CARD (object)->overlay, gtk_widget_unparent);
  G_OBJECT_CLASS (anban_photo_card_parent_class)->dispose (object);
}

static void
anban_photo_card_class_init (AnbanPhotoCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_photo_card_dispose;
  widget_class->grab_focus = anban_photo_card_grab_focus;
  signals[OPEN] = g_signal_new ("open", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVE] = g_signal_new ("remove", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "photocard");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
anban_photo_card_init (AnbanPhotoCard *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
  self->overlay = gtk_overlay_new ();
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
  self->button = gtk_button_new ();
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "photo");
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), self->button);
  self->remove = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_widget_add_css_class (self->remove, "osd");
  gtk_widget_add_css_class (self->remove, "circular");
  gtk_widget_add_css_class (self->remove, "photo-remove");
  gtk_widget_set_focusable (self->remove, FALSE);
  gtk_widget_set_halign (self->remove, GTK_ALIGN_END);
  gtk_widget_set_valign (self->remove, GTK_ALIGN_START);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), self->remove);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (open_cb), self);
  g_signal_connect_swapped (self->remove, "clicked", G_CALLBACK (remove_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->button, keys);
}

GtkWidget *
anban_photo_card_new (GBytes *preview, const char *name, int side)
{
  AnbanPhotoCard *self = g_object_new (ANBAN_TYPE_PHOTO_CARD, NULL);
  g_autofree char *open = g_strdup_printf (_ ("照片“%s”，按回车看大图，按 Delete 移除"), name);
  g_autofree char *remove = g_strdup_printf (_ ("移除照片“%s”"), name);
  g_autoptr (GdkTexture) texture = preview != NULL ? gdk_texture_new_from_bytes (preview, NULL) : NULL;
  GtkWidget *picture;

  if (texture != NULL) {
    picture = gtk_picture_new_for_paintable (GDK_PAINTABLE (texture));
    gtk_picture_set_can_shrink (GTK_PICTURE (picture), TRUE);
  } else {
    picture = gtk_image_new_from_icon_name ("image-x-generic-symbolic");
    gtk_image_set_icon_size (GTK_IMAGE (picture), GTK_ICON_SIZE_LARGE);
  }
  g_object_set (picture, "width-request", side, "height-request", side * 3 / 4, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (picture), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_button_set_child (GTK_BUTTON (self->button), picture);
  gtk_widget_set_tooltip_text (self->button, name);
  gtk_widget_set_tooltip_text (self->remove, _ ("移除（Delete）"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, open, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_LABEL, remove, -1);
  return GTK_WIDGET (self);
}

void
anban_photo_card_set_removable (AnbanPhotoCard *self, gboolean removable)
{
  gtk_widget_set_visible (self->remove, removable);
}
