/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The letters about one hazard: how they are called, and their numbers for several units in one go. Called inside a
 * step of the store by the rules of supervision and listing; the papers are drawn in report/.
 */
#pragma once

#include "base/date.h"
#include "registers/hazard.h"
#include "registers/letter.h"
#include "store/store.h"

G_BEGIN_DECLS

/* A unit on one of the two lines. */
typedef struct {
  AnbanLine line; /* 0: on none (the inspected unit itself) */
  gint64 unit_id;
  AnbanDate due_on; /* its own deadline; ANBAN_DATE_NONE: the hazard's */
} AnbanHazardTarget;

typedef enum {
  ANBAN_LETTERS_NONE,   /* by word of mouth, or numbered elsewhere */
  ANBAN_LETTERS_EACH,   /* one for each unit, with a number of its own */
  ANBAN_LETTERS_SHARED, /* one for all of them */
} AnbanLetters;

/* 关于云溪县顺达仓储有限公司隐患整改的交办通知: Chinese always, since it stands on paper. */
char *anban_hazard_dup_letter_title (AnbanRecord *hazard, AnbanLetterKind kind);
/* Issues the letters and puts the id of each unit's letter into @letter_ids (0 for ANBAN_LETTERS_NONE). A shared
 * letter is addressed to the first unit. */
gboolean anban_hazard_issue_letters (AnbanStore *store,
                                     AnbanRecord *hazard,
                                     AnbanLetterKind kind,
                                     AnbanLetters letters,
                                     const gint64 *unit_ids,
                                     guint n_units,
                                     AnbanDate on,
                                     const char *signer,
                                     gint64 *letter_ids,
                                     GError **error);

G_END_DECLS
