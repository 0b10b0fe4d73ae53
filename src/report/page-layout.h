/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A document broken into pages. Laying out measures with a font map of its own, so it may run in any thread
 * (GTask); afterwards the pages may be drawn from any thread, one after the other or at once (page-renderer.h).
 */
#pragma once

#include <gio/gio.h>

#include "report/document.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_PAGES (anban_pages_get_type ())
G_DECLARE_FINAL_TYPE (AnbanPages, anban_pages, ANBAN, PAGES, GObject)

/* At least one page. NULL only when cancelled (G_IO_ERROR_CANCELLED). Keeps a reference on @document. */
AnbanPages *anban_pages_new (AnbanDocument *document,
                             GCancellable *cancellable,
                             AnbanPagesProgress progress,
                             gpointer user_data,
                             GError **error);

AnbanDocument *anban_pages_get_document (AnbanPages *self);
guint anban_pages_get_count (AnbanPages *self);
/* Points (1/72 inch). */
void anban_pages_get_size (AnbanPages *self, double *width, double *height);
/* What stands at the foot of the page: the number within its section, from 1. */
guint anban_pages_get_number (AnbanPages *self, guint page);

typedef struct {
  const char *text;
  int level;  /* from 1 */
  guint page; /* from 0 */
  double y;   /* points from the top of the page */
} AnbanOutlineEntry;

guint anban_pages_get_n_outline (AnbanPages *self);
void anban_pages_get_outline (AnbanPages *self, guint index, AnbanOutlineEntry *entry);

G_END_DECLS
