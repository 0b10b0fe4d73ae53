/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/id-number.h"

#include "base/error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define OLD_LENGTH 15

static char
reckon_check_digit (const char *digits)
{
  static const int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    sum += (digits[i] - '0') * weights[i];
  return "10X98765432"[sum % 11];
}

/* Digits and X in ASCII, blanks and strokes gone; NULL where anything else stands there. */
static char *
dup_plain (const char *text)
{
  g_autoptr (GString) plain = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (g_unichar_isspace (c) || c == '-' || c == '\'')
      continue;
    if (g_unichar_digit_value (c) >= 0)
      g_string_append_c (plain, (char)('0' + g_unichar_digit_value (c)));
    else if (c == 'x' || c == 'X' || c == 0xff38 || c == 0xff58)
      g_string_append_c (plain, 'X');
    else
      return NULL;
  }
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

AnbanDate
anban_id_number_get_birthday (const char *number)
{
  int digits[8];

  for (guint i = 0; i < G_N_ELEMENTS (digits); i++)
    digits[i] = number[6 + i] - '0';
  return anban_date_from_ymd (digits[0] * 1000 + digits[1] * 100 + digits[2] * 10 + digits[3],
                              digits[4] * 10 + digits[5], digits[6] * 10 + digits[7]);
}

static gboolean
has_digits (const char *number, gsize n)
{
  return strspn (number, "0123456789") >= n;
}

char *
anban_id_number_fold (const char *text, GError **error)
{
  g_autofree char *plain = dup_plain (text);
  g_autofree char *number = NULL;
  AnbanDate birthday;

  if (plain != NULL && strlen (plain) == OLD_LENGTH && has_digits (plain, OLD_LENGTH)) {
    number = g_strdup_printf ("%.6s19%s?", plain, plain + 6);
    number[ANBAN_ID_NUMBER_LENGTH - 1] = reckon_check_digit (number);
  } else if (plain != NULL && strlen (plain) == ANBAN_ID_NUMBER_LENGTH &&
             has_digits (plain, ANBAN_ID_NUMBER_LENGTH - 1)) {
    number = g_steal_pointer (&plain);
  } else {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID, _ ("身份证号“%s”不是 18 位（或旧的 15 位）"), text);
    return NULL;
  }
  birthday = anban_id_number_get_birthday (number);
  if (birthday == ANBAN_DATE_NONE || birthday > anban_date_today ()) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID, _ ("身份证号“%s”里的出生日期不对"), text);
    return NULL;
  }
  if (number[ANBAN_ID_NUMBER_LENGTH - 1] != reckon_check_digit (number)) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID, _ ("身份证号“%s”的校验码不对，有数字写错"), text);
    return NULL;
  }
  return g_steal_pointer (&number);
}
