/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 销号审批表 of one hazard: a form of one page with what was found, the signed steps, the recheck, and boxes for
 * opinions and signatures. Called through hazard-papers.h.
 */
#pragma once

#include "report/document.h"
#include "store/store.h"

G_BEGIN_DECLS

AnbanDocument *anban_hazard_closing_new (AnbanStore *store, AnbanRecord *hazard, GError **error);

G_END_DECLS
