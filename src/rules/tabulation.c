/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/tabulation.h"

#include <inttypes.h>
#include <math.h>

typedef struct {
  gboolean is_set;
  char *text;
  double number;
  AnbanQuery *query;
} Cell;

struct _AnbanTabulation {
  char *title, *subtitle, *note;
  const AnbanFigureColumn *columns;
  guint n_columns;
  GArray *cells;  /* Cell, row after row */
  GArray *totals; /* guint, rows */
};

static void
clear_cell (gpointer data)
{
  Cell *cell = data;

  g_free (cell->text);
  g_clear_pointer (&cell->query, anban_query_free);
}

AnbanTabulation *
anban_tabulation_new (const char *title, const AnbanFigureColumn *columns, guint n_columns)
{
  AnbanTabulation *self = g_new0 (AnbanTabulation, 1);

  self->title = g_strdup (title);
  self->columns = columns;
  self->n_columns = n_columns;
  self->cells = g_array_new (FALSE, TRUE, sizeof (Cell));
  self->totals = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_set_clear_func (self->cells, clear_cell);
  return self;
}

void
anban_tabulation_free (AnbanTabulation *self)
{
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->note);
  g_array_unref (self->cells);
  g_array_unref (self->totals);
  g_free (self);
}

void
anban_tabulation_set_subtitle (AnbanTabulation *self, const char *subtitle)
{
  g_free (self->subtitle);
  self->subtitle = g_strdup (subtitle);
}

void
anban_tabulation_set_note (AnbanTabulation *self, const char *note)
{
  g_free (self->note);
  self->note = g_strdup (note);
}

static Cell *
get_cell (const AnbanTabulation *self, guint row, guint column)
{
  g_assert (column < self->n_columns && row * self->n_columns < self->cells->len);
  return &g_array_index (self->cells, Cell, row * self->n_columns + column);
}

guint
anban_tabulation_add_row (AnbanTabulation *self, const char *label)
{
  guint row = self->cells->len / self->n_columns;

  g_array_set_size (self->cells, self->cells->len + self->n_columns);
  anban_tabulation_set_text (self, row, 0, label);
  return row;
}

void
anban_tabulation_mark_total (AnbanTabulation *self, guint row)
{
  g_array_append_val (self->totals, row);
}

void
anban_tabulation_set_text (AnbanTabulation *self, guint row, guint column, const char *text)
{
  Cell *cell = get_cell (self, row, column);

  g_free (cell->text);
  cell->text = g_strdup (text);
  cell->is_set = text != NULL;
}

void
anban_tabulation_set_number (AnbanTabulation *self, guint row, guint column, double value)
{
  Cell *cell = get_cell (self, row, column);

  cell->number = value;
  cell->is_set = TRUE;
}

void
anban_tabulation_set_rate (AnbanTabulation *self, guint row, guint column, gint64 part, gint64 whole)
{
  if (whole > 0)
    anban_tabulation_set_number (self, row, column, (double)part / (double)whole);
}

void
anban_tabulation_take_query (AnbanTabulation *self, guint row, guint column, AnbanQuery *query)
{
  Cell *cell = get_cell (self, row, column);

  g_clear_pointer (&cell->query, anban_query_free);
  cell->query = query;
}

const char *
anban_tabulation_get_title (const AnbanTabulation *self)
{
  return self->title;
}

const char *
anban_tabulation_get_subtitle (const AnbanTabulation *self)
{
  return self->subtitle;
}

const char *
anban_tabulation_get_note (const AnbanTabulation *self)
{
  return self->note;
}

const AnbanFigureColumn *
anban_tabulation_get_columns (const AnbanTabulation *self, guint *n_columns)
{
  *n_columns = self->n_columns;
  return self->columns;
}

guint
anban_tabulation_get_n_rows (const AnbanTabulation *self)
{
  return self->cells->len / self->n_columns;
}

gboolean
anban_tabulation_is_total (const AnbanTabulation *self, guint row)
{
  for (guint i = 0; i < self->totals->len; i++)
    if (g_array_index (self->totals, guint, i) == row)
      return TRUE;
  return FALSE;
}

gboolean
anban_tabulation_is_empty (const AnbanTabulation *self, guint row, guint column)
{
  return !get_cell (self, row, column)->is_set;
}

const char *
anban_tabulation_get_text (const AnbanTabulation *self, guint row, guint column)
{
  return get_cell (self, row, column)->text;
}

double
anban_tabulation_get_number (const AnbanTabulation *self, guint row, guint column)
{
  return get_cell (self, row, column)->number;
}

const AnbanQuery *
anban_tabulation_get_query (const AnbanTabulation *self, guint row, guint column)
{
  return get_cell (self, row, column)->query;
}

char *
anban_tabulation_dup_display (const AnbanTabulation *self, guint row, guint column)
{
  const Cell *cell = get_cell (self, row, column);
  double tenths;

  switch (self->columns[column].kind) {
  case ANBAN_FIGURE_TEXT:
  case ANBAN_FIGURE_DATE:
    break;
  case ANBAN_FIGURE_COUNT:
    if (cell->text != NULL)
      break;
    return cell->is_set ? g_strdup_printf ("%" PRId64, (gint64)cell->number) : g_strdup ("");
  case ANBAN_FIGURE_RATE:
    if (!cell->is_set)
      return g_strdup ("—");
    tenths = round (cell->number * 1000);
    /* 999 of 1000 are not all of them, however they round */
    if (cell->number < 1 && tenths >= 1000)
      tenths = 999;
    return fmod (tenths, 10) == 0 ? g_strdup_printf ("%.0f%%", tenths / 10)
                                  : g_strdup_printf ("%.1f%%", tenths / 10);
  case ANBAN_FIGURE_AMOUNT:
    return cell->is_set ? g_strdup_printf ("%.2f", cell->number) : g_strdup ("");
  case ANBAN_FIGURE_SCORE:
    tenths = round (cell->number * 10);
    if (!cell->is_set)
      return g_strdup ("");
    return g_strdup_printf (fmod (tenths, 10) == 0 ? "%.0f" : "%.1f", tenths / 10);
  }
  return g_strdup (cell->text != NULL ? cell->text : "");
}
