/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The bytes of a text file as UTF-8: with or without byte order mark, UTF-16 either way, GB18030 (and with it
 * GBK and GB2312). Called by plan/plan-source.c.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* NULL with @error (ANBAN_ERROR) where the bytes are in none of these encodings or are no text. */
char *anban_text_decode (const char *bytes, gsize len, GError **error);

G_END_DECLS
