/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The command line: which subcommand was asked for, and what every subcommand needs (arguments, errors in one
 * sentence, Ctrl+C). Called by main.c; knows no display.
 */
#pragma once

#include "base/error.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the program answers its caller. */
enum {
  ANBAN_EXIT_DONE = 0,
  ANBAN_EXIT_FAILED = 1,
  ANBAN_EXIT_MISUSED = 2,
};

/* The answer to --help, --version and the subcommands in @status; FALSE when @argv asks for the window. */
gboolean anban_cli_run (int argc, char **argv, int *status);

/* --- for the subcommands --- */

typedef struct {
  const char *name;  /* --unit */
  GPtrArray *values; /* char *, of argv: each time it was given; NULL for a switch */
  gboolean *given;   /* of a switch */
} AnbanCliOption;

/* Sorts @argv (after the subcommand) into options and @n_places places; "--" ends the options. @options ends with a
 * NULL name. FALSE after telling what is wrong: return ANBAN_EXIT_MISUSED. */
gboolean anban_cli_parse (int argc,
                          char **argv,
                          const AnbanCliOption *options,
                          const char **places,
                          guint n_places,
                          const char *usage);

/* "anban: " and one sentence on stderr; the full stop is added. */
void anban_cli_tell (const char *sentence);
/* The same; each returns the status to answer. */
int anban_cli_fail (const GError *error);
int anban_cli_misuse (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* UTF-8 on stdout whatever the locale. */
void anban_cli_print (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* FALSE when stdout did not take all of it (a full disk, a closed pipe). */
gboolean anban_cli_flush (void);

/* Cancelled by Ctrl+C and SIGTERM from the first call on; belongs to the command line. */
GCancellable *anban_cli_get_cancellable (void);

G_END_DECLS
