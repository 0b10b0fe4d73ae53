/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/form/choice-label.h"

#include <glib/gi18n-lib.h>

struct _AnbanChoiceLabel {
  GtkWidget parent_instance;

  GtkWidget *icon, *word;
  const char *css_class;
};

G_DEFINE_TYPE (AnbanChoiceLabel, anban_choice_label, GTK_TYPE_WIDGET)

static void
anban_choice_label_dispose (GObject *object)
{
  AnbanChoiceLabel *self = ANBAN_CHOICE_LABEL (object);

  g_clear_pointer (&self->icon, gtk_widget_unparent);
  g_clear_pointer (&self->word, gtk_widget_unparent);
  G_OBJECT_CLASS (anban_choice_label_parent_class)->dispose (object);
}

static void
anban_choice_label_class_init (AnbanChoiceLabelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_choice_label_dispose;
  gtk_widget_class_set_css_name (widget_class, "choicelabel");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
anban_choice_label_init (AnbanChoiceLabel *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 6);
  self->icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
  self->word = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  gtk_widget_set_parent (self->word, GTK_WIDGET (self));
}

GtkWidget *
anban_choice_label_new (void)
{
  return g_object_new (ANBAN_TYPE_CHOICE_LABEL, NULL);
}

void
anban_choice_label_set_choice (AnbanChoiceLabel *self, const AnbanChoice *choice, const char *otherwise)
{
  const char *icon_name = choice != NULL ? choice->icon_name : NULL;

  if (self->css_class != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->css_class);
  self->css_class = choice != NULL ? choice->css_class : "dim-label";
  if (self->css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), self->css_class);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon_name);
  gtk_widget_set_visible (self->icon, icon_name != NULL);
  gtk_label_set_label (GTK_LABEL (self->word), choice != NULL ? _ (choice->label) : otherwise);
}
