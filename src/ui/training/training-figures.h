/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The figures of trainings and certificates in the window: hours per person against what law asks (学时), certificates by
 * warning and who works without one (持证), who was trained of all there are (覆盖). Every number opens its list:
 * "query-requested" (const AnbanQuery *). A page of the view 培训记录.
 */
#pragma once

#include <adwaita.h>

#include "store/store.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_TRAINING_FIGURES (anban_training_figures_get_type ())
G_DECLARE_FINAL_TYPE (AnbanTrainingFigures, anban_training_figures, ANBAN, TRAINING_FIGURES, AdwBin)

typedef enum {
  ANBAN_TRAINING_FIGURES_HOURS,
  ANBAN_TRAINING_FIGURES_CERTIFICATES,
  ANBAN_TRAINING_FIGURES_COVERAGE,
} AnbanTrainingFiguresKind;

/* @switcher stands first in the bar. */
GtkWidget *anban_training_figures_new (AnbanStore *store, AnbanTrainingFiguresKind kind, GtkWidget *switcher);
/* Whether everything is read; for tests. */
gboolean anban_training_figures_is_ready (AnbanTrainingFigures *self);

G_END_DECLS
