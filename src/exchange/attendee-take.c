/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/attendee-paste-private.h"

#include "registers/person.h"
#include "registers/training.h"

#include <glib/gi18n-lib.h>

/* A cell into a field of the person; what cannot be read stays out. */
static void
fill (AnbanAttendeePaste *self,
      AnbanAttendeeEntry *entry,
      AnbanRecord *person,
      AnbanAttendeeColumn what,
      guint field)
{
  g_autofree char *text = anban_attendee_paste_dup_cell (self, entry->row.row, what);

  if (*text != '\0')
    anban_record_parse_field (person, field, text, NULL);
}

static gboolean
create_person (AnbanAttendeePaste *self, AnbanAttendeeEntry *entry, gint64 *id, GError **error)
{
  g_autoptr (AnbanRecord) person = anban_record_new (&anban_person_register);

  anban_record_set_text (person, ANBAN_PERSON_NAME, entry->row.name);
  if (entry->row.unit_id != 0)
    anban_record_set_int (person, ANBAN_PERSON_UNIT, entry->row.unit_id);
  else if (*entry->row.unit != '\0') {
    /* the name of the unit is not lost before the unit is there */
    g_autofree char *note = g_strdup_printf ("名单上的单位：%s", entry->row.unit);

    anban_record_set_text (person, ANBAN_PERSON_NOTE, note);
  }
  if (entry->row.number != NULL)
    anban_record_set_text (person, ANBAN_PERSON_ID_NUMBER, entry->row.number);
  fill (self, entry, person, ANBAN_ATTENDEE_POSITION, ANBAN_PERSON_POSITION);
  fill (self, entry, person, ANBAN_ATTENDEE_DUTY, ANBAN_PERSON_DUTY);
  fill (self, entry, person, ANBAN_ATTENDEE_TRADE, ANBAN_PERSON_TRADE);
  fill (self, entry, person, ANBAN_ATTENDEE_PHONE, ANBAN_PERSON_PHONE);
  if (!anban_store_save (self->store, person, error))
    return FALSE;
  *id = anban_record_get_id (person);
  return TRUE;
}

/* Somebody who was recognised without a number gets that of the list. */
static gboolean
complete_person (AnbanAttendeePaste *self, AnbanAttendeeEntry *entry, GError **error)
{
  const AnbanRosterPerson *known = anban_person_roster_get (self->roster, entry->row.person_id);
  g_autoptr (AnbanRecord) person = NULL;

  if (entry->row.number == NULL || known == NULL || *known->number != '\0')
    return TRUE;
  person = anban_store_get (self->store, &anban_person_register, entry->row.person_id, error);
  if (person == NULL)
    return FALSE;
  anban_record_set_text (person, ANBAN_PERSON_ID_NUMBER, entry->row.number);
  return anban_store_save (self->store, person, error);
}

static gboolean
save_attendee (AnbanAttendeePaste *self, AnbanAttendeeEntry *entry, gint64 person, GError **error)
{
  AnbanRecord *there = g_hash_table_lookup (self->roll, &person);
  g_autoptr (AnbanRecord) attendee =
      there != NULL ? anban_record_copy (there) : anban_record_new (&anban_training_attendee_register);

  if (there == NULL) {
    anban_record_set_int (attendee, ANBAN_TRAINING_ATTENDEE_TRAINING, self->training_id);
    anban_record_set_int (attendee, ANBAN_TRAINING_ATTENDEE_PERSON, person);
    if (entry->row.unit_id != 0)
      anban_record_set_int (attendee, ANBAN_TRAINING_ATTENDEE_UNIT, entry->row.unit_id);
  }
  for (guint i = ANBAN_TRAINING_ATTENDEE_ATTENDANCE; i < ANBAN_TRAINING_ATTENDEE_N_FIELDS; i++)
    if (!anban_record_is_null (entry->values, i) &&
        (there == NULL || !anban_record_value_equals (entry->values, i, there, i)))
      anban_record_copy_value (entry->values, i, attendee, i);
  return anban_store_save (self->store, attendee, error);
}

static gboolean
take_entry (AnbanAttendeePaste *self, AnbanAttendeeEntry *entry, GError **error)
{
  gint64 person = entry->row.person_id;
  gboolean done = entry->row.choice == ANBAN_ATTENDEE_TAKE_NEW ? create_person (self, entry, &person, error)
                                                               : complete_person (self, entry, error);

  if (done && save_attendee (self, entry, person, error))
    return TRUE;
  g_prefix_error (error, _ ("第 %u 行“%s”："), entry->row.row + 1, entry->row.name);
  return FALSE;
}

gboolean
anban_attendee_paste_take (AnbanAttendeePaste *self, GError **error)
{
  guint n_open = anban_attendee_paste_count_undecided (self), n = anban_attendee_paste_count_taken (self);
  g_autofree char *label = g_strdup_printf (_ ("粘贴 %u 名参训人员"), n);

  if (n_open > 0) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID, _ ("还有 %u 行没有选定是谁，没有收下；请先选定"),
                 n_open);
    return FALSE;
  }
  if (!anban_store_begin_step (self->store, label, error))
    return FALSE;
  for (guint i = 0; i < self->entries->len; i++) {
    AnbanAttendeeEntry *entry = self->entries->pdata[i];

    if (entry->row.state == ANBAN_ATTENDEE_REPEATED ||
        (entry->row.choice != ANBAN_ATTENDEE_TAKE_PERSON && entry->row.choice != ANBAN_ATTENDEE_TAKE_NEW))
      continue;
    if (!take_entry (self, entry, error)) {
      anban_store_rollback_step (self->store);
      return FALSE;
    }
  }
  return anban_store_commit_step (self->store, error);
}
