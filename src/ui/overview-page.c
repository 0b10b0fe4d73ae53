/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/overview-page.h"

#include "registers/task.h"

#include <glib/gi18n-lib.h>

struct _AnbanOverviewPage {
  AdwBin parent_instance;
  AnbanStore *store;
  GtkWidget *lights;
  guint reload_source;
};

enum {
  SIGNAL_QUERY_REQUESTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnbanOverviewPage, anban_overview_page, ADW_TYPE_BIN)

static void
light_clicked_cb (GtkButton *button, AnbanOverviewPage *self)
{
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_task_register);
  int light = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "anban-light"));

  anban_query_where_int (query, ANBAN_TASK_LIGHT, ANBAN_OP_EQ, light);
  g_signal_emit (self, signals[SIGNAL_QUERY_REQUESTED], 0, query);
}

static void
fill_lights (AnbanOverviewPage *self)
{
  for (const AnbanChoice *light = anban_task_lights; light->label != NULL; light++) {
    GtkWidget *button = gtk_button_new_with_label (_ (light->label));

    g_object_set_data (G_OBJECT (button), "anban-light", GINT_TO_POINTER (light->value));
    g_signal_connect (button, "clicked", G_CALLBACK (light_clicked_cb), self);
    gtk_box_append (GTK_BOX (self->lights), button);
  }
}

static void
anban_overview_page_dispose (GObject *object)
{
  AnbanOverviewPage *self = ANBAN_OVERVIEW_PAGE (object);

  g_clear_handle_id (&self->reload_source, g_source_remove);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anban_overview_page_parent_class)->dispose (object);
}

static void
anban_overview_page_class_init (AnbanOverviewPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anban_overview_page_dispose;
  signals[SIGNAL_QUERY_REQUESTED] =
      g_signal_new ("query-requested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
anban_overview_page_init (AnbanOverviewPage *self)
{
  self->lights = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  adw_bin_set_child (ADW_BIN (self), self->lights);
}

GtkWidget *
anban_overview_page_new (AnbanStore *store)
{
  AnbanOverviewPage *self = g_object_new (ANBAN_TYPE_OVERVIEW_PAGE, NULL);

  self->store = g_object_ref (store);
  fill_lights (self);
  return GTK_WIDGET (self);
}
