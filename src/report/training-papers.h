/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The papers that can be made of one training, and of one person. Every builder reads only.
 */
#pragma once

#include "report/record-paper.h"

G_BEGIN_DECLS

/* Ended by an id of NULL. */
extern const AnbanRecordPaper anban_training_papers[], anban_person_papers[];

G_END_DECLS
