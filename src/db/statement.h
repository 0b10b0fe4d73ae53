/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A prepared statement: placeholders ?1, ?2 … are bound by their number, columns read by their place from 0.
 * Handed out by anban_connection_prepare().
 */
#pragma once

#include "db/connection.h"

G_BEGIN_DECLS

typedef enum {
  ANBAN_STEP_ERROR, /* @error is set */
  ANBAN_STEP_ROW,
  ANBAN_STEP_DONE,
} AnbanStep;

/* Ends the use: resets, unbinds, and keeps it prepared for the next time. */
void anban_statement_done (AnbanStatement *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnbanStatement, anban_statement_done)

void anban_statement_bind_int (AnbanStatement *self, int place, gint64 value);
void anban_statement_bind_double (AnbanStatement *self, int place, double value);
/* The text is copied; NULL binds NULL. */
void anban_statement_bind_text (AnbanStatement *self, int place, const char *text);
void anban_statement_bind_blob (AnbanStatement *self, int place, const void *data, gsize size);
/* For functions of our own that read @type; @release is called when the statement is done with it. */
void anban_statement_bind_pointer (
    AnbanStatement *self, int place, gpointer pointer, const char *type, GDestroyNotify release);
void anban_statement_bind_null (AnbanStatement *self, int place);

AnbanStep anban_statement_step (AnbanStatement *self, GError **error);
/* Steps a statement that has no rows to tell, and makes it ready to be bound again. */
gboolean anban_statement_run (AnbanStatement *self, GError **error);
/* Makes it ready to run again; bindings stay. */
void anban_statement_reset (AnbanStatement *self);

/* The first column of the first row as a number; @fallback where there is no row. FALSE on an error. */
gboolean anban_statement_query_int (
    AnbanConnection *self, const char *sql, gint64 fallback, gint64 *value, GError **error);

gboolean anban_statement_is_null (AnbanStatement *self, int column);
gint64 anban_statement_get_int (AnbanStatement *self, int column);
double anban_statement_get_double (AnbanStatement *self, int column);
/* Valid until the next step; NULL for NULL. */
const char *anban_statement_get_text (AnbanStatement *self, int column);
gconstpointer anban_statement_get_blob (AnbanStatement *self, int column, gsize *size);

G_END_DECLS
