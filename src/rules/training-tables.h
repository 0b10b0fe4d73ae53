/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Trainings as the tables that are handed in: the plan of a year by month, the ledger of those that were held. Listed in
 * rules/list-tabulation.c.
 */
#pragma once

#include "rules/tabulation.h"
#include "store/store.h"

G_BEGIN_DECLS

/* 年度培训计划: what @query shows of the trainings that are planned for a day and not called off. With the filter "year":
 * of that year's plan. NULL on an error. */
AnbanTabulation *anban_training_plan_table_new (AnbanStore *store,
                                                const AnbanQuery *query,
                                                GCancellable *cancellable,
                                                GError **error);
/* 培训台账: those that were held, with how many came, were examined and passed. */
AnbanTabulation *anban_training_ledger_table_new (AnbanStore *store,
                                                  const AnbanQuery *query,
                                                  GCancellable *cancellable,
                                                  GError **error);

G_END_DECLS
