/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where rows of a table go: the one interface of the workbook and the CSV writer. Sheets are begun one after
 * the other, rows are added as they come; nothing is at the path before anban_table_writer_finish(). Fed by
 * register-sheet.c and task-breakdown.c.
 */
#pragma once

#include "base/date.h"
#include "store/register.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum {
  ANBAN_CELL_EMPTY,
  ANBAN_CELL_TEXT,
  ANBAN_CELL_NUMBER,
  ANBAN_CELL_DATE,
  ANBAN_CELL_PICTURE, /* small, JPEG or PNG; nothing in a CSV file */
} AnbanCellKind;

/* The colour of a light, always beside its word. */
typedef enum {
  ANBAN_CELL_PLAIN,
  ANBAN_CELL_SUCCESS,
  ANBAN_CELL_WARNING,
  ANBAN_CELL_ERROR,
  ANBAN_CELL_ACCENT,
  ANBAN_CELL_DIM,
  ANBAN_CELL_N_TONES,
} AnbanCellTone;

typedef struct {
  AnbanCellKind kind;
  AnbanCellTone tone;
  const char *text;  /* of a TEXT */
  double number;     /* of a NUMBER */
  AnbanDate date;    /* of a DATE */
  GBytes *picture;   /* of a PICTURE; held until the row is written */
  gboolean is_total; /* of a sum, which stands out */
} AnbanCell;

typedef struct {
  const char *label;
  AnbanKind kind;
  AnbanFieldFlags flags;      /* TEXT_CODE keeps digits text; COMPUTED offers no choices */
  guint width;                /* half-width characters */
  const AnbanChoice *choices; /* what a cell of the column may say; or NULL */
  const char *group;          /* a heading over this and its neighbours of the same group; or NULL */
  gboolean is_rate;           /* of a DECIMAL: 1.0 is 100 % */
} AnbanSheetColumn;

typedef struct {
  const char *name;  /* on the tab; made fit for it */
  const char *title; /* over the printed pages, in the first row where @title_row, and the document's title */
  const char *subtitle; /* which rows these are, and of what day; or NULL */
  gboolean title_row;
  const AnbanSheetColumn *columns;
  guint n_columns;
} AnbanSheet;

typedef struct _AnbanTableWriter AnbanTableWriter;

typedef struct {
  gboolean (*begin_sheet) (AnbanTableWriter *self, const AnbanSheet *sheet, GError **error);
  gboolean (*add_row) (AnbanTableWriter *self, const AnbanCell *cells, GError **error);
  gboolean (*finish) (AnbanTableWriter *self, GCancellable *cancellable, GError **error);
  void (*free) (AnbanTableWriter *self);
} AnbanTableWriterClass;

struct _AnbanTableWriter {
  const AnbanTableWriterClass *klass;
  GPtrArray *notices;
};

/* What goes into the properties of the file; each may be NULL. */
typedef struct {
  const char *title, *author, *company;
} AnbanTableProperties;

/* Without a finish before it: stopped, and nothing is left behind. */
void anban_table_writer_free (AnbanTableWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnbanTableWriter, anban_table_writer_free)

/* The next sheet; its columns have to live until the next begin or finish. */
gboolean anban_table_writer_begin_sheet (AnbanTableWriter *self, const AnbanSheet *sheet, GError **error);
/* One cell for each column. */
gboolean anban_table_writer_add_row (AnbanTableWriter *self, const AnbanCell *cells, GError **error);
/* Completes, checks and syncs the file and puts it in its place. */
gboolean anban_table_writer_finish (AnbanTableWriter *self, GCancellable *cancellable, GError **error);
/* Sentences about what could not be written as it was (texts that were cut …); empty as a rule. */
const GPtrArray *anban_table_writer_get_notices (AnbanTableWriter *self);

/* The tone of a choice by the class that the descriptor gives it. */
AnbanCellTone anban_cell_tone_from_class (const char *css_class);

G_END_DECLS
