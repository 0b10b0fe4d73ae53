/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is found wrong in the sample office, where, and what is to be done about it. Read by sample-hazards.c.
 */
#pragma once

#include <glib.h>

typedef struct {
  const char *industry; /* of the unit; NULL: any */
  int category;         /* of the choices in registers/hazard.c */
  gboolean major;
  const char *place, *description, *measures;
  const char *criterion; /* of a major one: subject/code of the preset clause */
  const char *photo;     /* of data/samples/photos, or NULL */
} AnbanSampleHazard;

extern const AnbanSampleHazard anban_sample_hazards[];
extern const guint anban_sample_n_hazards;

typedef struct {
  const char *name, *industry, *lead;
} AnbanSampleCampaign;

/* Ends with a NULL name. */
extern const AnbanSampleCampaign anban_sample_campaigns[];
