/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows of a workbook's sheets, compressed by a thread while they are written. libxlsxwriter keeps them as plain
 * text in a file, ten times as large, and compresses them all when the workbook is closed; a spool takes the place
 * of that file. Filled by xlsx-writer.c, put into the finished workbook by xlsx-package.c.
 */
#pragma once

#include <glib.h>
#include <stdio.h>

G_BEGIN_DECLS

/* The rows of one sheet: raw deflate data that goes on (it has no last block). */
typedef struct {
  gint64 start;  /* in the file of the spool */
  gint64 length; /* compressed */
  guint64 size;  /* as text */
  guint32 crc;   /* of the text */
} AnbanXlsxRows;

typedef struct _AnbanXlsxSpool AnbanXlsxSpool;

/* NULL with errno when there is no room for a temporary file. */
AnbanXlsxSpool *anban_xlsx_spool_new (void);
void anban_xlsx_spool_free (AnbanXlsxSpool *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnbanXlsxSpool, anban_xlsx_spool_free)

/* Begins the next sheet. The stream takes writes from one thread until anban_xlsx_spool_end_sheet(), and reads as
 * an empty file after that; whoever gets it may close it, else the spool does. NULL with errno. */
FILE *anban_xlsx_spool_begin_sheet (AnbanXlsxSpool *self);
gboolean anban_xlsx_spool_end_sheet (AnbanXlsxSpool *self);
/* 0, or the errno of a write that failed: nothing is kept from then on. */
int anban_xlsx_spool_get_error (AnbanXlsxSpool *self);

/* Waits until all is in the file. FALSE with errno when something is not. */
gboolean anban_xlsx_spool_finish (AnbanXlsxSpool *self);
/* After that: the rows of sheet @number (from 0), and the file that they are in. */
const AnbanXlsxRows *anban_xlsx_spool_get_rows (AnbanXlsxSpool *self, guint number);
guint anban_xlsx_spool_get_n_sheets (AnbanXlsxSpool *self);
int anban_xlsx_spool_get_descriptor (AnbanXlsxSpool *self);

G_END_DECLS
