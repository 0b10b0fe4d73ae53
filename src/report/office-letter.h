/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A letter of this office by GB/T 9704: head with the number of the letter book, title, addressee; after the text the
 * list of annexes, signature and day; at the very end the imprint. What stands between is the report file's own.
 * A letter that has no number yet gets a blank one: this never gives numbers.
 */
#pragma once

#include "base/date.h"
#include "registers/letter.h"
#include "report/document.h"
#include "store/store.h"

G_BEGIN_DECLS

typedef struct {
  AnbanLetterKind kind;
  gint64 letter_id;  /* in the letter book; 0: not numbered yet */
  const char *title; /* of a letter that is not in the book */
  const char *to;    /* 主送 */
  const char *name;  /* of this letter among those of the document: outline */
  AnbanDate on;      /* where it is not in the book; afterwards the day of the letter */
} AnbanOfficeLetter;

/* A document of letters, numbered page by page as GB/T 9704 has it. */
AnbanDocument *anban_office_letter_new_document (AnbanStore *store, const char *title);
/* A letter to the unit of @hazard that is not in the book yet; @title is its name too, and kept by the caller. */
AnbanOfficeLetter anban_office_letter_about (AnbanRecord *hazard, AnbanLetterKind kind, const char *title);
/* Finds the last letter of its kind about @hazard in the letter book, where there is one that is not void. */
gboolean
anban_office_letter_find (AnbanStore *store, AnbanRecord *hazard, AnbanOfficeLetter *letter, GError **error);
/* Begins a page of its own. */
gboolean anban_office_letter_begin (AnbanDocument *document,
                                    AnbanStore *store,
                                    AnbanOfficeLetter *letter,
                                    GError **error);
/* “@label：…” as a paragraph, with ANBAN_PAPER_EMPTY where the field is empty or @record is NULL. */
void
anban_office_letter_add_fact (AnbanDocument *document, const char *label, AnbanRecord *record, guint field);
/* @annexes is NULL-terminated, or NULL. */
void anban_office_letter_sign (AnbanDocument *document,
                               AnbanStore *store,
                               const AnbanOfficeLetter *letter,
                               const char *const *annexes);
/* 附件 on a page of its own; @number 0 where there is one alone. */
void anban_office_letter_begin_annex (AnbanDocument *document, guint number, const char *title);
/* @copies: units parted by ，, or NULL. */
void anban_office_letter_end (AnbanDocument *document,
                              AnbanStore *store,
                              const AnbanOfficeLetter *letter,
                              const char *copies);

G_END_DECLS
