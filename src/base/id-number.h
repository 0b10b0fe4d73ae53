/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Numbers of resident identity cards (GB 11643-1999): 17 digits with the birthday in them and a check digit; the old
 * form of 15 becomes that.
 */
#pragma once

#include <gio/gio.h>

#include "base/date.h"

G_BEGIN_DECLS

#define ANBAN_ID_NUMBER_LENGTH 18

/* 18 characters as they are kept: blanks gone, full-width folded, X upper-case, 15 digits made 18. NULL and
 * ANBAN_ERROR_INVALID with one sentence for what cannot be a number: length, birthday, check digit. */
char *anban_id_number_fold (const char *text, GError **error);
/* @number as anban_id_number_fold() gives it. */
AnbanDate anban_id_number_get_birthday (const char *number);

G_END_DECLS
