/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two days of a record that follow each other.
 */
#pragma once

#include "store/record.h"

G_BEGIN_DECLS

/* FALSE where the day of @to is before that of @from; one of them may be missing. The message names both labels. */
gboolean anban_day_order_check (AnbanRecord *record, guint from, guint to, GError **error);
/* FALSE where the day of @field is after today: what is done was done by now. */
gboolean anban_day_order_check_past (AnbanRecord *record, guint field, GError **error);

G_END_DECLS
