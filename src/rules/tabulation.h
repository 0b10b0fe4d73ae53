/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A table of figures (统计表) as rules reckon it: columns, some under a common heading, and rows of texts, counts,
 * rates and amounts. The same one is printed (report/tabulation-table.h), written as a workbook
 * (exchange/tabulation-sheet.h) and shown in the window; a figure may know the list of the records behind it.
 */
#pragma once

#include "store/query.h"

G_BEGIN_DECLS

typedef enum {
  ANBAN_FIGURE_TEXT,
  ANBAN_FIGURE_DATE,   /* a text, ISO */
  ANBAN_FIGURE_COUNT,  /* a text in its place is told as it is: 合计 among running numbers */
  ANBAN_FIGURE_RATE,   /* 1.0 is 100 % */
  ANBAN_FIGURE_AMOUNT, /* 万元, two decimals */
  ANBAN_FIGURE_SCORE,  /* marks, hours: one decimal where there is one */
} AnbanFigureKind;

typedef struct {
  const char *label;
  const char *group; /* the heading over this and its neighbours of the same group; or NULL */
  AnbanFigureKind kind;
  guint8 width; /* half-width characters */
} AnbanFigureColumn;

typedef struct _AnbanTabulation AnbanTabulation;

/* @columns is static; the first one names the rows. Texts are copied. */
AnbanTabulation *anban_tabulation_new (const char *title, const AnbanFigureColumn *columns, guint n_columns);
void anban_tabulation_free (AnbanTabulation *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnbanTabulation, anban_tabulation_free)

/* What it covers: 2026年6月, and what is said below it; each may be NULL. */
void anban_tabulation_set_subtitle (AnbanTabulation *self, const char *subtitle);
void anban_tabulation_set_note (AnbanTabulation *self, const char *note);

/* The number of the new row. Its other cells are empty. */
guint anban_tabulation_add_row (AnbanTabulation *self, const char *label);
/* Sums stand out from the rest. */
void anban_tabulation_mark_total (AnbanTabulation *self, guint row);
void anban_tabulation_set_text (AnbanTabulation *self, guint row, guint column, const char *text);
void anban_tabulation_set_number (AnbanTabulation *self, guint row, guint column, double value);
/* Empty where @whole is 0: nothing of nothing is no rate. */
void anban_tabulation_set_rate (AnbanTabulation *self, guint row, guint column, gint64 part, gint64 whole);
/* The list behind the figure; taken over. */
void anban_tabulation_take_query (AnbanTabulation *self, guint row, guint column, AnbanQuery *query);

const char *anban_tabulation_get_title (const AnbanTabulation *self);
const char *anban_tabulation_get_subtitle (const AnbanTabulation *self); /* or NULL */
const char *anban_tabulation_get_note (const AnbanTabulation *self);     /* or NULL */
const AnbanFigureColumn *anban_tabulation_get_columns (const AnbanTabulation *self, guint *n_columns);
guint anban_tabulation_get_n_rows (const AnbanTabulation *self);
gboolean anban_tabulation_is_total (const AnbanTabulation *self, guint row);
gboolean anban_tabulation_is_empty (const AnbanTabulation *self, guint row, guint column);
const char *anban_tabulation_get_text (const AnbanTabulation *self, guint row, guint column); /* or NULL */
double anban_tabulation_get_number (const AnbanTabulation *self, guint row, guint column);
const AnbanQuery *anban_tabulation_get_query (const AnbanTabulation *self, guint row, guint column);
/* As it is read: 12, 96.5%, 3.50; "—" for a rate of nothing, "" for an empty cell. */
char *anban_tabulation_dup_display (const AnbanTabulation *self, guint row, guint column);

G_END_DECLS
