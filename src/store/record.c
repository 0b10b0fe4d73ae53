/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/record-private.h"

#include "base/date.h"
#include "base/error.h"
#include "base/id-number.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_LINE 2000    /* characters of a TEXT field */
#define MAX_NOTE 1000000 /* bytes of a NOTE: a whole plan document fits */

struct _AnbanRecord {
  GObject parent_instance;

  const AnbanRegister *reg;
  gint64 id, rev;
  char *uuid;
  gboolean deleted;
  AnbanValue *values;
  guint8 *modified;
  gboolean shows_private;
  char *masked; /* what get_shown_text() last said */
};

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnbanRecord, anban_record, G_TYPE_OBJECT)

static void
anban_record_finalize (GObject *object)
{
  AnbanRecord *self = ANBAN_RECORD (object);

  for (guint i = 0; i < self->reg->n_fields; i++)
    anban_value_clear (&self->values[i]);
  g_free (self->values);
  g_free (self->modified);
  g_free (self->masked);
  g_free (self->uuid);
  G_OBJECT_CLASS (anban_record_parent_class)->finalize (object);
}

static void
anban_record_class_init (AnbanRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anban_record_finalize;
  signals[CHANGED] =
      g_signal_new ("changed", ANBAN_TYPE_RECORD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
anban_record_init (AnbanRecord *self)
{
}

AnbanRecord *
anban_record_new (const AnbanRegister *reg)
{
  AnbanRecord *self = g_object_new (ANBAN_TYPE_RECORD, NULL);

  self->reg = reg;
  self->uuid = g_uuid_string_random ();
  self->values = g_new0 (AnbanValue, reg->n_fields);
  self->modified = g_new0 (guint8, reg->n_fields);
  return self;
}

AnbanRecord *
anban_record_copy (AnbanRecord *self)
{
  AnbanRecord *copy = anban_record_new (self->reg);

  copy->id = self->id;
  copy->rev = self->rev;
  copy->deleted = self->deleted;
  anban_record_set_uuid (copy, self->uuid);
  for (guint i = 0; i < self->reg->n_fields; i++)
    copy->values[i] = anban_value_copy (&self->values[i]);
  memcpy (copy->modified, self->modified, self->reg->n_fields);
  copy->shows_private = self->shows_private;
  return copy;
}

const AnbanRegister *
anban_record_get_register (AnbanRecord *self)
{
  return self->reg;
}

gint64
anban_record_get_id (AnbanRecord *self)
{
  return self->id;
}

const char *
anban_record_get_uuid (AnbanRecord *self)
{
  return self->uuid;
}

gint64
anban_record_get_rev (AnbanRecord *self)
{
  return self->rev;
}

gboolean
anban_record_is_deleted (AnbanRecord *self)
{
  return self->deleted;
}

void
anban_record_set_identity (AnbanRecord *self, gint64 id, gint64 rev)
{
  self->id = id;
  self->rev = rev;
}

void
anban_record_set_uuid (AnbanRecord *self, const char *uuid)
{
  if (g_strcmp0 (self->uuid, uuid) != 0) {
    g_free (self->uuid);
    self->uuid = g_strdup (uuid);
  }
}

void
anban_record_forget_modified (AnbanRecord *self)
{
  memset (self->modified, 0, self->reg->n_fields);
}

const AnbanValue *
anban_record_get_value (AnbanRecord *self, guint field)
{
  g_assert (field < self->reg->n_fields);
  return &self->values[field];
}

void
anban_record_read_row (AnbanRecord *self, AnbanStatement *row, gboolean emit)
{
  int column = 0;

  self->id = anban_statement_get_int (row, column++);
  anban_record_set_uuid (self, anban_statement_get_text (row, column++));
  self->rev = anban_statement_get_int (row, column++);
  self->deleted = !anban_statement_is_null (row, column++);
  for (guint i = 0; i < self->reg->n_fields; i++)
    anban_value_read (&self->values[i], &self->reg->fields[i], row, &column);
  anban_record_forget_modified (self);
  if (emit)
    g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
anban_record_is_null (AnbanRecord *self, guint field)
{
  return anban_record_get_value (self, field)->type == ANBAN_VALUE_NULL;
}

const char *
anban_record_get_text (AnbanRecord *self, guint field)
{
  const AnbanValue *value = anban_record_get_value (self, field);

  return value->type == ANBAN_VALUE_TEXT ? value->text : "";
}

const char *
anban_record_get_shown_text (AnbanRecord *self, guint field)
{
  const char *text = anban_record_get_text (self, field);

  if (self->shows_private || (self->reg->fields[field].flags & ANBAN_FIELD_PRIVATE) == 0 || text[0] == '\0')
    return text;
  g_free (self->masked);
  self->masked = anban_id_number_dup_masked (text);
  return self->masked;
}

void
anban_record_set_shows_private (AnbanRecord *self, gboolean shows)
{
  self->shows_private = shows;
}

gint64
anban_record_get_int (AnbanRecord *self, guint field)
{
  const AnbanValue *value = anban_record_get_value (self, field);

  return value->type == ANBAN_VALUE_INT ? value->number : 0;
}

double
anban_record_get_double (AnbanRecord *self, guint field)
{
  const AnbanValue *value = anban_record_get_value (self, field);

  return value->type == ANBAN_VALUE_DOUBLE ? value->decimal : 0;
}

static void
take_value (AnbanRecord *self, guint field, AnbanValue value)
{
  AnbanValue *own = &self->values[field];

  g_assert (field < self->reg->n_fields);
  if (anban_value_equals (own, &value)) {
    anban_value_clear (&value);
    return;
  }
  anban_value_clear (own);
  *own = value;
  self->modified[field] = TRUE;
  g_signal_emit (self, signals[CHANGED], 0);
}

void
anban_record_set_null (AnbanRecord *self, guint field)
{
  take_value (self, field, (AnbanValue){.type = ANBAN_VALUE_NULL});
}

void
anban_record_set_text (AnbanRecord *self, guint field, const char *text)
{
  if (text == NULL || text[0] == '\0')
    anban_record_set_null (self, field);
  else
    take_value (self, field, (AnbanValue){.type = ANBAN_VALUE_TEXT, .text = g_strdup (text)});
}

void
anban_record_set_int (AnbanRecord *self, guint field, gint64 value)
{
  take_value (self, field, (AnbanValue){.type = ANBAN_VALUE_INT, .number = value});
}

void
anban_record_set_double (AnbanRecord *self, guint field, double value)
{
  take_value (self, field, (AnbanValue){.type = ANBAN_VALUE_DOUBLE, .decimal = value});
}

void
anban_record_set_ref (AnbanRecord *self, guint field, gint64 id, const char *title)
{
  if (id == 0)
    anban_record_set_null (self, field);
  else
    take_value (self, field,
                (AnbanValue){.type = ANBAN_VALUE_INT, .number = id, .ref_title = g_strdup (title)});
}

void
anban_record_copy_value (AnbanRecord *from, guint from_field, AnbanRecord *to, guint to_field)
{
  take_value (to, to_field, anban_value_copy (anban_record_get_value (from, from_field)));
}

gboolean
anban_record_value_equals (AnbanRecord *a, guint a_field, AnbanRecord *b, guint b_field)
{
  return anban_value_equals (anban_record_get_value (a, a_field), anban_record_get_value (b, b_field));
}

const char *
anban_record_get_ref_title (AnbanRecord *self, guint field)
{
  const AnbanValue *value = anban_record_get_value (self, field);

  return value->ref_title != NULL ? value->ref_title : "";
}

char *
anban_record_dup_title (AnbanRecord *self)
{
  return anban_record_dup_display (self, (guint)self->reg->title_field);
}

char *
anban_record_dup_display (AnbanRecord *self, guint field)
{
  const AnbanField *f = &self->reg->fields[field];
  const AnbanValue *value = anban_record_get_value (self, field);
  const AnbanChoice *choice;

  if (value->type == ANBAN_VALUE_NULL)
    return g_strdup ("");
  switch (f->kind) {
  case ANBAN_KIND_TEXT:
  case ANBAN_KIND_NOTE:
  case ANBAN_KIND_DATE:
    return g_strdup (anban_record_get_shown_text (self, field));
  case ANBAN_KIND_INT:
  case ANBAN_KIND_FILES:
    return g_strdup_printf ("%" PRId64, value->number);
  case ANBAN_KIND_DECIMAL:
    return g_strdup_printf ("%.2f", value->decimal);
  case ANBAN_KIND_BOOL:
    return g_strdup (value->number ? _ ("是") : _ ("否"));
  case ANBAN_KIND_CHOICE:
    choice = anban_field_find_choice (f, (int)value->number);
    return choice != NULL ? g_strdup (_ (choice->label)) : g_strdup_printf ("%" PRId64, value->number);
  case ANBAN_KIND_REF:
    return g_strdup (anban_record_get_ref_title (self, field));
  }
  return g_strdup ("");
}

static gboolean
parse_choice (const AnbanField *field, const char *text, gint64 *value)
{
  for (const AnbanChoice *choice = field->choices; choice->label != NULL; choice++)
    if (strcmp (text, choice->label) == 0 || strcmp (text, _ (choice->label)) == 0) {
      *value = choice->value;
      return TRUE;
    }
  return FALSE;
}

static gboolean
parse_bool (const char *text, gint64 *value)
{
  static const char *const yes[] = {"是", "有", "√", "✓", "1", "Y", "y", "yes", "true", NULL};
  static const char *const no[] = {"否", "无", "×", "0", "N", "n", "no", "false", NULL};

  *value = g_strv_contains (yes, text);
  return *value || g_strv_contains (no, text);
}

/* 1,200 and １２００ are numbers too. */
static char *
plain_number (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (*p != ',')
      g_string_append_c (plain, *p);
  return g_string_free (plain, FALSE);
}

static gboolean
parse_value (AnbanRecord *self, guint field, const char *text)
{
  const AnbanField *f = &self->reg->fields[field];
  g_autofree char *plain = plain_number (text);
  char *end = NULL;
  char iso[ANBAN_DATE_ISO_SIZE];
  AnbanDate date;
  gint64 number;
  double decimal;

  switch (f->kind) {
  case ANBAN_KIND_TEXT:
  case ANBAN_KIND_NOTE:
    anban_record_set_text (self, field, text);
    return TRUE;
  case ANBAN_KIND_INT:
    if (!g_ascii_string_to_signed (plain, 10, G_MININT32, G_MAXINT32, &number, NULL))
      return FALSE;
    anban_record_set_int (self, field, number);
    return TRUE;
  case ANBAN_KIND_DECIMAL:
    decimal = g_ascii_strtod (plain, &end);
    if (end == plain || *end != '\0' || !(decimal > -1e15 && decimal < 1e15))
      return FALSE;
    anban_record_set_double (self, field, decimal);
    return TRUE;
  case ANBAN_KIND_DATE:
    if (!anban_date_parse (text, &date))
      return FALSE;
    anban_record_set_text (self, field, anban_date_to_iso (date, iso));
    return TRUE;
  case ANBAN_KIND_BOOL:
    if (!parse_bool (text, &number))
      return FALSE;
    anban_record_set_int (self, field, number);
    return TRUE;
  case ANBAN_KIND_CHOICE:
    if (!parse_choice (f, text, &number))
      return FALSE;
    anban_record_set_int (self, field, number);
    return TRUE;
  case ANBAN_KIND_REF:
  case ANBAN_KIND_FILES:
    return FALSE;
  }
  return FALSE;
}

static const char *
describe_kind (AnbanKind kind)
{
  switch (kind) {
  case ANBAN_KIND_INT:
    return _ ("一个整数");
  case ANBAN_KIND_DECIMAL:
    return _ ("一个数");
  case ANBAN_KIND_DATE:
    return _ ("一个日期，如 2026-03-05");
  case ANBAN_KIND_BOOL:
    return _ ("“是”或“否”");
  case ANBAN_KIND_CHOICE:
    return _ ("列表中的一项");
  case ANBAN_KIND_REF:
    return _ ("已有记录的名称");
  case ANBAN_KIND_TEXT:
  case ANBAN_KIND_NOTE:
  case ANBAN_KIND_FILES:
    return _ ("文字");
  }
  return "";
}

gboolean
anban_record_parse_field (AnbanRecord *self, guint field, const char *text, GError **error)
{
  const AnbanField *f = &self->reg->fields[field];
  g_autofree char *plain = NULL, *unfolded = NULL;

  if (text == NULL || !g_utf8_validate (text, -1, NULL)) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID, _ ("“%s”的内容不是有效的文字，没有采用"),
                 _ (f->label));
    return FALSE;
  }
  plain = f->kind == ANBAN_KIND_TEXT || f->kind == ANBAN_KIND_NOTE
              ? g_strdup (text)
              : g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  g_strstrip (plain);
  if (plain[0] == '\0') {
    anban_record_set_null (self, field);
    return TRUE;
  }
  /* labels such as 镇（街道） carry full-width brackets themselves */
  unfolded = g_strstrip (g_strdup (text));
  if (parse_value (self, field, plain) ||
      (f->kind == ANBAN_KIND_CHOICE && parse_value (self, field, unfolded)))
    return TRUE;
  g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID, _ ("“%s”应为%s，没有采用“%s”"), _ (f->label),
               describe_kind (f->kind), unfolded);
  return FALSE;
}

static gboolean
check_field (AnbanRecord *self, guint field, GError **error)
{
  const AnbanField *f = &self->reg->fields[field];
  const AnbanValue *value = &self->values[field];

  if ((f->flags & ANBAN_FIELD_REQUIRED) && value->type == ANBAN_VALUE_NULL) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID, _ ("请填写“%s”，填好后才能保存"), _ (f->label));
    return FALSE;
  }
  if (value->type == ANBAN_VALUE_TEXT && !g_utf8_validate (value->text, -1, NULL)) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID, _ ("“%s”的内容不是有效的文字，没有保存"),
                 _ (f->label));
    return FALSE;
  }
  if (value->type == ANBAN_VALUE_TEXT &&
      (strlen (value->text) > MAX_NOTE ||
       (f->kind == ANBAN_KIND_TEXT && g_utf8_strlen (value->text, -1) > MAX_LINE))) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_TOO_LARGE,
                 _ ("“%s”太长，没有保存；请缩短，或把全文作为附件"), _ (f->label));
    return FALSE;
  }
  if (f->kind == ANBAN_KIND_DATE && value->type == ANBAN_VALUE_TEXT &&
      !anban_date_parse (value->text, NULL)) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID, _ ("“%s”不是存在的日期：%s"), _ (f->label),
                 value->text);
    return FALSE;
  }
  if (f->kind == ANBAN_KIND_CHOICE && value->type == ANBAN_VALUE_INT &&
      anban_field_find_choice (f, (int)value->number) == NULL) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID, _ ("“%s”没有这一选项，没有保存"), _ (f->label));
    return FALSE;
  }
  return TRUE;
}

gboolean
anban_record_check (AnbanRecord *self, guint *field, GError **error)
{
  for (guint i = 0; i < self->reg->n_fields; i++)
    if (anban_field_is_stored (&self->reg->fields[i]) && !check_field (self, i, error)) {
      if (field != NULL)
        *field = i;
      return FALSE;
    }
  return TRUE;
}

gboolean
anban_record_field_is_modified (AnbanRecord *self, guint field)
{
  g_assert (field < self->reg->n_fields);
  return self->modified[field];
}

gboolean
anban_record_is_modified (AnbanRecord *self)
{
  for (guint i = 0; i < self->reg->n_fields; i++)
    if (self->modified[i])
      return TRUE;
  return FALSE;
}
