/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "registers/hazard-criterion.h"

#include <glib/gi18n-lib.h>

#define LISTED (ANBAN_FIELD_IN_LIST | ANBAN_FIELD_IN_PRINT)

static const AnbanField fields[] = {
    [ANBAN_HAZARD_CRITERION_SUBJECT] = {"subject", N_ ("适用领域"), N_ ("判定条款"), NULL, ANBAN_KIND_TEXT,
                                        LISTED | ANBAN_FIELD_REQUIRED | ANBAN_FIELD_SEARCH |
                                            ANBAN_FIELD_REPEATS,
                                        16},
    [ANBAN_HAZARD_CRITERION_CODE] = {"code", N_ ("条款号"), NULL, NULL, ANBAN_KIND_TEXT,
                                     LISTED | ANBAN_FIELD_SEARCH | ANBAN_FIELD_TEXT_CODE, 10},
    [ANBAN_HAZARD_CRITERION_CONTENT] = {"content", N_ ("判定情形"), NULL, NULL, ANBAN_KIND_NOTE,
                                        LISTED | ANBAN_FIELD_REQUIRED | ANBAN_FIELD_SEARCH, 50},
    [ANBAN_HAZARD_CRITERION_SOURCE] = {"source", N_ ("出处"), NULL, NULL, ANBAN_KIND_TEXT,
                                       LISTED | ANBAN_FIELD_SEARCH, 36},
    [ANBAN_HAZARD_CRITERION_FROM] = {"effective_from", N_ ("施行日期"), NULL, NULL, ANBAN_KIND_DATE, 0, 12},
    [ANBAN_HAZARD_CRITERION_TO] = {"effective_to", N_ ("废止日期"), NULL, NULL, ANBAN_KIND_DATE, 0, 12},
    [ANBAN_HAZARD_CRITERION_NOTE] = {"note", N_ ("备注"), NULL, NULL, ANBAN_KIND_NOTE, ANBAN_FIELD_SEARCH,
                                     24},
};
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == ANBAN_HAZARD_CRITERION_N_FIELDS);

static const AnbanGrouping groupings[] = {
    {"subject", N_ ("按适用领域"), NULL, "t.subject", "t.subject", "t.subject"},
    {NULL},
};

const AnbanRegister anban_hazard_criterion_register = {
    .id = "hazard_criterion",
    .title = N_ ("重大隐患判定条款"),
    .icon_name = "accessories-dictionary-symbolic",
    .noun = N_ ("条判定条款"),
    .fields = fields,
    .n_fields = ANBAN_HAZARD_CRITERION_N_FIELDS,
    .default_order = "t.subject, t.code, t.id",
    .owner_field = -1,
    .title_field = ANBAN_HAZARD_CRITERION_CONTENT,
    .lane_field = -1,
    .start_field = -1,
    .end_field = -1,
    .groupings = groupings,
};
