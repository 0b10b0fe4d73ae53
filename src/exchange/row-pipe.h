/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows on their way to a writer that works in a thread of its own: while one batch is written, the next is
 * read. Holds a few batches and no more. Used by export.c, one pipe a sheet.
 */
#pragma once

#include "exchange/table-writer.h"

G_BEGIN_DECLS

typedef struct _AnbanRowPipe AnbanRowPipe;

/* The sheet has been begun; until the pipe is finished or freed the writer belongs to it. */
AnbanRowPipe *anban_row_pipe_new (AnbanTableWriter *writer, guint n_columns);
/* Lets the writer end what it has and drops the rest. */
void anban_row_pipe_free (AnbanRowPipe *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnbanRowPipe, anban_row_pipe_free)

/* Copies the cells. FALSE when a row before could not be written: finish tells why. */
gboolean anban_row_pipe_add (AnbanRowPipe *self, const AnbanCell *cells);
/* Waits for the last row. */
gboolean anban_row_pipe_finish (AnbanRowPipe *self, GError **error);

G_END_DECLS
