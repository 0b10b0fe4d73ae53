/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/certificate/certificate-pane.h"

#include "registers/certificate.h"
#include "ui/certificate/course-notice.h"

void
anban_certificate_pane_extend (AnbanRecordPane *pane)
{
  anban_record_pane_add_part (pane, &anban_certificate_register, ANBAN_PART_FIRST, NULL, NULL,
                              ANBAN_TYPE_COURSE_NOTICE);
}
