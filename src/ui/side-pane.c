/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/side-pane.h"

#include "ui/desktop-settings.h"

#include <glib/gi18n-lib.h>

#define DEFAULT_WIDTH 420
#define LEAST_WIDTH   320
#define MOST_WIDTH    900
#define KEY_STEP      24

struct _AnbanSidePane {
  AdwBin parent_instance;
  GtkWidget *handle, *holder;
  int width, start_width;
};

G_DEFINE_FINAL_TYPE (AnbanSidePane, anban_side_pane, ADW_TYPE_BIN)

static void
set_width (AnbanSidePane *self, int width)
{
  self->width = CLAMP (width, LEAST_WIDTH, MOST_WIDTH);
  gtk_widget_set_size_request (self->holder, self->width, -1);
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, AnbanSidePane *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  self->start_width = self->width;
}

/* The handle moves with the edge: the offset is measured from where the handle stands now. */
static void
drag_update_cb (GtkGestureDrag *gesture, double x, double y, AnbanSidePane *self)
{
  set_width (self, self->width - (int)x);
}

static void
drag_end_cb (GtkGestureDrag *gesture, double x, double y, AnbanSidePane *self)
{
  anban_desktop_settings_set_pane_width (self->width);
}

static gboolean
key_pressed_cb (
    GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, AnbanSidePane *self)
{
  if (key != GDK_KEY_Left && key != GDK_KEY_Right)
    return GDK_EVENT_PROPAGATE;
  set_width (self, self->width + (key == GDK_KEY_Left ? KEY_STEP : -KEY_STEP));
  anban_desktop_settings_set_pane_width (self->width);
  return GDK_EVENT_STOP;
}

static GtkWidget *
create_handle (AnbanSidePane *self)
{
  GtkWidget *handle = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_add_css_class (handle, "pane-handle");
  gtk_widget_set_cursor_from_name (handle, "col-resize");
  gtk_widget_set_focusable (handle, TRUE);
  gtk_widget_set_tooltip_text (handle, _ ("拖动改变窗格宽度"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (handle), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("窗格宽度"), -1);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (handle, GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (handle, keys);
  return handle;
}

static void
anban_side_pane_class_init (AnbanSidePaneClass *klass)
{
}

static void
anban_side_pane_init (AnbanSidePane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->handle = create_handle (self);
  self->holder = adw_bin_new ();
  gtk_widget_set_hexpand (self->holder, TRUE);
  gtk_box_append (GTK_BOX (box), self->handle);
  gtk_box_append (GTK_BOX (box), self->holder);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_hexpand (GTK_WIDGET (self), FALSE);
  set_width (self, anban_desktop_settings_get_pane_width (DEFAULT_WIDTH));
}

void
anban_side_pane_set_content (AnbanSidePane *self, GtkWidget *content)
{
  adw_bin_set_child (ADW_BIN (self->holder), content);
}

GtkWidget *
anban_side_pane_get_content (AnbanSidePane *self)
{
  return adw_bin_get_child (ADW_BIN (self->holder));
}
