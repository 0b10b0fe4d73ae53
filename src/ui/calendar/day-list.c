/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/calendar/day-list.h"

#include "ui/calendar/drill-chip.h"
#include "ui/form/choice-label.h"

#include <glib/gi18n-lib.h>

#define WIDTH       340
#define MOST_HEIGHT 320

struct _AnbanDayList {
  GtkWidget parent_instance;
  GtkWidget *box;
};

enum {
  SIGNAL_DRILL_ACTIVATED,
  SIGNAL_NEW_REQUESTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnbanDayList, anban_day_list, GTK_TYPE_WIDGET)

/* --- one drill --- */

static GtkWidget *
create_text (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

GtkWidget *
anban_drill_lines_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1), *light = anban_choice_label_new ();

  gtk_widget_set_size_request (light, 84, -1);
  gtk_widget_set_valign (light, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), light);
  gtk_box_append (GTK_BOX (texts), create_text (NULL));
  gtk_box_append (GTK_BOX (texts), create_text ("caption"));
  gtk_widget_add_css_class (gtk_widget_get_last_child (texts), "dim-label");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (box), texts);
  return box;
}

static char *
dup_second_line (const AnbanDrillEntry *entry)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  if (entry->starts_at != NULL)
    g_ptr_array_add (parts, entry->starts_at);
  if (*entry->unit != '\0')
    g_ptr_array_add (parts, entry->unit);
  if (entry->place != NULL)
    g_ptr_array_add (parts, entry->place);
  if (entry->kind != NULL)
    g_ptr_array_add (parts, (char *)_ (entry->kind->label));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **)parts->pdata);
}

void
anban_drill_lines_show (GtkWidget *lines, const AnbanDrillEntry *entry)
{
  GtkWidget *light = gtk_widget_get_first_child (lines), *texts = gtk_widget_get_last_child (lines);
  const AnbanChoice *choice = anban_drill_days_get_light (entry->light);
  g_autofree char *second = dup_second_line (entry);

  anban_choice_label_set_choice (ANBAN_CHOICE_LABEL (light), choice, "");
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (texts)), entry->name);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (texts)), second);
}

/* --- the list --- */

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, AnbanDayList *self)
{
  gint64 *id = g_object_get_data (G_OBJECT (row), "anban-id");

  g_signal_emit (self, signals[SIGNAL_DRILL_ACTIVATED], 0, *id);
}

static void
new_clicked_cb (AnbanDayList *self)
{
  g_signal_emit (self, signals[SIGNAL_NEW_REQUESTED], 0);
}

static void
add_row (AnbanDayList *self, GtkWidget *list, const AnbanDrillEntry *entry)
{
  GtkWidget *row = gtk_list_box_row_new (), *lines = anban_drill_lines_new ();
  g_autofree char *name = anban_drill_entry_dup_name (entry);

  anban_drill_lines_show (lines, entry);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), lines);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), "anban-id", g_memdup2 (&entry->id, sizeof entry->id), g_free);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

static GtkWidget *
create_head (AnbanDayList *self, const char *title, gboolean writable)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *label = create_text ("heading");

  gtk_label_set_text (GTK_LABEL (label), title);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (head), label);
  if (writable) {
    GtkWidget *button = gtk_button_new_with_label (_ ("新建演练"));

    gtk_widget_add_css_class (button, "flat");
    g_signal_connect_swapped (button, "clicked", G_CALLBACK (new_clicked_cb), self);
    gtk_box_append (GTK_BOX (head), button);
  }
  return head;
}

static void
anban_day_list_dispose (GObject *object)
{
  g_clear_pointer (&ANBAN_DAY_LIST (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (anban_day_list_parent_class)->dispose (object);
}

static void
anban_day_list_class_init (AnbanDayListClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_day_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_DRILL_ACTIVATED] = g_signal_new ("drill-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                                  NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_NEW_REQUESTED] =
      g_signal_new ("new-requested", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
anban_day_list_init (AnbanDayList *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
anban_day_list_new (AnbanDrillDays *days, AnbanDate day, AnbanDate today, gboolean writable)
{
  AnbanDayList *self = g_object_new (ANBAN_TYPE_DAY_LIST, NULL);
  GtkWidget *list = gtk_list_box_new (), *scroller = gtk_scrolled_window_new ();
  guint n;
  const AnbanDrillEntry *const *entries = anban_drill_days_list (days, day, &n);
  g_autofree char *where = anban_drill_days_dup_day (day, today);
  g_autofree char *title = g_strdup_printf (_ ("%s，%u 次演练"), where, n);

  for (guint i = 0; i < n; i++)
    add_row (self, list, entries[i]);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "pick-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect (list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MOST_HEIGHT);
  gtk_widget_set_size_request (scroller, WIDTH, -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_box_append (GTK_BOX (self->box), create_head (self, title, writable));
  gtk_box_append (GTK_BOX (self->box), scroller);
  return GTK_WIDGET (self);
}
