/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tables that a list of records is handed in as (年度演练计划, 演练台账 …): one line a table. From here the export
 * dialog, the print preview and `anban report` know them.
 */
#pragma once

#include "rules/tabulation.h"
#include "store/store.h"

G_BEGIN_DECLS

typedef struct {
  const char *id;    /* drill-plan: the report's name on the command line */
  const char *title; /* untranslated */
  const AnbanRegister *reg;
  /* Of the records of @query, which may have the register's filter "year". NULL on an error. */
  AnbanTabulation *(*tabulate) (AnbanStore *store,
                                const AnbanQuery *query,
                                GCancellable *cancellable,
                                GError **error);
} AnbanListTabulation;

/* Ended by an id of NULL; those of one register stand together. */
extern const AnbanListTabulation anban_list_tabulations[];

/* NULL where none has that id. */
const AnbanListTabulation *anban_list_tabulation_find (const char *id);
/* The @place-th one of @reg, from 0; NULL after the last. */
const AnbanListTabulation *anban_list_tabulation_of (const AnbanRegister *reg, guint place);

G_END_DECLS
