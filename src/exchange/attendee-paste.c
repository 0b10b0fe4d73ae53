/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/attendee-paste-private.h"

#include "registers/person.h"
#include "registers/training.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
free_entry (gpointer data)
{
  AnbanAttendeeEntry *entry = data;

  g_array_unref (entry->row.candidates);
  g_free (entry->row.name);
  g_free (entry->row.unit);
  g_free (entry->row.number);
  g_free (entry->row.message);
  g_free (entry->number_problem);
  g_clear_object (&entry->values);
  g_string_free (entry->remarks, TRUE);
  g_free (entry);
}

char *
anban_attendee_paste_dup_cell (AnbanAttendeePaste *self, guint row, AnbanAttendeeColumn what)
{
  for (guint i = 0; i < anban_clipboard_table_get_n_columns (self->table); i++)
    if (self->columns[i] == (int)what)
      return g_strstrip (g_strdup (anban_clipboard_table_get (self->table, row, i)));
  return g_strdup ("");
}

/* --- the marks of a row --- */

static void
remark (AnbanAttendeeEntry *entry, AnbanAttendeeColumn what, const char *text)
{
  g_string_append_printf (entry->remarks, _ ("；%s“%s”读不懂，没有带上"),
                          _ (anban_attendee_column_labels[what]), text);
}

static void
read_attendance (AnbanAttendeeEntry *entry, const char *text)
{
  AnbanAttendance attendance = anban_attendee_columns_read_attendance (text);

  if (attendance != 0)
    anban_record_set_int (entry->values, ANBAN_TRAINING_ATTENDEE_ATTENDANCE, attendance);
  else
    remark (entry, ANBAN_ATTENDEE_ATTENDANCE, text);
}

/* 85, 85分; some write 合格 where the score belongs. */
static void
read_score (AnbanAttendeeEntry *entry, const char *text)
{
  g_autofree char *number = g_strdup (text);
  AnbanTrainingResult result = anban_attendee_columns_read_result (text);

  if (g_str_has_suffix (number, "分"))
    number[strlen (number) - strlen ("分")] = '\0';
  if (result != 0)
    anban_record_set_int (entry->values, ANBAN_TRAINING_ATTENDEE_RESULT, result);
  else if (!anban_record_parse_field (entry->values, ANBAN_TRAINING_ATTENDEE_SCORE, g_strstrip (number),
                                      NULL))
    remark (entry, ANBAN_ATTENDEE_SCORE, text);
}

static void
read_result (AnbanAttendeeEntry *entry, const char *text)
{
  AnbanTrainingResult result = anban_attendee_columns_read_result (text);

  if (result != 0)
    anban_record_set_int (entry->values, ANBAN_TRAINING_ATTENDEE_RESULT, result);
  else
    remark (entry, ANBAN_ATTENDEE_RESULT, text);
}

static void
read_hours (AnbanAttendeeEntry *entry, const char *text)
{
  if (!anban_record_parse_field (entry->values, ANBAN_TRAINING_ATTENDEE_HOURS, text, NULL))
    remark (entry, ANBAN_ATTENDEE_HOURS, text);
}

static void
read_note (AnbanAttendeeEntry *entry, const char *text)
{
  anban_record_set_text (entry->values, ANBAN_TRAINING_ATTENDEE_NOTE, text);
}

static void
read_marks (AnbanAttendeePaste *self, AnbanAttendeeEntry *entry)
{
  static const struct {
    AnbanAttendeeColumn what;
    void (*read) (AnbanAttendeeEntry *entry, const char *text);
  } readers[] = {{ANBAN_ATTENDEE_ATTENDANCE, read_attendance},
                 {ANBAN_ATTENDEE_SCORE, read_score},
                 {ANBAN_ATTENDEE_RESULT, read_result},
                 {ANBAN_ATTENDEE_HOURS, read_hours},
                 {ANBAN_ATTENDEE_NOTE, read_note}};

  entry->values = anban_record_new (&anban_training_attendee_register);
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++) {
    g_autofree char *text = anban_attendee_paste_dup_cell (self, entry->row.row, readers[i].what);

    if (*text != '\0')
      readers[i].read (entry, text);
  }
}

/* --- what stands further up, and the sentences --- */

/* Two rows are the same person when their keys are. */
static char *
dup_key (const AnbanAttendeeRow *row)
{
  g_autofree char *name = NULL;

  if (row->choice == ANBAN_ATTENDEE_TAKE_PERSON)
    return g_strdup_printf ("%" G_GINT64_FORMAT, row->person_id);
  if (row->choice != ANBAN_ATTENDEE_TAKE_NEW)
    return NULL;
  if (row->number != NULL)
    return g_strdup (row->number);
  name = anban_person_roster_fold_name (row->name);
  return g_strdup_printf ("%s\t%s", name, row->unit);
}

static gboolean
changes_roll (AnbanAttendeePaste *self, AnbanAttendeeEntry *entry)
{
  AnbanRecord *there = g_hash_table_lookup (self->roll, &entry->row.person_id);

  for (guint i = ANBAN_TRAINING_ATTENDEE_ATTENDANCE; i < ANBAN_TRAINING_ATTENDEE_N_FIELDS; i++)
    if (!anban_record_is_null (entry->values, i) && !anban_record_value_equals (entry->values, i, there, i))
      return TRUE;
  return FALSE;
}

static char *
dup_found_sentence (AnbanAttendeePaste *self, AnbanAttendeeEntry *entry)
{
  const AnbanRosterPerson *person = anban_person_roster_get (self->roster, entry->row.person_id);
  g_autofree char *who = anban_attendee_paste_dup_person (self, entry->row.person_id);
  GString *text = g_string_new (NULL);

  switch (entry->match) {
  case ANBAN_MATCH_NUMBER:
    g_string_append_printf (text, _ ("按身份证号认出：%s"), who);
    break;
  case ANBAN_MATCH_UNIT:
    g_string_append_printf (text, _ ("按姓名和单位认出：%s"), who);
    break;
  case ANBAN_MATCH_NAME:
    g_string_append_printf (text, _ ("只有一位叫这个名字：%s"), who);
    break;
  case ANBAN_MATCH_NOTHING:
    g_string_append_printf (text, _ ("选定：%s"), who);
    break;
  }
  if (person != NULL && *person->number == '\0' && entry->row.number != NULL)
    g_string_append (text, _ ("，补上身份证号"));
  if (person != NULL && entry->row.unit_id != 0 && person->unit_id != 0 &&
      person->unit_id != entry->row.unit_id)
    g_string_append_printf (text, _ ("，这次记在“%s”"), entry->row.unit);
  return g_string_free (text, FALSE);
}

static char *
dup_new_sentence (AnbanAttendeeEntry *entry)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, _ ("人员里没有，将新建“%s”"), entry->row.name);
  if (*entry->row.unit != '\0' && entry->row.unit_id == 0)
    g_string_append_printf (text, _ ("；没有单位“%s”，单位先空着"), entry->row.unit);
  if (entry->n_elsewhere > 0)
    g_string_append_printf (text, _ ("；另有 %u 位同名，单位或身份证号不同"), entry->n_elsewhere);
  return g_string_free (text, FALSE);
}

static char *
dup_unlike_sentence (AnbanAttendeePaste *self, AnbanAttendeeEntry *entry)
{
  gint64 id = g_array_index (entry->row.candidates, gint64, 0);
  g_autofree char *who = anban_attendee_paste_dup_person (self, id);

  return g_strdup_printf (_ ("这个身份证号是%s的，名单上写的是“%s”；请选是谁"), who, entry->row.name);
}

static char *
dup_sentence (AnbanAttendeePaste *self, AnbanAttendeeEntry *entry, guint first_row)
{
  if (entry->row.choice == ANBAN_ATTENDEE_LEAVE_OUT && entry->row.state != ANBAN_ATTENDEE_NAMELESS)
    return g_strdup (_ ("不收这一行"));
  switch (entry->row.state) {
  case ANBAN_ATTENDEE_FOUND:
    return dup_found_sentence (self, entry);
  case ANBAN_ATTENDEE_ATTENDING:
    return g_strdup (changes_roll (self, entry) ? _ ("已在名册上，更新考勤和成绩")
                                                : _ ("已在名册上，没有变化"));
  case ANBAN_ATTENDEE_NEW:
    return dup_new_sentence (entry);
  case ANBAN_ATTENDEE_SEVERAL:
    return g_strdup_printf (_ ("有 %u 位可能是“%s”，请选一位或新建"), entry->row.candidates->len,
                            entry->row.name);
  case ANBAN_ATTENDEE_UNLIKE:
    return dup_unlike_sentence (self, entry);
  case ANBAN_ATTENDEE_BAD_NUMBER:
    return entry->row.choice == ANBAN_ATTENDEE_UNDECIDED
               ? g_strdup_printf (_ ("%s。这一行怎样收，请选"), entry->number_problem)
               : g_strdup_printf (_ ("%s。已按姓名和单位认出"), entry->number_problem);
  case ANBAN_ATTENDEE_REPEATED:
    return g_strdup_printf (_ ("与第 %u 行是同一人，这一行不收"), first_row + 1);
  case ANBAN_ATTENDEE_NAMELESS:
    return g_strdup (_ ("没有姓名，这一行不收"));
  case ANBAN_ATTENDEE_N_STATES:
    break;
  }
  return NULL;
}

static AnbanAttendeeState
get_state (AnbanAttendeePaste *self, AnbanAttendeeEntry *entry)
{
  AnbanAttendeeChoice choice = entry->row.choice;

  if (choice == ANBAN_ATTENDEE_TAKE_PERSON && g_hash_table_contains (self->roll, &entry->row.person_id))
    return ANBAN_ATTENDEE_ATTENDING;
  if (entry->matched == ANBAN_ATTENDEE_BAD_NUMBER || choice == ANBAN_ATTENDEE_UNDECIDED)
    return entry->matched;
  if (choice == ANBAN_ATTENDEE_TAKE_NEW)
    return ANBAN_ATTENDEE_NEW;
  return choice == ANBAN_ATTENDEE_TAKE_PERSON ? ANBAN_ATTENDEE_FOUND : entry->matched;
}

/* A choice may make two rows one person, or part them again. */
static void
settle (AnbanAttendeePaste *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->entries->len; i++) {
    AnbanAttendeeEntry *entry = self->entries->pdata[i], *first = NULL;
    g_autofree char *key = dup_key (&entry->row);
    g_autofree char *sentence = NULL;

    entry->row.state = get_state (self, entry);
    if (key != NULL && (first = g_hash_table_lookup (seen, key)) != NULL)
      entry->row.state = ANBAN_ATTENDEE_REPEATED;
    else if (key != NULL)
      g_hash_table_insert (seen, g_steal_pointer (&key), entry);
    sentence = dup_sentence (self, entry, first != NULL ? first->row.row : 0);
    g_free (entry->row.message);
    entry->row.message = g_strconcat (sentence, entry->remarks->str, NULL);
  }
}

/* --- reading --- */

static gboolean
is_empty (AnbanAttendeePaste *self, guint row)
{
  for (guint i = 0; i < anban_clipboard_table_get_n_columns (self->table); i++)
    if (self->columns[i] >= 0 && *anban_clipboard_table_get (self->table, row, i) != '\0')
      return FALSE;
  return TRUE;
}

static void
match_all (AnbanAttendeePaste *self)
{
  g_ptr_array_set_size (self->entries, 0);
  for (guint row = (guint)(self->header + 1); row < anban_clipboard_table_get_n_rows (self->table); row++) {
    AnbanAttendeeEntry *entry;

    if (is_empty (self, row))
      continue;
    entry = g_new0 (AnbanAttendeeEntry, 1);
    entry->row.row = row;
    entry->row.candidates = g_array_new (FALSE, FALSE, sizeof (gint64));
    entry->remarks = g_string_new (NULL);
    anban_attendee_match (self, entry);
    read_marks (self, entry);
    g_ptr_array_add (self->entries, entry);
  }
  settle (self);
}

static gboolean
read_roll (AnbanAttendeePaste *self, GError **error)
{
  g_autoptr (GPtrArray) roll =
      anban_store_list_details (self->store, &anban_training_attendee_register, self->training_id, error);

  for (guint i = 0; roll != NULL && i < roll->len; i++) {
    gint64 person = anban_record_get_int (roll->pdata[i], ANBAN_TRAINING_ATTENDEE_PERSON);

    g_hash_table_replace (self->roll, g_memdup2 (&person, sizeof person), g_object_ref (roll->pdata[i]));
  }
  return roll != NULL;
}

static gboolean
has_people (AnbanAttendeePaste *self)
{
  for (guint i = 0; i < anban_clipboard_table_get_n_columns (self->table); i++)
    if (self->columns[i] == ANBAN_ATTENDEE_NAME || self->columns[i] == ANBAN_ATTENDEE_NUMBER)
      return self->entries->len > 0;
  return FALSE;
}

AnbanAttendeePaste *
anban_attendee_paste_new (AnbanStore *store, AnbanClipboardTable *table, gint64 training_id, GError **error)
{
  g_autoptr (AnbanAttendeePaste) self = g_new0 (AnbanAttendeePaste, 1);

  self->store = g_object_ref (store);
  self->table = table;
  self->training_id = training_id;
  self->units = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->roll = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->entries = g_ptr_array_new_with_free_func (free_entry);
  self->header = anban_attendee_columns_find (table, &self->columns);
  self->roster = anban_person_roster_new (store, error);
  if (self->roster == NULL || !read_roll (self, error))
    return NULL;
  match_all (self);
  if (!has_people (self)) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID,
                 _ ("剪贴板里没有人员名单，没有粘贴；请在表格程序里连同“姓名”一列一起复制"));
    return NULL;
  }
  return g_steal_pointer (&self);
}

void
anban_attendee_paste_free (AnbanAttendeePaste *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->roll, g_hash_table_unref);
  g_clear_pointer (&self->units, g_hash_table_unref);
  g_clear_pointer (&self->roster, anban_person_roster_free);
  g_clear_pointer (&self->table, anban_clipboard_table_free);
  g_clear_object (&self->store);
  g_free (self->columns);
  g_free (self);
}

const AnbanClipboardTable *
anban_attendee_paste_get_table (AnbanAttendeePaste *self)
{
  return self->table;
}

int
anban_attendee_paste_get_header (AnbanAttendeePaste *self)
{
  return self->header;
}

int
anban_attendee_paste_get_column (AnbanAttendeePaste *self, guint column)
{
  return self->columns[column];
}

void
anban_attendee_paste_set_column (AnbanAttendeePaste *self, guint column, int what)
{
  for (guint i = 0; what >= 0 && i < anban_clipboard_table_get_n_columns (self->table); i++)
    if (self->columns[i] == what)
      self->columns[i] = -1;
  self->columns[column] = what;
  match_all (self);
}

guint
anban_attendee_paste_get_n_rows (AnbanAttendeePaste *self)
{
  return self->entries->len;
}

const AnbanAttendeeRow *
anban_attendee_paste_get_row (AnbanAttendeePaste *self, guint index)
{
  return self->entries->pdata[index];
}

guint
anban_attendee_paste_count (AnbanAttendeePaste *self, AnbanAttendeeState state)
{
  guint n = 0;

  for (guint i = 0; i < self->entries->len; i++)
    n += anban_attendee_paste_get_row (self, i)->state == state;
  return n;
}

guint
anban_attendee_paste_count_undecided (AnbanAttendeePaste *self)
{
  guint n = 0;

  for (guint i = 0; i < self->entries->len; i++)
    n += anban_attendee_paste_get_row (self, i)->choice == ANBAN_ATTENDEE_UNDECIDED;
  return n;
}

guint
anban_attendee_paste_count_taken (AnbanAttendeePaste *self)
{
  guint n = 0;

  for (guint i = 0; i < self->entries->len; i++) {
    const AnbanAttendeeRow *row = anban_attendee_paste_get_row (self, i);

    n += row->state != ANBAN_ATTENDEE_REPEATED &&
         (row->choice == ANBAN_ATTENDEE_TAKE_PERSON || row->choice == ANBAN_ATTENDEE_TAKE_NEW);
  }
  return n;
}

/* The birthday and what follows it stay out of sight. */
static void
append_number (GString *text, const char *number)
{
  if (strlen (number) == 18)
    g_string_append_printf (text, " · %.6s…%s", number, number + 14);
}

char *
anban_attendee_paste_dup_person (AnbanAttendeePaste *self, gint64 person_id)
{
  const AnbanRosterPerson *person = anban_person_roster_get (self->roster, person_id);
  GString *text;

  if (person == NULL)
    return g_strdup ("");
  text = g_string_new (person->name);
  if (*person->unit != '\0')
    g_string_append_printf (text, " · %s", person->unit);
  if (*person->position != '\0')
    g_string_append_printf (text, " · %s", person->position);
  append_number (text, person->number);
  if (person->left)
    g_string_append (text, _ (" · 已离岗"));
  return g_string_free (text, FALSE);
}

/* --- choosing --- */

static void
choose (AnbanAttendeeEntry *entry, AnbanAttendeeChoice choice, gint64 person_id)
{
  if (entry->row.choice == choice && entry->row.person_id == person_id)
    return;
  entry->row.choice = choice;
  entry->row.person_id = choice == ANBAN_ATTENDEE_TAKE_PERSON ? person_id : 0;
  entry->match = ANBAN_MATCH_NOTHING;
}

void
anban_attendee_paste_choose (AnbanAttendeePaste *self,
                             guint index,
                             AnbanAttendeeChoice choice,
                             gint64 person_id)
{
  AnbanAttendeeEntry *entry = self->entries->pdata[index];

  /* nobody without a name can be made */
  if (choice == ANBAN_ATTENDEE_TAKE_NEW && *entry->row.name == '\0')
    return;
  choose (entry, choice, person_id);
  settle (self);
}

void
anban_attendee_paste_choose_rest (AnbanAttendeePaste *self, AnbanAttendeeChoice choice)
{
  for (guint i = 0; i < self->entries->len; i++) {
    AnbanAttendeeEntry *entry = self->entries->pdata[i];

    if (entry->row.choice == ANBAN_ATTENDEE_UNDECIDED)
      choose (entry, *entry->row.name == '\0' ? ANBAN_ATTENDEE_LEAVE_OUT : choice, 0);
  }
  settle (self);
}
