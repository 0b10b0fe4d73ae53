/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/requirement/requirement-pane.h"

#include "registers/requirement.h"
#include "ui/requirement/requirement-notice.h"

void
anban_requirement_pane_extend (AnbanRecordPane *pane)
{
  anban_record_pane_add_part (pane, &anban_requirement_register, ANBAN_PART_FIRST, NULL, NULL,
                              ANBAN_TYPE_REQUIREMENT_NOTICE);
}
