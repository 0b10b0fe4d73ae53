/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Frequencies of a plan that was taken into the office, offered as requirements (频次要求): 各镇每半年至少组织 1 次综合演练 says
 * who, what and how often. Read from the tasks as they stand; nothing is written before one is accepted. What names
 * nobody is not offered: a rule without a condition would concern everybody.
 */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

typedef struct {
  AnbanRecord *requirement; /* unsaved, as proposed */
  gint64 task_id;
  char *clause; /* the words that it was read from */
} AnbanRequirementOffer;

/* Of AnbanRequirementOffer, in the order of the plan; those that the office has already are left out. */
GPtrArray *anban_requirement_offers_new (AnbanStore *store, gint64 plan_id, GError **error);
/* Saves the requirements of these offers in one step. */
gboolean anban_requirement_offers_accept (AnbanStore *store,
                                          AnbanRequirementOffer *const *offers,
                                          guint n_offers,
                                          GError **error);

G_END_DECLS
