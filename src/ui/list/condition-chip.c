/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/list/condition-chip.h"

#include <glib/gi18n-lib.h>

typedef struct {
  GtkWidget *box, *button, *label, *cross, *popover;
  char *name;
} AnbanConditionChipPrivate;

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (AnbanConditionChip, anban_condition_chip, GTK_TYPE_WIDGET)

#define GET_PRIV(self) ((AnbanConditionChipPrivate *)anban_condition_chip_get_instance_private (self))

static void
opened_cb (AnbanConditionChip *self, GtkPopover *popover)
{
  ANBAN_CONDITION_CHIP_GET_CLASS (self)->opened (self, popover);
}

static void
cross_clicked_cb (AnbanConditionChip *self)
{
  ANBAN_CONDITION_CHIP_GET_CLASS (self)->let_go (self);
  gtk_widget_grab_focus (GET_PRIV (self)->button);
  anban_condition_chip_changed (self);
}

static void
anban_condition_chip_dispose (GObject *object)
{
  AnbanConditionChipPrivate *priv = GET_PRIV (ANBAN_CONDITION_CHIP (object));

  g_clear_pointer (&priv->box, gtk_widget_unparent);
  g_clear_pointer (&priv->name, g_free);
  G_OBJECT_CLASS (anban_condition_chip_parent_class)->dispose (object);
}

static void
anban_condition_chip_class_init (AnbanConditionChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_condition_chip_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "filterchip");
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
anban_condition_chip_init (AnbanConditionChip *self)
{
  AnbanConditionChipPrivate *priv = GET_PRIV (self);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  priv->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_parent (priv->box, GTK_WIDGET (self));
  priv->label = gtk_label_new (NULL);
  gtk_box_append (GTK_BOX (content), priv->label);
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  priv->popover = gtk_popover_new ();
  g_signal_connect_swapped (priv->popover, "show", G_CALLBACK (opened_cb), self);
  priv->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (priv->button), content);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (priv->button), priv->popover);
  gtk_box_append (GTK_BOX (priv->box), priv->button);
  priv->cross = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_box_append (GTK_BOX (priv->box), priv->cross);
  g_signal_connect_swapped (priv->cross, "clicked", G_CALLBACK (cross_clicked_cb), self);
}

void
anban_condition_chip_set_name (AnbanConditionChip *self, const char *name, const char *cross)
{
  AnbanConditionChipPrivate *priv = GET_PRIV (self);
  int most_chars = ANBAN_CONDITION_CHIP_GET_CLASS (self)->most_chars;

  priv->name = g_strdup (name);
  if (most_chars > 0) {
    gtk_label_set_ellipsize (GTK_LABEL (priv->label), PANGO_ELLIPSIZE_END);
    gtk_label_set_max_width_chars (GTK_LABEL (priv->label), most_chars);
  }
  gtk_widget_set_tooltip_text (priv->cross, cross);
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->cross), GTK_ACCESSIBLE_PROPERTY_LABEL, cross, -1);
  anban_condition_chip_show (self, NULL, NULL);
}

const char *
anban_condition_chip_get_name (AnbanConditionChip *self)
{
  return GET_PRIV (self)->name;
}

void
anban_condition_chip_show (AnbanConditionChip *self, const char *value, const char *shown)
{
  AnbanConditionChipPrivate *priv = GET_PRIV (self);
  g_autofree char *text =
      value != NULL ? g_strdup_printf (_ ("%s：%s"), priv->name, value) : g_strdup (priv->name);

  gtk_label_set_text (GTK_LABEL (priv->label), shown != NULL ? shown : text);
  gtk_widget_set_tooltip_text (priv->button, value != NULL ? text : NULL);
  gtk_widget_set_visible (priv->cross, value != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (value != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "active");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "active");
}

void
anban_condition_chip_close (AnbanConditionChip *self)
{
  gtk_popover_popdown (GTK_POPOVER (GET_PRIV (self)->popover));
}

void
anban_condition_chip_changed (AnbanConditionChip *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}
