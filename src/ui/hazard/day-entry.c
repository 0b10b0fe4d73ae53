/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/hazard/day-entry.h"

#include "base/error.h"
#include "ui/form/day-input.h"

#include <glib/gi18n-lib.h>

struct _AnbanDayEntry {
  GtkWidget parent_instance;

  GtkWidget *entry, *weekday, *buttons;
  AnbanDate base;
};

G_DEFINE_TYPE (AnbanDayEntry, anban_day_entry, GTK_TYPE_WIDGET)

enum {
  CHANGED,
  ACTIVATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

AnbanDate
anban_day_entry_get_date (AnbanDayEntry *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  AnbanDate date;
  guint64 span;

  if (text[0] == '+' && g_ascii_string_to_unsigned (text + 1, 10, 0, 3660, &span, NULL))
    return self->base + (AnbanDate)span;
  return anban_date_parse (text, &date) ? date : ANBAN_DATE_NONE;
}

static void
show_weekday (AnbanDayEntry *self)
{
  AnbanDate date = anban_day_entry_get_date (self);
  const char *weekday = anban_day_input_get_weekday (date);
  g_autofree char *span = NULL;

  if (date != ANBAN_DATE_NONE && date > self->base)
    span = g_strdup_printf (_ ("%s，%d 天"), weekday, date - self->base);
  gtk_label_set_label (GTK_LABEL (self->weekday), span != NULL ? span : weekday);
  /* buttons beside it stay where they are */
  gtk_widget_set_visible (self->weekday, self->buttons != NULL || *weekday != '\0');
}

static void
changed_cb (AnbanDayEntry *self)
{
  show_weekday (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
activate_cb (AnbanDayEntry *self)
{
  anban_day_entry_set_date (self, anban_day_entry_get_date (self));
  g_signal_emit (self, signals[ACTIVATE], 0);
}

static void
focus_left_cb (AnbanDayEntry *self)
{
  if (anban_day_entry_get_date (self) != ANBAN_DATE_NONE)
    anban_day_entry_set_date (self, anban_day_entry_get_date (self));
}

static gboolean
key_pressed_cb (AnbanDayEntry *self, guint keyval, guint keycode, GdkModifierType state)
{
  AnbanDate date = anban_day_entry_get_date (self);

  if (!anban_day_input_move (keyval, state, &date))
    return GDK_EVENT_PROPAGATE;
  if (date != ANBAN_DATE_NONE)
    anban_day_entry_set_date (self, date);
  else if (anban_day_entry_is_empty (self))
    anban_day_entry_set_date (self, self->base);
  return GDK_EVENT_STOP;
}

static void
span_cb (AnbanDayEntry *self, GtkWidget *button)
{
  anban_day_entry_set_date (self,
                            self->base + GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "span")));
  gtk_widget_grab_focus (self->entry);
}

static gboolean
anban_day_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ANBAN_DAY_ENTRY (widget)->entry);
}

static void
anban_day_entry_dispose (GObject *object)
{
  AnbanDayEntry *self = ANBAN_DAY_ENTRY (object);

  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_pointer (&self->weekday, gtk_widget_unparent);
  g_clear_pointer (&self->buttons, gtk_widget_unparent);
  G_OBJECT_CLASS (anban_day_entry_parent_class)->dispose (object);
}

static void
anban_day_entry_class_init (AnbanDayEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_day_entry_dispose;
  widget_class->grab_focus = anban_day_entry_grab_focus;
  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATE] = g_signal_new ("activate", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "dayentry");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
anban_day_entry_init (AnbanDayEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new (), *focus = gtk_event_controller_focus_new ();

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 6);
  self->base = anban_date_today ();
  self->entry = g_object_new (GTK_TYPE_ENTRY, "width-chars", 11, "max-width-chars", 11, NULL);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  self->weekday = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, NULL);
  gtk_widget_set_visible (self->weekday, FALSE);
  gtk_widget_add_css_class (self->weekday, "dim-label");
  gtk_widget_add_css_class (self->weekday, "caption");
  gtk_widget_set_parent (self->weekday, GTK_WIDGET (self));
  gtk_widget_set_tooltip_text (self->entry,
                               _ ("日期的各种写法都可以；“+15”是 15 天后；↑↓ 换一天，PgUp/PgDn 换一月"));
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (self->entry, focus);
}

GtkWidget *
anban_day_entry_new (const char *name)
{
  AnbanDayEntry *self = g_object_new (ANBAN_TYPE_DAY_ENTRY, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}

void
anban_day_entry_set_spans (AnbanDayEntry *self, const guint *spans)
{
  g_clear_pointer (&self->buttons, gtk_widget_unparent);
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_label_set_width_chars (GTK_LABEL (self->weekday), 12);
  gtk_widget_set_visible (self->weekday, TRUE);
  gtk_widget_add_css_class (self->buttons, "linked");
  gtk_widget_set_parent (self->buttons, GTK_WIDGET (self));
  for (; *spans != 0; spans++) {
    g_autofree char *label = g_strdup_printf (_ ("%u 天"), *spans);
    GtkWidget *button = gtk_button_new_with_label (label);

    /* the keyboard has “+15” */
    gtk_widget_set_focusable (button, FALSE);
    g_object_set_data (G_OBJECT (button), "span", GINT_TO_POINTER ((int)*spans));
    g_signal_connect_swapped (button, "clicked", G_CALLBACK (span_cb), self);
    gtk_box_append (GTK_BOX (self->buttons), button);
  }
}

void
anban_day_entry_set_base (AnbanDayEntry *self, AnbanDate base)
{
  if (base == ANBAN_DATE_NONE)
    return;
  self->base = base;
  show_weekday (self);
}

void
anban_day_entry_set_date (AnbanDayEntry *self, AnbanDate date)
{
  char iso[ANBAN_DATE_ISO_SIZE];

  if (date == ANBAN_DATE_NONE && !anban_day_entry_is_empty (self))
    return; /* what cannot be read stays as typed */
  anban_date_to_iso (date, iso);
  if (g_str_equal (iso, gtk_editable_get_text (GTK_EDITABLE (self->entry))))
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), iso);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

gboolean
anban_day_entry_is_empty (AnbanDayEntry *self)
{
  return gtk_entry_get_text_length (GTK_ENTRY (self->entry)) == 0;
}

GtkWidget *
anban_day_entry_get_entry (AnbanDayEntry *self)
{
  return self->entry;
}

gboolean
anban_day_entry_check (AnbanDayEntry *self, const char *label, GError **error)
{
  if (anban_day_entry_is_empty (self) || anban_day_entry_get_date (self) != ANBAN_DATE_NONE)
    return TRUE;
  g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID, _ ("%s“%s”不是日期；请写成 2026-03-05 这样"), label,
               gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  return FALSE;
}
