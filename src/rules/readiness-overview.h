/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How drills, emergency plans and certificates stand today, in the few numbers of the first view; each is the length of
 * the list that the window opens for it. Read in a thread with a store of its own.
 */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

typedef enum {
  ANBAN_DRILLS_MISSED, /* planned for a day that is over */
  ANBAN_DRILLS_SOON,
  ANBAN_DRILLS_UNREPORTED,
  ANBAN_PLANS_TO_EVALUATE, /* emergency plans whose evaluation is overdue */
  ANBAN_CERTIFICATES_OVER, /* run out, or their review missed */
  ANBAN_CERTIFICATES_EXPIRING,
  ANBAN_N_READINESS_FIGURES
} AnbanReadinessFigure;

typedef struct {
  gint64 n[ANBAN_N_READINESS_FIGURES];
  gint64
      n_drill_gaps; /* drills that law and plan ask this year, neither held nor planned; see rules/drill-gaps.h */
  gboolean is_used; /* there is a drill, an emergency plan or a certificate */
} AnbanReadinessOverview;

gboolean anban_readiness_overview_read (AnbanReadinessOverview *self,
                                        AnbanStore *store,
                                        GCancellable *cancellable,
                                        GError **error);
AnbanQuery *anban_readiness_overview_query (AnbanReadinessFigure figure);

G_END_DECLS
