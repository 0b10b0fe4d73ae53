/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/id-number.h"

#include "base/error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define OLD_LENGTH 15
#define AREA       6
#define BIRTH      8
#define SHOWN_END  4

/* GB 11643-1999, 4.2: ISO 7064, MOD 11-2 */
static char
get_check (const char *number)
{
  static const int weights[ANBAN_ID_NUMBER_LENGTH - 1] = {7, 9, 10, 5,  8, 4, 2, 1, 6,
                                                          3, 7, 9,  10, 5, 8, 4, 2};
  int sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    sum += (number[i] - '0') * weights[i];
  return "10X98765432"[sum % 11];
}

/* Without what people put between the digits. */
static char *
dup_plain (const char *text)
{
  g_autofree char *normal = text != NULL ? g_utf8_normalize (text, -1, G_NORMALIZE_NFKC) : NULL;
  GString *plain = g_string_new (NULL);

  for (const char *at = normal; at != NULL && *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);

    if (!g_unichar_isspace (c) && c != '-' && c != '\'')
      g_string_append_unichar (plain, c < 0x80 ? (gunichar)g_ascii_toupper ((char)c) : c);
  }
  return g_string_free (plain, FALSE);
}

static gboolean
check_characters (const char *number, GError **error)
{
  glong length = g_utf8_strlen (number, -1);

  if (length != ANBAN_ID_NUMBER_LENGTH && length != OLD_LENGTH) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID,
                 _ ("身份证号应为 18 位（旧证为 15 位），现在是 %ld 位，没有采用；请核对"), length);
    return FALSE;
  }
  for (glong i = 0; i < length; i++)
    if (!g_ascii_isdigit (number[i]) && !(i == ANBAN_ID_NUMBER_LENGTH - 1 && number[i] == 'X')) {
      g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID, _ ("身份证号第 %ld 位不是数字，没有采用；请核对"),
                   i + 1);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_birth (const char *number, GError **error)
{
  AnbanDate birth = anban_id_number_get_birth (number);

  if (birth != ANBAN_DATE_NONE && birth <= anban_date_today ())
    return TRUE;
  g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID,
               birth == ANBAN_DATE_NONE ? _ ("身份证号中的出生日期 %.8s 不存在，没有采用；请核对")
                                        : _ ("身份证号中的出生日期 %.8s 还没有到，没有采用；请核对"),
               number + AREA);
  return FALSE;
}

char *
anban_id_number_fold (const char *text, GError **error)
{
  g_autofree char *plain = dup_plain (text);
  g_autofree char *number = NULL;

  if (!check_characters (plain, error))
    return NULL;
  if (strlen (plain) == OLD_LENGTH) {
    number = g_strdup_printf ("%.*s19%sX", AREA, plain, plain + AREA);
    number[ANBAN_ID_NUMBER_LENGTH - 1] = get_check (number);
  } else {
    number = g_steal_pointer (&plain);
  }
  if (!check_birth (number, error))
    return NULL;
  if (get_check (number) == number[ANBAN_ID_NUMBER_LENGTH - 1])
    return g_steal_pointer (&number);
  g_set_error_literal (error, ANBAN_ERROR, ANBAN_ERROR_INVALID,
                       _ ("身份证号的校验码不对，没有采用；请核对是否抄错或漏抄"));
  return NULL;
}

AnbanDate
anban_id_number_get_birth (const char *number)
{
  char day[BIRTH + 1];
  AnbanDate birth;

  if (strlen (number) != ANBAN_ID_NUMBER_LENGTH)
    return ANBAN_DATE_NONE;
  g_strlcpy (day, number + AREA, sizeof day);
  return anban_date_parse (day, &birth) ? birth : ANBAN_DATE_NONE;
}

gboolean
anban_id_number_is_male (const char *number)
{
  return (number[ANBAN_ID_NUMBER_LENGTH - 2] - '0') % 2 == 1;
}

int
anban_id_number_get_age (const char *number, AnbanDate day)
{
  int year, month, mday, born_year, born_month, born_mday;

  anban_date_get_ymd (day, &year, &month, &mday);
  anban_date_get_ymd (anban_id_number_get_birth (number), &born_year, &born_month, &born_mday);
  return year - born_year - (month < born_month || (month == born_month && mday < born_mday));
}

/* How many characters from @at on are digits; an X behind them counts. */
static guint
get_run (const char *at)
{
  guint n = 0;

  while (g_ascii_isdigit (at[n]))
    n++;
  return n > 0 && g_ascii_toupper (at[n]) == 'X' ? n + 1 : n;
}

char *
anban_id_number_dup_masked (const char *text)
{
  GString *masked = g_string_new (text);

  for (gsize at = 0; at < masked->len;) {
    guint run = get_run (masked->str + at);

    if (run >= OLD_LENGTH)
      memset (masked->str + at + AREA, '*', run - AREA - SHOWN_END);
    at += MAX (run, 1);
  }
  return g_string_free (masked, FALSE);
}

char *
anban_id_number_make (const char *area, AnbanDate birth, int sequence)
{
  int year, month, day;
  char *number;

  anban_date_get_ymd (birth, &year, &month, &day);
  number = g_strdup_printf ("%.*s%04d%02d%02d%03dX", AREA, area, year, month, day, CLAMP (sequence, 0, 999));
  number[ANBAN_ID_NUMBER_LENGTH - 1] = get_check (number);
  return number;
}
