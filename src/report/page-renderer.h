/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Draws one page of an AnbanPages on any Cairo context: PDF, printer, preview.
 */
#pragma once

#include <cairo.h>

#include "report/page-layout.h"

G_BEGIN_DECLS

/* Draws page @page (from 0) in points, the origin at the top left corner of the paper; scale @cr for a preview. The
 * paper itself is left as it is: the preview paints it white first. */
void anban_pages_draw (AnbanPages *self, guint page, cairo_t *cr);

G_END_DECLS
