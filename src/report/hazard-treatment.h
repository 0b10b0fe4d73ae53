/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 重大隐患治理方案: the report of three parts and the plan of six, from the treatment of the hazard. Called through
 * hazard-papers.h.
 */
#pragma once

#include "report/document.h"
#include "store/store.h"

G_BEGIN_DECLS

AnbanDocument *anban_hazard_treatment_new (AnbanStore *store, AnbanRecord *hazard, GError **error);

G_END_DECLS
