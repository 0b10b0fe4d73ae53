/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "registers/drill-criterion.h"

#include "registers/drill.h"

#include <glib/gi18n-lib.h>

#define LISTED (ANBAN_FIELD_IN_LIST | ANBAN_FIELD_IN_PRINT)
#define NEEDED ANBAN_FIELD_REQUIRED

static const AnbanField fields[] = {
    [ANBAN_DRILL_CRITERION_FORM] = {"form", N_ ("演练形式"), N_ ("评估标准"), NULL, ANBAN_KIND_CHOICE,
                                    LISTED | NEEDED, 10, anban_drill_forms},
    [ANBAN_DRILL_CRITERION_SECTION] = {"section", N_ ("评估项目"), NULL, NULL, ANBAN_KIND_TEXT,
                                       LISTED | NEEDED | ANBAN_FIELD_SEARCH | ANBAN_FIELD_REPEATS, 18},
    [ANBAN_DRILL_CRITERION_CONTENT] = {"content", N_ ("评估内容"), NULL, NULL, ANBAN_KIND_NOTE,
                                       LISTED | NEEDED | ANBAN_FIELD_SEARCH, 50},
    [ANBAN_DRILL_CRITERION_MARKS] = {"marks", N_ ("分值"), NULL, NULL, ANBAN_KIND_DECIMAL, LISTED | NEEDED,
                                     8},
    [ANBAN_DRILL_CRITERION_POSITION] = {"position", N_ ("排序号"), NULL, NULL, ANBAN_KIND_INT, 0, 8},
};
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == ANBAN_DRILL_CRITERION_N_FIELDS);

const AnbanRegister anban_drill_criterion_register = {
    .id = "drill_criterion",
    .title = N_ ("演练评估标准"),
    .icon_name = "emblem-default-symbolic",
    .noun = N_ ("项标准"),
    .fields = fields,
    .n_fields = ANBAN_DRILL_CRITERION_N_FIELDS,
    .default_order = "t.form, COALESCE(t.position, 999999), t.id",
    .owner_field = -1,
    .title_field = ANBAN_DRILL_CRITERION_CONTENT,
    .lane_field = -1,
    .start_field = -1,
    .end_field = -1,
};
