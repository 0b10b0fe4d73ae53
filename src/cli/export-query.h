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

/* FIELD by column name, label or alias; VALUE as people read it: a label, a title, a day. An empty VALUE asks for
 * rows without one. @title becomes what the table is called when a unit narrows it, else NULL. NULL with @error, and
 * @misused where the words themselves are wrong. */
AnbanQuery *anban_export_query_new (AnbanStore *store,
                                    const AnbanRegister *reg,
                                    const AnbanExportWishes *wishes,
                                    char **title,
                                    gboolean *misused,
                                    GError **error);

G_END_DECLS
