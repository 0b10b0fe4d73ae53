/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The trainings that one person attended or is to attend, each with the line of the roll. Read by the file of a person
 * and by the record pane.
 */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

typedef struct {
  AnbanRecord *training, *attendee;
} AnbanPersonTraining;

/* The latest first; AnbanPersonTraining, free with g_ptr_array_unref. NULL on an error. */
GPtrArray *anban_person_training_list (AnbanStore *store, gint64 person_id, GError **error);
/* The hours that count for the person: those of the roll, else all of the training's; 0 for who was not there. */
double anban_person_training_get_hours (const AnbanPersonTraining *self);

G_END_DECLS
