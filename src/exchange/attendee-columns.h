/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the columns of a list of people who attended are: told by its header, also where a title stands above it, or
 * guessed from what the cells look like. And how marks of attendance and results are read. Used by attendee-paste.
 */
#pragma once

#include "exchange/clipboard-table.h"
#include "registers/training.h"

G_BEGIN_DECLS

typedef enum {
  ANBAN_ATTENDEE_NAME,
  ANBAN_ATTENDEE_UNIT,
  ANBAN_ATTENDEE_NUMBER, /* 身份证号 */
  ANBAN_ATTENDEE_POSITION,
  ANBAN_ATTENDEE_DUTY,
  ANBAN_ATTENDEE_TRADE,
  ANBAN_ATTENDEE_PHONE,
  ANBAN_ATTENDEE_ATTENDANCE,
  ANBAN_ATTENDEE_SCORE,
  ANBAN_ATTENDEE_RESULT,
  ANBAN_ATTENDEE_HOURS,
  ANBAN_ATTENDEE_NOTE,
  ANBAN_ATTENDEE_N_COLUMNS,
} AnbanAttendeeColumn;

/* msgids, by column */
extern const char *const anban_attendee_column_labels[];

/* The row of the header, or -1 where there is none. @columns gets one AnbanAttendeeColumn a column, -1 for what is left
 * out; free with g_free. */
int anban_attendee_columns_find (const AnbanClipboardTable *table, int **columns);

/* 0 for what is none of them. */
AnbanAttendance anban_attendee_columns_read_attendance (const char *text);
AnbanTrainingResult anban_attendee_columns_read_result (const char *text);

G_END_DECLS
