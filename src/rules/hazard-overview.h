/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the hazards stand today, in the few numbers of the first view; each is the length of the list that the window
 * opens for it. Read in a thread with a store of its own.
 */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

typedef enum {
  ANBAN_HAZARDS_OVERDUE,
  ANBAN_HAZARDS_DUE_SOON,
  ANBAN_HAZARDS_TO_RECHECK,
  ANBAN_HAZARDS_MAJOR, /* open ones */
  ANBAN_HAZARDS_OPEN,
  ANBAN_N_HAZARD_FIGURES
} AnbanHazardFigure;

typedef struct {
  gint64 n[ANBAN_N_HAZARD_FIGURES];
  gint64 n_all; /* closed and void ones too */
} AnbanHazardOverview;

gboolean anban_hazard_overview_read (AnbanHazardOverview *self, AnbanStore *store, GError **error);
AnbanQuery *anban_hazard_overview_query (AnbanHazardFigure figure);

G_END_DECLS
