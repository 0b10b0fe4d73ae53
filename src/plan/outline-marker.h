/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The printed number at the start of a line: 一、 （一） 1. 1、 (1) 1) ① 1.1 第一条 第一， 一是. Works on folded
 * text (plan/folded-text.h), where punctuation is half width and blanks are gone.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* In the order in which official documents nest them. */
typedef enum {
  ANBAN_MARK_NONE,
  ANBAN_MARK_PART,          /* 第一部分, 第一编 */
  ANBAN_MARK_CHAPTER,       /* 第一章 */
  ANBAN_MARK_SECTION,       /* 第一节 */
  ANBAN_MARK_ARTICLE,       /* 第一条 */
  ANBAN_MARK_CHINESE,       /* 一、 */
  ANBAN_MARK_CHINESE_PAREN, /* （一） */
  ANBAN_MARK_ORDINAL,       /* 第一， */
  ANBAN_MARK_NUMBER,        /* 1. 1、 */
  ANBAN_MARK_DECIMAL,       /* 1.1 */
  ANBAN_MARK_DECIMAL_3,     /* 1.1.1 */
  ANBAN_MARK_PAREN,         /* (1) */
  ANBAN_MARK_HALF_PAREN,    /* 1) */
  ANBAN_MARK_CIRCLED,       /* ① */
  ANBAN_MARK_IS,            /* 一是 */
  ANBAN_N_MARKS,
} AnbanMarkKind;

typedef struct {
  AnbanMarkKind kind;
  gint64 value;     /* the last number of a 1.2.3 */
  gsize len;        /* bytes, the delimiter included */
  gboolean weak;    /* could be something else (3.6月底前): only a number in sequence counts */
  char printed[48]; /* as keys print it: 一, （一）, 1, 第一条; full-width parentheses */
} AnbanMarker;

/* Reads the number at @p; FALSE where none stands. */
gboolean anban_marker_read (const char *p, const char *end, AnbanMarker *marker);

G_END_DECLS
