/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Public holidays and the Saturdays and Sundays that are worked for them (节假日安排), as the State Council's notice of each
 * year names them; the office edits them. Every other Saturday and Sunday is free.
 */
#pragma once

#include "store/register.h"

G_BEGIN_DECLS

enum {
  ANBAN_HOLIDAY_DAY,
  ANBAN_HOLIDAY_KIND, /* AnbanHolidayKind */
  ANBAN_HOLIDAY_NAME,
  ANBAN_HOLIDAY_SOURCE,
  ANBAN_HOLIDAY_N_FIELDS,
};

typedef enum {
  ANBAN_HOLIDAY_FREE = 1, /* 放假 */
  ANBAN_HOLIDAY_WORKED,   /* 调休上班 */
} AnbanHolidayKind;

extern const AnbanRegister anban_holiday_register;

G_END_DECLS
