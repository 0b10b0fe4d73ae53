/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/calendar/count-bar.h"

#include "registers/drill.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

struct _AnbanCountBar {
  GtkWidget parent_instance;
  GtkWidget *box;
};

enum {
  SIGNAL_QUERY_REQUESTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnbanCountBar, anban_count_bar, GTK_TYPE_WIDGET)

static void
clicked_cb (GtkWidget *button, AnbanCountBar *self)
{
  g_signal_emit (self, signals[SIGNAL_QUERY_REQUESTED], 0,
                 g_object_get_data (G_OBJECT (button), "anban-query"));
}

/* @query is taken. */
static void
add_button (AnbanCountBar *self, const AnbanChoice *light, const char *text, AnbanQuery *query)
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *label = gtk_label_new (text);

  if (light != NULL) {
    GtkWidget *image = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                     "icon-name", light->icon_name, NULL);

    gtk_widget_add_css_class (image, light->css_class);
    gtk_box_append (GTK_BOX (box), image);
  }
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("打开台账"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_object_set_data_full (G_OBJECT (button), "anban-query", query, (GDestroyNotify)anban_query_free);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_box_append (GTK_BOX (self->box), button);
}

static AnbanQuery *
create_query (const AnbanQuery *query, AnbanDate from, AnbanDate to)
{
  AnbanQuery *narrowed = anban_query_copy (query);
  char iso[ANBAN_DATE_ISO_SIZE];

  anban_query_where_text (narrowed, ANBAN_DRILL_DAY, ANBAN_OP_GE, anban_date_to_iso (from, iso));
  anban_query_where_text (narrowed, ANBAN_DRILL_DAY, ANBAN_OP_LE, anban_date_to_iso (to, iso));
  return narrowed;
}

static void
anban_count_bar_dispose (GObject *object)
{
  g_clear_pointer (&ANBAN_COUNT_BAR (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (anban_count_bar_parent_class)->dispose (object);
}

static void
anban_count_bar_class_init (AnbanCountBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anban_count_bar_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "countbar");
  signals[SIGNAL_QUERY_REQUESTED] =
      g_signal_new ("query-requested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
anban_count_bar_init (AnbanCountBar *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  gtk_widget_add_css_class (self->box, "list-status");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
anban_count_bar_new (void)
{
  return g_object_new (ANBAN_TYPE_COUNT_BAR, NULL);
}

void
anban_count_bar_show (AnbanCountBar *self,
                      AnbanDrillDays *days,
                      const AnbanQuery *query,
                      AnbanDate from,
                      AnbanDate to,
                      const char *span,
                      gint64 unplanned)
{
  AnbanDrillCounts counts;
  GtkWidget *child;
  g_autofree char *all = NULL;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  anban_drill_days_count (days, from, to, &counts);
  all = g_strdup_printf (_ ("%s共 %u 次演练"), span, counts.all);
  add_button (self, NULL, all, create_query (query, from, to));
  for (int light = 1; light < ANBAN_N_DRILL_LIGHTS; light++) {
    g_autofree char *text =
        g_strdup_printf ("%s %u", anban_drill_days_get_word (light), counts.by_light[light]);
    AnbanQuery *narrowed;

    if (counts.by_light[light] == 0)
      continue;
    narrowed = create_query (query, from, to);
    anban_query_unset_where (narrowed, ANBAN_DRILL_LIGHT);
    anban_query_where_int (narrowed, ANBAN_DRILL_LIGHT, ANBAN_OP_EQ, light);
    add_button (self, anban_drill_days_get_light (light), text, narrowed);
  }
  if (unplanned > 0) {
    g_autofree char *text = g_strdup_printf (_ ("没有日期 %" PRId64), unplanned);
    AnbanQuery *narrowed = anban_query_copy (query);

    anban_query_where_null (narrowed, ANBAN_DRILL_DAY, ANBAN_OP_IS_NULL);
    add_button (self, NULL, text, narrowed);
  }
}
