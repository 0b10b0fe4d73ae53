/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the record pane shows of a person beyond the fields: hours of this year and the last against the rule, certificates
 * with their state and what is to be done next, all trainings. Each line opens its record.
 */
#pragma once

#include "ui/form/record-part.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_PERSON_TRAININGS (anban_person_trainings_get_type ())
G_DECLARE_FINAL_TYPE (AnbanPersonTrainings, anban_person_trainings, ANBAN, PERSON_TRAININGS, AnbanRecordPart)

G_END_DECLS
