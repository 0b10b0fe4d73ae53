/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Dates, numerals and widths of arbitrary text, as cells and pasted rows bring it: what reads as a date reads
 * the same after it was written.
 */
#include "base/chinese-number.h"
#include "base/date.h"
#include "base/text-width.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_utf8_make_valid ((const char *)data, (gssize)size);
  AnbanDate date, again;
  gint64 value = 0;

  if (anban_date_parse (text, &date)) {
    char iso[ANBAN_DATE_ISO_SIZE];
    g_autofree char *paper = anban_date_dup_paper (date);

    g_assert_true (anban_date_parse (anban_date_to_iso (date, iso), &again));
    g_assert_cmpint (date, ==, again);
    g_assert_true (anban_date_parse (paper, &again));
    g_assert_cmpint (date, ==, again);
  }
  g_assert_cmpuint (anban_chinese_number_parse (text, &value), <=, strlen (text));
  g_assert_cmpint (value, <=, G_GINT64_CONSTANT (1000000000000000));
  g_assert_cmpuint (anban_text_width (text), <=, strlen (text));
  return 0;
}
