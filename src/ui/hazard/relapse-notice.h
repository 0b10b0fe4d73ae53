/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Says in the record pane that an open hazard may be a closed one come back (same unit, kind and place), and links the two
 * where the clerk says so: relapses are counted (回头看).
 */
#pragma once

#include "ui/form/record-part.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_RELAPSE_NOTICE (anban_relapse_notice_get_type ())
G_DECLARE_FINAL_TYPE (AnbanRelapseNotice, anban_relapse_notice, ANBAN, RELAPSE_NOTICE, AnbanRecordPart)

/* The closed hazard that is proposed; 0 where there is none. */
gint64 anban_relapse_notice_get_proposed (AnbanRelapseNotice *self);
void anban_relapse_notice_link (AnbanRelapseNotice *self);

G_END_DECLS
