/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/setting.h"

#include <glib/gi18n-lib.h>

static const AnbanField fields[] = {
    [ANBAN_SETTING_KEY] = {"key", N_ ("设置项"), NULL, NULL, ANBAN_KIND_TEXT, ANBAN_FIELD_REQUIRED, 20},
    [ANBAN_SETTING_VALUE] = {"value", N_ ("值"), NULL, NULL, ANBAN_KIND_NOTE, 0, 30},
};
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == ANBAN_SETTING_N_FIELDS);

const AnbanRegister anban_setting_register = {
    .id = "setting",
    .title = N_ ("设置"),
    .icon_name = "preferences-system-symbolic",
    .noun = N_ ("项"),
    .fields = fields,
    .n_fields = ANBAN_SETTING_N_FIELDS,
    .default_order = "t.key",
    .owner_field = -1,
    .embedded = TRUE,
    .title_field = ANBAN_SETTING_KEY,
    .lane_field = -1,
    .start_field = -1,
    .end_field = -1,
};
