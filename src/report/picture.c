/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/picture.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/error.h"

#define LONGEST_SIDE 1000 /* pixels that are drawn on the screen */
#define MOST_PIXELS  ((gint64)64 * 1000 * 1000)

typedef struct {
  const guchar *data;
  gsize left;
} PngReader;

static cairo_status_t
read_png_cb (void *user_data, unsigned char *out, unsigned int length)
{
  PngReader *reader = user_data;

  if (length > reader->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (out, reader->data, length);
  reader->data += length;
  reader->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
begins_with (GBytes *content, const char *signature, gsize length)
{
  gsize size;
  const char *data = g_bytes_get_data (content, &size);

  return size > length && memcmp (data, signature, length) == 0;
}

static cairo_surface_t *
read_png (GBytes *content)
{
  PngReader reader;
  cairo_surface_t *surface;

  reader.data = g_bytes_get_data (content, &reader.left);
  surface = cairo_image_surface_create_from_png_stream (read_png_cb, &reader);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    return surface;
  cairo_surface_destroy (surface);
  return NULL;
}

static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, gpointer data)
{
  double scale = MIN (1.0, (double)LONGEST_SIDE / MAX (1, MAX (width, height)));

  if ((gint64)width * height > MOST_PIXELS)
    gdk_pixbuf_loader_set_size (loader, 0, 0); /* ends the loading */
  else
    gdk_pixbuf_loader_set_size (loader, MAX (1, (int)(width * scale)), MAX (1, (int)(height * scale)));
}

static GdkPixbuf *
read_pixbuf (GBytes *content)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  gsize size;
  const guchar *data = g_bytes_get_data (content, &size);
  gboolean whole;
  GdkPixbuf *pixbuf;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), NULL);
  whole = gdk_pixbuf_loader_write (loader, data, size, NULL);
  whole = gdk_pixbuf_loader_close (loader, NULL) && whole;
  pixbuf = whole ? gdk_pixbuf_loader_get_pixbuf (loader) : NULL;
  return pixbuf != NULL ? g_object_ref (pixbuf) : NULL;
}

/* What is transparent shows the white of the page. */
static cairo_surface_t *
copy_pixels (GdkPixbuf *pixbuf)
{
  int width = gdk_pixbuf_get_width (pixbuf), height = gdk_pixbuf_get_height (pixbuf);
  int n_channels = gdk_pixbuf_get_n_channels (pixbuf), stride = gdk_pixbuf_get_rowstride (pixbuf);
  const guchar *pixels = gdk_pixbuf_read_pixels (pixbuf);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);

  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS) {
    cairo_surface_destroy (surface);
    return NULL;
  }
  cairo_surface_flush (surface);
  for (int y = 0; y < height; y++) {
    const guchar *in = pixels + (gsize)y * stride;
    guint32 *out = (guint32 *)(void *)(cairo_image_surface_get_data (surface) +
                                       (gsize)y * cairo_image_surface_get_stride (surface));

    for (int x = 0; x < width; x++, in += n_channels) {
      guint alpha = n_channels == 4 ? in[3] : 255, white = 255 - alpha;

      out[x] = (in[0] * alpha / 255 + white) << 16 | (in[1] * alpha / 255 + white) << 8 |
               (in[2] * alpha / 255 + white);
    }
  }
  cairo_surface_mark_dirty (surface);
  return surface;
}

static void
drop_bytes (void *bytes)
{
  g_bytes_unref (bytes);
}

/* The file as it is goes into the PDF; where a viewer would show it lying on its side, its pixels do. */
static cairo_surface_t *
read_photo (GBytes *content)
{
  g_autoptr (GdkPixbuf) pixbuf = read_pixbuf (content);
  g_autoptr (GdkPixbuf) upright = pixbuf != NULL ? gdk_pixbuf_apply_embedded_orientation (pixbuf) : NULL;
  const char *orientation = pixbuf != NULL ? gdk_pixbuf_get_option (pixbuf, "orientation") : NULL;
  cairo_surface_t *surface = upright != NULL ? copy_pixels (upright) : NULL;
  gsize size;
  const guchar *data = g_bytes_get_data (content, &size);

  if (surface != NULL && begins_with (content, "\xff\xd8\xff", 3) &&
      (orientation == NULL || strcmp (orientation, "1") == 0))
    cairo_surface_set_mime_data (surface, CAIRO_MIME_TYPE_JPEG, data, size, drop_bytes,
                                 g_bytes_ref (content));
  return surface;
}

cairo_surface_t *
anban_picture_read (GBytes *content, GError **error)
{
  cairo_surface_t *surface =
      begins_with (content, "\x89PNG\r\n", 6) ? read_png (content) : read_photo (content);

  if (surface == NULL)
    g_set_error_literal (error, ANBAN_ERROR, ANBAN_ERROR_UNSUPPORTED,
                         _ ("图片已损坏或者不是图片，没有放进报告。"));
  return surface;
}
