/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A plan's text as the readers look at it: half-width punctuation and digits, no blanks, one line per
 * paragraph, with the way back to the source for every byte and the partner of every bracket and quote.
 * Built once per document by the reader; all rules work on ranges of it.
 */
#pragma once

#include "plan/plan.h"

G_BEGIN_DECLS

enum {
  ANBAN_FOLDED_QUOTED = 1 << 0, /* inside “” or 《》 */
  ANBAN_FOLDED_NOTED = 1 << 1,  /* inside parentheses */
};

/* Stands where only a blank ends a line's number: "2 强化…". One byte, so that folding never lengthens. */
#define ANBAN_FOLDED_NUMBER_END 0x1f

typedef struct {
  const char *source; /* borrowed */
  char *text;         /* NUL-terminated; '\n' ends a paragraph, '\t' parts table cells */
  gsize len;
  guint32 *origin;  /* len + 1 entries: where a byte came from */
  guint32 *partner; /* the other bracket of ( ) “ ” 《 》; G_MAXUINT32 for all else */
  guint8 *flags;
} AnbanFoldedText;

/* @source: valid UTF-8, kept alive by the caller. Every line of it becomes one line here. */
AnbanFoldedText *anban_folded_text_new (const char *source);
void anban_folded_text_free (AnbanFoldedText *self);

/* Takes the line breaks at the offsets in @breaks (ascending guint32) out of the text. */
void anban_folded_text_join (AnbanFoldedText *self, const GArray *breaks);

/* Finds the partners of brackets and marks what is quoted; after the last join. */
void anban_folded_text_pair (AnbanFoldedText *self);

/* The bytes of the source that [start, end) came from. */
AnbanPlanSpan anban_folded_text_span (const AnbanFoldedText *self, gsize start, gsize end);

/* Whether a blank stands in the source right before the character at @at. */
gboolean anban_folded_text_blank_before (const AnbanFoldedText *self, gsize at);

/* The source of [start, end) with soft line breaks taken out; and with all blanks taken out. */
char *anban_folded_text_dup_text (const AnbanFoldedText *self, gsize start, gsize end);
char *anban_folded_text_dup_name (const AnbanFoldedText *self, gsize start, gsize end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnbanFoldedText, anban_folded_text_free)

G_END_DECLS
