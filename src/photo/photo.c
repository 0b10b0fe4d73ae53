/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "photo/photo.h"

#include "base/error.h"
#include "base/file-content.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define QUALITY         "85"
#define PREVIEW_QUALITY "80"
#define CHUNK           (256 * 1024)

#define MEGA            1000000
#define MAX_WHOLE       (64 * MEGA)

/* What the header of a picture may promise. JPEG is scaled while it is decoded; of the others every pixel is in
 * memory at once, four bytes each, and a small file can unpack to any size. */
static const struct {
  const char *format; /* as gdk-pixbuf calls it */
  gint64 max_pixels;
} formats[] = {
    {"jpeg", 260 * MEGA}, {"png", MAX_WHOLE},  {"tiff", MAX_WHOLE}, {"bmp", MAX_WHOLE},
    {"webp", MAX_WHOLE},  {"avif", MAX_WHOLE}, {"heif", MAX_WHOLE}, {"gif", 16 * MEGA},
};

typedef struct {
  int longest_side;
  gboolean is_unpacked_whole;
  gint64 max_pixels; /* 0: a format that is no photo */
  gboolean too_many;
} Loading;

static gint64
get_max_pixels (GdkPixbufLoader *loader)
{
  GdkPixbufFormat *format = gdk_pixbuf_loader_get_format (loader);
  g_autofree char *name = format != NULL ? gdk_pixbuf_format_get_name (format) : NULL;

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (formats); i++)
    /* heif/avif and the like: several in one loader */
    if (g_str_has_prefix (name, formats[i].format))
      return formats[i].max_pixels;
  return 0;
}

static void
fit (int width, int height, int longest_side, int *fit_width, int *fit_height)
{
  double scale = MIN (1.0, (double)longest_side / MAX (width, height));

  *fit_width = MAX (1, (int)(width * scale + 0.5));
  *fit_height = MAX (1, (int)(height * scale + 0.5));
}

static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, Loading *loading)
{
  loading->max_pixels = get_max_pixels (loader);
  if (loading->is_unpacked_whole)
    loading->max_pixels = MIN (loading->max_pixels, MAX_WHOLE);
  loading->too_many = (gint64)width * height > loading->max_pixels;
  if (loading->too_many)
    width = height = 0; /* ends the loading before anything is unpacked */
  else
    fit (width, height, loading->longest_side, &width, &height);
  gdk_pixbuf_loader_set_size (loader, width, height);
}

/* Kinds of pictures that are known by their first bytes but that this machine may have no reader for. */
static gboolean
is_unread_format (GBytes *content)
{
  gsize size;
  const char *data = g_bytes_get_data (content, &size);

  return size > 12 && (memcmp (data + 4, "ftyp", 4) == 0 ||
                       (memcmp (data, "RIFF", 4) == 0 && memcmp (data + 8, "WEBP", 4) == 0));
}

static gboolean
feed (GdkPixbufLoader *loader, GBytes *content, Loading *loading, GError **error)
{
  gsize size;
  const guchar *data = g_bytes_get_data (content, &size);
  gboolean done = TRUE;

  for (gsize at = 0; done && at < size && !loading->too_many; at += CHUNK)
    done = gdk_pixbuf_loader_write (loader, data + at, MIN (CHUNK, size - at), error);
  if (!done) {
    gdk_pixbuf_loader_close (loader, NULL);
    return FALSE;
  }
  return gdk_pixbuf_loader_close (loader, error);
}

/* Reads the marks of a JPEG up to its picture data: a progressive one is unpacked whole before it is scaled, and one
 * that breaks off is filled up with grey by its reader, so that the end mark has to be looked for. (Notes of the camera
 * hold a small JPEG of their own, with an end of its own; behind the end phones keep sound and films.) */
static void
examine_jpeg (GBytes *content, gboolean *is_progressive, gboolean *is_cut_off)
{
  gsize size, at = 2;
  const guchar *data = g_bytes_get_data (content, &size);

  *is_progressive = *is_cut_off = FALSE;
  if (size < 4 || data[0] != 0xff || data[1] != 0xd8)
    return;
  *is_cut_off = TRUE;
  while (at + 4 <= size && data[at] == 0xff && data[at + 1] != 0xda) {
    *is_progressive = *is_progressive || data[at + 1] == 0xc2;
    at += data[at + 1] == 0xff ? 1 : 2 + ((gsize)data[at + 2] << 8 | data[at + 3]);
  }
  for (; *is_cut_off && at + 1 < size; at++)
    *is_cut_off = data[at] != 0xff || data[at + 1] != 0xd9;
}

/* Whether a PNG ends before its last part; its reader says nothing of it and leaves the rest empty. */
static gboolean
is_png_cut_off (GBytes *content)
{
  gsize size, at = 8;
  const guchar *data = g_bytes_get_data (content, &size);

  if (size < 8 || memcmp (data, "\x89PNG", 4) != 0)
    return FALSE;
  while (at + 12 <= size && memcmp (data + at + 4, "IEND", 4) != 0)
    at += 12 + ((gsize)data[at] << 24 | (gsize)data[at + 1] << 16 | (gsize)data[at + 2] << 8 | data[at + 3]);
  return at + 12 > size;
}

static GdkPixbuf *
load (GBytes *content, const char *name, int longest_side, GError **error)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  Loading loading = {.longest_side = longest_side};
  g_autoptr (GError) failure = NULL;
  GdkPixbuf *pixbuf;
  gboolean done, is_cut_off;

  examine_jpeg (content, &loading.is_unpacked_whole, &is_cut_off);
  is_cut_off = is_cut_off || is_png_cut_off (content);
  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), &loading);
  done = feed (loader, content, &loading, &failure);
  if (loading.too_many && loading.max_pixels > 0) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_TOO_LARGE,
                 _ ("“%s”的像素太多，没有添加；请先用看图软件缩小再试"), name);
    return NULL;
  }
  pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  if (done && pixbuf != NULL && loading.max_pixels > 0 && !is_cut_off)
    return gdk_pixbuf_apply_embedded_orientation (pixbuf);
  if (loading.max_pixels > 0)
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID,
                 _ ("照片“%s”不完整或已损坏，没有添加；请从相机或手机重新拷贝"), name);
  else if (is_unread_format (content))
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID,
                 _ ("“%s”的图片格式本机读不了，没有添加；请另存为 JPG 再试"), name);
  else
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID,
                 _ ("“%s”不是照片，没有添加；请选择 JPG、PNG 等图片文件"), name);
  return NULL;
}

/* JPEG knows no transparency: what was transparent becomes white, as on paper. */
static GdkPixbuf *
flatten (GdkPixbuf *pixbuf)
{
  if (!gdk_pixbuf_get_has_alpha (pixbuf))
    return g_object_ref (pixbuf);
  return gdk_pixbuf_composite_color_simple (pixbuf, gdk_pixbuf_get_width (pixbuf),
                                            gdk_pixbuf_get_height (pixbuf), GDK_INTERP_NEAREST, 255, 16,
                                            0xffffff, 0xffffff);
}

static GBytes *
write_jpeg (GdkPixbuf *pixbuf, const char *quality, GError **error)
{
  char *buffer;
  gsize size;

  if (!gdk_pixbuf_save_to_buffer (pixbuf, &buffer, &size, "jpeg", error, "quality", quality, NULL))
    return NULL;
  return g_bytes_new_take (buffer, size);
}

static GBytes *
write_preview (GdkPixbuf *pixbuf, GError **error)
{
  g_autoptr (GdkPixbuf) small = NULL;
  int width, height;

  fit (gdk_pixbuf_get_width (pixbuf), gdk_pixbuf_get_height (pixbuf), ANBAN_PHOTO_PREVIEW_SIDE, &width,
       &height);
  small = gdk_pixbuf_scale_simple (pixbuf, width, height, GDK_INTERP_BILINEAR);
  return small != NULL ? write_jpeg (small, PREVIEW_QUALITY, error) : NULL;
}

static char *
dup_jpeg_name (const char *name)
{
  const char *dot = strrchr (name, '.');
  gsize stem = dot != NULL && dot != name ? (gsize)(dot - name) : strlen (name);

  return g_strdup_printf ("%.*s.jpg", (int)stem, name);
}

AnbanPhoto *
anban_photo_read (GBytes *content, const char *name, int longest_side, GError **error)
{
  g_autoptr (AnbanPhoto) self = g_new0 (AnbanPhoto, 1);
  g_autoptr (GdkPixbuf) upright = NULL;
  g_autoptr (GdkPixbuf) pixbuf = NULL;

  if (!anban_file_content_check_size (g_bytes_get_size (content), name, error))
    return NULL;
  upright = load (content, name, longest_side > 0 ? longest_side : ANBAN_PHOTO_LONGEST_SIDE, error);
  if (upright == NULL)
    return NULL;
  pixbuf = flatten (upright);
  if (pixbuf == NULL || (self->picture = write_jpeg (pixbuf, QUALITY, NULL)) == NULL ||
      (self->preview = write_preview (pixbuf, NULL)) == NULL) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID, _ ("照片“%s”不能转成 JPG，没有添加；请换一张再试"),
                 name);
    return NULL;
  }
  self->name = dup_jpeg_name (name);
  self->width = gdk_pixbuf_get_width (pixbuf);
  self->height = gdk_pixbuf_get_height (pixbuf);
  return g_steal_pointer (&self);
}

AnbanPhoto *
anban_photo_read_file (GFile *file, int longest_side, GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GBytes) content = anban_file_content_read (file, &name, error);

  return content != NULL ? anban_photo_read (content, name, longest_side, error) : NULL;
}

AnbanPhoto *
anban_photo_copy (const AnbanPhoto *self)
{
  AnbanPhoto *copy = g_memdup2 (self, sizeof *self);

  copy->name = g_strdup (self->name);
  g_bytes_ref (copy->picture);
  g_bytes_ref (copy->preview);
  return copy;
}

void
anban_photo_free (AnbanPhoto *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_clear_pointer (&self->picture, g_bytes_unref);
  g_clear_pointer (&self->preview, g_bytes_unref);
  g_free (self);
}
