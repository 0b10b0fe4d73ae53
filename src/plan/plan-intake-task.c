/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/plan-intake-task.h"

#include "plan/plan-per.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define HEADING_CHARACTERS 30

static AnbanIntakePart *
copy_part (const AnbanIntakePart *part)
{
  AnbanIntakePart *copy = g_memdup2 (part, sizeof *part);

  copy->name = g_strdup (part->name);
  return copy;
}

static void
free_part (AnbanIntakePart *part)
{
  g_free (part->name);
  g_free (part);
}

static AnbanIntakeMark *
copy_mark (const AnbanIntakeMark *mark)
{
  AnbanIntakeMark *copy = g_memdup2 (mark, sizeof *mark);

  copy->text = g_strdup (mark->text);
  copy->due_on = g_strdup (mark->due_on);
  return copy;
}

static void
free_mark (AnbanIntakeMark *mark)
{
  g_free (mark->text);
  g_free (mark->due_on);
  g_free (mark);
}

AnbanIntakeTask *
anban_intake_task_new_empty (void)
{
  AnbanIntakeTask *self = g_new0 (AnbanIntakeTask, 1);

  g_atomic_ref_count_init (&self->refs);
  self->clause = g_strdup ("");
  self->section = g_strdup ("");
  self->heading = g_strdup ("");
  self->body = g_strdup ("");
  self->due_on = g_strdup ("");
  self->due_text = g_strdup ("");
  self->frequency_text = g_strdup ("");
  self->quota = g_strdup ("");
  self->warnings = g_strdup ("");
  self->kind = ANBAN_TASK_KIND_TASK;
  self->taken = TRUE;
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify)free_part);
  self->marks = g_ptr_array_new_with_free_func ((GDestroyNotify)free_mark);
  return self;
}

static AnbanRole
convert_role (AnbanPlanRole role)
{
  switch (role) {
  case ANBAN_PLAN_ROLE_LEAD:
    return ANBAN_ROLE_LEAD;
  case ANBAN_PLAN_ROLE_SUPPORT:
    return ANBAN_ROLE_SUPPORT;
  case ANBAN_PLAN_ROLE_DUTY:
  default:
    return ANBAN_ROLE_RESPONSIBLE;
  }
}

static void
convert_frequency (const AnbanPlanFrequency *read, AnbanIntakeMark *mark)
{
  int times;

  mark->per = anban_plan_per_convert (read->per, &times);
  mark->count = MAX (read->count, 1) * times;
}

static void
add_mark (AnbanIntakeTask *self,
          AnbanIntakeMarkKind kind,
          const char *text,
          AnbanPlanSpan span,
          AnbanIntakeMark **mark)
{
  *mark = g_new0 (AnbanIntakeMark, 1);
  (*mark)->kind = kind;
  (*mark)->text = g_strdup (text != NULL ? text : "");
  (*mark)->span = span;
  g_ptr_array_add (self->marks, *mark);
}

static void
join_text (char **text, const char *more, const char *separator)
{
  g_auto (GStrv) pieces = NULL;
  char *joined;

  if (more == NULL || more[0] == '\0')
    return;
  pieces = g_strsplit (*text, separator, -1);
  if (g_strv_contains ((const char *const *)pieces, more))
    return;
  joined = (*text)[0] == '\0' ? g_strdup (more) : g_strconcat (*text, separator, more, NULL);
  g_free (*text);
  *text = joined;
}

static gboolean
has_noted_date (const AnbanIntakeTask *self)
{
  for (guint i = 0; i < self->marks->len; i++) {
    const AnbanIntakeMark *mark = g_ptr_array_index (self->marks, i);

    if (mark->noted && mark->due_on != NULL)
      return TRUE;
  }
  return FALSE;
}

void
anban_intake_task_reckon (AnbanIntakeTask *self)
{
  gboolean noted = has_noted_date (self);

  g_free (self->due_on);
  g_free (self->due_text);
  g_free (self->frequency_text);
  g_free (self->quota);
  self->due_on = g_strdup ("");
  self->due_text = g_strdup ("");
  self->frequency_text = g_strdup ("");
  self->quota = g_strdup ("");
  self->frequency_count = 0;
  for (guint i = 0; i < self->marks->len; i++) {
    const AnbanIntakeMark *mark = g_ptr_array_index (self->marks, i);

    switch (mark->kind) {
    case ANBAN_INTAKE_MARK_DEADLINE:
      join_text (&self->due_text, mark->text, "；");
      if (mark->due_on != NULL && (mark->noted || !noted) && strcmp (mark->due_on, self->due_on) > 0) {
        g_free (self->due_on);
        self->due_on = g_strdup (mark->due_on);
      }
      break;
    case ANBAN_INTAKE_MARK_FREQUENCY:
      join_text (&self->frequency_text, mark->text, "；");
      if (self->frequency_count == 0) {
        self->frequency_count = mark->count;
        self->frequency_per = mark->per;
      }
      break;
    case ANBAN_INTAKE_MARK_QUOTA:
      join_text (&self->quota, mark->text, "；");
      break;
    default:
      g_assert_not_reached ();
    }
  }
}

char *
anban_intake_task_dup_first_words (const char *body)
{
  const char *end = body;
  glong n = 0;

  while (*end != '\0' && n < HEADING_CHARACTERS &&
         g_utf8_strchr ("。；，：,;\n", -1, g_utf8_get_char (end)) == NULL) {
    end = g_utf8_next_char (end);
    n++;
  }
  return g_strndup (body, (gsize)(end - body));
}

/* A note at the end that names units of the task: （责任单位：…）. Returns where it begins, or NULL. */
static char *
find_closing_note (const char *body, const AnbanPlanTask *read)
{
  const char *end = body + strlen (body), *p;
  int depth = 0;

  while (end > body && g_utf8_strchr (" \n。.", -1, g_utf8_get_char (g_utf8_prev_char (end))) != NULL)
    end = g_utf8_prev_char (end);
  for (p = end; p > body;) {
    gunichar c = g_utf8_get_char (p = g_utf8_prev_char (p));

    if (c == ')' || c == 0xff09)
      depth++;
    else if ((c == '(' || c == 0xff08) && --depth == 0)
      break;
    if (depth == 0)
      return NULL;
  }
  for (guint i = 0; depth == 0 && p > body && i < read->units->len; i++) {
    const AnbanPlanUnit *unit = g_ptr_array_index (read->units, i);
    const char *found = strstr (p, unit->name);

    if (found != NULL && found < end)
      return (char *)p;
  }
  return NULL;
}

/* 牵头单位：… on a line of its own, at the end. */
static char *
find_closing_line (char *body)
{
  static const char *const labels[] = {"牵头单位", "责任单位", "配合单位", "协同单位", "主办单位",
                                       "协办单位", "完成时限", "完成时间", NULL};
  char *line = strrchr (body, '\n');

  for (guint i = 0; line != NULL && labels[i] != NULL; i++)
    if (g_str_has_prefix (line + 1, labels[i]) &&
        (g_str_has_prefix (line + 1 + strlen (labels[i]), "：") || line[1 + strlen (labels[i])] == ':'))
      return line;
  return NULL;
}

/* What is to be done, without what stands in columns of its own: the heading before it, the units behind it.
 * The whole item stays in the text of the plan. */
static char *
dup_measures (const AnbanPlanTask *read)
{
  g_autofree char *body = g_strdup (read->text != NULL ? read->text : "");
  const char *start = body;
  char *cut;

  while ((cut = find_closing_note (body, read)) != NULL || (cut = find_closing_line (body)) != NULL)
    *cut = '\0';
  g_strchomp (body);
  if (read->heading != NULL && read->heading[0] != '\0' && g_str_has_prefix (body, read->heading)) {
    const char *rest = body + strlen (read->heading);

    /* a heading that goes on after a comma is the first clause of its sentence */
    if (g_str_has_prefix (rest, "。"))
      start = rest + strlen ("。");
    else if (*rest == '\n' || *rest == '.')
      start = rest + 1;
  }
  return start[strspn (start, " \n")] != '\0' ? g_strdup (start + strspn (start, " \n"))
                                              : g_steal_pointer (&body);
}

static void
set_texts (AnbanIntakeTask *self, const AnbanPlanTask *read)
{
  g_free (self->clause);
  self->clause = g_strdup (read->key != NULL ? read->key : "");
  g_free (self->body);
  self->body = dup_measures (read);
  g_free (self->heading);
  self->heading = read->heading != NULL && read->heading[0] != '\0'
                      ? g_strdup (read->heading)
                      : anban_intake_task_dup_first_words (self->body);
  for (guint i = 0; i < read->warnings->len; i++)
    join_text (&self->warnings, g_ptr_array_index (read->warnings, i), "\n");
}

AnbanIntakeTask *
anban_intake_task_new (const AnbanPlanTask *read, const char *section, int section_seq)
{
  AnbanIntakeTask *self = anban_intake_task_new_empty ();
  AnbanIntakeMark *mark;

  set_texts (self, read);
  g_free (self->section);
  self->section = g_strdup (section);
  self->section_seq = section_seq;
  self->kind = read->kind == ANBAN_PLAN_KIND_SAFEGUARD ? ANBAN_TASK_KIND_SAFEGUARD
               : read->kind == ANBAN_PLAN_KIND_CHECK   ? ANBAN_TASK_KIND_CHECK
                                                       : ANBAN_TASK_KIND_TASK;
  self->span = read->span;
  self->text_span = read->text_span;
  for (guint i = 0; i < read->units->len; i++) {
    const AnbanPlanUnit *unit = g_ptr_array_index (read->units, i);

    anban_intake_task_add_part (self, unit->name, convert_role (unit->role), unit->span);
  }
  for (guint i = 0; i < read->deadlines->len; i++) {
    const AnbanPlanDeadline *deadline = g_ptr_array_index (read->deadlines, i);

    add_mark (self, ANBAN_INTAKE_MARK_DEADLINE, deadline->as_written, deadline->span, &mark);
    mark->due_on = g_strdup (deadline->date);
    mark->noted = g_strcmp0 (deadline->what, deadline->as_written) == 0;
  }
  for (guint i = 0; i < read->frequencies->len; i++) {
    const AnbanPlanFrequency *frequency = g_ptr_array_index (read->frequencies, i);

    add_mark (self, ANBAN_INTAKE_MARK_FREQUENCY, frequency->as_written, frequency->span, &mark);
    convert_frequency (frequency, mark);
  }
  for (guint i = 0; i < read->quotas->len; i++) {
    const AnbanPlanQuota *quota = g_ptr_array_index (read->quotas, i);

    add_mark (self, ANBAN_INTAKE_MARK_QUOTA, quota->as_written, quota->span, &mark);
  }
  anban_intake_task_reckon (self);
  self->read = anban_intake_task_copy (self);
  return self;
}

AnbanIntakeTask *
anban_intake_task_copy (const AnbanIntakeTask *self)
{
  AnbanIntakeTask *copy = anban_intake_task_new_empty ();

  for (guint f = 0; f < ANBAN_INTAKE_N_FIELDS; f++) {
    char **text = anban_intake_task_text (copy, f);

    if (text != NULL) {
      g_free (*text);
      *text = g_strdup (*anban_intake_task_text ((AnbanIntakeTask *)self, f));
    }
  }
  copy->section_seq = self->section_seq;
  copy->kind = self->kind;
  copy->frequency_count = self->frequency_count;
  copy->frequency_per = self->frequency_per;
  for (guint i = 0; i < self->parts->len; i++)
    g_ptr_array_add (copy->parts, copy_part (g_ptr_array_index (self->parts, i)));
  for (guint i = 0; i < self->marks->len; i++)
    g_ptr_array_add (copy->marks, copy_mark (g_ptr_array_index (self->marks, i)));
  copy->span = self->span;
  copy->text_span = self->text_span;
  copy->taken = self->taken;
  copy->gone = self->gone;
  copy->record_id = self->record_id;
  copy->read = self->read != NULL ? anban_intake_task_ref (self->read) : NULL;
  copy->base = self->base != NULL ? anban_intake_task_ref (self->base) : NULL;
  copy->kept = self->kept;
  copy->forced = self->forced;
  return copy;
}

AnbanIntakeTask *
anban_intake_task_ref (AnbanIntakeTask *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
anban_intake_task_unref (AnbanIntakeTask *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  for (guint f = 0; f < ANBAN_INTAKE_N_FIELDS; f++) {
    char **text = anban_intake_task_text (self, f);

    if (text != NULL)
      g_free (*text);
  }
  g_ptr_array_unref (self->parts);
  g_ptr_array_unref (self->marks);
  anban_intake_task_unref (self->read);
  anban_intake_task_unref (self->base);
  g_free (self);
}

char **
anban_intake_task_text (AnbanIntakeTask *self, AnbanIntakeField field)
{
  switch (field) {
  case ANBAN_INTAKE_HEADING:
    return &self->heading;
  case ANBAN_INTAKE_BODY:
    return &self->body;
  case ANBAN_INTAKE_CLAUSE:
    return &self->clause;
  case ANBAN_INTAKE_SECTION:
    return &self->section;
  case ANBAN_INTAKE_DUE_ON:
    return &self->due_on;
  case ANBAN_INTAKE_DUE_TEXT:
    return &self->due_text;
  case ANBAN_INTAKE_FREQUENCY_TEXT:
    return &self->frequency_text;
  case ANBAN_INTAKE_QUOTA:
    return &self->quota;
  case ANBAN_INTAKE_WARNINGS:
    return &self->warnings;
  case ANBAN_INTAKE_KIND:
  case ANBAN_INTAKE_UNITS:
  case ANBAN_INTAKE_FREQUENCY:
  case ANBAN_INTAKE_N_FIELDS:
  default:
    return NULL;
  }
}

static gboolean
has_part (const AnbanIntakeTask *self, const AnbanIntakePart *wanted)
{
  for (guint i = 0; i < self->parts->len; i++) {
    const AnbanIntakePart *part = g_ptr_array_index (self->parts, i);

    if (part->role == wanted->role && strcmp (part->name, wanted->name) == 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean
equal_parts (const AnbanIntakeTask *a, const AnbanIntakeTask *b)
{
  for (guint i = 0; i < a->parts->len; i++)
    if (!has_part (b, g_ptr_array_index (a->parts, i)))
      return FALSE;
  for (guint i = 0; i < b->parts->len; i++)
    if (!has_part (a, g_ptr_array_index (b->parts, i)))
      return FALSE;
  return TRUE;
}

gboolean
anban_intake_task_equal_field (const AnbanIntakeTask *a, const AnbanIntakeTask *b, AnbanIntakeField field)
{
  if (field == ANBAN_INTAKE_KIND)
    return a->kind == b->kind;
  if (field == ANBAN_INTAKE_UNITS)
    return equal_parts (a, b);
  if (field == ANBAN_INTAKE_FREQUENCY)
    return a->frequency_count == b->frequency_count &&
           (a->frequency_count == 0 || a->frequency_per == b->frequency_per);
  return strcmp (*anban_intake_task_text ((AnbanIntakeTask *)a, field),
                 *anban_intake_task_text ((AnbanIntakeTask *)b, field)) == 0;
}

static const char *
get_choice_label (const AnbanChoice *choices, int value)
{
  for (; choices->label != NULL; choices++)
    if (choices->value == value)
      return choices->label;
  return "";
}

static char *
dup_parts_display (const AnbanIntakeTask *self)
{
  static const AnbanRole roles[] = {ANBAN_ROLE_LEAD, ANBAN_ROLE_RESPONSIBLE, ANBAN_ROLE_SUPPORT};
  GString *text = g_string_new (NULL);

  for (gsize r = 0; r < G_N_ELEMENTS (roles); r++) {
    gboolean first = TRUE;

    for (guint i = 0; i < self->parts->len; i++) {
      const AnbanIntakePart *part = g_ptr_array_index (self->parts, i);

      if (part->role != roles[r])
        continue;
      if (first)
        g_string_append_printf (text, "%s%s：", text->len > 0 ? "；" : "",
                                get_choice_label (anban_task_roles, (int)roles[r]));
      g_string_append_printf (text, "%s%s", first ? "" : "、", part->name);
      first = FALSE;
    }
  }
  return g_string_free (text, FALSE);
}

char *
anban_intake_task_dup_display (const AnbanIntakeTask *self, AnbanIntakeField field)
{
  char **text = anban_intake_task_text ((AnbanIntakeTask *)self, field);

  if (text != NULL)
    return g_strdup (*text);
  if (field == ANBAN_INTAKE_UNITS)
    return dup_parts_display (self);
  if (field == ANBAN_INTAKE_KIND) {
    const AnbanField *kind = &anban_task_register.fields[ANBAN_TASK_KIND];

    return g_strdup (get_choice_label (kind->choices, (int)self->kind));
  }
  if (self->frequency_count == 0)
    return g_strdup ("");
  return g_strdup_printf (_ ("%s %d 次"), get_choice_label (anban_task_pers, (int)self->frequency_per),
                          self->frequency_count);
}

void
anban_intake_task_add_part (AnbanIntakeTask *self, const char *name, AnbanRole role, AnbanPlanSpan span)
{
  AnbanIntakePart *part;

  for (guint i = 0; i < self->parts->len; i++) {
    part = g_ptr_array_index (self->parts, i);
    if (strcmp (part->name, name) == 0) {
      part->role = MIN (part->role, role);
      return;
    }
  }
  part = g_new0 (AnbanIntakePart, 1);
  part->name = g_strdup (name);
  part->role = role;
  part->span = span;
  g_ptr_array_add (self->parts, part);
}
