/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/training/training-pane.h"

#include "registers/person.h"
#include "registers/training.h"
#include "ui/training/attendee-section.h"
#include "ui/training/paper-bar.h"
#include "ui/training/person-trainings.h"

#include <glib/gi18n-lib.h>

void
anban_training_pane_extend (AnbanRecordPane *pane)
{
  anban_record_pane_add_part (pane, &anban_training_register, ANBAN_PART_ABOVE, NULL, NULL,
                              ANBAN_TYPE_PAPER_BAR);
  anban_record_pane_add_part (pane, &anban_training_register, ANBAN_PART_INSTEAD,
                              &anban_training_attendee_register, N_ ("参训人员"),
                              ANBAN_TYPE_ATTENDEE_SECTION);
  anban_record_pane_add_part (pane, &anban_person_register, ANBAN_PART_ABOVE, NULL, NULL,
                              ANBAN_TYPE_PAPER_BAR);
  anban_record_pane_add_part (pane, &anban_person_register, ANBAN_PART_LAST, NULL, N_ ("培训和证书"),
                              ANBAN_TYPE_PERSON_TRAININGS);
}
