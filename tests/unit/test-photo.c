/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Photos on their way in: what is no picture, what lies, what is too much, what lies on its side.
 */
#include "photo/photo.h"

#include "base/error.h"
#include "base/file-content.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gstdio.h>
#include <string.h>

/* A picture with a red upper left quarter, the rest blue. */
static GdkPixbuf *
draw (int width, int height, gboolean alpha)
{
  GdkPixbuf *pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, alpha, 8, width, height);
  g_autoptr (GdkPixbuf) quarter = gdk_pixbuf_new_subpixbuf (pixbuf, 0, 0, width / 2, height / 2);

  gdk_pixbuf_fill (pixbuf, alpha ? 0x00000000 : 0x0000ffff);
  gdk_pixbuf_fill (quarter, 0xff0000ff);
  return pixbuf;
}

static GBytes *
encode (int width, int height, const char *format, gboolean alpha)
{
  g_autoptr (GdkPixbuf) pixbuf = draw (width, height, alpha);
  g_autoptr (GError) error = NULL;
  char *buffer;
  gsize size;

  gdk_pixbuf_save_to_buffer (pixbuf, &buffer, &size, format, &error, NULL);
  g_assert_no_error (error);
  return g_bytes_new_take (buffer, size);
}

static GdkPixbuf *
decode (GBytes *content)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (content);
  g_autoptr (GError) error = NULL;
  GdkPixbuf *pixbuf = gdk_pixbuf_new_from_stream (stream, NULL, &error);

  g_assert_no_error (error);
  return pixbuf;
}

/* Puts camera notes after the first mark of a JPEG: the picture lies on its side, and a word of the place. */
static GBytes *
add_notes (GBytes *jpeg, int orientation)
{
  static const guchar head[] = {0xff, 0xe1, 0x00, 0x40, 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8,
                                0, 1,
                                /* orientation, SHORT, one, the value */
                                0x01, 0x12, 0, 3, 0, 0, 0, 1, 0};
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gsize size;
  const guint8 *data = g_bytes_get_data (jpeg, &size);
  guint8 tail[0x40 + 2 - sizeof head] = {0};

  tail[0] = (guint8)orientation;
  memcpy (tail + 7, "GPS 30.5 N 114.3 E", 18);
  g_byte_array_append (bytes, data, 2);
  g_byte_array_append (bytes, head, sizeof head);
  g_byte_array_append (bytes, tail, sizeof tail);
  g_byte_array_append (bytes, data + 2, (guint)size - 2);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static void
assert_colour (GdkPixbuf *pixbuf, int x, int y, gboolean red)
{
  const guchar *pixel = gdk_pixbuf_read_pixels (pixbuf) + y * gdk_pixbuf_get_rowstride (pixbuf) +
                        x * gdk_pixbuf_get_n_channels (pixbuf);

  g_assert_cmpint (pixel[0] > 128, ==, red);
  g_assert_cmpint (pixel[2] < 128, ==, red);
}

static void
test_scale (void)
{
  g_autoptr (GBytes) content = encode (3000, 2000, "jpeg", FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanPhoto) photo = anban_photo_read (content, "现场 一.JPEG", 0, &error);
  g_autoptr (GdkPixbuf) picture = NULL, preview = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (photo->name, ==, "现场 一.jpg");
  g_assert_cmpint (photo->width, ==, 1600);
  g_assert_cmpint (photo->height, ==, 1067);
  picture = decode (photo->picture);
  preview = decode (photo->preview);
  g_assert_cmpint (gdk_pixbuf_get_width (picture), ==, 1600);
  g_assert_cmpint (gdk_pixbuf_get_width (preview), ==, ANBAN_PHOTO_PREVIEW_SIDE);
  g_assert_cmpint (gdk_pixbuf_get_height (preview), ==, 107);
  assert_colour (preview, 10, 10, TRUE);
  assert_colour (preview, 150, 100, FALSE);
}

static void
test_small_is_not_enlarged (void)
{
  g_autoptr (GBytes) content = encode (40, 30, "jpeg", FALSE);
  g_autoptr (AnbanPhoto) photo = anban_photo_read (content, "小图", 0, NULL);

  g_assert_cmpint (photo->width, ==, 40);
  g_assert_cmpint (photo->height, ==, 30);
  g_assert_cmpstr (photo->name, ==, "小图.jpg");
}

/* Where the red quarter stands after turning, for each way that a camera is held. */
static void
test_orientation (void)
{
  static const struct {
    gboolean swapped, right, bottom;
  } rows[] = {{0, 0, 0}, {0, 1, 0}, {0, 1, 1}, {0, 0, 1}, {1, 0, 0}, {1, 1, 0}, {1, 1, 1}, {1, 0, 1}};
  g_autoptr (GBytes) plain = encode (400, 200, "jpeg", FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GBytes) content = add_notes (plain, (int)i + 1);
    g_autoptr (GError) error = NULL;
    g_autoptr (AnbanPhoto) photo = anban_photo_read (content, "竖拍.jpg", 200, &error);
    g_autoptr (GdkPixbuf) picture = NULL, preview = NULL;
    gsize size;
    const char *data;

    g_assert_no_error (error);
    g_assert_cmpint (photo->width, ==, rows[i].swapped ? 100 : 200);
    g_assert_cmpint (photo->height, ==, rows[i].swapped ? 200 : 100);
    picture = decode (photo->picture);
    preview = decode (photo->preview);
    for (guint corner = 0; corner < 4; corner++) {
      gboolean right = corner % 2, bottom = corner / 2;

      assert_colour (picture, right ? photo->width - 10 : 10, bottom ? photo->height - 10 : 10,
                     right == rows[i].right && bottom == rows[i].bottom);
      assert_colour (preview, right ? gdk_pixbuf_get_width (preview) - 8 : 8,
                     bottom ? gdk_pixbuf_get_height (preview) - 8 : 8,
                     right == rows[i].right && bottom == rows[i].bottom);
    }
    data = g_bytes_get_data (photo->picture, &size);
    g_assert_null (memmem (data, size, "GPS", 3));
    g_assert_null (memmem (data, size, "Exif", 4));
  }
}

static void
test_lying_ending (void)
{
  g_autoptr (GBytes) content = encode (60, 50, "png", FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanPhoto) photo = anban_photo_read (content, "其实是.bmp", 0, &error);
  gsize size;

  g_assert_no_error (error);
  g_assert_cmpstr (photo->name, ==, "其实是.jpg");
  g_assert_cmpint (((const guchar *)g_bytes_get_data (photo->picture, &size))[0], ==, 0xff);
}

static void
test_transparency_is_white (void)
{
  g_autoptr (GBytes) content = encode (64, 64, "png", TRUE);
  g_autoptr (AnbanPhoto) photo = anban_photo_read (content, "截图.png", 0, NULL);
  g_autoptr (GdkPixbuf) picture = decode (photo->picture);
  const guchar *pixel = gdk_pixbuf_read_pixels (picture) + 60 * gdk_pixbuf_get_rowstride (picture) + 60 * 3;

  g_assert_cmpint (pixel[0], >, 240);
  g_assert_cmpint (pixel[1], >, 240);
  assert_colour (picture, 8, 8, TRUE);
}

static void
assert_refused (GBytes *content, const char *name, int code, const char *word)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (anban_photo_read (content, name, 0, &error));
  g_assert_error (error, ANBAN_ERROR, code);
  g_assert_nonnull (strstr (error->message, word));
  g_assert_nonnull (strstr (error->message, name));
}

static void
test_no_picture (void)
{
  static const char *const texts[] = {"这是一份通知，不是照片。", "",
                                      "<svg xmlns='http://www.w3.org/2000/svg' "
                                      "width='10' height='10'></svg>",
                                      "PK\x03\x04 zip"};

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GBytes) content = g_bytes_new_static (texts[i], strlen (texts[i]));

    assert_refused (content, "照片.jpg", ANBAN_ERROR_INVALID, "不是照片");
  }
}

static void
test_unread_format (void)
{
  g_autoptr (GBytes) content = g_bytes_new_static ("\0\0\0\x18"
                                                   "ftypheic"
                                                   "\0\0\0\0mif1heic",
                                                   24);

  assert_refused (content, "手机.heic", ANBAN_ERROR_INVALID, "另存为 JPG");
}

/* Cut off in the picture, in the header, and behind a thumbnail that is whole. */
static void
test_cut_off (void)
{
  static const char *const kinds[] = {"jpeg", "png"};

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    g_autoptr (GBytes) whole = encode (800, 600, kinds[i], FALSE);
    gsize size = g_bytes_get_size (whole);

    for (gsize part = 2; part <= 10; part += 2) {
      g_test_message ("%s, %" G_GSIZE_FORMAT " tenths", kinds[i], part);
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (whole, 0, size * part / 10 - (part == 10 ? 20 : 0));
      g_autoptr (GError) error = NULL;

      g_assert_null (anban_photo_read (cut, "断.jpg", 0, &error));
      g_assert_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID);
    }
  }
}

static void
put_size (guchar *at, guint32 n)
{
  n = GUINT32_TO_BE (n);
  memcpy (at, &n, sizeof n);
}

/* A header that promises a huge picture: told by the header alone. */
static void
test_huge_header (void)
{
  g_autoptr (GBytes) jpeg = encode (64, 64, "jpeg", FALSE), png = encode (64, 64, "png", FALSE);
  gsize size;
  g_autofree guchar *jpeg_data = g_bytes_unref_to_data (g_bytes_ref (jpeg), &size);
  guchar *frame = memmem (jpeg_data, size, "\xff\xc0", 2);
  g_autoptr (GBytes) huge_jpeg = NULL, huge_png = NULL;
  g_autofree guchar *png_data = NULL;

  frame[5] = frame[7] = 30000 >> 8;
  frame[6] = frame[8] = 30000 & 0xff;
  huge_jpeg = g_bytes_new (jpeg_data, size);
  assert_refused (huge_jpeg, "巨幅.jpg", ANBAN_ERROR_TOO_LARGE, "像素");
  png_data = g_bytes_unref_to_data (g_bytes_ref (png), &size);
  put_size (png_data + 16, 30000);
  put_size (png_data + 20, 30000);
  /* the check sum of the header has to fit, or it is just a broken file */
  put_size (png_data + 29, 0);
  for (guint32 crc = 0xffffffff, i = 12; i < 29; i++) {
    crc ^= png_data[i];
    for (int bit = 0; bit < 8; bit++)
      crc = crc >> 1 ^ (crc & 1 ? 0xedb88320 : 0);
    if (i == 28)
      put_size (png_data + 29, ~crc);
  }
  huge_png = g_bytes_new (png_data, size);
  assert_refused (huge_png, "巨幅.png", ANBAN_ERROR_TOO_LARGE, "像素");
}

/* 30,000 pixels wide and low: taken, in little memory. */
static void
test_wide (void)
{
  g_autoptr (GBytes) content = encode (30000, 400, "jpeg", FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanPhoto) photo = anban_photo_read (content, "全景.jpg", 0, &error);

  g_assert_no_error (error);
  g_assert_cmpint (photo->width, ==, 1600);
  g_assert_cmpint (photo->height, ==, 21);
}

static void
test_too_many_bytes (void)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "anban-too-large-XXXXXX", NULL);
  int fd = g_mkstemp (path);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileIOStream) stream = g_file_open_readwrite (file, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_close (fd, NULL);
  g_assert_true (
      g_seekable_truncate (G_SEEKABLE (stream), (goffset)ANBAN_FILE_CONTENT_MAX_SIZE + 1, NULL, NULL));
  g_assert_null (anban_photo_read_file (file, 0, &error));
  g_assert_error (error, ANBAN_ERROR, ANBAN_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "100 MB"));
  g_file_delete (file, NULL, NULL);
}

static void
test_folder_and_missing (void)
{
  g_autoptr (GFile) folder = g_file_new_for_path (g_get_tmp_dir ());
  g_autoptr (GFile) missing = g_file_new_for_path ("/nowhere/没有.jpg");
  g_autoptr (GError) error = NULL;

  g_assert_null (anban_photo_read_file (folder, 0, &error));
  g_assert_error (error, ANBAN_ERROR, ANBAN_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (anban_photo_read_file (missing, 0, &error));
  g_assert_error (error, ANBAN_ERROR, ANBAN_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/photo/scale", test_scale);
  g_test_add_func ("/photo/small-is-not-enlarged", test_small_is_not_enlarged);
  g_test_add_func ("/photo/orientation", test_orientation);
  g_test_add_func ("/photo/lying-ending", test_lying_ending);
  g_test_add_func ("/photo/transparency-is-white", test_transparency_is_white);
  g_test_add_func ("/photo/no-picture", test_no_picture);
  g_test_add_func ("/photo/unread-format", test_unread_format);
  g_test_add_func ("/photo/cut-off", test_cut_off);
  g_test_add_func ("/photo/huge-header", test_huge_header);
  g_test_add_func ("/photo/wide", test_wide);
  g_test_add_func ("/photo/too-many-bytes", test_too_many_bytes);
  g_test_add_func ("/photo/folder-and-missing", test_folder_and_missing);
  return g_test_run ();
}
