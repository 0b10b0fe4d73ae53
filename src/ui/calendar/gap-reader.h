/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What law and plan ask of a year's drills, reckoned in a thread with a store of its own, and when the missing ones could
 * be held. One reader feeds the gap page, the list beside the month and the dialog of proposals. Emits "loaded" () with
 * each new answer, "failed" (const GError *).
 */
#pragma once

#include "rules/drill-schedule.h"
#include "rules/duty.h"
#include "rules/requirement-conflict.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_GAP_READER (anban_gap_reader_get_type ())
G_DECLARE_FINAL_TYPE (AnbanGapReader, anban_gap_reader, ANBAN, GAP_READER, GObject)

AnbanGapReader *anban_gap_reader_new (AnbanStore *store);
/* Reads that year, unless it is there already. */
void anban_gap_reader_read (AnbanGapReader *self, int year);
/* The office changed: what is there is old, and read again soon where somebody looks. */
void anban_gap_reader_set_stale (AnbanGapReader *self);
void anban_gap_reader_set_watched (AnbanGapReader *self, gboolean watched);
gboolean anban_gap_reader_get_loading (AnbanGapReader *self);

/* NULL before the first answer. Valid until "loaded" comes again. */
const AnbanDutySheet *anban_gap_reader_get_sheet (AnbanGapReader *self);
const AnbanDrillSchedule *anban_gap_reader_get_schedule (AnbanGapReader *self);

/* Requirements that ask less than the law, or the same twice: AnbanRequirementConflict; NULL before the first answer. */
GPtrArray *anban_gap_reader_get_conflicts (AnbanGapReader *self);

/* What is proposed for a missing drill; NULL where nothing is. */
const AnbanDrillProposal *anban_gap_reader_find_proposal (AnbanGapReader *self, const AnbanDuty *duty);
/* An unsaved drill that fulfils @duty, and when it could be held (ANBAN_DATE_NONE: no day is left). */
AnbanRecord *anban_gap_reader_build_drill (AnbanGapReader *self, const AnbanDuty *duty, AnbanDate *day);

G_END_DECLS
