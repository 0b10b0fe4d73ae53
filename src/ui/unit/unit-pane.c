/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/unit/unit-pane.h"

#include "registers/unit.h"
#include "ui/unit/unit-bar.h"

void
anban_unit_pane_extend (AnbanRecordPane *pane)
{
  anban_record_pane_add_part (pane, &anban_unit_register, ANBAN_PART_ABOVE, NULL, NULL, ANBAN_TYPE_UNIT_BAR);
}
