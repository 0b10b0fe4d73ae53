/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Resident identity numbers (居民身份证号, GB 11643): 18 characters, of which six name a place, eight the day of birth,
 * three a sequence (odd for men) and the last one checks the others. Called by the registers of people, by lists that are
 * pasted in, and by cells that hide the middle.
 */
#pragma once

#include "base/date.h"

G_BEGIN_DECLS

#define ANBAN_ID_NUMBER_LENGTH 18

/* The 18 characters of a number as people write it: blanks and full-width digits folded, x as X, the old form of 15
 * brought to 18. NULL and one sentence (ANBAN_ERROR_INVALID) for what is none: its length, its characters, a day of birth
 * that does not exist or is still to come, the check digit. Places are not looked up. */
char *anban_id_number_fold (const char *text, GError **error);

/* Of a folded one. */
AnbanDate anban_id_number_get_birth (const char *number);
gboolean anban_id_number_is_male (const char *number);
/* How old its owner is on @day, in whole years. */
int anban_id_number_get_age (const char *number, AnbanDate day);

/* 110101********1234: the middle of every number in @text that is as long as an old one or longer; numbers of certificates
 * are often made of it (T110101********1234). */
char *anban_id_number_dup_masked (const char *text);

/* The number with its check digit, for samples and tests; @area has six digits, @sequence is from 0 to 999. */
char *anban_id_number_make (const char *area, AnbanDate birth, int sequence);

G_END_DECLS
