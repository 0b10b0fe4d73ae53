/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/form/growing-text.h"

#define SIDE_MARGIN   8
#define TOP_MARGIN    4
#define BOTTOM_MARGIN 6
#define CURSOR_WIDTH  2

struct _AnbanGrowingText {
  GtkWidget parent_instance;

  GtkWidget *view;
};

G_DEFINE_TYPE (AnbanGrowingText, anban_growing_text, GTK_TYPE_WIDGET)

static void
anban_growing_text_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  AnbanGrowingText *self = ANBAN_GROWING_TEXT (widget);
  g_autoptr (PangoLayout) layout = NULL;
  g_autofree char *text = NULL;
  int height;

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = 60;
    *natural = 120;
    return;
  }
  text = anban_growing_text_dup_text (self);
  layout = gtk_widget_create_pango_layout (self->view, text);
  if (for_size > 0)
    pango_layout_set_width (layout, MAX (for_size - 2 * SIDE_MARGIN - CURSOR_WIDTH, 1) * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_get_pixel_size (layout, NULL, &height);
  *minimum = *natural = height + TOP_MARGIN + BOTTOM_MARGIN;
}

static void
anban_growing_text_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_size_allocate (ANBAN_GROWING_TEXT (widget)->view, &(GtkAllocation){0, 0, width, height}, -1);
}

static GtkSizeRequestMode
anban_growing_text_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static gboolean
anban_growing_text_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ANBAN_GROWING_TEXT (widget)->view);
}

static void
anban_growing_text_dispose (GObject *object)
{
  AnbanGrowingText *self = ANBAN_GROWING_TEXT (object);

  g_clear_pointer (&self->view, gtk_widget_unparent);
  G_OBJECT_CLASS (anban_growing_text_parent_class)->dispose (object);
}

static void
anban_growing_text_class_init (AnbanGrowingTextClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_growing_text_dispose;
  widget_class->measure = anban_growing_text_measure;
  widget_class->size_allocate = anban_growing_text_size_allocate;
  widget_class->get_request_mode = anban_growing_text_get_request_mode;
  widget_class->grab_focus = anban_growing_text_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "growingtext");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
anban_growing_text_init (AnbanGrowingText *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (gtk_text_view_new ());

  self->view = GTK_WIDGET (view);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_left_margin (view, SIDE_MARGIN);
  gtk_text_view_set_right_margin (view, SIDE_MARGIN);
  gtk_text_view_set_top_margin (view, TOP_MARGIN);
  gtk_text_view_set_bottom_margin (view, BOTTOM_MARGIN);
  gtk_widget_add_css_class (self->view, "note");
  gtk_widget_set_parent (self->view, GTK_WIDGET (self));
  g_signal_connect_swapped (gtk_text_view_get_buffer (view), "changed", G_CALLBACK (gtk_widget_queue_resize),
                            self);
}

GtkTextView *
anban_growing_text_get_view (AnbanGrowingText *self)
{
  return GTK_TEXT_VIEW (self->view);
}

char *
anban_growing_text_dup_text (AnbanGrowingText *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

void
anban_growing_text_set_text (AnbanGrowingText *self, const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), text, -1);
}
