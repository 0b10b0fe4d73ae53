/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Numbers as plans print them: 三, 十二, 一百零五, 两, 二〇二六, 12, １２, and back to 一…九十九 for printed
 * outlines.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Reads the number at the start of @text (UTF-8): Arabic digits of either width, or Chinese numerals with
 * 十百千万亿, or a row of Chinese digits (二〇二六). Returns the bytes read, 0 where no number stands. Values
 * above 10^15 are no number. */
gsize anban_chinese_number_parse (const char *text, gint64 *value);

/* 1 → 一, 12 → 十二, 105 → 一百零五; for 0 to 9999, other values in Arabic digits. */
char *anban_chinese_number_format (int value);

G_END_DECLS
