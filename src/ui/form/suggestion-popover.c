/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/form/suggestion-popover.h"

#define DELAY_MS    150
#define LEAST_WIDTH 200

struct _AnbanSuggestionPopover {
  GtkPopover parent_instance;

  GtkWidget *entry, *list;
  guint source;
  gboolean composing; /* what the input method shows is not text yet */
};

G_DEFINE_FINAL_TYPE (AnbanSuggestionPopover, anban_suggestion_popover, GTK_TYPE_POPOVER)

enum {
  WANTED,
  PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
ask (AnbanSuggestionPopover *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  if (!self->composing)
    g_signal_emit (self, signals[WANTED], 0);
}

static gboolean
due_cb (gpointer data)
{
  AnbanSuggestionPopover *self = data;

  self->source = 0;
  ask (self);
  return G_SOURCE_REMOVE;
}

static void
move_selection (AnbanSuggestionPopover *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  int place = row != NULL ? gtk_list_box_row_get_index (row) + step : step > 0 ? 0 : -1;

  row = place >= 0 ? gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), place) : NULL;
  if (row != NULL)
    gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
}

/* After the text and its input method. */
static gboolean
key_pressed_cb (AnbanSuggestionPopover *self, guint keyval, guint keycode, GdkModifierType state)
{
  gboolean is_open = gtk_widget_get_visible (GTK_WIDGET (self));

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK) || !gtk_editable_get_editable (GTK_EDITABLE (self->entry)))
    return GDK_EVENT_PROPAGATE;
  switch (keyval) {
  case GDK_KEY_Down:
  case GDK_KEY_KP_Down:
    if (is_open)
      move_selection (self, 1);
    else
      ask (self);
    return GDK_EVENT_STOP;
  case GDK_KEY_Up:
  case GDK_KEY_KP_Up:
    if (!is_open)
      return GDK_EVENT_PROPAGATE;
    move_selection (self, -1);
    return GDK_EVENT_STOP;
  case GDK_KEY_Escape:
    if (!is_open)
      return GDK_EVENT_PROPAGATE;
    anban_suggestion_popover_close (self);
    return GDK_EVENT_STOP;
  default:
    return GDK_EVENT_PROPAGATE;
  }
}

/* The candidates of the input method want the place. */
static void
preedit_changed_cb (AnbanSuggestionPopover *self, const char *preedit)
{
  self->composing = *preedit != '\0';
  if (self->composing)
    anban_suggestion_popover_close (self);
}

static void
row_activated_cb (AnbanSuggestionPopover *self, GtkListBoxRow *row)
{
  gint64 id = *(gint64 *)g_object_get_data (G_OBJECT (row), "id");
  g_autofree char *text = g_strdup (g_object_get_data (G_OBJECT (row), "text"));

  anban_suggestion_popover_close (self);
  g_signal_emit (self, signals[PICKED], 0, id, text);
}

static void
anban_suggestion_popover_dispose (GObject *object)
{
  g_clear_handle_id (&ANBAN_SUGGESTION_POPOVER (object)->source, g_source_remove);
  G_OBJECT_CLASS (anban_suggestion_popover_parent_class)->dispose (object);
}

static void
anban_suggestion_popover_class_init (AnbanSuggestionPopoverClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_suggestion_popover_dispose;
  signals[WANTED] = g_signal_new ("wanted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PICKED] = g_signal_new ("picked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                  G_TYPE_INT64, G_TYPE_STRING);
}

static void
anban_suggestion_popover_init (AnbanSuggestionPopover *self)
{
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_popover_set_child (GTK_POPOVER (self), self->list);
  gtk_popover_set_autohide (GTK_POPOVER (self), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
  gtk_widget_set_can_focus (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "menu");
  gtk_widget_add_css_class (GTK_WIDGET (self), "suggestions");
}

GtkWidget *
anban_suggestion_popover_new (GtkWidget *parent, GtkWidget *entry)
{
  AnbanSuggestionPopover *self = g_object_new (ANBAN_TYPE_SUGGESTION_POPOVER, NULL);
  GtkEventController *keys = gtk_event_controller_key_new (), *focus = gtk_event_controller_focus_new ();

  self->entry = entry;
  gtk_widget_set_parent (GTK_WIDGET (self), parent);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (entry, keys);
  g_signal_connect_object (focus, "leave", G_CALLBACK (anban_suggestion_popover_close), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (entry, focus);
  g_signal_connect_object (gtk_editable_get_delegate (GTK_EDITABLE (entry)), "preedit-changed",
                           G_CALLBACK (preedit_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
anban_suggestion_popover_set_name (AnbanSuggestionPopover *self, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
anban_suggestion_popover_expect (AnbanSuggestionPopover *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add (DELAY_MS, due_cb, self);
}

void
anban_suggestion_popover_clear (AnbanSuggestionPopover *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
}

void
anban_suggestion_popover_append (
    AnbanSuggestionPopover *self, gint64 id, const char *text, const char *shown, const char *icon_name)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (shown);

  if (icon_name != NULL)
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon_name));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_tooltip_text (label, shown);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, shown, -1);
  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&id, sizeof id), g_free);
  g_object_set_data_full (G_OBJECT (row), "text", g_strdup (text), g_free);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

void
anban_suggestion_popover_open (AnbanSuggestionPopover *self)
{
  if (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0) == NULL) {
    anban_suggestion_popover_close (self);
    return;
  }
  gtk_widget_set_size_request (GTK_WIDGET (self), MAX (gtk_widget_get_width (self->entry), LEAST_WIDTH), -1);
  gtk_popover_popup (GTK_POPOVER (self));
}

void
anban_suggestion_popover_close (AnbanSuggestionPopover *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  gtk_popover_popdown (GTK_POPOVER (self));
}

gboolean
anban_suggestion_popover_pick (AnbanSuggestionPopover *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  if (self->composing || row == NULL || !gtk_widget_get_visible (GTK_WIDGET (self)))
    return FALSE;
  row_activated_cb (self, row);
  return TRUE;
}
