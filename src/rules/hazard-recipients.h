/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a step of a hazard's life does to the units that it was handed to (双重交办): the day of handing out, the
 * receipt, the clock after an extension, the new round. Called inside a step of the store by the life cycle.
 */
#pragma once

#include "base/date.h"
#include "registers/hazard.h"
#include "store/store.h"

G_BEGIN_DECLS

/* The living recipients of the hazard, 属地 first. */
GPtrArray *anban_hazard_recipients_list (AnbanStore *store, gint64 hazard_id, GError **error);
/* Notes the day for those that have none. */
gboolean anban_hazard_recipients_assign (AnbanStore *store, gint64 hazard_id, AnbanDate on, GError **error);
/* @person of @unit_id signs the receipt; 0: of the only recipient. Nothing to do for one that signed before.
 * ANBAN_ERROR_INVALID where nobody has received the hazard afterwards. */
gboolean anban_hazard_recipients_receive (
    AnbanStore *store, gint64 hazard_id, gint64 unit_id, const char *person, AnbanDate on, GError **error);
/* Clocks that ran out with the hazard's old deadline go on to the new one. */
gboolean anban_hazard_recipients_extend (
    AnbanStore *store, gint64 hazard_id, AnbanDate old_due_on, AnbanDate due_on, GError **error);
/* Another round (from 2): the clocks run again, what was answered before is kept under the number of its round. */
gboolean anban_hazard_recipients_renew (AnbanStore *store, gint64 hazard_id, guint round, GError **error);

G_END_DECLS
