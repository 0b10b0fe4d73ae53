/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A record like another, as a clerk wants it for the next one: what it says and, of a task, who does it; not how far it
 * is, not what the program's rules wrote into it, and not what came to it since (reports, files, dates of doing). Called
 * by the record pane.
 */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* One step. The copy is saved; a title that people write says that it is one. NULL where it could not be saved. */
AnbanRecord *anban_record_copier_copy (AnbanStore *store, AnbanRecord *record, GError **error);

G_END_DECLS
