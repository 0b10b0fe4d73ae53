/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `anban check`: whether an office file is whole. Integrity, foreign keys, schema version, the hash chain of
 * the change log, and every record against the hash that the log keeps of it.
 */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* One sentence a finding; empty: the office is whole. NULL only when it could not be read at all. */
GPtrArray *anban_office_check (AnbanStore *store, GCancellable *cancellable, GError **error);

G_END_DECLS
