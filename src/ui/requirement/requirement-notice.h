/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In the pane of a requirement, above its fields: how many units it concerns, and what does not go with another one: less
 * than a law asks, with both sources, or said twice.
 */
#pragma once

#include "ui/form/record-part.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_REQUIREMENT_NOTICE (anban_requirement_notice_get_type ())
G_DECLARE_FINAL_TYPE (
    AnbanRequirementNotice, anban_requirement_notice, ANBAN, REQUIREMENT_NOTICE, AnbanRecordPart)

/* What is told; "" where nothing is shown. */
const char *anban_requirement_notice_get_text (AnbanRequirementNotice *self);

G_END_DECLS
