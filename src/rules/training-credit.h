/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Hours of training per person and year against what the rules ask of the duty (学时要求). In the year of taking up the
 * post (hired_on) the first hours are asked, in each later one the yearly ones; people without that day count as long in
 * their post. Where several rules hold, the most hours count; the stricter rules of high-risk units follow what the unit
 * was on the day. Only attended trainings that were held count. Called by the file of a person, the page of hours and
 * `anban report`.
 */
#pragma once

#include "rules/tabulation.h"
#include "store/store.h"

G_BEGIN_DECLS

typedef struct {
  gint64 person_id, unit_id; /* unit_id 0: none */
  int duty;                  /* AnbanPersonDuty */
  gboolean high_risk;        /* the unit, on the day of reckoning */
  gboolean first;            /* the hours asked are those on taking up the post */
  double asked;              /* 0: no rule asks any */
  double attended;           /* what counts towards it; of first hours those of the year before as well */
  double missing;            /* never negative */
  gint64 rule_id;            /* of training_hours; 0: none */
} AnbanTrainingCredit;

/* Everybody of whom a rule asks hours in @year and who was in the post at its end, or is today; ordered by unit and
 * person. Elements are AnbanTrainingCredit. */
GArray *anban_training_credit_list (AnbanStore *store, int year, GCancellable *cancellable, GError **error);
/* One person; with asked 0 where no rule asks anything. */
gboolean anban_training_credit_read (
    AnbanTrainingCredit *self, AnbanStore *store, gint64 person_id, int year, GError **error);
/* One row a person, those who miss hours first. Each knows the list of the trainings of that person in the year. */
AnbanTabulation *anban_training_credit_tabulate (
    AnbanStore *store, int year, gboolean missing_only, GCancellable *cancellable, GError **error);

G_END_DECLS
