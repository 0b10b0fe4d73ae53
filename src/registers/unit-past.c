/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What units were before (此前的类别): duties of a year follow what a unit was on the days of the year.
 */
#include "registers/unit.h"

#include "registers/day-order.h"
#include "store/store.h"

#include <glib/gi18n-lib.h>

#define LISTED ANBAN_FIELD_IN_LIST

static const AnbanField fields[] = {
    [ANBAN_UNIT_PAST_UNIT] = {"unit_id", N_ ("单位"), NULL, NULL, ANBAN_KIND_REF, ANBAN_FIELD_REQUIRED, 24,
                              NULL, &anban_unit_register},
    [ANBAN_UNIT_PAST_UNTIL_ON] = {"until_on", N_ ("直到（含当日）"), NULL, NULL, ANBAN_KIND_DATE,
                                  LISTED | ANBAN_FIELD_REQUIRED, 14},
    [ANBAN_UNIT_PAST_KIND] = {"kind", N_ ("类别"), NULL, NULL, ANBAN_KIND_CHOICE, LISTED, 14,
                              anban_unit_kinds},
    [ANBAN_UNIT_PAST_INDUSTRY] = {"industry", N_ ("行业领域"), NULL, NULL, ANBAN_KIND_TEXT, LISTED, 12},
    [ANBAN_UNIT_PAST_HIGH_RISK] = {"high_risk", N_ ("高危行业"), NULL, NULL, ANBAN_KIND_BOOL, LISTED, 8},
    [ANBAN_UNIT_PAST_CROWDED] = {"crowded", N_ ("人员密集场所"), NULL, NULL, ANBAN_KIND_BOOL, LISTED, 12},
    [ANBAN_UNIT_PAST_NOTE] = {"note", N_ ("说明"), NULL, NULL, ANBAN_KIND_TEXT, 0, 20},
};
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == ANBAN_UNIT_PAST_N_FIELDS);

static gboolean
before_save (AnbanStore *store, AnbanRecord *record, GError **error)
{
  (void)store;
  return anban_day_order_check_past (record, ANBAN_UNIT_PAST_UNTIL_ON, error);
}

const AnbanRegister anban_unit_past_register = {
    .id = "unit_past",
    .title = N_ ("此前的类别"),
    .icon_name = "document-open-recent-symbolic",
    .noun = N_ ("次变更"),
    .fields = fields,
    .n_fields = ANBAN_UNIT_PAST_N_FIELDS,
    .default_order = "t.until_on, t.id",
    .owner_field = ANBAN_UNIT_PAST_UNIT,
    .embedded = TRUE,
    .title_field = ANBAN_UNIT_PAST_UNTIL_ON,
    .lane_field = -1,
    .start_field = -1,
    .end_field = ANBAN_UNIT_PAST_UNTIL_ON,
    .before_save = before_save,
};
