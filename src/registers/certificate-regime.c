/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "registers/certificate-regime.h"

#include "registers/certificate.h"
#include "registers/day-order.h"
#include "store/store.h"

#include <glib/gi18n-lib.h>

#define LISTED (ANBAN_FIELD_IN_LIST | ANBAN_FIELD_IN_PRINT)
#define NEEDED ANBAN_FIELD_REQUIRED

static const AnbanField fields[] = {
    [ANBAN_CERTIFICATE_REGIME_CATEGORY] = {"category", N_ ("证书类别"), N_ ("管理规定"), NULL,
                                           ANBAN_KIND_CHOICE, LISTED | NEEDED, 24,
                                           anban_certificate_categories},
    [ANBAN_CERTIFICATE_REGIME_VALID_MONTHS] = {"valid_months", N_ ("有效期（月）"), NULL, NULL,
                                               ANBAN_KIND_INT, LISTED | NEEDED, 12},
    [ANBAN_CERTIFICATE_REGIME_REVIEW_MONTHS] = {"review_months", N_ ("复审周期（月）"), NULL, NULL,
                                                ANBAN_KIND_INT, LISTED, 14},
    [ANBAN_CERTIFICATE_REGIME_EXAM_MONTHS] = {"exam_months", N_ ("考试窗口（期满前月数）"), NULL, NULL,
                                              ANBAN_KIND_INT, LISTED, 20},
    [ANBAN_CERTIFICATE_REGIME_APPLICATION_DAYS] = {"application_days", N_ ("申请窗口（期满前天数）"), NULL,
                                                   NULL, ANBAN_KIND_INT, LISTED, 20},
    [ANBAN_CERTIFICATE_REGIME_RENEWABLE_MONTHS] = {"renewable_months", N_ ("过期后可换证（月）"), NULL, NULL,
                                                   ANBAN_KIND_INT, LISTED, 18},
    [ANBAN_CERTIFICATE_REGIME_SOURCE] = {"source", N_ ("出处"), NULL, NULL, ANBAN_KIND_TEXT,
                                         LISTED | ANBAN_FIELD_SEARCH, 40},
    [ANBAN_CERTIFICATE_REGIME_EFFECTIVE_FROM] = {"effective_from", N_ ("施行日期"), NULL, NULL,
                                                 ANBAN_KIND_DATE, LISTED | NEEDED, 12},
    [ANBAN_CERTIFICATE_REGIME_EFFECTIVE_TO] = {"effective_to", N_ ("失效日期"), NULL, NULL, ANBAN_KIND_DATE,
                                               LISTED, 12},
    [ANBAN_CERTIFICATE_REGIME_NOTE] = {"note", N_ ("备注"), NULL, NULL, ANBAN_KIND_NOTE, ANBAN_FIELD_SEARCH,
                                       24},
};
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == ANBAN_CERTIFICATE_REGIME_N_FIELDS);

static gboolean
before_save (AnbanStore *store, AnbanRecord *record, GError **error)
{
  (void)store;
  return anban_day_order_check (record, ANBAN_CERTIFICATE_REGIME_EFFECTIVE_FROM,
                                ANBAN_CERTIFICATE_REGIME_EFFECTIVE_TO, error);
}

const AnbanRegister anban_certificate_regime_register = {
    .id = "certificate_regime",
    .title = N_ ("证书管理规定"),
    .icon_name = "application-certificate-symbolic",
    .noun = N_ ("条规定"),
    .fields = fields,
    .n_fields = ANBAN_CERTIFICATE_REGIME_N_FIELDS,
    .default_order = "t.category, t.effective_from, t.id",
    .owner_field = -1,
    .title_field = ANBAN_CERTIFICATE_REGIME_SOURCE,
    .lane_field = -1,
    .start_field = -1,
    .end_field = -1,
    .before_save = before_save,
};
