/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 挂牌督办通知 of a major hazard, by its last listing; a draft where it is not listed. Called through
 * hazard-papers.h.
 */
#pragma once

#include "report/document.h"
#include "store/store.h"

G_BEGIN_DECLS

AnbanDocument *anban_hazard_listing_notice_new (AnbanStore *store, AnbanRecord *hazard, GError **error);

G_END_DECLS
