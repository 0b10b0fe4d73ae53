/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/record-sheet.h"

#include "registers/task.h"

/* What a column shows, besides a field of the record. */
enum {
  SHOWS_NUMBER = -1, /* the place of the row */
  SHOWS_GROUP = -2,  /* the heading of its group */
  SHOWS_DUE = -3,    /* the day a task is due, or what the plan says instead of one */
};

struct _AnbanRecordSheet {
  const AnbanRegister *reg;
  GArray *columns; /* AnbanSheetColumn */
  GArray *shows;   /* int: a field, or one of the above */
  AnbanCell *cells;
};

static AnbanRecordSheet *
new_sheet (const AnbanRegister *reg)
{
  AnbanRecordSheet *self = g_new0 (AnbanRecordSheet, 1);

  self->reg = reg;
  self->columns = g_array_new (FALSE, TRUE, sizeof (AnbanSheetColumn));
  self->shows = g_array_new (FALSE, TRUE, sizeof (int));
  return self;
}

static void
add_column (AnbanRecordSheet *self, int shows, const AnbanSheetColumn *column)
{
  g_array_append_val (self->shows, shows);
  g_array_append_vals (self->columns, column, 1);
}

static void
add_field (AnbanRecordSheet *self, guint field)
{
  const AnbanField *f = &self->reg->fields[field];

  add_column (
      self, (int)field,
      &(AnbanSheetColumn){
          .label = f->label, .kind = f->kind, .flags = f->flags, .width = f->width, .choices = f->choices});
}

AnbanRecordSheet *
anban_record_sheet_new (const AnbanRegister *reg, const guint *fields, guint n_fields)
{
  AnbanRecordSheet *self = new_sheet (reg);

  if (fields != NULL) {
    for (guint i = 0; i < n_fields; i++)
      add_field (self, fields[i]);
  } else {
    for (guint i = 0; i < reg->n_fields; i++)
      if ((reg->fields[i].flags & ANBAN_FIELD_IN_PRINT) != 0 &&
          (reg->fields[i].flags & ANBAN_FIELD_HIDDEN) == 0)
        add_field (self, i);
  }

  return self;
}

AnbanRecordSheet *
anban_record_sheet_new_breakdown (void)
{
  static const struct {
    int shows;
    AnbanSheetColumn column;
  } form[] = {
      {SHOWS_NUMBER, {"序号", ANBAN_KIND_INT, ANBAN_FIELD_COMPUTED, 5}},
      {ANBAN_TASK_HEADING, {"重点任务", ANBAN_KIND_TEXT, 0, 22}},
      {ANBAN_TASK_BODY, {"具体措施", ANBAN_KIND_NOTE, 0, 44}},
      {ANBAN_TASK_LEAD_UNITS, {"牵头单位", ANBAN_KIND_TEXT, ANBAN_FIELD_COMPUTED, 14}},
      {ANBAN_TASK_OTHER_UNITS, {"责任(配合)单位", ANBAN_KIND_TEXT, ANBAN_FIELD_COMPUTED, 18}},
      {SHOWS_DUE, {"完成时限", ANBAN_KIND_DATE, 0, 12}},
      {ANBAN_TASK_PROGRESS, {"进展情况", ANBAN_KIND_NOTE, 0, 26}},
      {ANBAN_TASK_FILES, {"佐证", ANBAN_KIND_FILES, ANBAN_FIELD_COMPUTED, 6}},
      {ANBAN_TASK_LIGHT, {"亮灯", ANBAN_KIND_CHOICE, ANBAN_FIELD_COMPUTED, 7}},
      {ANBAN_TASK_DELAY_REASON, {"落后原因", ANBAN_KIND_NOTE, 0, 16}},
      {ANBAN_TASK_NEXT_STEP, {"下一步", ANBAN_KIND_NOTE, 0, 16}},
      {ANBAN_TASK_REPORTER, {"填报人", ANBAN_KIND_TEXT, 0, 9}},
  };
  AnbanRecordSheet *self = new_sheet (&anban_task_register);

  for (guint i = 0; i < G_N_ELEMENTS (form); i++)
    add_column (self, form[i].shows, &form[i].column);
  return self;
}

void
anban_record_sheet_add_group (AnbanRecordSheet *self, const char *label)
{
  AnbanSheetColumn column = {
      .label = label, .kind = ANBAN_KIND_TEXT, .flags = ANBAN_FIELD_COMPUTED, .width = 20};
  int shows = SHOWS_GROUP;

  g_array_prepend_val (self->columns, column);
  g_array_prepend_val (self->shows, shows);
}

void
anban_record_sheet_free (AnbanRecordSheet *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->columns);
  g_array_unref (self->shows);
  g_free (self->cells);
  g_free (self);
}

const AnbanSheetColumn *
anban_record_sheet_get_columns (AnbanRecordSheet *self, guint *n_columns)
{
  *n_columns = self->columns->len;
  return (const AnbanSheetColumn *)(gpointer)self->columns->data;
}

guint64
anban_record_sheet_get_fields (AnbanRecordSheet *self)
{
  guint64 fields = 0;

  for (guint i = 0; i < self->shows->len; i++) {
    int shows = g_array_index (self->shows, int, i);

    if (shows >= 0 && shows < 64)
      fields |= (guint64)1 << shows;
    else if (shows == SHOWS_DUE)
      fields |= (guint64)1 << ANBAN_TASK_DUE_ON | (guint64)1 << ANBAN_TASK_DUE_TEXT |
                (guint64)1 << ANBAN_TASK_FREQUENCY_TEXT;
  }

  return fields;
}

static void
set_text (AnbanCell *cell, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  cell->kind = ANBAN_CELL_TEXT;
  cell->text = text;
}

/* An impossible day, should a file hold one, stays the text it is. */
static void
set_day (AnbanCell *cell, const char *text)
{
  if (anban_date_parse (text, &cell->date))
    cell->kind = ANBAN_CELL_DATE;
  else
    set_text (cell, text);
}

static void
set_number (AnbanCell *cell, double number)
{
  cell->kind = ANBAN_CELL_NUMBER;
  cell->number = number;
}

static void
read_field (AnbanCell *cell, AnbanRecord *record, const AnbanField *field, guint place)
{
  const AnbanChoice *choice;

  switch (field->kind) {
  case ANBAN_KIND_TEXT:
  case ANBAN_KIND_NOTE:
    set_text (cell, anban_record_get_shown_text (record, place));
    break;
  case ANBAN_KIND_INT:
    set_number (cell, (double)anban_record_get_int (record, place));
    break;
  case ANBAN_KIND_DECIMAL:
    set_number (cell, anban_record_get_double (record, place));
    break;
  case ANBAN_KIND_DATE:
    set_day (cell, anban_record_get_text (record, place));
    break;
  case ANBAN_KIND_BOOL:
    set_text (cell, anban_record_get_int (record, place) != 0 ? "是" : "否");
    break;
  case ANBAN_KIND_CHOICE:
    choice = anban_field_find_choice (field, (int)anban_record_get_int (record, place));
    set_text (cell, choice != NULL ? choice->label : NULL);
    cell->tone = choice != NULL ? anban_cell_tone_from_class (choice->css_class) : ANBAN_CELL_PLAIN;
    break;
  case ANBAN_KIND_REF:
    set_text (cell, anban_record_get_ref_title (record, place));
    break;
  case ANBAN_KIND_FILES:
    if (anban_record_get_int (record, place) > 0)
      set_number (cell, (double)anban_record_get_int (record, place));
    break;
  }
}

/* A task without a day says what the plan prints: 长期坚持, 每半年至少1次. */
static void
read_due (AnbanCell *cell, AnbanRecord *record)
{
  if (!anban_record_is_null (record, ANBAN_TASK_DUE_ON))
    set_day (cell, anban_record_get_text (record, ANBAN_TASK_DUE_ON));
  else if (!anban_record_is_null (record, ANBAN_TASK_DUE_TEXT))
    set_text (cell, anban_record_get_text (record, ANBAN_TASK_DUE_TEXT));
  else
    set_text (cell, anban_record_get_text (record, ANBAN_TASK_FREQUENCY_TEXT));
}

const AnbanCell *
anban_record_sheet_read (AnbanRecordSheet *self, AnbanRecord *record, const char *group, guint number)
{
  if (self->cells == NULL)
    self->cells = g_new (AnbanCell, self->shows->len);

  for (guint i = 0; i < self->shows->len; i++) {
    AnbanCell *cell = &self->cells[i];
    int shows = g_array_index (self->shows, int, i);

    *cell = (AnbanCell){ANBAN_CELL_EMPTY};
    if (shows == SHOWS_NUMBER)
      set_number (cell, number);
    else if (shows == SHOWS_GROUP)
      set_text (cell, group);
    else if (shows == SHOWS_DUE)
      read_due (cell, record);
    else if (!anban_record_is_null (record, (guint)shows))
      read_field (cell, record, &self->reg->fields[shows], (guint)shows);
  }

  return self->cells;
}
