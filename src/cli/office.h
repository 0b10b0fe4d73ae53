/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Opening the office that a subcommand names. Called by the subcommands.
 */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* For reading only: the file is neither upgraded nor written. */
AnbanStore *anban_cli_open_office (const char *path, GError **error);
/* For writing; made where it does not exist, which @created tells. ANBAN_ERROR_READ_ONLY when it cannot be
 * written. */
AnbanStore *anban_cli_open_or_create_office (const char *path, gboolean *created, GError **error);

G_END_DECLS
