/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/recycle-page.h"

#include "ui/list/list-view.h"

#include <glib/gi18n-lib.h>

struct _AnbanRecyclePage {
  AdwBin parent_instance;
  AnbanStore *store;
  GPtrArray *registers; /* const AnbanRegister */
  GtkWidget *drop_down, *holder;
};

G_DEFINE_FINAL_TYPE (AnbanRecyclePage, anban_recycle_page, ADW_TYPE_BIN)

static void
show_register (AnbanRecyclePage *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down));

  if (selected < self->registers->len)
    adw_bin_set_child (ADW_BIN (self->holder),
                       anban_list_view_new_recycle_bin (self->store, self->registers->pdata[selected]));
}

/* The register with most in it comes up first. */
static guint
find_fullest (AnbanRecyclePage *self)
{
  guint fullest = 0;
  gint64 most = 0;

  for (guint i = 0; i < self->registers->len; i++) {
    g_autoptr (AnbanQuery) query = anban_query_new (self->registers->pdata[i]);
    gint64 n;

    anban_query_set_deleted (query, TRUE);
    n = anban_store_count (self->store, query, NULL);
    if (n > most) {
      most = n;
      fullest = i;
    }
  }
  return fullest;
}

static void
fill (AnbanRecyclePage *self)
{
  GtkStringList *titles = gtk_string_list_new (NULL);
  const AnbanRegister *const *all = anban_store_get_registers (self->store);

  for (guint i = 0; all[i] != NULL; i++)
    if (!all[i]->embedded) {
      g_ptr_array_add (self->registers, (gpointer)all[i]);
      gtk_string_list_append (titles, _ (all[i]->title));
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->drop_down), G_LIST_MODEL (titles));
  g_object_unref (titles);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down), find_fullest (self));
  g_signal_connect_swapped (self->drop_down, "notify::selected", G_CALLBACK (show_register), self);
  show_register (self);
}

static void
anban_recycle_page_dispose (GObject *object)
{
  AnbanRecyclePage *self = ANBAN_RECYCLE_PAGE (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->registers, g_ptr_array_unref);
  G_OBJECT_CLASS (anban_recycle_page_parent_class)->dispose (object);
}

static void
anban_recycle_page_class_init (AnbanRecyclePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_recycle_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/anban/Anban/ui/recycle-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AnbanRecyclePage, drop_down);
  gtk_widget_class_bind_template_child (widget_class, AnbanRecyclePage, holder);
}

static void
anban_recycle_page_init (AnbanRecyclePage *self)
{
  self->registers = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
anban_recycle_page_new (AnbanStore *store)
{
  AnbanRecyclePage *self = g_object_new (ANBAN_TYPE_RECYCLE_PAGE, NULL);

  self->store = g_object_ref (store);
  fill (self);
  return GTK_WIDGET (self);
}

void
anban_recycle_page_set_search (AnbanRecyclePage *self, const char *text)
{
  anban_list_view_set_search (ANBAN_LIST_VIEW (adw_bin_get_child (ADW_BIN (self->holder))), text);
}

const char *
anban_recycle_page_get_search (AnbanRecyclePage *self)
{
  return anban_list_view_get_search (ANBAN_LIST_VIEW (adw_bin_get_child (ADW_BIN (self->holder))));
}
