/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A text that is shown with its middle hidden (ANBAN_FIELD_PRIVATE) comes back so from a workbook or the clipboard.
 */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* Before a save: the masked form of what is stored in @field stands for it. */
gboolean anban_private_field_unmask (AnbanStore *store, AnbanRecord *record, guint field, GError **error);

G_END_DECLS
