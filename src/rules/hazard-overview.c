/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/hazard-overview.h"

#include "registers/hazard.h"
#include "registers/task.h"

/* What an open hazard has to be. */
static const struct {
  int field; /* -1: nothing more */
  gint64 value;
} figures[ANBAN_N_HAZARD_FIGURES] = {
    [ANBAN_HAZARDS_OVERDUE] = {ANBAN_HAZARD_LIGHT, ANBAN_LIGHT_OVERDUE},
    [ANBAN_HAZARDS_DUE_SOON] = {ANBAN_HAZARD_LIGHT, ANBAN_LIGHT_DUE_SOON},
    [ANBAN_HAZARDS_TO_RECHECK] = {ANBAN_HAZARD_STATE, ANBAN_HAZARD_STATE_TO_RECHECK},
    [ANBAN_HAZARDS_MAJOR] = {ANBAN_HAZARD_LEVEL, ANBAN_HAZARD_LEVEL_MAJOR},
    [ANBAN_HAZARDS_OPEN] = {-1, 0},
};

AnbanQuery *
anban_hazard_overview_query (AnbanHazardFigure figure)
{
  AnbanQuery *query = anban_query_new (&anban_hazard_register);

  /* open ones are few, and their index comes first */
  anban_query_where_int (query, ANBAN_HAZARD_STATE, ANBAN_OP_LT, ANBAN_HAZARD_STATE_CLOSED);
  if (figures[figure].field >= 0)
    anban_query_where_int (query, (guint)figures[figure].field, ANBAN_OP_EQ, figures[figure].value);
  return query;
}

gboolean
anban_hazard_overview_read (AnbanHazardOverview *self, AnbanStore *store, GError **error)
{
  g_autoptr (AnbanQuery) all = anban_query_new (&anban_hazard_register);

  self->n_all = anban_store_count (store, all, error);
  if (self->n_all < 0)
    return FALSE;
  for (AnbanHazardFigure figure = 0; figure < ANBAN_N_HAZARD_FIGURES; figure++) {
    g_autoptr (AnbanQuery) query = anban_hazard_overview_query (figure);

    self->n[figure] = anban_store_count (store, query, error);
    if (self->n[figure] < 0)
      return FALSE;
  }
  return TRUE;
}
