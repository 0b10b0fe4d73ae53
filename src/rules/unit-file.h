/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 一企一档: everything that the registers know about one unit, kind by kind, with what is still open, and what it owes
 * of drills and trainings this year. Shown by ui/unit/unit-file-window.h, printed by report/unit-file-paper.h. A town's
 * file covers the units below it.
 */
#pragma once

#include "rules/tabulation.h"
#include "store/store.h"

G_BEGIN_DECLS

typedef struct {
  const AnbanRegister *reg;
  const char *title;   /* untranslated */
  AnbanQuery *query;   /* all of them */
  GArray *ids;         /* gint64, in the order of the register */
  const guint *fields; /* what is said of each, the name first */
  guint n_fields;
  const char *open_title; /* untranslated: 逾期; NULL where nothing is open by its nature */
  AnbanQuery *open_query;
  guint n_open;
} AnbanUnitFileSection;

typedef struct {
  AnbanRecord *unit;
  AnbanTabulation *duties; /* of this year; without rows where nothing is asked of it */
  GPtrArray *sections;     /* AnbanUnitFileSection, the empty ones too */
} AnbanUnitFile;

AnbanUnitFile *anban_unit_file_new (AnbanStore *store, gint64 unit, GError **error);
void anban_unit_file_free (AnbanUnitFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnbanUnitFile, anban_unit_file_free)

G_END_DECLS
