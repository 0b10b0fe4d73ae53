/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A paper that can be made of one record: for the 文书 menu of the window and for `anban report`. The tables of papers
 * stand beside their builders; record-papers.h knows them all.
 */
#pragma once

#include "report/document.h"
#include "rules/tabulation.h"
#include "store/store.h"

G_BEGIN_DECLS

typedef struct {
  const char *id;           /* hazard-notice: the report's name on the command line */
  const char *title;        /* untranslated; for the menu */
  const AnbanRegister *reg; /* of whose records it is */
  /* Reads only. */
  AnbanDocument *(*build) (AnbanStore *store, AnbanRecord *record, GError **error);
  gboolean (*suits) (AnbanRecord *record); /* whether it is offered for @record; NULL: for all */
  /* The same as a table, for a workbook; NULL: it is a paper alone. */
  AnbanTabulation *(*tabulate) (AnbanStore *store, AnbanRecord *record, GError **error);
} AnbanRecordPaper;

G_END_DECLS
