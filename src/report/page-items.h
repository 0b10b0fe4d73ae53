/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stands where on laid-out pages: between the layout (page-layout.c, page-pen.c, block-layout.c,
 * table-layout.c) and the renderer. All lengths in points from the top left corner of the paper.
 */
#pragma once

#include <cairo.h>

#include "report/document.h"
#include "report/shaped-text.h"

G_BEGIN_DECLS

#define ANBAN_MM(mm) ((mm)*72.0 / 25.4)

typedef struct _AnbanPages AnbanPages; /* a GObject: page-layout.h */
typedef struct _AnbanTableLayout AnbanTableLayout;

typedef enum {
  ANBAN_ITEM_TEXT,    /* lines of @text */
  ANBAN_ITEM_RULE,    /* a filled box */
  ANBAN_ITEM_PICTURE, /* @picture scaled into the box */
  ANBAN_ITEM_ROW,     /* row @row of @table */
} AnbanItemKind;

#define ANBAN_ROW_HEADER (G_MAXUINT - 1)
#define ANBAN_ROW_EMPTY  (G_MAXUINT - 2)

typedef struct {
  AnbanItemKind kind;
  AnbanTone tone;
  float x, y, width, height;
  guint first_line, n_lines; /* of a text, or of a torn row; @n_lines 0: the whole row */
  guint row;
  gboolean continued; /* a group row repeated after a page break */
  union {
    AnbanShapedText *text;
    AnbanTableLayout *table;
    cairo_surface_t *picture;
  };
} AnbanItem;

typedef struct {
  guint first_item;
  guint section;
  guint number;         /* within the section, from 1 */
  gboolean hide_number; /* first page of a 函 */
} AnbanPage;

typedef struct {
  const char *header; /* the document's, or NULL for the running text */
  guint n_pages;
} AnbanSection;

typedef struct {
  const char *text; /* the document's */
  int level;
  guint item; /* the first that stands after it */
} AnbanMark;

struct _AnbanPages {
  GObject parent_instance;
  AnbanDocument *document;
  AnbanTextShaper *shaper;
  double width, height;            /* paper */
  double left, top, right, bottom; /* type area: positions, not margins */
  GArray *items;                   /* AnbanItem */
  GArray *pages;                   /* AnbanPage */
  GArray *sections;                /* AnbanSection */
  GArray *marks;                   /* AnbanMark */
  GPtrArray *tables;               /* AnbanTableLayout */
};

G_END_DECLS
