/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A picture read for a page: PNG, or any photo that the machine can read. Of a JPEG the PDF keeps the bytes as they
 * are, and a small copy is drawn on the screen. Called by document.c.
 */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* NULL and ANBAN_ERROR_UNSUPPORTED for what is no picture, a broken one, or one with too many pixels. */
cairo_surface_t *anban_picture_read (GBytes *content, GError **error);

G_END_DECLS
