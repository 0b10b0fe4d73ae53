/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The blocks inside a document, for the page layout alone: report files use the functions of document.h.
 */
#pragma once

#include <cairo.h>

#include "report/table.h"
#include "report/text-style.h"

G_BEGIN_DECLS

typedef enum {
  ANBAN_BLOCK_LETTERHEAD,   /* texts: agency, number, signer; @option is the kind */
  ANBAN_BLOCK_TITLE,        /* texts: title */
  ANBAN_BLOCK_PARAGRAPH,    /* texts: text; @style, @align, @keep_with_next */
  ANBAN_BLOCK_LINE,         /* texts: left, middle, right; @style */
  ANBAN_BLOCK_TABLE,        /* @table */
  ANBAN_BLOCK_PICTURE,      /* the first of @pictures, @mm wide */
  ANBAN_BLOCK_PICTURE_PAIR, /* @pictures, each may be NULL, @mm high; texts: captions */
  ANBAN_BLOCK_SIGNATURE,    /* @labels */
  ANBAN_BLOCK_CLOSING,      /* texts: agency, date */
  ANBAN_BLOCK_IMPRINT,      /* texts: copies, issuer, issued */
  ANBAN_BLOCK_SPACE,        /* @mm */
  ANBAN_BLOCK_PAGE_BREAK,
  ANBAN_BLOCK_SECTION,  /* texts: name, header */
  ANBAN_BLOCK_BOOKMARK, /* texts: entry; @option is its level */
} AnbanBlockKind;

typedef struct _AnbanBlock {
  AnbanBlockKind kind;
  AnbanTextStyle style;
  AnbanAlign align;
  gboolean keep_with_next;
  int option;
  double mm;
  char *texts[3];
  AnbanTable *table;
  char **labels;
  cairo_surface_t *pictures[2];
} AnbanBlock;

G_END_DECLS
