/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/drill/reminder.h"

struct _AnbanReminder {
  GtkWidget parent_instance;

  GtkWidget *line, *label, *buttons;
};

G_DEFINE_FINAL_TYPE (AnbanReminder, anban_reminder, GTK_TYPE_WIDGET)

static void
anban_reminder_dispose (GObject *object)
{
  g_clear_pointer (&ANBAN_REMINDER (object)->line, gtk_widget_unparent);
  G_OBJECT_CLASS (anban_reminder_parent_class)->dispose (object);
}

static void
anban_reminder_class_init (AnbanReminderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_reminder_dispose;
  gtk_widget_class_set_css_name (widget_class, "reminder");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
anban_reminder_init (AnbanReminder *self)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("alarm-symbolic");

  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_widget_add_css_class (self->line, "card");
  gtk_widget_set_parent (self->line, GTK_WIDGET (self));
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (self->label, TRUE);
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_valign (self->buttons, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->line), icon);
  gtk_box_append (GTK_BOX (self->line), self->label);
  gtk_box_append (GTK_BOX (self->line), self->buttons);
}

GtkWidget *
anban_reminder_new (void)
{
  return g_object_new (ANBAN_TYPE_REMINDER, "visible", FALSE, NULL);
}

void
anban_reminder_add_button (AnbanReminder *self, const char *label, GCallback callback, gpointer data)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "compact");
  g_signal_connect_swapped (button, "clicked", callback, data);
  gtk_box_append (GTK_BOX (self->buttons), button);
}

void
anban_reminder_set_sentence (AnbanReminder *self, const char *sentence)
{
  gtk_label_set_label (GTK_LABEL (self->label), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self), sentence != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sentence != NULL ? sentence : "", -1);
}

const char *
anban_reminder_get_sentence (AnbanReminder *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self)) ? gtk_label_get_label (GTK_LABEL (self->label)) : NULL;
}

void
anban_reminder_set_buttons_visible (AnbanReminder *self, gboolean visible)
{
  gtk_widget_set_visible (self->buttons, visible);
}
