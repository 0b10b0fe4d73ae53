/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 交办通知 and 督办通知 about one hazard, for all recipients in one document: a letter for each, or one for those who
 * share a number. Numbers are those of the letter book; none is given here. Called through hazard-papers.h.
 */
#pragma once

#include "registers/letter.h"
#include "report/document.h"
#include "store/store.h"

G_BEGIN_DECLS

/* To the recipients of the hazard; to those that would be proposed where it was not handed out yet. */
AnbanDocument *anban_hazard_notice_new_assignment (AnbanStore *store, AnbanRecord *hazard, GError **error);
/* To those who were supervised last; a draft to all recipients where nobody was. */
AnbanDocument *anban_hazard_notice_new_supervision (AnbanStore *store, AnbanRecord *hazard, GError **error);

G_END_DECLS
