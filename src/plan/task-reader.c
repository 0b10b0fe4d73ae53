/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/task-reader.h"

#include "plan/deadline.h"
#include "plan/frequency.h"
#include "plan/quota.h"
#include "plan/subject.h"
#include "plan/unit-names.h"
#include "plan/word-list.h"

#include <string.h>

static const char *const clause_stops[] = {"。", ",", ";", "!", "?", "\n", "\t", ":", NULL};

/* The clause around [start, end), within the task. */
static char *
dup_clause (const AnbanFoldedText *text, gsize start, gsize end, gsize first, gsize last)
{
  gsize from = start, to = end;

  while (from > first && start - from < 150 &&
         anban_words_before (clause_stops, text->text + first, text->text + from) == 0 &&
         text->text[from - 1] != '(')
    from = (gsize)(g_utf8_prev_char (text->text + from) - text->text);
  while (to < last && to - end < 150 &&
         anban_words_at (clause_stops, text->text + to, text->text + last) == 0 && text->text[to] != ')')
    to = (gsize)(g_utf8_next_char (text->text + to) - text->text);
  return anban_folded_text_dup_name (text, from, to);
}

void
anban_task_add_unit (
    const AnbanTaskContext *context, AnbanPlanTask *task, gsize start, gsize end, AnbanPlanRole role)
{
  g_autofree char *name = anban_folded_text_dup_name (context->text, start, end);
  AnbanPlanUnit *unit;

  for (guint i = 0; i < task->units->len; i++) {
    const AnbanPlanUnit *known = task->units->pdata[i];

    if (known->role == role && g_str_equal (known->name, name))
      return;
  }
  unit = g_new0 (AnbanPlanUnit, 1);
  unit->name = g_steal_pointer (&name);
  unit->role = role;
  unit->span = anban_folded_text_span (context->text, start, end);
  g_ptr_array_add (task->units, unit);
}

static void
add_units (const AnbanTaskContext *context, AnbanPlanTask *task, const GArray *units)
{
  for (guint i = 0; i < units->len; i++) {
    const AnbanUnitRange *unit = &g_array_index (units, AnbanUnitRange, i);

    anban_task_add_unit (context, task, unit->start, unit->end, unit->role);
  }
}

/* A date behind 完成时限： that the text names already is the same deadline. */
static gboolean
is_known_date (const AnbanPlanTask *task, const char *date)
{
  for (guint i = 0; i < task->deadlines->len; i++) {
    const AnbanPlanDeadline *known = task->deadlines->pdata[i];

    if (g_strcmp0 (known->date, date) == 0)
      return TRUE;
  }
  return FALSE;
}

void
anban_task_add_deadlines (
    const AnbanTaskContext *context, AnbanPlanTask *task, gsize start, gsize end, gboolean labelled)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (AnbanDeadlineRange));

  anban_deadline_read (context->text, start, end, &context->years, labelled, ranges);
  for (guint i = 0; i < ranges->len; i++) {
    const AnbanDeadlineRange *range = &g_array_index (ranges, AnbanDeadlineRange, i);
    char iso[ANBAN_DATE_ISO_SIZE];
    const char *date = range->date != ANBAN_DATE_NONE ? anban_date_to_iso (range->date, iso) : NULL;
    AnbanPlanDeadline *deadline;

    if (labelled && is_known_date (task, date))
      continue;
    deadline = g_new0 (AnbanPlanDeadline, 1);
    deadline->as_written = anban_folded_text_dup_name (context->text, range->start, range->end);
    deadline->date = g_strdup (date);
    deadline->what = dup_clause (context->text, range->start, range->end, start, end);
    deadline->span = anban_folded_text_span (context->text, range->start, range->end);
    g_ptr_array_add (task->deadlines, deadline);
  }
}

/* 按月通报晾晒。区安委办要按月通报…: the heading says shortly what its text says again. */
static gboolean
is_said_again (const AnbanFoldedText *text, const GArray *ranges, guint index)
{
  const AnbanFrequencyRange *range = &g_array_index (ranges, AnbanFrequencyRange, index);

  if (range->number_start != range->number_end)
    return FALSE;
  for (guint i = index + 1; i < ranges->len; i++) {
    const AnbanFrequencyRange *later = &g_array_index (ranges, AnbanFrequencyRange, i);

    if (later->per == range->per && later->count == range->count &&
        later->number_start == later->number_end && later->start - range->start < 120 &&
        anban_words_within ((const char *const[]){"。", ":", NULL}, text->text + range->end,
                            text->text + later->start))
      return TRUE;
  }
  return FALSE;
}

static void
add_frequencies (
    const AnbanTaskContext *context, AnbanPlanTask *task, const GArray *ranges, gsize start, gsize end)
{
  for (guint i = 0; i < ranges->len; i++) {
    const AnbanFrequencyRange *range = &g_array_index (ranges, AnbanFrequencyRange, i);
    AnbanPlanFrequency *frequency;
    gsize who_start, who_end;

    if (is_said_again (context->text, ranges, i))
      continue;
    frequency = g_new0 (AnbanPlanFrequency, 1);
    frequency->as_written = anban_folded_text_dup_name (context->text, range->start, range->end);
    frequency->count = range->count;
    frequency->per = range->per;
    frequency->what = dup_clause (context->text, range->start, range->end, start, end);
    if (anban_subject_before (context->text, range->clause_start, range->start, &who_start, &who_end))
      frequency->who = anban_folded_text_dup_name (context->text, who_start, who_end);
    frequency->span = anban_folded_text_span (context->text, range->start, range->end);
    g_ptr_array_add (task->frequencies, frequency);
  }
}

/* The date that stands in the same clause, or the only one that the task has. */
static const char *
deadline_of_quota (const AnbanTaskContext *context, const AnbanPlanTask *task, const AnbanQuotaRange *range)
{
  gsize at = context->text->origin[range->start];
  const char *near = NULL, *only = NULL;
  guint dated = 0;

  for (guint i = 0; i < task->deadlines->len; i++) {
    const AnbanPlanDeadline *deadline = task->deadlines->pdata[i];

    if (deadline->date == NULL)
      continue;
    dated++;
    only = deadline->date;
    if (deadline->span.start <= at && at - deadline->span.start < 180)
      near = deadline->date;
  }
  return near != NULL ? near : dated == 1 ? only : NULL;
}

static void
add_quotas (const AnbanTaskContext *context, AnbanPlanTask *task, const GArray *taken, gsize start, gsize end)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (AnbanQuotaRange));

  anban_quota_read (context->text, start, end, taken, ranges);
  for (guint i = 0; i < ranges->len; i++) {
    const AnbanQuotaRange *range = &g_array_index (ranges, AnbanQuotaRange, i);
    AnbanPlanQuota *quota = g_new0 (AnbanPlanQuota, 1);

    quota->as_written = anban_folded_text_dup_name (context->text, range->start, range->end);
    quota->value = range->value;
    /* 百分之九十 and ％ are % */
    quota->unit = range->unit_end == range->unit_start || context->text->text[range->unit_start] == '%'
                      ? g_strdup ("%")
                      : anban_folded_text_dup_name (context->text, range->unit_start, range->unit_end);
    quota->deadline = g_strdup (deadline_of_quota (context, task, range));
    quota->span = anban_folded_text_span (context->text, range->start, range->end);
    g_ptr_array_add (task->quotas, quota);
  }
}

void
anban_task_add_findings (const AnbanTaskContext *context, AnbanPlanTask *task, gsize start, gsize end)
{
  anban_task_add_deadlines (context, task, start, end, FALSE);
  anban_task_add_amounts (context, task, start, end);
}

void
anban_task_add_amounts (const AnbanTaskContext *context, AnbanPlanTask *task, gsize start, gsize end)
{
  g_autoptr (GArray) frequencies = g_array_new (FALSE, FALSE, sizeof (AnbanFrequencyRange));

  anban_frequency_read (context->text, start, end, frequencies);
  add_frequencies (context, task, frequencies, start, end);
  add_quotas (context, task, frequencies, start, end);
}

static void
add_sub (const AnbanTaskContext *context,
         AnbanPlanTask *task,
         const AnbanMarker *marker,
         gsize start,
         gsize text_start,
         gsize end)
{
  AnbanPlanSub *sub = g_new0 (AnbanPlanSub, 1);
  gsize heading = anban_outline_heading_end (context->text, text_start, end);

  sub->number = g_strdup (marker->printed);
  sub->heading = anban_folded_text_dup_name (context->text, text_start, heading);
  sub->span = anban_folded_text_span (context->text, start, end);
  g_ptr_array_add (task->subs, sub);
}

/* The dates of the task; what stands behind 完成时限： is read as such and not twice. */
static void
add_all_deadlines (
    const AnbanTaskContext *context, AnbanPlanTask *task, guint first_note, gsize start, gsize end)
{
  gsize at = start;

  for (guint n = first_note; n < context->notes->len; n++) {
    const AnbanNote *note = context->notes->pdata[n];

    if (note->start >= end)
      break;
    for (guint i = 0; i < note->deadlines->len; i++) {
      AnbanPlanSpan span = g_array_index (note->deadlines, AnbanPlanSpan, i);

      anban_task_add_deadlines (context, task, at, span.start, FALSE);
      anban_task_add_deadlines (context, task, span.start, span.end, TRUE);
      at = span.end;
    }
  }
  anban_task_add_deadlines (context, task, at, end, FALSE);
}

void
anban_task_add_note (const AnbanTaskContext *context, AnbanPlanTask *task, const AnbanNote *note)
{
  add_units (context, task, note->units);
  for (guint i = 0; i < note->deadlines->len; i++) {
    AnbanPlanSpan span = g_array_index (note->deadlines, AnbanPlanSpan, i);

    anban_task_add_deadlines (context, task, span.start, span.end, TRUE);
  }
}

typedef struct {
  AnbanMarker marker;
  gsize start;
} InlineMark;

/* 一是…；二是… and ①…②… inside a paragraph, where they count from one to two at least. */
static void
add_inline_subs (
    const AnbanTaskContext *context, AnbanPlanTask *task, AnbanMarkKind kind, gsize start, gsize end)
{
  static const char *const before[] = {"。", ";", ":", ",", "\n", "!", "”", ")", NULL};
  const AnbanFoldedText *text = context->text;
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (InlineMark));

  for (gsize i = start; i < end; i += (gsize)(g_utf8_next_char (text->text + i) - (text->text + i))) {
    InlineMark mark = {.start = i};

    if ((text->flags[i] & ANBAN_FOLDED_QUOTED) != 0 ||
        (i > start && anban_words_before (before, text->text + start, text->text + i) == 0 &&
         g_utf8_get_char (text->text + i) < 0x2460))
      continue;
    if (i > start && anban_words_before (before, text->text + start, text->text + i) == 0 &&
        g_utf8_get_char (text->text + i) > 0x2473)
      continue;
    if (!anban_marker_read (text->text + i, text->text + end, &mark.marker))
      continue;
    if (mark.marker.kind != ANBAN_MARK_IS && mark.marker.kind != ANBAN_MARK_CIRCLED &&
        mark.marker.kind != ANBAN_MARK_PAREN && mark.marker.kind != ANBAN_MARK_ORDINAL &&
        (mark.marker.kind != ANBAN_MARK_NUMBER || mark.marker.weak))
      continue;
    if (kind == ANBAN_MARK_NONE && mark.marker.value == 1)
      kind = mark.marker.kind;
    if (mark.marker.kind == kind && mark.marker.value == (gint64)marks->len + 1)
      g_array_append_val (marks, mark);
  }
  if (marks->len < 2)
    return;
  for (guint i = 0; i < marks->len; i++) {
    const InlineMark *mark = &g_array_index (marks, InlineMark, i);
    gsize stop = i + 1 < marks->len ? g_array_index (marks, InlineMark, i + 1).start : end;

    add_sub (context, task, &mark->marker, mark->start, mark->start + mark->marker.len, stop);
  }
}

static gboolean
is_inline_kind (AnbanMarkKind kind)
{
  return kind == ANBAN_MARK_IS || kind == ANBAN_MARK_CIRCLED || kind == ANBAN_MARK_PAREN;
}

static void
add_subs (const AnbanTaskContext *context, AnbanPlanTask *task, const AnbanFoundTask *found)
{
  const AnbanOutlineItem *item = anban_outline_get (context->outline, found->item);

  if (!found->with_subs) {
    add_inline_subs (context, task, ANBAN_MARK_NONE, found->start, found->end);
    return;
  }
  /* ①…；②… on one line: only the first of them is an item of the outline */
  if (is_inline_kind (anban_outline_get (context->outline, found->item + 1)->marker.kind))
    add_inline_subs (context, task, anban_outline_get (context->outline, found->item + 1)->marker.kind,
                     found->start, found->end);
  if (task->subs->len > 0)
    return;
  for (guint i = found->item + 1; i < context->outline->items->len; i++) {
    const AnbanOutlineItem *child = anban_outline_get (context->outline, i);

    if (child->level <= item->level)
      break;
    if (child->level == item->level + 1)
      add_sub (context, task, &child->marker, child->start, child->text_start, child->first_end);
  }
}

/* The first note that begins at or behind @at. */
static guint
find_note (const GPtrArray *notes, gsize at)
{
  guint low = 0, high = notes->len;

  while (low < high) {
    guint middle = (low + high) / 2;

    if (((const AnbanNote *)notes->pdata[middle])->start < at)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* （一）各生产经营单位: the heading names who the measures below are for. */
static void
add_heading_unit (const AnbanTaskContext *context, const AnbanFoundTask *found, GArray *units)
{
  const AnbanFoldedText *text = context->text;
  gsize end = anban_outline_heading_end (text, found->start,
                                         anban_outline_get (context->outline, found->item)->first_end);

  if (units->len == 0 && end > found->start &&
      anban_word_at ("各", text->text + found->start, text->text + end) &&
      anban_unit_name_is (text->text + found->start, text->text + end))
    anban_unit_list_read (text, found->start, end, ANBAN_PLAN_ROLE_DUTY, FALSE, units, NULL);
}

/* 一、县公安局 above the tasks of the police: a list by units. */
static gboolean
inherit_heading_unit (const AnbanTaskContext *context, AnbanPlanTask *task, const AnbanOutlineItem *above)
{
  const AnbanFoldedText *text = context->text;
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (AnbanUnitRange));
  gsize end = anban_outline_heading_end (text, above->text_start, above->first_end);

  if (end < above->first_end || end <= above->text_start ||
      !anban_subject_is_heading (text, above->text_start, end))
    return FALSE;
  anban_unit_list_read (text, above->text_start, end, ANBAN_PLAN_ROLE_DUTY, FALSE, units, NULL);
  add_units (context, task, units);
  return units->len > 0;
}

/* The units that the headings above name, in a note or by being a unit's name. */
static void
inherit_units (const AnbanTaskContext *context, AnbanPlanTask *task, const AnbanOutlineItem *item)
{
  for (int i = item->parent; i >= 0 && task->units->len == 0;
       i = anban_outline_get (context->outline, (guint)i)->parent) {
    const AnbanOutlineItem *above = anban_outline_get (context->outline, (guint)i);

    for (guint n = find_note (context->notes, above->text_start); n < context->notes->len; n++) {
      const AnbanNote *note = context->notes->pdata[n];

      if (note->start >= above->own_end)
        break;
      if (note->first_item == 0)
        anban_task_add_note (context, task, note);
    }
    if (task->units->len > 0 || inherit_heading_unit (context, task, above))
      return;
  }
}

AnbanPlanTask *
anban_task_read (const AnbanTaskContext *context, const AnbanFoundTask *found)
{
  const AnbanFoldedText *text = context->text;
  const AnbanOutlineItem *item = anban_outline_get (context->outline, found->item);
  AnbanPlanTask *task = anban_plan_task_new ();
  g_autoptr (GArray) subjects = g_array_new (FALSE, FALSE, sizeof (AnbanUnitRange));
  guint first = find_note (context->notes, found->start);

  task->kind = found->kind;
  task->key = anban_outline_dup_key (context->outline, found->item);
  task->heading = anban_folded_text_dup_name (
      text, found->start,
      anban_outline_heading_end (text, found->start, MAX (item->first_end, found->start)));
  task->text = anban_folded_text_dup_text (text, found->start, found->end);
  task->span = anban_folded_text_span (text, item->start, found->end);
  task->text_span = anban_folded_text_span (text, found->start, found->end);
  for (int i = item->parent; i >= 0; i = anban_outline_get (context->outline, (guint)i)->parent) {
    const AnbanOutlineItem *above = anban_outline_get (context->outline, (guint)i);

    g_ptr_array_insert (
        task->sections, 0,
        anban_folded_text_dup_name (text, above->text_start,
                                    anban_outline_heading_end (text, above->text_start, above->first_end)));
  }
  add_all_deadlines (context, task, first, found->start, found->end);
  anban_task_add_amounts (context, task, found->start, found->end);
  for (guint i = first; i < context->notes->len; i++) {
    const AnbanNote *note = context->notes->pdata[i];

    if (note->start >= found->end)
      break;
    add_units (context, task, note->units);
  }
  if (task->units->len == 0)
    inherit_units (context, task, item);
  if (task->units->len == 0) {
    anban_subject_read (text, found->start, found->end, subjects);
    add_heading_unit (context, found, subjects);
    add_units (context, task, subjects);
  }
  add_subs (context, task, found);
  return task;
}
