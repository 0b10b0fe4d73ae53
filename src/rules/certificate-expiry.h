/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list of certificates that run out or are to be reviewed (证书到期清单), the nearest first, each with the warning that
 * it stands under and what its holder does next. In the list of tabulations (rules/list-tabulation.h).
 */
#pragma once

#include "rules/tabulation.h"
#include "store/store.h"

G_BEGIN_DECLS

/* Of the certificates of @query but those that are replaced or revoked. NULL on an error. */
AnbanTabulation *anban_certificate_expiry_table_new (AnbanStore *store,
                                                     const AnbanQuery *query,
                                                     GCancellable *cancellable,
                                                     GError **error);

G_END_DECLS
