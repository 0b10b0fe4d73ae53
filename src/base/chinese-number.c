/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/chinese-number.h"

#define LIMIT G_GINT64_CONSTANT (1000000000000000)

static int
digit_value (gunichar c)
{
  switch (c) {
  case 0x3007: /* 〇 */
  case 0x96f6: /* 零 */
    return 0;
  case 0x4e00:
    return 1;
  case 0x4e8c:
  case 0x4e24: /* 两 */
    return 2;
  case 0x4e09:
    return 3;
  case 0x56db:
    return 4;
  case 0x4e94:
    return 5;
  case 0x516d:
    return 6;
  case 0x4e03:
    return 7;
  case 0x516b:
    return 8;
  case 0x4e5d:
    return 9;
  default:
    return -1;
  }
}

static gint64
scale_value (gunichar c)
{
  switch (c) {
  case 0x5341:
    return 10;
  case 0x767e:
    return 100;
  case 0x5343:
    return 1000;
  case 0x4e07:
    return 10000;
  case 0x4ebf:
    return 100000000;
  default:
    return 0;
  }
}

static int
arabic_value (gunichar c)
{
  if (c >= '0' && c <= '9')
    return (int)(c - '0');
  if (c >= 0xff10 && c <= 0xff19)
    return (int)(c - 0xff10);
  return -1;
}

static gsize
parse_arabic (const char *text, gint64 *value)
{
  const char *p = text;
  gint64 n = 0;

  while (arabic_value (g_utf8_get_char (p)) >= 0) {
    n = n * 10 + arabic_value (g_utf8_get_char (p));
    if (n > LIMIT)
      return 0;
    p = g_utf8_next_char (p);
  }
  *value = n;
  return (gsize)(p - text);
}

gsize
anban_chinese_number_parse (const char *text, gint64 *value)
{
  const char *p = text;
  gint64 total = 0, section = 0, digits = 0, scale;
  int n_digits = 0, digit;
  gboolean scaled = FALSE;

  if (arabic_value (g_utf8_get_char (p)) >= 0)
    return parse_arabic (text, value);
  for (; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if ((digit = digit_value (c)) >= 0) {
      /* 二〇二六 is a row of digits; 一百零五 is not, its zero only fills */
      digits = (n_digits > 0 && !scaled) ? digits * 10 + digit : digit;
      n_digits++;
    } else if ((scale = scale_value (c)) > 0) {
      if (n_digits == 0 && scaled && scale <= 1000)
        break;
      if (scale <= 1000) {
        section += (n_digits > 0 ? digits : 1) * scale;
      } else {
        if (n_digits == 0 && !scaled)
          break;
        /* 一亿二千万: the larger scale has been spent when the smaller one comes */
        total = scale > 10000 ? (total + section + digits) * scale : total + (section + digits) * scale;
        section = 0;
      }
      digits = 0;
      n_digits = 0;
      scaled = TRUE;
    } else {
      break;
    }
    if (total > LIMIT || section > LIMIT || digits > LIMIT)
      return 0;
  }
  if (p == text)
    return 0;
  *value = total + section + digits;
  return (gsize)(p - text);
}

char *
anban_chinese_number_format (int value)
{
  static const char *const digits[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  static const struct {
    int value;
    const char *name;
  } scales[] = {{1000, "千"}, {100, "百"}, {10, "十"}, {1, ""}};
  g_autoptr (GString) out = NULL;
  gboolean gap = FALSE;

  if (value < 0 || value > 9999)
    return g_strdup_printf ("%d", value);
  if (value == 0)
    return g_strdup (digits[0]);
  out = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (scales); i++) {
    int n = value / scales[i].value % 10;

    if (n == 0) {
      gap = out->len > 0;
      continue;
    }
    if (gap)
      g_string_append (out, digits[0]);
    gap = FALSE;
    /* 十二, not 一十二 */
    if (!(scales[i].value == 10 && n == 1 && out->len == 0))
      g_string_append (out, digits[n]);
    g_string_append (out, scales[i].name);
  }
  return g_string_free (g_steal_pointer (&out), FALSE);
}
