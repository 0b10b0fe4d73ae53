/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/attendee-paste-private.h"

#include "base/id-number.h"
#include "registers/unit.h"

#include <string.h>

/* --- the unit --- */

static gint64
find_unit (AnbanAttendeePaste *self, const char *title)
{
  gint64 *id = g_hash_table_lookup (self->units, title);

  if (id == NULL) {
    id = g_new (gint64, 1);
    *id = anban_store_find_by_title (self->store, &anban_unit_register, title);
    g_hash_table_insert (self->units, g_strdup (title), id);
  }
  return *id;
}

/* --- the person --- */

static void
add_candidates (AnbanAttendeeEntry *entry, const GPtrArray *people)
{
  for (guint i = 0; people != NULL && i < people->len; i++) {
    const AnbanRosterPerson *person = people->pdata[i];

    g_array_append_val (entry->row.candidates, person->id);
  }
}

static void
take_person (AnbanAttendeeEntry *entry, const AnbanRosterPerson *person, AnbanMatch match)
{
  entry->matched = ANBAN_ATTENDEE_FOUND;
  entry->match = match;
  entry->row.choice = ANBAN_ATTENDEE_TAKE_PERSON;
  entry->row.person_id = person->id;
}

static void
ask (AnbanAttendeeEntry *entry, AnbanAttendeeState state, const GPtrArray *candidates)
{
  entry->matched = state;
  entry->row.choice = ANBAN_ATTENDEE_UNDECIDED;
  add_candidates (entry, candidates);
}

static gboolean
is_same_name (const AnbanAttendeeEntry *entry, const AnbanRosterPerson *person)
{
  g_autofree char *a = anban_person_roster_fold_name (entry->row.name);
  g_autofree char *b = anban_person_roster_fold_name (person->name);

  return *a == '\0' || g_str_equal (a, b);
}

/* Somebody has the ID number: the same person when the name is, too. */
static void
match_number (AnbanAttendeeEntry *entry, const GPtrArray *people)
{
  const AnbanRosterPerson *person = people->pdata[0];

  if (people->len > 1)
    ask (entry, ANBAN_ATTENDEE_SEVERAL, people);
  else if (is_same_name (entry, person))
    take_person (entry, person, ANBAN_MATCH_NUMBER);
  else
    ask (entry, ANBAN_ATTENDEE_UNLIKE, people);
}

static gboolean
is_in_unit (const AnbanAttendeeEntry *entry, const AnbanRosterPerson *person)
{
  return entry->row.unit_id != 0 ? person->unit_id == entry->row.unit_id
                                 : *person->unit != '\0' && g_str_equal (person->unit, entry->row.unit);
}

/* Whether nothing speaks against @person: another ID number does, and another known unit. */
static gboolean
is_possible (const AnbanAttendeeEntry *entry, const AnbanRosterPerson *person)
{
  if (entry->row.number != NULL && *person->number != '\0' &&
      !g_str_equal (entry->row.number, person->number))
    return FALSE;
  return entry->row.unit_id == 0 || person->unit_id == 0 || person->unit_id == entry->row.unit_id;
}

static void
match_name (AnbanAttendeePaste *self, AnbanAttendeeEntry *entry)
{
  const GPtrArray *namesakes = anban_person_roster_find_name (self->roster, entry->row.name);
  g_autoptr (GPtrArray) possible = g_ptr_array_new ();
  g_autoptr (GPtrArray) here = g_ptr_array_new ();

  for (guint i = 0; namesakes != NULL && i < namesakes->len; i++) {
    AnbanRosterPerson *person = namesakes->pdata[i];

    if (!is_possible (entry, person))
      continue;
    g_ptr_array_add (possible, person);
    if (is_in_unit (entry, person))
      g_ptr_array_add (here, person);
  }
  entry->n_elsewhere = (namesakes != NULL ? namesakes->len : 0) - possible->len;
  if (here->len == 1)
    take_person (entry, here->pdata[0], ANBAN_MATCH_UNIT);
  else if (here->len > 1)
    ask (entry, ANBAN_ATTENDEE_SEVERAL, here);
  /* a name alone is enough where the list says nothing else */
  else if (possible->len == 1 && *entry->row.unit == '\0' && entry->row.number == NULL &&
           entry->n_elsewhere == 0)
    take_person (entry, possible->pdata[0], ANBAN_MATCH_NAME);
  else if (possible->len > 0)
    ask (entry, ANBAN_ATTENDEE_SEVERAL, possible);
  if (entry->matched != 0)
    return;
  entry->matched = ANBAN_ATTENDEE_NEW;
  entry->row.choice = ANBAN_ATTENDEE_TAKE_NEW;
  add_candidates (entry, namesakes);
}

static void
match_bad_number (AnbanAttendeePaste *self, AnbanAttendeeEntry *entry)
{
  match_name (self, entry);
  entry->matched = ANBAN_ATTENDEE_BAD_NUMBER;
  /* name and unit still tell who it is; nobody new comes in under a wrong number unasked */
  if (entry->match != ANBAN_MATCH_UNIT) {
    if (entry->row.person_id != 0)
      g_array_append_val (entry->row.candidates, entry->row.person_id);
    entry->row.choice = ANBAN_ATTENDEE_UNDECIDED;
    entry->row.person_id = 0;
  }
}

void
anban_attendee_match (AnbanAttendeePaste *self, AnbanAttendeeEntry *entry)
{
  g_autofree char *number = anban_attendee_paste_dup_cell (self, entry->row.row, ANBAN_ATTENDEE_NUMBER);
  const GPtrArray *people = NULL;

  entry->row.name = anban_attendee_paste_dup_cell (self, entry->row.row, ANBAN_ATTENDEE_NAME);
  entry->row.unit = anban_attendee_paste_dup_cell (self, entry->row.row, ANBAN_ATTENDEE_UNIT);
  if (*entry->row.unit != '\0')
    entry->row.unit_id = find_unit (self, entry->row.unit);
  if (*number != '\0') {
    g_autoptr (GError) problem = NULL;

    entry->row.number = anban_id_number_fold (number, &problem);
    if (problem != NULL)
      entry->number_problem = g_strdup (problem->message);
  }
  if (entry->row.number != NULL)
    people = anban_person_roster_find_number (self->roster, entry->row.number);
  if (people != NULL) {
    match_number (entry, people);
  } else if (*entry->row.name == '\0') {
    entry->matched = ANBAN_ATTENDEE_NAMELESS;
    entry->row.choice = ANBAN_ATTENDEE_LEAVE_OUT;
  } else if (entry->number_problem != NULL) {
    match_bad_number (self, entry);
  } else {
    match_name (self, entry);
  }
}
