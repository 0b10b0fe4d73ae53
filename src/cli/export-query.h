/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which rows `anban export` was asked for, from the words on the command line. Called by export-command.c.
 */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

typedef struct {
  const char *unit;   /* or NULL */
  GPtrArray *wheres;  /* FIELD=VALUE, char * */
  const char *search; /* or NULL */
} AnbanExportWishes;

typedef struct {
  AnbanQuery *query;
  gint64 unit_id;   /* the unit that narrows them; 0: none */
  char *title;      /* what the table is called then; else NULL */
  gboolean misused; /* the words themselves are wrong */
} AnbanExportRows;

/* FIELD by column name, label or alias; VALUE as people read it: a label, a title, a day. An empty VALUE asks for rows
 * without one. On an error @rows says whether the words or the office are at fault; clear it in any case. */
gboolean anban_export_rows_find (AnbanExportRows *rows,
                                 AnbanStore *store,
                                 const AnbanRegister *reg,
                                 const AnbanExportWishes *wishes,
                                 GError **error);
void anban_export_rows_clear (AnbanExportRows *rows);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnbanExportRows, anban_export_rows_clear)

G_END_DECLS
