/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a sheet of duties holds, and the reckoning that fills it (duty-reckoning.c). Of rules/duty.c alone.
 */
#pragma once

#include "rules/duty.h"

G_BEGIN_DECLS

struct _AnbanDutySheet {
  int year;
  AnbanDate today;
  GPtrArray *rules;     /* AnbanDutyRule */
  GHashTable *rules_by; /* id → AnbanDutyRule */
  AnbanDutyUnits *units;
  GArray *duties; /* AnbanDuty */
  GArray *events; /* gint64, those of a duty one after another */
  GStringChunk *strings;
  GHashTable *firsts; /* id of the unit → place of its first duty + 1 */
};

/* Fills a sheet that has its year and its day of reckoning. */
gboolean
anban_duty_reckon (AnbanDutySheet *sheet, AnbanStore *store, GCancellable *cancellable, GError **error);

G_END_DECLS
