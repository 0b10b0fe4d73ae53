/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pen that moves down the pages while a document is laid out: adds items, begins pages, and carries along what
 * must not be left alone at the foot of a page. Used by page-layout.c, block-layout.c and table-layout.c.
 */
#pragma once

#include "report/page-items.h"

G_BEGIN_DECLS

#define ANBAN_KEEP_NOTHING G_MAXUINT

typedef struct {
  AnbanPages *pages;
  double y;
  guint keep_from; /* items from here on stay with what comes next, or ANBAN_KEEP_NOTHING */
  double reserve;  /* points that the last row of a table leaves free for the signatures below it */
  int level;       /* of the last outline entry that the document made: groups of a table stand below it */
  GCancellable *cancellable;
  AnbanPagesProgress progress;
  gpointer user_data;
  guint n_done, n_steps; /* blocks and table rows */
} AnbanPen;

/* Room from the pen to the foot of the type area; a hair is forgiven. */
double anban_pen_get_room (AnbanPen *self);
/* Whether nothing stands on the current page yet. */
gboolean anban_pen_is_at_top (AnbanPen *self);

/* The item is copied; it takes over the text in it. */
void anban_pen_add (AnbanPen *self, const AnbanItem *item);
/* Adds all of @text, which it takes over, at @x and @y. */
void anban_pen_add_text (AnbanPen *self, AnbanShapedText *text, AnbanTone tone, double x, double y);
void anban_pen_add_rule (AnbanPen *self, AnbanTone tone, double x, double y, double width, double height);

/* An outline entry for the next item. @text belongs to the document. */
void anban_pen_add_mark (AnbanPen *self, const char *text, int level);

/* Begins a page; with @carry, kept items move over to it. */
void anban_pen_break_page (AnbanPen *self, gboolean carry);
void anban_pen_begin_section (AnbanPen *self, const char *header);
/* What was kept for the next item has found it. */
void anban_pen_release (AnbanPen *self);

/* Counts a step; reports and looks for cancellation now and then. FALSE when cancelled. */
gboolean anban_pen_step (AnbanPen *self, GError **error);

G_END_DECLS
