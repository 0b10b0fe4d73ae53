/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The register of office settings: one row a key, logged and undoable like everything else. Read and written
 * with anban_store_dup_setting() and anban_store_set_setting().
 */
#pragma once

#include "store/register.h"

G_BEGIN_DECLS

enum {
  ANBAN_SETTING_KEY,
  ANBAN_SETTING_VALUE,
  ANBAN_SETTING_N_FIELDS,
};

extern const AnbanRegister anban_setting_register;

G_END_DECLS
