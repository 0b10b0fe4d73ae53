/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words that the sample office is made of: units of 云溪县, which does not exist, names of people, and the
 * phrases that tasks are put together from. Read by sample-office.c, sample-units.c and sample-tasks.c.
 *
 * In phrases {o} is the object of the topic (临水临崖路段), {s} its field (道路交通), {d} the lead unit, {t} a town,
 * {n} a number, {k} a small one, {p} a rate in percent, {m} a month, {y} the year.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  const char *name;     /* as plans print it */
  const char *alias;    /* another short form, or NULL */
  const char *industry; /* what it oversees */
  int kind;             /* AnbanUnitKind */
} AnbanSampleUnit;

/* Ends with a NULL name; topics refer to units by their place. */
extern const AnbanSampleUnit anban_sample_units[];

typedef struct {
  const char *name;       /* 工贸企业 */
  const char *endings[3]; /* of firm names */
  const char *overseer;   /* unit name */
  gboolean high_risk, crowded;
} AnbanSampleIndustry;

extern const AnbanSampleIndustry anban_sample_industries[];
extern const guint anban_sample_n_industries;

typedef struct {
  const char *field;      /* 道路交通 */
  const char *lead;       /* unit name */
  const char *others[4];  /* unit names */
  const char *objects[8]; /* what it is about */
} AnbanSampleTopic;

extern const AnbanSampleTopic anban_sample_topics[];
extern const guint anban_sample_n_topics;

/* NULL-terminated lists. */
extern const char *const anban_sample_towns[], *const anban_sample_villages[], *const anban_sample_schools[];
extern const char *const anban_sample_firm_names[];
extern const char *const anban_sample_family_names[], *const anban_sample_given_names[];
extern const char *const anban_sample_sections[]; /* of a plan */
extern const char *const anban_sample_plan_titles[];
/* [section][…]: headings that fit the section */
extern const char *const *const anban_sample_headings[];
extern const char *const anban_sample_openings[], *const anban_sample_measures[],
                                                      *const anban_sample_demands[];
extern const char *const anban_sample_progress[], *const anban_sample_reasons[],
                                                      *const anban_sample_next_steps[];
extern const char *const anban_sample_quotas[];

G_END_DECLS
