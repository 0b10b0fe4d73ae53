/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Days and months of every year that drills and publicity gather about (宣传节点): 防灾减灾日, 安全生产月, 119, 122.
 */
#pragma once

#include "store/register.h"

G_BEGIN_DECLS

enum {
  ANBAN_OBSERVANCE_NAME,
  ANBAN_OBSERVANCE_FROM_DAY, /* MM-DD */
  ANBAN_OBSERVANCE_TO_DAY,   /* MM-DD; NULL: one day */
  ANBAN_OBSERVANCE_NOTE,
  ANBAN_OBSERVANCE_N_FIELDS,
};

extern const AnbanRegister anban_observance_register;

G_END_DECLS
