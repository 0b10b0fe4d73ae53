/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What should not be forgotten about a drill, above its fields: that law or plan want it reported, that its emergency
 * plan is to be evaluated again. Nothing is shown where nothing is due.
 */
#pragma once

#include "ui/form/record-part.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_DRILL_NOTICE (anban_drill_notice_get_type ())
G_DECLARE_FINAL_TYPE (AnbanDrillNotice, anban_drill_notice, ANBAN, DRILL_NOTICE, AnbanRecordPart)

G_END_DECLS
