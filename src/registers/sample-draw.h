/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the parts of the sample office share: the office being filled, the dice, and phrases with their blanks
 * filled in. For sample-*.c only.
 */
#pragma once

#include "base/date.h"
#include "registers/sample-phrases.h"
#include "store/store.h"

G_BEGIN_DECLS

typedef struct {
  AnbanStore *store;
  GRand *rand;
  AnbanDate today;
  GHashTable *units; /* name → id as pointer */
  GPtrArray *people; /* char *: who reports */
  guint n_id_numbers;
  guint in_step; /* rows saved since it began */
  gint64 towns_group, departments_group, schools_group, firms_group;
} AnbanSampleOffice;

/* 0 … n - 1; one in @n; a string of a NULL-terminated list. */
guint anban_sample_draw (AnbanSampleOffice *self, guint n);
gboolean anban_sample_draw_chance (AnbanSampleOffice *self, guint percent);
const char *anban_sample_draw_string (AnbanSampleOffice *self, const char *const *list);
char *anban_sample_draw_person_name (AnbanSampleOffice *self);
/* Each another one, of places that do not exist; nobody is younger than 26. */
char *anban_sample_draw_id_number (AnbanSampleOffice *self);

void anban_sample_set_day (AnbanRecord *record, guint field, AnbanDate day);
/* Saves inside the step that is open, and goes on with another one of that name now and then: large offices are written in
 * several. */
gboolean anban_sample_save (AnbanSampleOffice *self, AnbanRecord *record, const char *step, GError **error);

/* 0 for a unit that is not there. */
gint64 anban_sample_find_unit (AnbanSampleOffice *self, const char *name);

/* Appends @phrase with its blanks filled in; @topic and @object may be NULL. */
void anban_sample_append_phrase (AnbanSampleOffice *self,
                                 GString *text,
                                 const char *phrase,
                                 const AnbanSampleTopic *topic,
                                 const char *object,
                                 int year);

/* The parts. Each runs inside a step, or makes its own. */
gboolean anban_sample_fill_units (AnbanSampleOffice *self, guint n_tasks, GError **error);
gboolean anban_sample_fill_tasks (AnbanSampleOffice *self,
                                  guint n_tasks,
                                  GCancellable *cancellable,
                                  void (*progress) (guint done, guint total, gpointer data),
                                  gpointer data,
                                  GError **error);

/* @n_hazards hazards, the inspections that found them and the letters about them. */
gboolean anban_sample_fill_hazards (AnbanSampleOffice *office,
                                    guint n_hazards,
                                    GCancellable *cancellable,
                                    GError **error);

/* After the units. */
gboolean anban_sample_fill_drills (AnbanSampleOffice *office, GCancellable *cancellable, GError **error);
gboolean anban_sample_fill_trainings (AnbanSampleOffice *office, GCancellable *cancellable, GError **error);

G_END_DECLS
