/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/export/progress-window.h"

#include <glib/gi18n-lib.h>

#define MOMENT 350 /* ms */
#define TICK   100

struct _AnbanProgressWindow {
  AdwWindow parent_instance;
  GtkWidget *bar, *stop, *count;
  GCancellable *cancellable;
  guint ticker, delay;
  int done, total; /* written by the thread that works */
};

G_DEFINE_TYPE (AnbanProgressWindow, anban_progress_window, ADW_TYPE_WINDOW)

static gboolean
tick_cb (gpointer data)
{
  AnbanProgressWindow *self = data;
  int done = g_atomic_int_get (&self->done), total = g_atomic_int_get (&self->total);
  g_autofree char *text = NULL;

  if (total > 0) {
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), CLAMP ((double)done / total, 0, 1));
    text = g_strdup_printf (_ ("%d / %d 行"), done, total);
  } else {
    gtk_progress_bar_pulse (GTK_PROGRESS_BAR (self->bar));
    if (done > 0)
      text = g_strdup_printf (_ ("%d 行"), done);
  }
  gtk_label_set_label (GTK_LABEL (self->count), text != NULL ? text : "");
  return G_SOURCE_CONTINUE;
}

static gboolean
show_cb (gpointer data)
{
  AnbanProgressWindow *self = data;

  self->delay = 0;
  gtk_window_present (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

static void
stop_cb (GtkButton *button, AnbanProgressWindow *self)
{
  g_cancellable_cancel (self->cancellable);
  gtk_widget_set_sensitive (self->stop, FALSE);
}

static gboolean
anban_progress_window_close_request (GtkWindow *window)
{
  stop_cb (NULL, ANBAN_PROGRESS_WINDOW (window));
  return TRUE;
}

static void
anban_progress_window_dispose (GObject *object)
{
  AnbanProgressWindow *self = ANBAN_PROGRESS_WINDOW (object);

  g_clear_handle_id (&self->ticker, g_source_remove);
  g_clear_handle_id (&self->delay, g_source_remove);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (anban_progress_window_parent_class)->dispose (object);
}

static void
anban_progress_window_class_init (AnbanProgressWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anban_progress_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = anban_progress_window_close_request;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
anban_progress_window_init (AnbanProgressWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->bar = gtk_progress_bar_new ();
  self->count = gtk_label_new ("");
  self->stop = gtk_button_new_with_label (_ ("停止"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("进度"), -1);
  gtk_widget_add_css_class (self->count, "dim-label");
  gtk_widget_add_css_class (self->count, "numeric");
  gtk_widget_set_halign (self->stop, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (box, 24);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_widget_set_margin_start (box, 24);
  gtk_widget_set_margin_end (box, 24);
  gtk_widget_set_size_request (box, 320, -1);
  gtk_box_append (GTK_BOX (box), self->bar);
  gtk_box_append (GTK_BOX (box), self->count);
  gtk_box_append (GTK_BOX (box), self->stop);
  gtk_window_set_resizable (GTK_WINDOW (self), FALSE);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  adw_window_set_content (ADW_WINDOW (self), box);
  g_signal_connect (self->stop, "clicked", G_CALLBACK (stop_cb), self);
}

AnbanProgressWindow *
anban_progress_window_new (GtkWindow *parent, const char *title, GCancellable *cancellable)
{
  AnbanProgressWindow *self =
      g_object_new (ANBAN_TYPE_PROGRESS_WINDOW, "transient-for", parent, "title", title, NULL);
  GtkWidget *label = gtk_label_new (title);

  gtk_widget_add_css_class (label, "heading");
  gtk_box_prepend (GTK_BOX (adw_window_get_content (ADW_WINDOW (self))), label);
  self->cancellable = g_object_ref (cancellable);
  self->ticker = g_timeout_add (TICK, tick_cb, self);
  self->delay = g_timeout_add (MOMENT, show_cb, self);
  return self;
}

void
anban_progress_window_tell (AnbanProgressWindow *self, guint done, guint total)
{
  g_atomic_int_set (&self->total, (int)total);
  g_atomic_int_set (&self->done, (int)done);
}
