/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What attendee-paste.c (the list and the clerk's choices), attendee-match.c (who a row is) and attendee-take.c (into the
 * office) share; included by these alone.
 */
#pragma once

#include "exchange/attendee-paste.h"
#include "rules/person-roster.h"

G_BEGIN_DECLS

/* By what a person was recognised. */
typedef enum {
  ANBAN_MATCH_NOTHING,
  ANBAN_MATCH_NUMBER,
  ANBAN_MATCH_UNIT, /* name and unit */
  ANBAN_MATCH_NAME, /* the only one of that name */
} AnbanMatch;

typedef struct {
  AnbanAttendeeRow row;       /* first: what callers see */
  AnbanAttendeeState matched; /* before the clerk chose, and whatever stands further up */
  AnbanMatch match;
  char *number_problem; /* what is wrong with the ID number */
  guint n_elsewhere;    /* namesakes that it is not: of another unit or ID number */
  AnbanRecord *values;  /* of training_attendee: the marks of the row */
  GString *remarks;     /* cells that cannot be read; may be empty */
} AnbanAttendeeEntry;

struct _AnbanAttendeePaste {
  AnbanStore *store;
  AnbanClipboardTable *table;
  gint64 training_id;
  int header;
  int *columns; /* by column of the table */
  AnbanPersonRoster *roster;
  GHashTable *units;  /* title → gint64 *, 0: none */
  GHashTable *roll;   /* id of the person → AnbanRecord of the roll */
  GPtrArray *entries; /* AnbanAttendeeEntry */
};

/* The text in the column that is @what; "" where there is none. Trimmed; free it. */
char *anban_attendee_paste_dup_cell (AnbanAttendeePaste *self, guint row, AnbanAttendeeColumn what);
/* Sets who the row is, and a first choice. */
void anban_attendee_match (AnbanAttendeePaste *self, AnbanAttendeeEntry *entry);

G_END_DECLS
