/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list of people who attended a training, pasted from a spreadsheet: each row matched with a person by ID number, else
 * by name and unit. Namesakes are left to the clerk, people who are not there yet are offered as new, those who are on
 * the roll already get their marks, and nobody goes on it twice. Taken as one undoable step. Used by ui/training.
 */
#pragma once

#include "exchange/attendee-columns.h"
#include "store/store.h"

G_BEGIN_DECLS

typedef enum {
  ANBAN_ATTENDEE_FOUND = 1,  /* one person */
  ANBAN_ATTENDEE_ATTENDING,  /* on the roll already: what the row says goes there */
  ANBAN_ATTENDEE_NEW,        /* nobody like that: a new person */
  ANBAN_ATTENDEE_SEVERAL,    /* could be one of the candidates, or somebody new */
  ANBAN_ATTENDEE_UNLIKE,     /* the ID number is somebody else's */
  ANBAN_ATTENDEE_BAD_NUMBER, /* the ID number cannot be right */
  ANBAN_ATTENDEE_REPEATED,   /* stands further up already: left out */
  ANBAN_ATTENDEE_NAMELESS,   /* left out */
  ANBAN_ATTENDEE_N_STATES,
} AnbanAttendeeState;

typedef enum {
  ANBAN_ATTENDEE_UNDECIDED, /* the clerk has to choose */
  ANBAN_ATTENDEE_TAKE_PERSON,
  ANBAN_ATTENDEE_TAKE_NEW,
  ANBAN_ATTENDEE_LEAVE_OUT,
} AnbanAttendeeChoice;

typedef struct {
  guint row;                /* of the table, from 0, the header too */
  AnbanAttendeeState state; /* with the choice as it is */
  AnbanAttendeeChoice choice;
  gint64 person_id;   /* of TAKE_PERSON */
  GArray *candidates; /* gint64: who else it could be */
  char *name, *unit;  /* as they stand in the row, "" where they do not */
  gint64 unit_id;     /* that @unit names; 0: none */
  char *number;       /* of 18 characters; NULL: none, or wrong */
  char *message;      /* one sentence: what it was taken for and what happens */
} AnbanAttendeeRow;

typedef struct _AnbanAttendeePaste AnbanAttendeePaste;

/* @table is taken over. ANBAN_ERROR_INVALID when no column can be the names. */
AnbanAttendeePaste *
anban_attendee_paste_new (AnbanStore *store, AnbanClipboardTable *table, gint64 training_id, GError **error);
void anban_attendee_paste_free (AnbanAttendeePaste *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnbanAttendeePaste, anban_attendee_paste_free)

const AnbanClipboardTable *anban_attendee_paste_get_table (AnbanAttendeePaste *self);
/* -1: the columns were guessed. */
int anban_attendee_paste_get_header (AnbanAttendeePaste *self);
/* An AnbanAttendeeColumn, or -1. Setting one matches anew and forgets choices. */
int anban_attendee_paste_get_column (AnbanAttendeePaste *self, guint column);
void anban_attendee_paste_set_column (AnbanAttendeePaste *self, guint column, int what);

/* Rows without the header and empty ones. */
guint anban_attendee_paste_get_n_rows (AnbanAttendeePaste *self);
const AnbanAttendeeRow *anban_attendee_paste_get_row (AnbanAttendeePaste *self, guint index);
guint anban_attendee_paste_count (AnbanAttendeePaste *self, AnbanAttendeeState state);
/* Rows that wait for a choice; rows that will be taken. */
guint anban_attendee_paste_count_undecided (AnbanAttendeePaste *self);
guint anban_attendee_paste_count_taken (AnbanAttendeePaste *self);
/* 张伟 · 松岭镇 · 安全员 · 3301…: what tells namesakes apart. */
char *anban_attendee_paste_dup_person (AnbanAttendeePaste *self, gint64 person_id);

/* @person_id: of TAKE_PERSON. */
void anban_attendee_paste_choose (AnbanAttendeePaste *self,
                                  guint index,
                                  AnbanAttendeeChoice choice,
                                  gint64 person_id);
/* For all rows that wait: TAKE_NEW or LEAVE_OUT. */
void anban_attendee_paste_choose_rest (AnbanAttendeePaste *self, AnbanAttendeeChoice choice);

/* New people and the roll, as one step. Refused while rows wait for a choice. FALSE: the office is as it was. */
gboolean anban_attendee_paste_take (AnbanAttendeePaste *self, GError **error);

G_END_DECLS
