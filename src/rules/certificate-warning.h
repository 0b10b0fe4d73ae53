/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How many certificates of each category ran out, missed their review, run out within 30, 60, 90, 180 days, or are valid
 * for longer (临期预警). Every count knows its list. Replaced and revoked ones do not count. Called by the window.
 */
#pragma once

#include "rules/tabulation.h"
#include "store/store.h"

G_BEGIN_DECLS

/* On the day of reckoning. NULL on an error. */
AnbanTabulation *anban_certificate_warning_new (AnbanStore *store, GCancellable *cancellable, GError **error);

G_END_DECLS
