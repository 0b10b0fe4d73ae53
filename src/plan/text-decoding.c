/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/text-decoding.h"

#include "base/error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SAMPLE 4096

/* UTF-16 without a mark: every second byte of the line ends, digits and blanks in it is 0. */
static const char *
guess_utf16 (const char *bytes, gsize len)
{
  gsize even = 0, odd = 0, n = MIN (len, SAMPLE) & ~(gsize)1;

  if (len % 2 != 0 || len < 4)
    return NULL;
  for (gsize i = 0; i < n; i += 2) {
    even += bytes[i] == 0;
    odd += bytes[i + 1] == 0;
  }
  if (even == 0 && odd > 0)
    return "UTF-16LE";
  if (odd == 0 && even > 0)
    return "UTF-16BE";
  return NULL;
}

static char *
convert (const char *bytes, gsize len, const char *charset, GError **error)
{
  g_autoptr (GError) cause = NULL;
  char *text = g_convert (bytes, (gssize)len, "UTF-8", charset, NULL, NULL, &cause);

  if (text == NULL)
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID,
                 _ ("文件按 %s 编码读不通，请用文字处理软件打开后另存为 UTF-8 文本再试。"), charset);
  return text;
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
  const char *utf16, *wrong;
  g_autofree char *text = NULL;

  if (len >= 2 && memcmp (bytes, "\xff\xfe", 2) == 0)
    return convert (bytes + 2, len - 2, "UTF-16LE", error);
  if (len >= 2 && memcmp (bytes, "\xfe\xff", 2) == 0)
    return convert (bytes + 2, len - 2, "UTF-16BE", error);
  if (len >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0) {
    bytes += 3;
    len -= 3;
  }
  utf16 = memchr (bytes, 0, len) != NULL ? guess_utf16 (bytes, len) : NULL;
  if (utf16 != NULL && (text = convert (bytes, len, utf16, NULL)) != NULL)
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
    g_set_error (
        error, ANBAN_ERROR, ANBAN_ERROR_INVALID,
        _ ("文件从第 %" G_GSIZE_FORMAT " 个字节起文字编码损坏，请用文字处理软件打开核对、另存后再试。"),
        (gsize)(wrong - bytes) + 1);
  return g_steal_pointer (&text);
}
