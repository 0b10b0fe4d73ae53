/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Splitting and merging tasks while they are checked (plan-intake-task.h): where the words go, the findings go.
 */
#include "plan/plan-intake-task.h"

#include <string.h>

static gboolean
is_blank (gunichar c)
{
  return g_unichar_isspace (c) || c == 0xfeff || c == 0x200b;
}

glong
anban_intake_task_find_in_body (const AnbanIntakeTask *self, const char *source, gsize offset)
{
  glong inked = 0, at = 0;

  if (offset < self->text_span.start || offset > self->text_span.end)
    return -1;
  for (const char *p = source + self->text_span.start; p < source + offset; p = g_utf8_next_char (p))
    inked += !is_blank (g_utf8_get_char (p));
  for (const char *p = self->body; *p != '\0' && inked > 0; p = g_utf8_next_char (p), at++)
    inked -= !is_blank (g_utf8_get_char (p));
  return inked > 0 ? -1 : at;
}

/* The byte of the source where the words begin that stand at character @at of the body. */
static gsize
find_in_source (const AnbanIntakeTask *self, const char *source, glong at)
{
  const char *p = source + self->text_span.start, *end = source + self->text_span.end;
  glong inked = 0;

  for (const char *b = self->body; *b != '\0' && at > 0; b = g_utf8_next_char (b), at--)
    inked += !is_blank (g_utf8_get_char (b));
  for (; p < end && inked > 0; p = g_utf8_next_char (p))
    inked -= !is_blank (g_utf8_get_char (p));
  while (p < end && is_blank (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return (gsize)(p - source);
}

static char *
dup_inked (const char *text)
{
  GString *inked = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!is_blank (g_utf8_get_char (p)))
      g_string_append_unichar (inked, g_utf8_get_char (p));
  return g_string_free (inked, FALSE);
}

static gboolean
is_reckoned (const AnbanIntakeTask *self)
{
  g_autoptr (AnbanIntakeTask) again = anban_intake_task_copy (self);

  anban_intake_task_reckon (again);
  return anban_intake_task_equal_field (self, again, ANBAN_INTAKE_DUE_ON) &&
         anban_intake_task_equal_field (self, again, ANBAN_INTAKE_DUE_TEXT) &&
         anban_intake_task_equal_field (self, again, ANBAN_INTAKE_FREQUENCY) &&
         anban_intake_task_equal_field (self, again, ANBAN_INTAKE_FREQUENCY_TEXT) &&
         anban_intake_task_equal_field (self, again, ANBAN_INTAKE_QUOTA);
}

/* Findings whose words stand in the second part alone leave the first, and the other way round. */
static void
part_marks (AnbanIntakeTask *self, AnbanIntakeTask *rest, const char *before, const char *after)
{
  for (guint i = self->marks->len; i-- > 0;) {
    const AnbanIntakeMark *mark = g_ptr_array_index (self->marks, i);
    g_autofree char *words = dup_inked (mark->text);

    if (strstr (before, words) == NULL && strstr (after, words) != NULL)
      g_ptr_array_remove_index (self->marks, i);
    else
      g_ptr_array_remove_index (rest->marks, i);
  }
}

static void
part_units (AnbanIntakeTask *self, AnbanIntakeTask *rest, const char *before, const char *after)
{
  g_autofree gboolean *in_first = g_new0 (gboolean, self->parts->len + 1);
  g_autofree gboolean *in_second = g_new0 (gboolean, self->parts->len + 1);
  gboolean any_first = FALSE;

  for (guint i = 0; i < self->parts->len; i++) {
    const AnbanIntakePart *part = g_ptr_array_index (self->parts, i);

    in_first[i] = strstr (before, part->name) != NULL;
    in_second[i] = strstr (after, part->name) != NULL;
    any_first |= in_first[i];
  }
  /* a note at the very end speaks of the whole item when the first part names nobody */
  for (guint i = self->parts->len; i-- > 0;) {
    if (in_second[i] && !in_first[i] && any_first)
      g_ptr_array_remove_index (self->parts, i);
    else if (in_first[i] && !in_second[i])
      g_ptr_array_remove_index (rest->parts, i);
  }
}

static void
set_text (char **text, char *value)
{
  g_free (*text);
  *text = value;
}

AnbanIntakeTask *
anban_intake_task_split (AnbanIntakeTask *self, const char *source, glong at)
{
  g_autofree char *head = g_utf8_substring (self->body, 0, MIN (at, g_utf8_strlen (self->body, -1)));
  g_autofree char *tail = g_strdup (self->body + strlen (head));
  g_autofree char *before = dup_inked (head), *after = dup_inked (tail);
  AnbanIntakeTask *rest;
  gsize cut;
  gboolean reckoned = is_reckoned (self);

  if (before[0] == '\0' || after[0] == '\0')
    return NULL;
  cut = find_in_source (self, source, at);
  rest = anban_intake_task_copy (self);
  g_clear_pointer (&rest->read, anban_intake_task_unref);
  g_clear_pointer (&rest->base, anban_intake_task_unref);
  rest->record_id = 0;
  rest->kept = rest->forced = 0;
  set_text (&rest->clause, g_strconcat (self->clause, "-2", NULL));
  set_text (&rest->body, g_strdup (g_strstrip (tail)));
  set_text (&self->body, g_strdup (g_strstrip (head)));
  set_text (&rest->heading, anban_intake_task_dup_first_words (rest->body));
  rest->span.start = rest->text_span.start = self->span.end = self->text_span.end = cut;
  part_marks (self, rest, before, after);
  part_units (self, rest, before, after);
  anban_intake_task_reckon (rest);
  if (reckoned)
    anban_intake_task_reckon (self);
  return rest;
}

static void
join_text (char **text, const char *more, const char *separator)
{
  if (more[0] == '\0' || strcmp (*text, more) == 0)
    return;
  set_text (text, (*text)[0] == '\0' ? g_strdup (more) : g_strconcat (*text, separator, more, NULL));
}

static void
join_findings (AnbanIntakeTask *self, const AnbanIntakeTask *next)
{
  if (strcmp (next->due_on, self->due_on) > 0)
    set_text (&self->due_on, g_strdup (next->due_on));
  join_text (&self->due_text, next->due_text, "；");
  join_text (&self->frequency_text, next->frequency_text, "；");
  join_text (&self->quota, next->quota, "；");
  if (self->frequency_count == 0) {
    self->frequency_count = next->frequency_count;
    self->frequency_per = next->frequency_per;
  }
}

void
anban_intake_task_merge (AnbanIntakeTask *self, const AnbanIntakeTask *next)
{
  g_autoptr (AnbanIntakeTask) other = anban_intake_task_copy (next);
  gboolean reckoned = is_reckoned (self) && is_reckoned (next);

  join_text (&self->body, next->body, "\n");
  join_text (&self->warnings, next->warnings, "\n");
  for (guint i = 0; i < next->parts->len; i++) {
    const AnbanIntakePart *part = g_ptr_array_index (next->parts, i);

    anban_intake_task_add_part (self, part->name, part->role, part->span);
  }
  while (other->marks->len > 0)
    g_ptr_array_add (self->marks, g_ptr_array_steal_index (other->marks, 0));
  if (reckoned)
    anban_intake_task_reckon (self);
  else
    join_findings (self, next);
  if (next->span.end > next->span.start) {
    self->span.end = MAX (self->span.end, next->span.end);
    self->text_span.end = MAX (self->text_span.end, next->text_span.end);
  }
}
