/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is due about an emergency plan, above its fields: that it is to be filed, that it is to be evaluated again; each
 * with a button that enters it for today.
 */
#pragma once

#include "ui/form/record-part.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_PLAN_NOTICE (anban_plan_notice_get_type ())
G_DECLARE_FINAL_TYPE (AnbanPlanNotice, anban_plan_notice, ANBAN, PLAN_NOTICE, AnbanRecordPart)

/* The sentences that are shown; NULL for none. */
const char *anban_plan_notice_get_filing (AnbanPlanNotice *self);
const char *anban_plan_notice_get_review (AnbanPlanNotice *self);

G_END_DECLS
