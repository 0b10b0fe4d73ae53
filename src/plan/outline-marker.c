/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/outline-marker.h"

#include "base/chinese-number.h"
#include "plan/word-list.h"

#include <string.h>

static const char *const delimiters[] = {"、", ".", ",", ":", NULL};
static const char *const list_delimiters[] = {"、", ".", "\x1f", NULL};

static const struct {
  const char *word;
  AnbanMarkKind kind;
} ordinals[] = {
    {"部分", ANBAN_MARK_PART},    {"编", ANBAN_MARK_PART},    {"篇", ANBAN_MARK_PART},
    {"章", ANBAN_MARK_CHAPTER},   {"节", ANBAN_MARK_SECTION}, {"条", ANBAN_MARK_ARTICLE},
    {"阶段", ANBAN_MARK_ORDINAL},
};

/* What makes 一、二季度 a phrase and 3.5公里 a measure. */
static const char *const after_numeral[] = {"季", "月", "级", "类", "、", "线", "期", "阶", "轮", "把", NULL};
static const char *const measures[] = {"%",    "万", "亿",       "公里", "千米", "米", "元", "吨", "亩",
                                       "平方", "倍", "个百分点", "小时", "公顷", "度", "兆", NULL};

static gsize
digits_at (const char *p, const char *end, gint64 *value)
{
  const char *q = p;

  *value = 0;
  while (q < end && g_ascii_isdigit (*q) && q - p < 5)
    *value = *value * 10 + (*q++ - '0');
  return (gsize)(q - p);
}

static gsize
numeral_at (const char *p, const char *end, gint64 *value)
{
  gsize len;

  if (p >= end || g_ascii_isdigit (*p))
    return 0;
  len = anban_chinese_number_parse (p, value);
  return len > 0 && p + len <= end && len <= 15 && *value > 0 && *value < 1000 ? len : 0;
}

static void
set_printed (AnbanMarker *marker, const char *before, const char *p, gsize len, const char *after)
{
  g_snprintf (marker->printed, sizeof marker->printed, "%s%.*s%s", before, (int)MIN (len, 30), p, after);
}

static gboolean
finish (AnbanMarker *marker, AnbanMarkKind kind, gint64 value, gsize len)
{
  marker->kind = kind;
  marker->value = value;
  marker->len = len;
  return TRUE;
}

/* (一) (1) */
static gboolean
read_paren (const char *p, const char *end, AnbanMarker *marker)
{
  const char *number = p + 1, *q;
  gint64 value;
  gsize len = numeral_at (number, end, &value);
  AnbanMarkKind kind = ANBAN_MARK_CHINESE_PAREN;

  if (len == 0) {
    len = digits_at (number, end, &value);
    kind = ANBAN_MARK_PAREN;
    if (len > 3)
      return FALSE;
  }
  q = number + len;
  if (len == 0 || q >= end || *q != ')')
    return FALSE;
  set_printed (marker, "（", number, len, "）");
  q++;
  q += anban_words_at (list_delimiters, q, end);
  return finish (marker, kind, value, (gsize)(q - p));
}

/* 第一条 第一章 第一, */
static gboolean
read_ordinal (const char *p, const char *end, AnbanMarker *marker)
{
  const char *number = p + strlen ("第"), *q;
  gint64 value;
  gsize len = numeral_at (number, end, &value), delimiter;

  if (len == 0)
    len = digits_at (number, end, &value);
  if (len == 0)
    return FALSE;
  q = number + len;
  for (guint i = 0; i < G_N_ELEMENTS (ordinals); i++)
    if (anban_word_at (ordinals[i].word, q, end)) {
      q += strlen (ordinals[i].word);
      set_printed (marker, "", p, (gsize)(q - p), "");
      q += anban_words_at (delimiters, q, end);
      return finish (marker, ordinals[i].kind, value, (gsize)(q - p));
    }
  delimiter = anban_words_at (delimiters, q, end);
  if (delimiter == 0)
    return FALSE;
  set_printed (marker, "", p, (gsize)(q - p), "");
  return finish (marker, ANBAN_MARK_ORDINAL, value, (gsize)(q + delimiter - p));
}

/* 一、 一. 一是 一) */
static gboolean
read_chinese (const char *p, const char *end, AnbanMarker *marker)
{
  gint64 value, second;
  gsize len = numeral_at (p, end, &value), delimiter, next;
  const char *q = p + len;

  if (len == 0)
    return FALSE;
  if (anban_word_at ("是", q, end) || anban_word_at ("要", q, end)) {
    set_printed (marker, "", p, len + strlen ("是"), "");
    return finish (marker, ANBAN_MARK_IS, value, len + strlen ("是"));
  }
  if (q < end && *q == ')') {
    set_printed (marker, "（", p, len, "）");
    return finish (marker, ANBAN_MARK_CHINESE_PAREN, value, len + 1);
  }
  delimiter = anban_words_at (list_delimiters, q, end);
  if (delimiter == 0 && q < end && *q == ',') {
    delimiter = 1;
    marker->weak = TRUE;
  }
  if (delimiter == 0)
    return FALSE;
  q += delimiter;
  next = numeral_at (q, end, &second);
  if (next > 0 && anban_words_at (after_numeral, q + next, end) > 0)
    return FALSE;
  set_printed (marker, "", p, len, "");
  return finish (marker, ANBAN_MARK_CHINESE, value, (gsize)(q - p));
}

/* 1. 1、 1) 1.1 1.1.1 */
static gboolean
read_number (const char *p, const char *end, AnbanMarker *marker)
{
  gint64 value, part;
  gsize len = digits_at (p, end, &value), delimiter, more;
  const char *q = p + len;
  guint depth = 1;

  if (len == 0 || len > 3 || value == 0 || q >= end)
    return FALSE;
  if (*q == ')') {
    set_printed (marker, "", p, len, "）");
    return finish (marker, ANBAN_MARK_HALF_PAREN, value, len + 1);
  }
  delimiter = anban_words_at (list_delimiters, q, end);
  if (delimiter == 0)
    return FALSE;
  set_printed (marker, "", p, len, "");
  finish (marker, ANBAN_MARK_NUMBER, value, len + delimiter);
  marker->weak = *q == 0x1f;
  if (*q != '.' || (more = digits_at (q + 1, end, &part)) == 0)
    return TRUE;
  marker->weak = TRUE;
  while (depth < 3 && *q == '.' && (more = digits_at (q + 1, end, &part)) > 0 && more < 3) {
    q += 1 + more;
    depth++;
    value = part;
  }
  /* 3.6月底前 and 2.2024年 are items 3 and 2; 3.5公里 is neither that nor 3.5 */
  if (depth == 1 || anban_words_at ((const char *const[]){"年", "月", "日", NULL}, q, end) > 0)
    return TRUE;
  if (depth == 2 && anban_words_at (measures, q, end) > 0)
    return TRUE;
  set_printed (marker, "", p, (gsize)(q - p), "");
  marker->weak = q < end && *q == 0x1f && anban_words_at (measures, q + 1, end) > 0;
  q += anban_words_at (list_delimiters, q, end);
  return finish (marker, depth == 2 ? ANBAN_MARK_DECIMAL : ANBAN_MARK_DECIMAL_3, value, (gsize)(q - p));
}

/* 问题一：, 任务2：; not 行动三：, which heads a row of tasks */
static gboolean
read_named (const char *p, const char *end, AnbanMarker *marker)
{
  static const char *const names[] = {"问题", "隐患", "任务", "事项", NULL};
  gsize name = anban_words_at (names, p, end), len, delimiter;
  gint64 value;

  if (name == 0)
    return FALSE;
  len = numeral_at (p + name, end, &value);
  if (len == 0)
    len = digits_at (p + name, end, &value);
  if (len == 0 || value < 1 || value > 99)
    return FALSE;
  delimiter = anban_words_at ((const char *const[]){":", "、", ".", NULL}, p + name + len, end);
  if (delimiter == 0)
    return FALSE;
  set_printed (marker, "", p, name + len, "");
  return finish (marker, ANBAN_MARK_ORDINAL, value, name + len + delimiter);
}

static gboolean
read_circled (const char *p, AnbanMarker *marker)
{
  gunichar c = g_utf8_get_char (p);
  gint64 value;
  gsize len = (gsize)(g_utf8_next_char (p) - p);

  if (c >= 0x2460 && c <= 0x2473)
    value = c - 0x2460 + 1;
  else if (c >= 0x2474 && c <= 0x2487) /* ⑴ */
    value = c - 0x2474 + 1;
  else if (c >= 0x2488 && c <= 0x249b) /* ⒈ */
    value = c - 0x2488 + 1;
  else if (c >= 0x3220 && c <= 0x3229) /* ㈠ */
    value = c - 0x3220 + 1;
  else
    return FALSE;
  if (c >= 0x3220) {
    static const char *const numerals[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};

    set_printed (marker, "（", numerals[value - 1], strlen ("一"), "）");
    return finish (marker, ANBAN_MARK_CHINESE_PAREN, value, len);
  }
  if (c >= 0x2488) {
    g_snprintf (marker->printed, sizeof marker->printed, "%d", (int)value);
    return finish (marker, ANBAN_MARK_NUMBER, value, len);
  }
  if (c >= 0x2474) {
    g_snprintf (marker->printed, sizeof marker->printed, "（%d）", (int)value);
    return finish (marker, ANBAN_MARK_PAREN, value, len);
  }
  set_printed (marker, "", p, len, "");
  return finish (marker, ANBAN_MARK_CIRCLED, value, len);
}

gboolean
anban_marker_read (const char *p, const char *end, AnbanMarker *marker)
{
  memset (marker, 0, sizeof *marker);
  if (p >= end)
    return FALSE;
  if (*p == '(')
    return read_paren (p, end, marker);
  if (g_ascii_isdigit (*p))
    return read_number (p, end, marker);
  if (anban_word_at ("第", p, end))
    return read_ordinal (p, end, marker);
  return read_circled (p, marker) || read_chinese (p, end, marker) || read_named (p, end, marker);
}
