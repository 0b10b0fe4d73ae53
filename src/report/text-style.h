/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The types of text on a page: face, size, line pitch, indent. One table for all reports, so that two sheets of
 * one office look alike. Sizes in points (三号 15.75, 四号 14, 小四 12, 五号 10.5, 小五 9).
 */
#pragma once

#include "report/fonts.h"

G_BEGIN_DECLS

typedef enum {
  ANBAN_ALIGN_LEFT,
  ANBAN_ALIGN_CENTER,
  ANBAN_ALIGN_RIGHT,
} AnbanAlign;

/* What a text means; a colour on screen and colour printers, always beside a word or an icon. */
typedef enum {
  ANBAN_TONE_NORMAL,
  ANBAN_TONE_DANGER,  /* red: overdue */
  ANBAN_TONE_WARNING, /* orange: due soon */
  ANBAN_TONE_GOOD,    /* green: done */
  ANBAN_TONE_INFO,    /* blue: on time */
  ANBAN_TONE_MUTED,   /* grey */
  ANBAN_TONE_RED_HEAD /* the red of letterheads */
} AnbanTone;

typedef enum {
  ANBAN_STYLE_TITLE,       /* 二号小标宋, centred: letters */
  ANBAN_STYLE_SHEET_TITLE, /* the same face, smaller: sheets and lists */
  ANBAN_STYLE_HEADING_1,
  ANBAN_STYLE_HEADING_2,
  ANBAN_STYLE_HEADING_3,
  ANBAN_STYLE_BODY,       /* 三号仿宋, first line two characters in, justified */
  ANBAN_STYLE_BODY_FLUSH, /* the same without indent: 主送机关 */
  ANBAN_STYLE_ANNEX,      /* 三号黑体 at the left edge: 附件1 */
  ANBAN_STYLE_NOTE,       /* small line above or below a table */
  ANBAN_STYLE_CAPTION,    /* centred, below a picture */
  ANBAN_STYLE_SIGNATURE,
  ANBAN_STYLE_CELL,
  ANBAN_STYLE_CELL_HEADER,
  ANBAN_STYLE_CELL_GROUP,
  ANBAN_STYLE_CELL_TOTAL,
  ANBAN_STYLE_RUNNING,     /* running header and footer */
  ANBAN_STYLE_PAGE_NUMBER, /* 四号宋体 */
  ANBAN_STYLE_RED_HEAD,    /* the agency's name */
  ANBAN_STYLE_IMPRINT,     /* 四号仿宋 */
} AnbanTextStyle;

typedef struct {
  AnbanFontRole role;
  double size;          /* pt */
  double pitch;         /* from one line to the next, pt */
  double indent;        /* of the first line, in characters */
  double before, after; /* space around the paragraph, pt */
  AnbanAlign align;
  gboolean justify;
  gboolean bold; /* where the face itself is not heavy enough */
} AnbanTextForm;

const AnbanTextForm *anban_text_style_get_form (AnbanTextStyle style);

/* Red, green and blue, 0 to 1, dark enough for paper. */
void anban_tone_get_rgb (AnbanTone tone, double *rgb);

G_END_DECLS
