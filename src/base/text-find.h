/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finding a short word in a long text as fast as memory is read: what a search over a whole register spends its
 * time in. Texts are UTF-16 in the byte order of the machine, as store/search-block.c keeps them: two bytes a
 * Chinese character instead of three. Called by store/search-find.c.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The place of the first @word in @text, in units, or -1. An empty word is found at 0. */
gssize anban_text_find (const gunichar2 *text, gsize n_text, const gunichar2 *word, gsize n_word);

G_END_DECLS
