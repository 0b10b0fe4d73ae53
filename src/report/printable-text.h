/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Text made ready to be set: valid, without control characters, with places to break beside Chinese quotation
 * marks. Used by the text shaper alone.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* U+200B, of no width, where a line may end although Unicode's rules do not say so. Those of the source are dropped. */
#define ANBAN_BREAK_HERE "\xe2\x80\x8b"

/* Whatever is not UTF-8 is replaced; line ends of every kind become newlines, tabs blanks. */
char *anban_printable_text_dup (const char *text);

/* Chinese characters and full-width punctuation: between them a justified line may be stretched. */
gboolean anban_printable_text_is_wide (gunichar c);

G_END_DECLS
