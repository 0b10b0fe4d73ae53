/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/form/jump-bar.h"

struct _AnbanJumpBar {
  GtkWidget parent_instance;
};

G_DEFINE_TYPE (AnbanJumpBar, anban_jump_bar, GTK_TYPE_WIDGET)

enum {
  JUMP,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
clicked_cb (AnbanJumpBar *self, GtkWidget *link)
{
  g_signal_emit (self, signals[JUMP], 0, g_object_get_data (G_OBJECT (link), "target"));
}

static void
anban_jump_bar_dispose (GObject *object)
{
  anban_jump_bar_clear (ANBAN_JUMP_BAR (object));
  G_OBJECT_CLASS (anban_jump_bar_parent_class)->dispose (object);
}

static void
anban_jump_bar_class_init (AnbanJumpBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_jump_bar_dispose;
  signals[JUMP] = g_signal_new ("jump", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, GTK_TYPE_WIDGET);
  gtk_widget_class_set_css_name (widget_class, "jumpbar");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_NAVIGATION);
}

static void
anban_jump_bar_init (AnbanJumpBar *self)
{
}

GtkWidget *
anban_jump_bar_new (void)
{
  return g_object_new (ANBAN_TYPE_JUMP_BAR, NULL);
}

void
anban_jump_bar_clear (AnbanJumpBar *self)
{
  GtkWidget *link;

  while ((link = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (link);
}

void
anban_jump_bar_append (AnbanJumpBar *self, GtkWidget *target, const char *title)
{
  GtkWidget *link = gtk_button_new_with_label (title);

  gtk_widget_add_css_class (link, "flat");
  gtk_widget_add_css_class (link, "compact");
  gtk_widget_add_css_class (link, "caption");
  g_object_set_data (G_OBJECT (link), "target", target);
  g_object_set_data_full (G_OBJECT (link), "title", g_strdup (title), g_free);
  g_signal_connect_swapped (link, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_widget_set_parent (link, GTK_WIDGET (self));
}

void
anban_jump_bar_press (AnbanJumpBar *self, guint place)
{
  GtkWidget *link = gtk_widget_get_first_child (GTK_WIDGET (self));

  for (; link != NULL; link = gtk_widget_get_next_sibling (link))
    if (gtk_widget_get_visible (link) && place-- == 0) {
      clicked_cb (self, link);
      return;
    }
}

void
anban_jump_bar_set_count (AnbanJumpBar *self, GtkWidget *target, guint n)
{
  for (GtkWidget *link = gtk_widget_get_first_child (GTK_WIDGET (self)); link != NULL;
       link = gtk_widget_get_next_sibling (link)) {
    const char *title = g_object_get_data (G_OBJECT (link), "title");
    g_autofree char *label = n > 0 ? g_strdup_printf ("%s %u", title, n) : g_strdup (title);

    if (g_object_get_data (G_OBJECT (link), "target") != target)
      continue;
    gtk_button_set_label (GTK_BUTTON (link), label);
    gtk_widget_set_visible (link, gtk_widget_get_visible (target));
  }
}
