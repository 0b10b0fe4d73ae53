/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A pasted table on its way into a register: columns matched with fields, every cell checked and what is wrong
 * told by row and column, then taken as one undoable step. Nothing is created unasked: a unit or person that
 * is not there is told, not made. Used by the list of the window.
 */
#pragma once

#include "exchange/clipboard-table.h"
#include "store/store.h"

G_BEGIN_DECLS

typedef struct _AnbanPaste AnbanPaste;

/* One cell that cannot be taken as it is. @row counts the rows of the table from 0, the header too. */
typedef struct {
  guint row;
  int column; /* -1: the row as a whole */
  char *message;
} AnbanPasteProblem;

/* @table is taken over. With a header row its columns are matched by name; without one they are taken as
 * @fields (the columns of the list from where the paste began; NULL: the listed fields of the register). @owner_id
 * goes into the owner field of a detail register. ANBAN_ERROR_INVALID when no column fits any field. */
AnbanPaste *anban_paste_new (AnbanStore *store,
                             const AnbanRegister *reg,
                             AnbanClipboardTable *table,
                             const guint *fields,
                             guint n_fields,
                             gint64 owner_id,
                             GError **error);
void anban_paste_free (AnbanPaste *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnbanPaste, anban_paste_free)

/* The rows go over these records, one by one, instead of into new ones; rows beyond the last become new. Checks
 * anew. */
gboolean anban_paste_set_targets (AnbanPaste *self, const gint64 *ids, guint n_ids, GError **error);

const AnbanClipboardTable *anban_paste_get_table (AnbanPaste *self);
gboolean anban_paste_has_header (AnbanPaste *self);
/* Rows without the header. */
guint anban_paste_get_n_rows (AnbanPaste *self);
guint anban_paste_get_n_columns (AnbanPaste *self);
/* The field a column goes to, or -1: left out. Columns that the program reckons itself are left out, but for
 * the units of a task. */
int anban_paste_get_field (AnbanPaste *self, guint column);
/* Another choice by hand; checks anew. */
void anban_paste_set_field (AnbanPaste *self, guint column, int field);

/* AnbanPasteProblem; empty: all of it can be taken. */
const GPtrArray *anban_paste_get_problems (AnbanPaste *self);

/* Takes the rows as one step: all of them, or with @skip_bad those without problems. Returns the ids of the
 * records (gint64), or NULL and the office as it was. */
GArray *anban_paste_take (AnbanPaste *self, gboolean skip_bad, GError **error);

G_END_DECLS
