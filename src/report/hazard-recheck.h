/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 复查意见 on one hazard: what was found when it was looked at again, to the inspected unit, as a letter. Before the
 * recheck: the same with places to fill in. Called through hazard-papers.h.
 */
#pragma once

#include "report/document.h"
#include "store/store.h"

G_BEGIN_DECLS

AnbanDocument *anban_hazard_recheck_new (AnbanStore *store, AnbanRecord *hazard, GError **error);

G_END_DECLS
