/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The SQL behind figures of a span of days. Used by the statistics of this room.
 */
#pragma once

#include "db/statement.h"
#include "store/store.h"

G_BEGIN_DECLS

/* ?1 of @sql is the first day, ?2 the last one, both ISO and included; bound already. */
AnbanStatement *anban_figure_statement_new (
    AnbanStore *store, const char *sql, const char *from, const char *to, GError **error);

G_END_DECLS
