/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looking words up at a place in a text. The readers keep their words in NULL-terminated tables; these
 * functions find the longest one that stands at a place, or ends there.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes of the longest word of @words that stands at @p and ends by @end; 0 where none does. */
gsize anban_words_at (const char *const *words, const char *p, const char *end);

/* Bytes of the longest word of @words that ends at @end and begins no earlier than @start. */
gsize anban_words_before (const char *const *words, const char *start, const char *end);

/* Whether some word of @words stands anywhere in [p, end). */
gboolean anban_words_within (const char *const *words, const char *p, const char *end);

/* Whether @word stands at @p; whether it ends at @end. */
gboolean anban_word_at (const char *word, const char *p, const char *end);
gboolean anban_word_before (const char *word, const char *start, const char *end);

G_END_DECLS
