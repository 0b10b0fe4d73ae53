/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a planned drill clashes with, in the record pane above its fields: the same unit, place or person on the day, or
 * a day that is free. It is told and stands in nobody's way.
 */
#pragma once

#include "ui/form/record-part.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_CONFLICT_NOTICE (anban_conflict_notice_get_type ())
G_DECLARE_FINAL_TYPE (AnbanConflictNotice, anban_conflict_notice, ANBAN, CONFLICT_NOTICE, AnbanRecordPart)

/* What is told; "" where there is nothing. */
const char *anban_conflict_notice_get_text (AnbanConflictNotice *self);

G_END_DECLS
