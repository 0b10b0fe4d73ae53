/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the units of the sample office drill, in our own words. For sample-drills.c only.
 */
#pragma once

#include "registers/drill.h"
#include "registers/unit.h"

G_BEGIN_DECLS

typedef struct {
  AnbanUnitKind kind;   /* of the units that drill it */
  const char *industry; /* only these; NULL: any */
  AnbanDrillKind drill;
  AnbanDrillForm form;
  int level;
  const char *title; /* behind the name of the unit */
  const char *place;
  const char *scenario;
  const char *process;
} AnbanSampleDrill;

/* Ends with a NULL title. */
extern const AnbanSampleDrill anban_sample_drills[];

/* NULL-terminated lists. */
extern const char *const anban_sample_drill_conclusions[], *const anban_sample_drill_problems[];

G_END_DECLS
