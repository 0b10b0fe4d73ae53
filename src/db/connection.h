/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One connection to one office file: open flags and pragmas of the house, transactions, and the only place
 * where SQLite's result codes become GErrors. A connection belongs to the thread that uses it; long work
 * opens one of its own.
 */
#pragma once

#include "base/error.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* 'Anbn' in the SQLite header says that a file is an office. */
#define ANBAN_APPLICATION_ID 0x416e626e

typedef struct _AnbanConnection AnbanConnection;
typedef struct _AnbanStatement AnbanStatement;

typedef enum {
  ANBAN_OPEN_READ_WRITE,
  ANBAN_OPEN_READ_ONLY,
  ANBAN_OPEN_CREATE, /* the file must not exist; mode 0600 */
} AnbanOpenMode;

/* What the first bytes of a file say, read without SQLite so that a foreign file stays untouched.
 * ANBAN_ERROR_NOT_FOUND, _FOREIGN, _READ_ONLY (no permission). @version is its user_version; a file that is
 * being created may still be empty: version 0. */
gboolean anban_connection_probe (const char *path, int *version, GError **error);

AnbanConnection *anban_connection_open (const char *path, AnbanOpenMode mode, GError **error);
void anban_connection_close (AnbanConnection *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnbanConnection, anban_connection_close)

const char *anban_connection_get_path (AnbanConnection *self);
gboolean anban_connection_is_read_only (AnbanConnection *self);

/* Runs statements without results. */
gboolean anban_connection_exec (AnbanConnection *self, const char *sql, GError **error);

/* BEGIN IMMEDIATE: a writer learns at once that another process writes. Transactions do not nest. */
gboolean anban_connection_begin (AnbanConnection *self, GError **error);
/* BEGIN: a consistent view for several reads. */
gboolean anban_connection_begin_read (AnbanConnection *self, GError **error);
gboolean anban_connection_commit (AnbanConnection *self, GError **error);
/* Never fails: what cannot be rolled back was rolled back by SQLite already. */
void anban_connection_rollback (AnbanConnection *self);
gboolean anban_connection_in_transaction (AnbanConnection *self);

/* Prepares @sql, or hands out the statement kept from last time. Give it back with anban_statement_done
 * (g_autoptr does). NULL and @error for bad SQL, a locked or damaged file. */
AnbanStatement *anban_connection_prepare (AnbanConnection *self, const char *sql, GError **error);

/* Rises whenever another connection, also of another process, changed the file. */
gint64 anban_connection_get_data_version (AnbanConnection *self);

/* Copies the whole database as it is now into a new file at @target (mode 0600) with SQLite's backup API.
 * Writers of the same process go on between the steps; the copy restarts then. */
gboolean anban_connection_copy_to (AnbanConnection *self,
                                   const char *target,
                                   GCancellable *cancellable,
                                   GError **error);

/* Lets @cancellable stop statements of this connection: they end with G_IO_ERROR_CANCELLED. NULL ends it. */
void anban_connection_set_cancellable (AnbanConnection *self, GCancellable *cancellable);

/* The last error of SQLite on this connection as a GError; @what prefixes the sentence (“保存任务”). */
void anban_connection_set_error (AnbanConnection *self, int code, const char *what, GError **error);

G_END_DECLS
