/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A tabulation (统计表) as a workbook: one sheet with title, what it covers, the figures as numbers. Called by
 * `anban report` and the window.
 */
#pragma once

#include "rules/tabulation.h"
#include "store/store.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Nothing is left at @path on an error or when stopped. */
gboolean anban_tabulation_sheet_write (AnbanStore *store,
                                       const AnbanTabulation *tabulation,
                                       const char *path,
                                       GCancellable *cancellable,
                                       GError **error);

G_END_DECLS
