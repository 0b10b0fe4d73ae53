/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "registers/day-order.h"

#include "base/date.h"
#include "base/error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *
get_label (AnbanRecord *record, guint field)
{
  return _ (anban_record_get_register (record)->fields[field].label);
}

gboolean
anban_day_order_check (AnbanRecord *record, guint from, guint to, GError **error)
{
  if (anban_record_is_null (record, from) || anban_record_is_null (record, to) ||
      strcmp (anban_record_get_text (record, from), anban_record_get_text (record, to)) <= 0)
    return TRUE;
  g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID, _ ("%s（%s）早于%s（%s），没有保存；请改正日期"),
               get_label (record, to), anban_record_get_text (record, to), get_label (record, from),
               anban_record_get_text (record, from));
  return FALSE;
}

gboolean
anban_day_order_check_past (AnbanRecord *record, guint field, GError **error)
{
  char today[ANBAN_DATE_ISO_SIZE];

  if (anban_record_is_null (record, field) ||
      strcmp (anban_record_get_text (record, field), anban_date_to_iso (anban_date_today (), today)) <= 0)
    return TRUE;
  g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID, _ ("%s（%s）在今天（%s）之后，没有保存；请核对日期"),
               get_label (record, field), anban_record_get_text (record, field), today);
  return FALSE;
}
