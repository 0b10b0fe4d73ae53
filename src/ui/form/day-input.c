/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/form/day-input.h"

#include <glib/gi18n-lib.h>

gboolean
anban_day_input_move (guint keyval, GdkModifierType state, AnbanDate *date)
{
  int days = 0, months = 0;

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK))
    return FALSE;
  if (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up)
    days = 1;
  else if (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down)
    days = -1;
  else if (keyval == GDK_KEY_Page_Up || keyval == GDK_KEY_KP_Page_Up)
    months = 1;
  else if (keyval == GDK_KEY_Page_Down || keyval == GDK_KEY_KP_Page_Down)
    months = -1;
  else
    return FALSE;
  if (*date != ANBAN_DATE_NONE)
    *date = anban_date_add_months (*date + days, months);
  return TRUE;
}

const char *
anban_day_input_get_weekday (AnbanDate date)
{
  const char *names[] = {_ ("周一"), _ ("周二"), _ ("周三"), _ ("周四"), _ ("周五"), _ ("周六"), _ ("周日")};

  return date != ANBAN_DATE_NONE ? names[anban_date_get_weekday (date) - 1] : "";
}
