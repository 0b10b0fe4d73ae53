/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 整改前后对照表: the photos of one hazard, before and after side by side, below what was found. Called through
 * hazard-papers.h.
 */
#pragma once

#include "report/document.h"
#include "store/store.h"

G_BEGIN_DECLS

AnbanDocument *anban_hazard_photos_new (AnbanStore *store, AnbanRecord *hazard, GError **error);

G_END_DECLS
