/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One training and one person as tables: the roll of 一期一档, and the trainings and certificates of 一人一档. For workbooks;
 * the papers are report/training-file.h and report/person-file.h.
 */
#pragma once

#include "rules/tabulation.h"
#include "store/store.h"

G_BEGIN_DECLS

/* Who was there, with hours and result. NULL on an error. */
AnbanTabulation *anban_training_roll_table_new (AnbanStore *store, AnbanRecord *training, GError **error);
/* The trainings of @person, the latest first, then the certificates. */
AnbanTabulation *anban_person_file_table_new (AnbanStore *store, AnbanRecord *person, GError **error);

G_END_DECLS
