/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "registers/training-hours.h"

#include "registers/day-order.h"
#include "registers/person.h"
#include "store/store.h"

#include <glib/gi18n-lib.h>

#define LISTED (ANBAN_FIELD_IN_LIST | ANBAN_FIELD_IN_PRINT)
#define NEEDED ANBAN_FIELD_REQUIRED

static const AnbanField fields[] = {
    [ANBAN_TRAINING_HOURS_DUTY] = {"duty", N_ ("人员类别"), N_ ("学时要求"), NULL, ANBAN_KIND_CHOICE,
                                   LISTED | NEEDED, 16, anban_person_duties},
    [ANBAN_TRAINING_HOURS_HIGH_RISK] = {"high_risk", N_ ("高危行业"), NULL, NULL, ANBAN_KIND_BOOL, LISTED, 8},
    [ANBAN_TRAINING_HOURS_FIRST_HOURS] = {"first_hours", N_ ("初次学时"), NULL, NULL, ANBAN_KIND_DECIMAL,
                                          LISTED, 10},
    [ANBAN_TRAINING_HOURS_YEARLY_HOURS] = {"yearly_hours", N_ ("每年再培训学时"), NULL, NULL,
                                           ANBAN_KIND_DECIMAL, LISTED, 14},
    [ANBAN_TRAINING_HOURS_SOURCE] = {"source", N_ ("出处"), NULL, NULL, ANBAN_KIND_TEXT,
                                     LISTED | ANBAN_FIELD_SEARCH, 40},
    [ANBAN_TRAINING_HOURS_EFFECTIVE_FROM] = {"effective_from", N_ ("施行日期"), NULL, NULL, ANBAN_KIND_DATE,
                                             0, 12},
    [ANBAN_TRAINING_HOURS_EFFECTIVE_TO] = {"effective_to", N_ ("失效日期"), NULL, NULL, ANBAN_KIND_DATE, 0,
                                           12},
    [ANBAN_TRAINING_HOURS_NOTE] = {"note", N_ ("备注"), NULL, NULL, ANBAN_KIND_NOTE,
                                   LISTED | ANBAN_FIELD_SEARCH, 24},
};
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == ANBAN_TRAINING_HOURS_N_FIELDS);

static gboolean
before_save (AnbanStore *store, AnbanRecord *record, GError **error)
{
  (void)store;
  return anban_day_order_check (record, ANBAN_TRAINING_HOURS_EFFECTIVE_FROM,
                                ANBAN_TRAINING_HOURS_EFFECTIVE_TO, error);
}

const AnbanRegister anban_training_hours_register = {
    .id = "training_hours",
    .title = N_ ("学时要求"),
    .icon_name = "document-open-recent-symbolic",
    .noun = N_ ("条要求"),
    .fields = fields,
    .n_fields = ANBAN_TRAINING_HOURS_N_FIELDS,
    .default_order = "t.duty, t.high_risk, t.id",
    .owner_field = -1,
    .title_field = ANBAN_TRAINING_HOURS_SOURCE,
    .lane_field = -1,
    .start_field = -1,
    .end_field = -1,
    .before_save = before_save,
};
