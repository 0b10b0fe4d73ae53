/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One hazard of the sample office on its way: what sample-hazards.c (inspections, the way itself) and
 * sample-hazard-parts.c (letters, recipients, photos …) share.
 */
#pragma once

#include "registers/hazard.h"
#include "registers/sample-draw.h"
#include "registers/sample-hazard-phrases.h"

G_BEGIN_DECLS

#define ANBAN_SAMPLE_N_CAMPAIGNS 6

typedef struct {
  gint64 id, town;
  char *name, *industry;
} AnbanSampleFirm;

typedef struct {
  AnbanSampleOffice *office;
  GArray *firms;        /* AnbanSampleFirm */
  GHashTable *criteria; /* subject/code → id as pointer */
  GHashTable *photos;   /* file name → AnbanPhoto */
  guint n_photos;
  gint64 campaigns[ANBAN_SAMPLE_N_CAMPAIGNS];
  guint letters[2200]; /* the last number of each year */
  AnbanRecord *inspection;
  const char *clerk;

  /* the hazard on its way */
  AnbanRecord *hazard;
  const AnbanSampleFirm *firm;
  const AnbanSampleHazard *kind;
  AnbanDate day;
  gint64 letter;
  gboolean stuck;
  GArray *steps; /* AnbanSampleHazardStep, kept until the hazard has its id */
} AnbanSampleHazardCourse;

typedef struct {
  AnbanHazardStep step;
  AnbanDate on, due;
  AnbanHazardState from, to;
  const char *person, *granted_by, *note;
} AnbanSampleHazardStep;

guint anban_sample_course_draw (AnbanSampleHazardCourse *self, guint n);
gboolean anban_sample_course_chance (AnbanSampleHazardCourse *self, guint percent);
const char *anban_sample_course_draw_person (AnbanSampleHazardCourse *self);
/* As the last step left it. */
AnbanHazardState anban_sample_course_get_state (AnbanSampleHazardCourse *self);

/* Everything that belongs to the hazard once it is saved. */
gboolean anban_sample_course_add_parts (AnbanSampleHazardCourse *self, GError **error);

G_END_DECLS
