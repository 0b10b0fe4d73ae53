/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who holds the certificate that the post asks for (持证率, to be 100 %), by town or industry. Asked are the principals and safety managers of firms and the special operators of all units, while they
 * are in their posts. Every count knows its list. Called by the window, the papers and `anban report`.
 */
#pragma once

#include "rules/people-coverage.h"

G_BEGIN_DECLS

/* As things stand today. */
AnbanTabulation *anban_certificate_coverage_new (AnbanStore *store,
                                                 AnbanCoverageBy by,
                                                 GCancellable *cancellable,
                                                 GError **error);
/* The people who have to hold one and hold none that is valid. */
AnbanQuery *anban_certificate_coverage_list_without (void);

G_END_DECLS
