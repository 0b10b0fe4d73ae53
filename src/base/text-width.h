/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How wide a text shows, in half-width columns: what column widths on screen, in workbooks and on paper are
 * reckoned from.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A Chinese character counts 2, a Latin letter 1, a combining mark 0. Quotes, dashes and the ellipsis that
 * Chinese fonts draw full width count 2. Of several lines the widest counts. */
guint anban_text_width (const char *text);
/* Of the first @length bytes, which are one line. */
guint anban_text_line_width (const char *line, gsize length);

G_END_DECLS
