/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What has to stand in a hazard before a step of its life can be taken (五到位 of a major one, evidence of 立行立改,
 * a passed recheck before 销号 …), as one table of rows. Called by the life cycle.
 */
#pragma once

#include "rules/hazard-progress.h"

G_BEGIN_DECLS

/* Whether the step makes sense at all now: 批准延期 where somebody asked. The sentence of the error says why not. */
gboolean anban_hazard_check_situation (AnbanStore *store,
                                       AnbanRecord *hazard,
                                       const AnbanHazardProgress *progress,
                                       AnbanHazardStep step,
                                       GError **error);
/* Whether all is there that it needs; the sentence of the error names everything that is missing. */
gboolean anban_hazard_check_requirements (AnbanStore *store,
                                          AnbanRecord *hazard,
                                          const AnbanHazardProgress *progress,
                                          AnbanHazardStep step,
                                          GError **error);
/* The fields (guint) that the step asks for and @hazard leaves empty: what the dialog of the step lets be filled. */
GArray *anban_hazard_list_missing_fields (AnbanRecord *hazard, AnbanHazardStep step);

G_END_DECLS
