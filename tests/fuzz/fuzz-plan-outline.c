/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Folding, joining and outlining of arbitrary text: items lie in order, each within its parent.
 */
#include "plan/folded-text.h"
#include "plan/line-joiner.h"
#include "plan/outline.h"
#include "plan/plan-source.h"

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *raw = g_strndup ((const char *)data, size);
  g_autofree char *source = anban_plan_source_normalise (raw);
  g_autoptr (AnbanFoldedText) text = anban_folded_text_new (source);
  g_autoptr (AnbanOutline) outline = NULL;
  gsize last = 0;

  anban_join_lines (text);
  anban_folded_text_pair (text);
  g_assert_true (g_utf8_validate (text->text, (gssize)text->len, NULL));
  for (gsize i = 0; i < text->len; i++)
    g_assert_cmpuint (text->origin[i], <=, text->origin[i + 1]);
  outline = anban_outline_new (text);
  for (guint i = 0; i < outline->items->len; i++) {
    const AnbanOutlineItem *item = anban_outline_get (outline, i);
    g_autofree char *key = anban_outline_dup_key (outline, i);

    g_assert_cmpuint (item->start, >=, last);
    g_assert_cmpuint (item->text_start, <=, item->own_end);
    g_assert_cmpuint (item->own_end, <=, item->end);
    g_assert_cmpuint (item->end, <=, text->len);
    if (item->parent >= 0)
      g_assert_cmpuint (item->end, <=, anban_outline_get (outline, (guint)item->parent)->end);
    g_assert_nonnull (key);
    last = item->start;
  }
  return 0;
}
