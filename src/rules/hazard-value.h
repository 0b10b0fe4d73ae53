/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the rules of hazards read, write and judge single values: days of records, and what somebody typed for a step.
 * Called by the other files hazard-*.c of this room.
 */
#pragma once

#include "base/date.h"
#include "store/record.h"

G_BEGIN_DECLS

/* The value of a DATE field; ANBAN_DATE_NONE for NULL. */
AnbanDate anban_hazard_get_day (AnbanRecord *record, guint field);
void anban_hazard_set_day (AnbanRecord *record, guint field, AnbanDate day);
/* NULL, or nothing but white space. */
gboolean anban_hazard_is_blank (const char *text);
/* ANBAN_ERROR_INVALID with one sentence; always FALSE. */
gboolean anban_hazard_refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Whether something can have been done about @hazard on that day: it is a day, it has come, and the hazard had been
 * found. @what names it in the sentence of the error (交办). */
gboolean anban_hazard_check_day (AnbanRecord *hazard, const char *what, AnbanDate on, GError **error);
gboolean anban_hazard_day_exists (AnbanDate day);
/* Whether @record holds nothing that was typed and not saved: the rules read it anew. */
gboolean anban_hazard_check_saved (AnbanRecord *record, const char *what, GError **error);

G_END_DECLS
