/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The notes that say who does a task: （牵头单位：…；配合单位：…）, （县住建局牵头，县公安局配合）, lines such as
 * 责任单位：…, and 由县应急局负责 in running text.
 */
#pragma once

#include "plan/folded-text.h"
#include "plan/responsibility-label.h"

G_BEGIN_DECLS

typedef struct {
  gsize start, end;    /* the whole note with its brackets */
  GArray *units;       /* AnbanUnitRange */
  GArray *deadlines;   /* AnbanPlanSpan of folded text: what stands after 完成时限 */
  gboolean open_ended; /* 等部门 */
  gboolean own_line;
  guint first_item, last_item; /* 以上1—4项: the items it is for; 0 where it is for its own */
} AnbanNote;

/* How a plan says that the first of a list leads (列首位的为牵头单位). */
typedef struct {
  gboolean first_leads;
  gboolean others_support;
} AnbanNoteRules;

/* The notes in [start, end), in their order: AnbanNote, freed with the array. */
GPtrArray *
anban_responsibility_read (const AnbanFoldedText *text, gsize start, gsize end, AnbanNoteRules rules);

/* Whether some place of the text says that the first unit of a list leads. */
AnbanNoteRules anban_responsibility_find_rules (const AnbanFoldedText *text);

/* A table cell under a heading such as 责任单位, which gives @role. */
AnbanNote *
anban_responsibility_read_cell (const AnbanFoldedText *text, gsize start, gsize end, AnbanPlanRole role);

void anban_note_free (AnbanNote *note);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnbanNote, anban_note_free)

G_END_DECLS
