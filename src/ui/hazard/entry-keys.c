/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/hazard/entry-keys.h"

#include "store/register.h"
#include "ui/form/accessible-parts.h"
#include "ui/form/growing-text.h"
#include "ui/form/ref-entry.h"
#include "ui/hazard/day-entry.h"

#include <glib/gi18n-lib.h>

/* What follows Enter; belongs to the editor. */
typedef struct {
  GCallback next;
  gpointer data;
} Next;

static void
go_on (Next *next)
{
  ((void (*) (gpointer))next->next) (next->data);
}

static gboolean
choice_key_cb (GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state, Next *next)
{
  GtkWidget *choice = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (keys));
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (choice));
  guint n = g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (choice)));

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return GDK_EVENT_PROPAGATE;
  switch (keyval) {
  case GDK_KEY_Return:
  case GDK_KEY_KP_Enter:
    go_on (next);
    return GDK_EVENT_STOP;
  case GDK_KEY_Down:
  case GDK_KEY_KP_Down:
    gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), MIN (selected + 1, n - 1));
    return GDK_EVENT_STOP;
  case GDK_KEY_Up:
  case GDK_KEY_KP_Up:
    gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), selected > 0 ? selected - 1 : 0);
    return GDK_EVENT_STOP;
  default:
    return GDK_EVENT_PROPAGATE;
  }
}

/* After the input method, which takes an Enter of its own first: the line that would begin is what ends the field. Lines
 * that are pasted come in one piece and stay. */
static void
insert_text_cb (GtkTextBuffer *buffer, GtkTextIter *at, char *text, int length, Next *next)
{
  if (length != 1 || text[0] != '\n')
    return;
  g_signal_stop_emission_by_name (buffer, "insert-text");
  go_on (next);
}

void
anban_entry_keys_connect (GtkWidget *editor, GCallback next, GCallback changed, gpointer data)
{
  Next *made = g_new0 (Next, 1);

  made->next = next;
  made->data = data;
  g_object_set_data_full (G_OBJECT (editor), "next", made, g_free);
  if (GTK_IS_DROP_DOWN (editor)) {
    GtkEventController *keys = gtk_event_controller_key_new ();

    gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
    g_signal_connect (keys, "key-pressed", G_CALLBACK (choice_key_cb), made);
    gtk_widget_add_controller (editor, keys);
    g_signal_connect_swapped (editor, "notify::selected", changed, data);
  } else if (ANBAN_IS_GROWING_TEXT (editor)) {
    GtkTextBuffer *buffer =
        gtk_text_view_get_buffer (anban_growing_text_get_view (ANBAN_GROWING_TEXT (editor)));

    g_signal_connect (buffer, "insert-text", G_CALLBACK (insert_text_cb), made);
    g_signal_connect_swapped (buffer, "changed", changed, data);
  } else if (ANBAN_IS_REF_ENTRY (editor)) {
    g_signal_connect_swapped (editor, "activate", next, data);
    g_signal_connect_swapped (editor, "edited", changed, data);
    g_signal_connect_swapped (editor, "chosen", changed, data);
    /* what was picked needs no Enter of its own */
    g_signal_connect_swapped (editor, "chosen", next, data);
  } else {
    g_signal_connect_swapped (editor, "activate", next, data);
    g_signal_connect_swapped (editor, "changed", changed, data);
  }
}

GtkWidget *
anban_entry_keys_create_choice (const char *name, const void *choices, const char *otherwise)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  g_autofree char *hint = g_strdup_printf (_ ("%s：↑↓ 选择，回车到下一项"), name);
  GtkWidget *drop_down;

  if (otherwise != NULL)
    gtk_string_list_append (words, otherwise);
  for (const AnbanChoice *choice = choices; choice->label != NULL; choice++)
    gtk_string_list_append (words, _ (choice->label));
  drop_down = gtk_drop_down_new (G_LIST_MODEL (g_object_ref (words)), NULL);
  g_object_set_data (G_OBJECT (drop_down), "choices", (gpointer)choices);
  g_object_set_data (G_OBJECT (drop_down), "offset", GINT_TO_POINTER (otherwise != NULL));
  gtk_widget_set_tooltip_text (drop_down, hint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  anban_accessible_parts_name (drop_down, name);
  return drop_down;
}

int
anban_entry_keys_get_choice (GtkWidget *drop_down)
{
  const AnbanChoice *choices = g_object_get_data (G_OBJECT (drop_down), "choices");
  int place = (int)gtk_drop_down_get_selected (GTK_DROP_DOWN (drop_down)) -
              GPOINTER_TO_INT (g_object_get_data (G_OBJECT (drop_down), "offset"));

  return place >= 0 ? choices[place].value : 0;
}

void
anban_entry_keys_set_choice (GtkWidget *drop_down, int value)
{
  const AnbanChoice *choices = g_object_get_data (G_OBJECT (drop_down), "choices");
  guint offset = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (drop_down), "offset"));

  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), 0);
  for (guint i = 0; choices[i].label != NULL; i++)
    if (choices[i].value == value)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), i + offset);
}
