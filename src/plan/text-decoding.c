/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/text-decoding.h"

#include "base/error.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define SAMPLE 4096

static char *
convert (const char *bytes, gsize len, const char *charset, GError **error)
{
  g_autoptr (GError) cause = NULL;
  gsize written = 0;
  char *text = g_convert (bytes, (gssize)len, "UTF-8", charset, NULL, &written, &cause);

  if (text != NULL && strlen (text) != written)
    g_clear_pointer (&text, g_free);

  if (text == NULL)
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID,
                 _ ("文件按 %s 编码读不通，请用文字处理软件打开后另存为 UTF-8 文本再试。"), charset);
  return text;
}

/* How many of the characters are such as plans are written in, per cent. */
static guint
plausibility (const char *text)
{
  gsize all = 0, good = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), all++) {
    gunichar c = g_utf8_get_char (p);

    good += (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3000 && c <= 0x303f) || (c >= 0xff00 && c <= 0xffef) ||
            (c >= ' ' && c < 0x7f) || c == '\n' || c == '\r' || c == '\t' || (c >= 0x2010 && c <= 0x2030);
  }
  return all > 0 ? (guint)(good * 100 / all) : 0;
}

/* UTF-16 without a mark: the order of bytes in which it reads as Chinese. */
static char *
decode_bare_utf16 (const char *bytes, gsize len)
{
  g_autofree char *little = len % 2 == 0 ? convert (bytes, len, "UTF-16LE", NULL) : NULL;
  g_autofree char *big = len % 2 == 0 ? convert (bytes, len, "UTF-16BE", NULL) : NULL;
  guint for_little = little != NULL ? plausibility (little) : 0,
        for_big = big != NULL ? plausibility (big) : 0;

  if (MAX (for_little, for_big) < 90)
    return NULL;
  return for_little >= for_big ? g_steal_pointer (&little) : g_steal_pointer (&big);
}

/* Binary files are full of control characters; a text has a stray one at most. */
static gboolean
is_binary (const char *bytes, gsize len)
{
  gsize controls = 0, n = MIN (len, 64 * SAMPLE);

  for (gsize i = 0; i < n; i++)
    controls += (guchar)bytes[i] < ' ' && strchr ("\t\n\r\f\v\x1a\x1b", bytes[i]) == NULL;
  return controls * 100 > n;
}

char *
anban_text_decode (const char *bytes, gsize len, GError **error)
{
  const char *wrong;
  g_autofree char *text = NULL;

  if (len >= 2 && memcmp (bytes, "\xff\xfe", 2) == 0)
    return convert (bytes + 2, len - 2, "UTF-16LE", error);
  if (len >= 2 && memcmp (bytes, "\xfe\xff", 2) == 0)
    return convert (bytes + 2, len - 2, "UTF-16BE", error);
  if (len >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0) {
    bytes += 3;
    len -= 3;
  }
  if (memchr (bytes, 0, len) != NULL && (text = decode_bare_utf16 (bytes, len)) != NULL)
    return g_steal_pointer (&text);
  if (memchr (bytes, 0, len) != NULL || is_binary (bytes, len)) {
    g_set_error_literal (error, ANBAN_ERROR, ANBAN_ERROR_UNSUPPORTED,
                         _ ("文件里有大量控制字符，不是文字材料，请核对选的文件。"));
    return NULL;
  }
  if (g_utf8_validate (bytes, (gssize)len, &wrong))
    return g_strndup (bytes, len);
  /* most of it being UTF-8, reading it as GB18030 would only make nonsense of it */
  if (wrong - bytes < 64 || (gsize)(wrong - bytes) < len / 2)
    text = convert (bytes, len, "GB18030", NULL);
  if (text == NULL)
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID,
                 _ ("文件从第 %" PRIu64 " 个字节起文字编码损坏，请用文字处理软件打开核对、另存后再试。"),
                 (guint64)((gsize)(wrong - bytes) + 1));
  return g_steal_pointer (&text);
}
