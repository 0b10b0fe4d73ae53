/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What connection.c and statement.c share: the handle, and the statements kept for reuse.
 */
#pragma once

#include "db/connection.h"

#include <sqlite3.h>

struct _AnbanConnection {
  sqlite3 *handle;
  char *path;
  gboolean read_only;
  GHashTable *kept; /* SQL → AnbanStatement that is not in use */
  GCancellable *cancellable;
};

struct _AnbanStatement {
  AnbanConnection *connection;
  sqlite3_stmt *handle;
  char *sql;
};

void anban_statement_finalize (AnbanStatement *self);
