/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everybody in the office, to be found by name or ID number: for lists that come in from outside and have to be matched
 * with the people who are there. A snapshot; read anew when the file changed. Used by exchange/attendee-paste.
 */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

typedef struct {
  gint64 id, unit_id;                    /* 0: no unit */
  char *name, *unit, *number, *position; /* "" where there is none */
  gboolean left;                         /* out of the post */
} AnbanRosterPerson;

typedef struct _AnbanPersonRoster AnbanPersonRoster;

AnbanPersonRoster *anban_person_roster_new (AnbanStore *store, GError **error);
void anban_person_roster_free (AnbanPersonRoster *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnbanPersonRoster, anban_person_roster_free)

/* AnbanRosterPerson in the order of their entry; NULL where there is nobody. Blanks in names do not count. */
const GPtrArray *anban_person_roster_find_name (AnbanPersonRoster *self, const char *name);
/* @number as it is kept (18 characters). */
const GPtrArray *anban_person_roster_find_number (AnbanPersonRoster *self, const char *number);
const AnbanRosterPerson *anban_person_roster_get (AnbanPersonRoster *self, gint64 id);
guint anban_person_roster_get_n (AnbanPersonRoster *self);

/* A name as it is compared: without blanks of any width. */
char *anban_person_roster_fold_name (const char *name);

G_END_DECLS
