/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How far a hazard came, derived from its signed steps and never stored: rounds, extensions, whether an
 * application for one waits for its answer, the day of the last step. Called by the life cycle and the record
 * pane.
 */
#pragma once

#include "base/date.h"
#include "registers/hazard.h"
#include "store/store.h"

G_BEGIN_DECLS

typedef struct {
  guint n_steps;
  guint n_rounds;          /* of rectification, from 1 */
  guint n_extensions;      /* granted */
  guint n_look_backs;      /* 回头看, with and without a relapse */
  gboolean asks_extension; /* an application without an answer */
  AnbanDate asked_on;      /* of that application; else ANBAN_DATE_NONE */
  AnbanDate asked_due_on;  /* the deadline it asks for */
  AnbanDate last_on;       /* the day of the last step; ANBAN_DATE_NONE before the first */
} AnbanHazardProgress;

gboolean anban_hazard_get_progress (AnbanStore *store,
                                    AnbanRecord *hazard,
                                    AnbanHazardProgress *progress,
                                    GError **error);
G_END_DECLS
