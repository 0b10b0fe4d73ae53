/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which items of an outline are tasks. A task is the lowest item that is assigned and followed up: the one
 * that carries the note of units, else the lowest numbered one; goals, general requirements and bare headings
 * are none.
 */
#pragma once

#include "plan/outline.h"
#include "plan/plan.h"
#include "plan/responsibility.h"

G_BEGIN_DECLS

typedef struct {
  guint item;
  AnbanPlanKind kind;
  gsize start, end;   /* its text, without the number */
  gboolean with_subs; /* its children are measures inside it */
} AnbanFoundTask;

/* @notes: all notes of the document, in order; @rows: of its tables (AnbanTableRow). Returns AnbanFoundTask in the order of the document. */
GArray *anban_task_finder_run (const AnbanFoldedText *text,
                               const AnbanOutline *outline,
                               const GPtrArray *notes,
                               const GArray *rows);

G_END_DECLS
