/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was done with a hazard, step by step: when, by whom, with which words (办理过程). To be read only: a signed step is
 * taken back by undo or answered by another step. Stands in the record pane.
 */
#pragma once

#include "ui/form/record-part.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_STEP_TIMELINE (anban_step_timeline_get_type ())
G_DECLARE_FINAL_TYPE (AnbanStepTimeline, anban_step_timeline, ANBAN, STEP_TIMELINE, AnbanRecordPart)

G_END_DECLS
