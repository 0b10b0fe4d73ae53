/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/value-private.h"

#include <string.h>

void
anban_value_clear (AnbanValue *self)
{
  if (self->type == ANBAN_VALUE_TEXT)
    g_free (self->text);
  g_free (self->ref_title);
  memset (self, 0, sizeof *self);
}

AnbanValue
anban_value_copy (const AnbanValue *self)
{
  AnbanValue copy = *self;

  if (self->type == ANBAN_VALUE_TEXT)
    copy.text = g_strdup (self->text);
  copy.ref_title = g_strdup (self->ref_title);
  return copy;
}

gboolean
anban_value_equals (const AnbanValue *a, const AnbanValue *b)
{
  if (a->type != b->type)
    return FALSE;
  switch (a->type) {
  case ANBAN_VALUE_NULL:
    return TRUE;
  case ANBAN_VALUE_INT:
    return a->number == b->number;
  case ANBAN_VALUE_DOUBLE:
    return memcmp (&a->decimal, &b->decimal, sizeof a->decimal) == 0;
  case ANBAN_VALUE_TEXT:
    return strcmp (a->text, b->text) == 0;
  }
  return FALSE;
}

void
anban_value_bind (const AnbanValue *self, AnbanStatement *statement, int place)
{
  switch (self->type) {
  case ANBAN_VALUE_NULL:
    anban_statement_bind_null (statement, place);
    break;
  case ANBAN_VALUE_INT:
    anban_statement_bind_int (statement, place, self->number);
    break;
  case ANBAN_VALUE_DOUBLE:
    anban_statement_bind_double (statement, place, self->decimal);
    break;
  case ANBAN_VALUE_TEXT:
    anban_statement_bind_text (statement, place, self->text);
    break;
  }
}

void
anban_value_read (AnbanValue *self, const AnbanField *field, AnbanStatement *row, int *column)
{
  anban_value_clear (self);
  if (!anban_statement_is_null (row, *column)) {
    switch (field->kind) {
    case ANBAN_KIND_TEXT:
    case ANBAN_KIND_NOTE:
    case ANBAN_KIND_DATE:
      self->type = ANBAN_VALUE_TEXT;
      self->text = g_strdup (anban_statement_get_text (row, *column));
      break;
    case ANBAN_KIND_DECIMAL:
      self->type = ANBAN_VALUE_DOUBLE;
      self->decimal = anban_statement_get_double (row, *column);
      break;
    case ANBAN_KIND_INT:
    case ANBAN_KIND_BOOL:
    case ANBAN_KIND_CHOICE:
    case ANBAN_KIND_REF:
    case ANBAN_KIND_FILES:
      self->type = ANBAN_VALUE_INT;
      self->number = anban_statement_get_int (row, *column);
      break;
    }
  }
  (*column)++;
  if (field->kind == ANBAN_KIND_REF)
    self->ref_title = g_strdup (anban_statement_get_text (row, (*column)++));
}
