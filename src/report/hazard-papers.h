/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The papers that can be made of one hazard: a table for the 文书 menu of the window and for `anban report`. Every
 * builder reads only.
 */
#pragma once

#include "report/document.h"
#include "store/store.h"

G_BEGIN_DECLS

typedef struct {
  const char *id;    /* hazard-notice: the report's name on the command line */
  const char *title; /* untranslated; for the menu */
  AnbanDocument *(*build) (AnbanStore *store, AnbanRecord *hazard, GError **error);
  gboolean major; /* of major hazards alone: not offered for others */
} AnbanHazardPaper;

/* Ended by an id of NULL. */
extern const AnbanHazardPaper anban_hazard_papers[];

const AnbanHazardPaper *anban_hazard_papers_find (const char *id);

G_END_DECLS
