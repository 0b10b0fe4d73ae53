/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/hazard/photo-strip.h"

#include "ui/hazard/photo-card.h"
#include "ui/hazard/photo-loader.h"
#include "ui/hazard/photo-window.h"

#include <glib/gi18n-lib.h>

#define CARD_SIDE 72

struct _AnbanPhotoStrip {
  GtkWidget parent_instance;

  GtkWidget *cards, *add_button;
  GPtrArray *photos;
  int longest_side;
  guint n_reading;
};

G_DEFINE_TYPE (AnbanPhotoStrip, anban_photo_strip, GTK_TYPE_WIDGET)

enum {
  CHANGED,
  REFUSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static guint
get_place (GtkWidget *card)
{
  guint place = 0;

  while ((card = gtk_widget_get_prev_sibling (card)) != NULL)
    place++;
  return place;
}

static void
remove_cb (AnbanPhotoStrip *self, GtkWidget *card)
{
  g_ptr_array_remove_index (self->photos, get_place (card));
  gtk_widget_grab_focus (self->add_button);
  gtk_box_remove (GTK_BOX (self->cards), card);
  gtk_widget_set_visible (self->cards, self->photos->len > 0);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
open_cb (AnbanPhotoStrip *self, GtkWidget *card)
{
  AnbanPhoto *photo = self->photos->pdata[get_place (card)];

  anban_photo_window_present (GTK_WIDGET (self), photo->picture, photo->name);
}

static void
show_card (AnbanPhotoStrip *self, AnbanPhoto *photo)
{
  GtkWidget *card = anban_photo_card_new (photo->preview, photo->name, CARD_SIDE);

  g_signal_connect_swapped (card, "open", G_CALLBACK (open_cb), self);
  g_signal_connect_swapped (card, "remove", G_CALLBACK (remove_cb), self);
  gtk_box_append (GTK_BOX (self->cards), card);
  gtk_widget_set_visible (self->cards, TRUE);
}

static void
read_cb (GtkWidget *widget, GPtrArray *photos, GPtrArray *refusals, gpointer data)
{
  AnbanPhotoStrip *self = ANBAN_PHOTO_STRIP (widget);
  guint n_photos = photos->len;

  if (self->photos == NULL)
    return; /* disposed of */
  while (photos->len > 0)
    anban_photo_strip_add (self, g_ptr_array_steal_index (photos, 0));
  for (guint i = 0; i < refusals->len; i++)
    g_signal_emit (self, signals[REFUSED], 0, refusals->pdata[i]);
  if (n_photos > 0 && refusals->len == 0)
    g_signal_emit (self, signals[REFUSED], 0, NULL);
}

static void
end_reading (gpointer data)
{
  AnbanPhotoStrip *self = data;

  self->n_reading--;
  g_object_unref (self);
}

static AnbanPhotoRequest
begin_reading (AnbanPhotoStrip *self)
{
  self->n_reading++;
  return (AnbanPhotoRequest){self->longest_side, read_cb, g_object_ref (self), end_reading};
}

static void
add_cb (AnbanPhotoStrip *self)
{
  AnbanPhotoRequest request = begin_reading (self);

  anban_photo_loader_choose (GTK_WIDGET (self), &request);
}

static gboolean
drop_cb (AnbanPhotoStrip *self, const GValue *value)
{
  AnbanPhotoRequest request = begin_reading (self);

  return anban_photo_loader_drop (GTK_WIDGET (self), value, &request);
}

static void
paste_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  anban_photo_strip_paste (ANBAN_PHOTO_STRIP (widget));
}

static gboolean
anban_photo_strip_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ANBAN_PHOTO_STRIP (widget)->add_button);
}

static void
anban_photo_strip_dispose (GObject *object)
{
  AnbanPhotoStrip *self = ANBAN_PHOTO_STRIP (object);

  g_clear_pointer (&self->photos, g_ptr_array_unref);
  g_clear_pointer (&self->cards, gtk_widget_unparent);
  g_clear_pointer (&self->add_button, gtk_widget_unparent);
  G_OBJECT_CLASS (anban_photo_strip_parent_class)->dispose (object);
}

static void
anban_photo_strip_class_init (AnbanPhotoStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_photo_strip_dispose;
  widget_class->grab_focus = anban_photo_strip_grab_focus;
  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REFUSED] =
      g_signal_new ("refused", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_css_name (widget_class, "photostrip");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "photo.paste", NULL, paste_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "photo.paste", NULL);
}

static void
anban_photo_strip_init (AnbanPhotoStrip *self)
{
  GtkDropTarget *drop = anban_photo_loader_create_drop_target ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 6);
  self->photos = g_ptr_array_new_with_free_func ((GDestroyNotify)anban_photo_free);
  self->cards = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_visible (self->cards, FALSE);
  gtk_widget_set_parent (self->cards, GTK_WIDGET (self));
  self->add_button = gtk_button_new ();
  gtk_box_append (GTK_BOX (content),
                  g_object_new (GTK_TYPE_IMAGE, "icon-name", "camera-photo-symbolic", "accessible-role",
                                GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_box_append (GTK_BOX (content), gtk_label_new (_ ("添加照片")));
  gtk_button_set_child (GTK_BUTTON (self->add_button), content);
  gtk_widget_set_valign (self->add_button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->add_button, _ ("选择照片；也可把照片拖到这里，或复制后按 Ctrl+V"));
  gtk_widget_set_parent (self->add_button, GTK_WIDGET (self));
  g_signal_connect_swapped (self->add_button, "clicked", G_CALLBACK (add_cb), self);
  g_signal_connect_swapped (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

GtkWidget *
anban_photo_strip_new (const char *name, int longest_side)
{
  AnbanPhotoStrip *self = g_object_new (ANBAN_TYPE_PHOTO_STRIP, NULL);
  g_autofree char *add = g_strdup_printf (_ ("添加照片：%s"), name);

  self->longest_side = longest_side;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL, add, -1);
  return GTK_WIDGET (self);
}

guint
anban_photo_strip_get_n_photos (AnbanPhotoStrip *self)
{
  return self->photos->len;
}

GPtrArray *
anban_photo_strip_get_photos (AnbanPhotoStrip *self)
{
  return self->photos;
}

void
anban_photo_strip_add (AnbanPhotoStrip *self, AnbanPhoto *photo)
{
  g_ptr_array_add (self->photos, photo);
  show_card (self, photo);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
anban_photo_strip_add_files (AnbanPhotoStrip *self, GSList *files)
{
  AnbanPhotoRequest request = begin_reading (self);

  anban_photo_loader_read_files (GTK_WIDGET (self), files, &request);
}

void
anban_photo_strip_paste (AnbanPhotoStrip *self)
{
  AnbanPhotoRequest request = begin_reading (self);

  anban_photo_loader_paste (GTK_WIDGET (self), &request);
}

gboolean
anban_photo_strip_is_reading (AnbanPhotoStrip *self)
{
  return self->n_reading > 0;
}
