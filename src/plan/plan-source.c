/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/plan-source.h"

#include "base/error.h"
#include "plan/docx-text.h"
#include "plan/office-converter.h"
#include "plan/pdf-text.h"
#include "plan/text-decoding.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A file of any kind; and one of plain text, two bytes a character in UTF-16. */
#define MAX_FILE      (64 * 1024 * 1024)
#define MAX_TEXT_FILE (2 * ANBAN_PLAN_SOURCE_MAX_TEXT)
#define SNIFF         1024

typedef enum {
  FILE_TEXT,
  FILE_ZIP,
  FILE_PDF,
  FILE_OLE, /* .doc, .wps, and .docx with a password */
  FILE_RTF,
  FILE_PICTURE,
} FileKind;

static const struct {
  const char *magic;
  gsize len;
  FileKind kind;
} magics[] = {
    {"PK\x03\x04", 4, FILE_ZIP}, {"PK\x05\x06", 4, FILE_ZIP},  {"\xd0\xcf\x11\xe0", 4, FILE_OLE},
    {"{\\rtf", 5, FILE_RTF},     {"\x89PNG", 4, FILE_PICTURE}, {"\xff\xd8\xff", 3, FILE_PICTURE},
    {"II*\0", 4, FILE_PICTURE},  {"MM\0*", 4, FILE_PICTURE},   {"GIF8", 4, FILE_PICTURE},
    {"%PDF-", 5, FILE_PDF},
};

char *
anban_plan_source_normalise (const char *text)
{
  gsize len = strnlen (text, ANBAN_PLAN_SOURCE_MAX_TEXT);
  g_autofree char *valid = g_utf8_make_valid (text, (gssize)len);
  GString *out = g_string_sized_new (len + 1);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (c == '\r')
      g_string_append (out, p[1] == '\n' ? "" : "\n");
    else if (c == '\v' || c == '\f' || c == 0x2028 || c == 0x2029 || c == 0x85)
      g_string_append_c (out, '\n');
    else if (c == '\n' || c == '\t' ||
             (c >= ' ' && c != 0x7f && !(c >= 0x80 && c < 0xa0) && c != 0xfeff && c != 0xfffd))
      g_string_append_unichar (out, c);
  }
  return g_string_free (out, FALSE);
}

static FileKind
sniff (const char *bytes, gsize len)
{
  gsize head = MIN (len, SNIFF);

  for (guint i = 0; i < G_N_ELEMENTS (magics); i++)
    if (len >= magics[i].len && memcmp (bytes, magics[i].magic, magics[i].len) == 0)
      return magics[i].kind;
  /* a PDF may have a few bytes before its header */
  for (gsize i = 0; i + 5 <= head; i++)
    if (memcmp (bytes + i, "%PDF-", 5) == 0)
      return FILE_PDF;
  return FILE_TEXT;
}

static void
set_too_large (GError **error)
{
  g_set_error_literal (error, ANBAN_ERROR, ANBAN_ERROR_TOO_LARGE,
                       _ ("文件过大，不像是一份方案，没有读取，请核对选的文件。"));
}

/* Reads on up to @limit bytes in all; FALSE where there is more. */
static gboolean
read_up_to (GInputStream *stream, GByteArray *bytes, gsize limit, GCancellable *cancellable, GError **error)
{
  guint8 *block = g_newa (guint8, 65536);

  while (bytes->len <= limit) {
    gssize got = g_input_stream_read (stream, block, 65536, cancellable, error);

    if (got < 0)
      return FALSE;
    if (got == 0)
      return TRUE;
    g_byte_array_append (bytes, block, (guint)got);
  }
  set_too_large (error);
  return FALSE;
}

static void
set_unreadable (GError **error, GError *cause)
{
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, cause);
  else {
    gboolean missing = g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);

    if (cause->domain == ANBAN_ERROR) {
      g_propagate_error (error, cause);
      return;
    }
    g_set_error (error, ANBAN_ERROR, missing ? ANBAN_ERROR_NOT_FOUND : ANBAN_ERROR_FAILED,
                 missing ? _ ("找不到这个文件，可能已改名或移走，请重新选择。")
                         : _ ("文件打不开（%s），请核对权限后再试。"),
                 cause->message);
    g_error_free (cause);
  }
}

/* The whole file, its size looked at first: a text of 200 MB is refused unread. */
static GByteArray *
load_bytes (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                         G_FILE_QUERY_INFO_NONE, cancellable, error);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 head[SNIFF];
  gsize got;

  if (info == NULL)
    return NULL;
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR) {
    g_set_error_literal (error, ANBAN_ERROR, ANBAN_ERROR_UNSUPPORTED, _ ("这不是一个文件，请选择方案文件。"));
    return NULL;
  }
  if (g_file_info_get_size (info) > MAX_FILE) {
    set_too_large (error);
    return NULL;
  }
  stream = g_file_read (file, cancellable, error);
  if (stream == NULL ||
      !g_input_stream_read_all (G_INPUT_STREAM (stream), head, sizeof head, &got, cancellable, error))
    return NULL;
  g_byte_array_append (bytes, head, (guint)got);
  if (!read_up_to (G_INPUT_STREAM (stream), bytes,
                   sniff ((char *)head, got) == FILE_TEXT ? MAX_TEXT_FILE : MAX_FILE, cancellable, error))
    return NULL;
  return g_steal_pointer (&bytes);
}

static char *
convert (GByteArray *bytes, const char *suffix, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) source = g_bytes_new_static (bytes->data, bytes->len);
  g_autoptr (GBytes) docx = anban_office_convert (source, suffix, cancellable, error);
  gsize len;
  const char *data = docx != NULL ? g_bytes_get_data (docx, &len) : NULL;

  return data != NULL ? anban_docx_dup_text (data, len, error) : NULL;
}

static char *
read_zip (GByteArray *bytes, GCancellable *cancellable, GError **error)
{
  switch (anban_docx_probe ((char *)bytes->data, bytes->len)) {
  case ANBAN_ARCHIVE_DOCX:
    return anban_docx_dup_text ((char *)bytes->data, bytes->len, error);
  case ANBAN_ARCHIVE_OPEN_TEXT:
    return convert (bytes, "odt", cancellable, error);
  case ANBAN_ARCHIVE_WORKBOOK:
    g_set_error_literal (error, ANBAN_ERROR, ANBAN_ERROR_UNSUPPORTED,
                         _ ("这是电子表格，请把表里的内容复制后粘贴进来。"));
    return NULL;
  case ANBAN_ARCHIVE_OTHER:
    break;
  }
  g_set_error_literal (error, ANBAN_ERROR, ANBAN_ERROR_UNSUPPORTED,
                       _ ("这个压缩包不是 Word 文档，或者已损坏，请解压后选择其中的方案文件。"));
  return NULL;
}

/* .docx with a password: its stream is named so in UTF-16. */
static gboolean
is_encrypted (const GByteArray *bytes)
{
  static const char name[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";

  return memmem (bytes->data, bytes->len, name, sizeof name - 1) != NULL;
}

static char *
read_bytes (GByteArray *bytes, GCancellable *cancellable, GError **error)
{
  switch (sniff ((char *)bytes->data, bytes->len)) {
  case FILE_TEXT:
    return anban_text_decode ((char *)bytes->data, bytes->len, error);
  case FILE_ZIP:
    return read_zip (bytes, cancellable, error);
  case FILE_PDF: {
    g_autoptr (GBytes) source = g_bytes_new_static (bytes->data, bytes->len);

    return anban_pdf_dup_text (source, cancellable, error);
  }
  case FILE_OLE:
    if (!is_encrypted (bytes))
      return convert (bytes, "doc", cancellable, error);
    g_set_error_literal (error, ANBAN_ERROR, ANBAN_ERROR_UNSUPPORTED,
                         _ ("Word 文档设了密码，请先去掉密码再读取。"));
    return NULL;
  case FILE_RTF:
    return convert (bytes, "rtf", cancellable, error);
  case FILE_PICTURE:
    g_set_error_literal (error, ANBAN_ERROR, ANBAN_ERROR_UNSUPPORTED,
                         _ ("这是图片，请先做文字识别，或改用 Word 文档。"));
    return NULL;
  }
  g_return_val_if_reached (NULL);
}

char *
anban_plan_source_load (GFile *file, GCancellable *cancellable, GError **error)
{
  GError *cause = NULL;
  g_autoptr (GByteArray) bytes = load_bytes (file, cancellable, &cause);
  g_autofree char *text = NULL;
  char *normal;

  if (bytes == NULL) {
    set_unreadable (error, cause);
    return NULL;
  }
  text = bytes->len > 0 ? read_bytes (bytes, cancellable, &cause) : g_strdup ("");
  if (text == NULL) {
    set_unreadable (error, cause);
    return NULL;
  }
  if (strnlen (text, ANBAN_PLAN_SOURCE_MAX_TEXT + 1) > ANBAN_PLAN_SOURCE_MAX_TEXT) {
    set_too_large (error);
    return NULL;
  }
  normal = anban_plan_source_normalise (text);
  if (normal[strspn (normal, " \t\n")] == '\0') {
    g_set_error_literal (error, ANBAN_ERROR, ANBAN_ERROR_INVALID, _ ("文件里没有文字，请核对选的文件。"));
    g_clear_pointer (&normal, g_free);
  }
  return normal;
}
