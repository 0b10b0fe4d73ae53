/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One value of a record as it is kept in memory: what the column holds, and of a REF what the other record is
 * called. Records are made of them (record.c), the store writes them (store-step.c, record-json.c).
 */
#pragma once

#include "db/statement.h"
#include "store/register.h"

G_BEGIN_DECLS

typedef enum {
  ANBAN_VALUE_NULL,
  ANBAN_VALUE_INT,
  ANBAN_VALUE_DOUBLE,
  ANBAN_VALUE_TEXT,
} AnbanValueType;

typedef struct {
  AnbanValueType type;
  union {
    gint64 number;
    double decimal;
    char *text;
  };
  char *ref_title;
} AnbanValue;

/* Frees what it holds; it is NULL then. */
void anban_value_clear (AnbanValue *self);
/* To be cleared by the caller. */
AnbanValue anban_value_copy (const AnbanValue *self);
/* Whether the column holds the same; what a REF is called does not count. */
gboolean anban_value_equals (const AnbanValue *a, const AnbanValue *b);
void anban_value_bind (const AnbanValue *self, AnbanStatement *statement, int place);
/* Takes the value of a field from a row, and moves @column on behind it: a REF has two, its id and its title. */
void anban_value_read (AnbanValue *self, const AnbanField *field, AnbanStatement *row, int *column);

G_END_DECLS
