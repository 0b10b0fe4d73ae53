/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/readiness-overview.h"

#include "registers/certificate.h"
#include "registers/drill.h"
#include "registers/emergency-plan.h"
#include "registers/event.h"
#include "rules/duty.h"

/* A figure counts the rows of a register whose field has that value, or is at most it; or that its filter lets through. */
static const struct {
  const AnbanRegister *reg;
  const char *filter; /* or NULL */
  guint field;
  AnbanOp op;
  gint64 value;
} figures[ANBAN_N_READINESS_FIGURES] = {
    [ANBAN_DRILLS_MISSED] = {&anban_drill_register, NULL, ANBAN_DRILL_LIGHT, ANBAN_OP_EQ,
                             ANBAN_EVENT_LIGHT_MISSED},
    [ANBAN_DRILLS_SOON] = {&anban_drill_register, NULL, ANBAN_DRILL_LIGHT, ANBAN_OP_EQ,
                           ANBAN_EVENT_LIGHT_SOON},
    [ANBAN_DRILLS_UNREPORTED] = {&anban_drill_register, "unreported", .value = TRUE},
    [ANBAN_PLANS_TO_EVALUATE] = {&anban_emergency_plan_register, NULL, ANBAN_EMERGENCY_PLAN_LIGHT,
                                 ANBAN_OP_EQ, 1},
    [ANBAN_CERTIFICATES_OVER] = {&anban_certificate_register, NULL, ANBAN_CERTIFICATE_STATE, ANBAN_OP_LE,
                                 ANBAN_CERTIFICATE_REVIEW_MISSED},
    [ANBAN_CERTIFICATES_EXPIRING] = {&anban_certificate_register, NULL, ANBAN_CERTIFICATE_STATE, ANBAN_OP_EQ,
                                     ANBAN_CERTIFICATE_EXPIRING},
};

AnbanQuery *
anban_readiness_overview_query (AnbanReadinessFigure figure)
{
  AnbanQuery *query = anban_query_new (figures[figure].reg);

  if (figures[figure].filter != NULL)
    anban_query_set_filter (query, figures[figure].filter, figures[figure].value);
  else
    anban_query_where_int (query, figures[figure].field, figures[figure].op, figures[figure].value);
  return query;
}

static gboolean
is_used (AnbanStore *store, const AnbanRegister *reg)
{
  g_autoptr (AnbanQuery) all = anban_query_new (reg);

  return anban_store_count (store, all, NULL) > 0;
}

static gboolean
count_gaps (AnbanReadinessOverview *self, AnbanStore *store, GCancellable *cancellable, GError **error)
{
  g_autoptr (AnbanDutySheet) sheet = NULL;
  int year;

  anban_date_get_ymd (anban_store_get_today (store), &year, NULL, NULL);
  sheet = anban_duty_sheet_new (store, year, cancellable, error);
  if (sheet != NULL)
    self->n_drill_gaps = anban_duty_sheet_sum (sheet, ANBAN_ITEM_DRILL, 0, 0).missing;
  return sheet != NULL;
}

gboolean
anban_readiness_overview_read (AnbanReadinessOverview *self,
                               AnbanStore *store,
                               GCancellable *cancellable,
                               GError **error)
{
  self->is_used = is_used (store, &anban_drill_register) || is_used (store, &anban_emergency_plan_register) ||
                  is_used (store, &anban_certificate_register);
  if (!self->is_used)
    return TRUE;
  for (AnbanReadinessFigure figure = 0; figure < ANBAN_N_READINESS_FIGURES; figure++) {
    g_autoptr (AnbanQuery) query = anban_readiness_overview_query (figure);

    self->n[figure] = anban_store_count (store, query, error);
    if (self->n[figure] < 0)
      return FALSE;
  }
  return count_gaps (self, store, cancellable, error);
}
