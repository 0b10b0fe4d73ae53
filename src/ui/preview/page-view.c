/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/preview/page-view.h"

#include "report/page-renderer.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define GAP         16
#define MARGIN      24
#define MAX_KEPT    6                  /* pages whose pictures are kept */
#define MAX_PIXELS  (16 * 1000 * 1000) /* of a picture that is kept */
#define PIXELS_A_PT (96.0 / 72.0)
#define MIN_FIT     0.25

struct _AnbanPageView {
  GtkWidget parent_instance;
  GtkScrolledWindow *scroller; /* weak: it holds this, and a resize may still be due when it is gone */
  AnbanPages *pages;
  double zoom; /* 0: fits the width */
  double scale;
  double page_width, page_height; /* points */
  GHashTable *pictures;           /* page + 1 → GdkTexture */
  GQueue *kept;                   /* page + 1, oldest first */
  int picture_scale;
  guint page;    /* told last */
  double wanted; /* where to go once the size is known, in pages; negative: nowhere */
};

G_DEFINE_TYPE (AnbanPageView, anban_page_view, GTK_TYPE_WIDGET)

enum {
  MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static double
get_pixels (AnbanPageView *self)
{
  return self->scale * PIXELS_A_PT;
}

static double
get_step (AnbanPageView *self)
{
  return floor (self->page_height * get_pixels (self)) + GAP;
}

static guint
get_count (AnbanPageView *self)
{
  return self->pages != NULL ? anban_pages_get_count (self->pages) : 0;
}

static void
drop_pictures (AnbanPageView *self)
{
  g_hash_table_remove_all (self->pictures);
  g_queue_clear (self->kept);
}

/* --- place --- */

static double
get_place (AnbanPageView *self)
{
  GtkAdjustment *vertical = gtk_scrolled_window_get_vadjustment (self->scroller);

  return self->pages != NULL ? gtk_adjustment_get_value (vertical) / get_step (self) : 0;
}

static void
tell_place (AnbanPageView *self, gboolean zoomed)
{
  GtkAdjustment *vertical = gtk_scrolled_window_get_vadjustment (self->scroller);
  double middle = gtk_adjustment_get_value (vertical) + gtk_adjustment_get_page_size (vertical) / 3;
  guint page = get_count (self) > 0 ? (guint)CLAMP (middle / get_step (self), 0, get_count (self) - 1) : 0;
  g_autofree char *label = NULL;

  if (page == self->page && !zoomed)
    return;
  self->page = page;
  label = g_strdup_printf (_ ("第 %u 页，共 %u 页"), page + 1, get_count (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_emit (self, signals[MOVED], 0);
}

static void
scrolled_cb (GtkAdjustment *vertical, AnbanPageView *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  tell_place (self, FALSE);
}

static void
sized_cb (GtkAdjustment *vertical, AnbanPageView *self)
{
  double wanted = self->wanted;

  if (wanted < 0 || gtk_adjustment_get_upper (vertical) < get_step (self) * get_count (self))
    return;
  self->wanted = -1;
  gtk_adjustment_set_value (vertical, wanted * get_step (self));
}

static void
apply_zoom (AnbanPageView *self)
{
  double room, scale = self->zoom;

  if (self->pages == NULL || self->scroller == NULL)
    return;
  room = gtk_adjustment_get_page_size (gtk_scrolled_window_get_hadjustment (self->scroller)) - 2 * MARGIN;
  if (scale <= 0)
    scale = room > 0 ? CLAMP (room / (self->page_width * PIXELS_A_PT), MIN_FIT, ANBAN_PAGE_VIEW_MAX_ZOOM) : 1;
  if (fabs (scale - self->scale) < 0.001)
    return;
  if (self->wanted < 0)
    self->wanted = get_place (self);
  self->scale = scale;
  drop_pictures (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  tell_place (self, TRUE);
}

static gboolean
fit_cb (gpointer data)
{
  apply_zoom (data);
  return G_SOURCE_REMOVE;
}

static void
width_cb (GtkAdjustment *horizontal, GParamSpec *pspec, AnbanPageView *self)
{
  /* not while the scroller hands out sizes */
  if (self->zoom <= 0)
    g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit_cb, g_object_ref (self), g_object_unref);
}

static gboolean
wheel_cb (GtkEventControllerScroll *controller, double dx, double dy, AnbanPageView *self)
{
  if ((gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller)) & GDK_CONTROL_MASK) ==
      0)
    return FALSE;
  anban_page_view_set_zoom (
      self, CLAMP (self->scale * pow (1.1, -dy), ANBAN_PAGE_VIEW_MIN_ZOOM, ANBAN_PAGE_VIEW_MAX_ZOOM));
  return TRUE;
}

/* --- drawing --- */

static GdkTexture *
draw_page (AnbanPageView *self, guint page, int factor)
{
  double pixels = get_pixels (self) * factor;
  int width = (int)ceil (self->page_width * pixels), height = (int)ceil (self->page_height * pixels);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GBytes) bytes = NULL;
  GdkTexture *texture;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, pixels, pixels);
  anban_pages_draw (self->pages, page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                      (gsize)cairo_image_surface_get_stride (surface) * (gsize)height,
                                      (GDestroyNotify)cairo_surface_destroy, surface);
  texture = gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes,
                                    (gsize)cairo_image_surface_get_stride (surface));
  return texture;
}

static GdkTexture *
get_picture (AnbanPageView *self, guint page, int factor)
{
  gpointer key = GUINT_TO_POINTER (page + 1);
  GdkTexture *texture = g_hash_table_lookup (self->pictures, key);

  if (texture != NULL)
    return texture;
  while (g_queue_get_length (self->kept) >= MAX_KEPT)
    g_hash_table_remove (self->pictures, g_queue_pop_head (self->kept));
  texture = draw_page (self, page, factor);
  g_hash_table_insert (self->pictures, key, texture);
  g_queue_push_tail (self->kept, key);
  return texture;
}

static void
snapshot_page (AnbanPageView *self, GtkSnapshot *snapshot, guint page)
{
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  double pixels = get_pixels (self), width = self->page_width * pixels, height = self->page_height * pixels;
  double x = floor (MAX ((gtk_widget_get_width (GTK_WIDGET (self)) - width) / 2, MARGIN));
  graphene_rect_t area =
      GRAPHENE_RECT_INIT ((float)x, (float)(GAP + page * get_step (self)), (float)width, (float)height);
  GskRoundedRect outline;
  const GdkRGBA white = {1, 1, 1, 1}, shade = {0, 0, 0, 0.25F};

  gsk_rounded_rect_init_from_rect (&outline, &area, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &shade, 0, 1, 0, 4);
  if (width * height * factor * factor <= MAX_PIXELS) {
    gtk_snapshot_append_texture (snapshot, get_picture (self, page, factor), &area);
  } else {
    cairo_t *cr;

    gtk_snapshot_append_color (snapshot, &white, &area);
    cr = gtk_snapshot_append_cairo (snapshot, &area);
    cairo_translate (cr, area.origin.x, area.origin.y);
    cairo_scale (cr, pixels, pixels);
    anban_pages_draw (self->pages, page, cr);
    cairo_destroy (cr);
  }
}

static void
anban_page_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AnbanPageView *self = ANBAN_PAGE_VIEW (widget);
  GtkAdjustment *vertical = gtk_scrolled_window_get_vadjustment (self->scroller);
  double top = gtk_adjustment_get_value (vertical), bottom = top + gtk_adjustment_get_page_size (vertical);
  int factor = gtk_widget_get_scale_factor (widget);

  if (self->pages == NULL)
    return;
  if (factor != self->picture_scale)
    drop_pictures (self);
  self->picture_scale = factor;
  for (guint page = (guint)MAX ((top - GAP) / get_step (self), 0); page < get_count (self); page++) {
    if (GAP + page * get_step (self) > bottom)
      break;
    snapshot_page (self, snapshot, page);
  }
}

static void
anban_page_view_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  AnbanPageView *self = ANBAN_PAGE_VIEW (widget);

  if (self->pages == NULL)
    *minimum = 0;
  else if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = (int)(get_count (self) * get_step (self)) + GAP;
  else
    *minimum = self->zoom <= 0 ? 0 : (int)(self->page_width * get_pixels (self)) + 2 * MARGIN;
  *natural = *minimum;
}

/* --- object --- */

static void
anban_page_view_dispose (GObject *object)
{
  AnbanPageView *self = ANBAN_PAGE_VIEW (object);

  g_clear_object (&self->pages);
  g_hash_table_remove_all (self->pictures);
  G_OBJECT_CLASS (anban_page_view_parent_class)->dispose (object);
}

static void
anban_page_view_finalize (GObject *object)
{
  AnbanPageView *self = ANBAN_PAGE_VIEW (object);

  g_clear_weak_pointer (&self->scroller);
  g_hash_table_unref (self->pictures);
  g_queue_free (self->kept);
  G_OBJECT_CLASS (anban_page_view_parent_class)->finalize (object);
}

static void
anban_page_view_class_init (AnbanPageViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_page_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = anban_page_view_finalize;
  widget_class->measure = anban_page_view_measure;
  widget_class->snapshot = anban_page_view_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  /* here and not in the window: the scroller in between has other ideas of a page */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, 0, "preview.step", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, 0, "preview.step", "i", 1);
  signals[MOVED] =
      g_signal_new ("moved", ANBAN_TYPE_PAGE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
anban_page_view_init (AnbanPageView *self)
{
  GtkEventController *wheel = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  self->scale = 1;
  self->wanted = -1;
  self->pictures = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->kept = g_queue_new ();
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect (wheel, "scroll", G_CALLBACK (wheel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), wheel);
}

GtkWidget *
anban_page_view_new (GtkScrolledWindow *scroller)
{
  AnbanPageView *self = g_object_new (ANBAN_TYPE_PAGE_VIEW, NULL);

  g_set_weak_pointer (&self->scroller, scroller);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (scroller), "value-changed",
                           G_CALLBACK (scrolled_cb), self, 0);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (scroller), "changed", G_CALLBACK (sized_cb),
                           self, 0);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (scroller), "notify::page-size",
                           G_CALLBACK (width_cb), self, 0);
  return GTK_WIDGET (self);
}

void
anban_page_view_set_pages (AnbanPageView *self, AnbanPages *pages)
{
  g_set_object (&self->pages, pages);
  drop_pictures (self);
  self->page = 0;
  self->wanted = -1;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  if (pages != NULL)
    anban_pages_get_size (pages, &self->page_width, &self->page_height);
  self->scale = 0; /* another paper may need another scale */
  apply_zoom (self);
  if (self->scale <= 0)
    self->scale = 1;
  self->wanted = -1;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  tell_place (self, TRUE);
}

void
anban_page_view_set_zoom (AnbanPageView *self, double zoom)
{
  self->zoom = zoom <= 0 ? 0 : CLAMP (zoom, ANBAN_PAGE_VIEW_MIN_ZOOM, ANBAN_PAGE_VIEW_MAX_ZOOM);
  apply_zoom (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

double
anban_page_view_get_scale (AnbanPageView *self)
{
  return self->scale;
}

gboolean
anban_page_view_fits_width (AnbanPageView *self)
{
  return self->zoom <= 0;
}

guint
anban_page_view_get_page (AnbanPageView *self)
{
  return self->page;
}

void
anban_page_view_go_to (AnbanPageView *self, guint page)
{
  if (page < get_count (self))
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), page * get_step (self));
}
