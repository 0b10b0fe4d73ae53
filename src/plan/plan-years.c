/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/plan-years.h"

#include "plan/word-list.h"

#include <stdio.h>
#include <string.h>

/* 2025年11月, 2025年11月10日; returns where it ends, NULL where none begins. */
static const char *
read_month (const char *p, const char *end, int *year, int *month)
{
  int used = 0;

  if (end - p < 10 || !g_ascii_isdigit (*p) || sscanf (p, "%4d年%2d月%n", year, month, &used) != 2 ||
      used == 0)
    return NULL;
  p += used;
  while (p < end && g_ascii_isdigit (*p))
    p++;
  return p + anban_words_at ((const char *const[]){"日", NULL}, p, end);
}

/* 自2025年11月10日起至2026年3月31日 in [start, end) */
static gboolean
read_span (AnbanPlanYears *self, const char *start, const char *end)
{
  static const char *const joints[] = {"起至", "起到", "起,至", "至", "到", "--", "-", "~", NULL};

  for (const char *p = start; p < end; p++) {
    int from_year, from, to_year, to;
    const char *q = p > start && g_ascii_isdigit (p[-1]) ? NULL : read_month (p, end, &from_year, &from);
    gsize joint = q != NULL ? anban_words_at (joints, q, end) : 0;

    if (joint == 0 ||
        (read_month (q + joint, end, &to_year, &to) == NULL &&
         (anban_words_at ((const char *const[]){"次年", "明年", NULL}, q + joint, end) == 0 ||
          sscanf (q + joint + strlen ("次年"), "%2d", &to) != 1 || (to_year = from_year + 1) == 0)))
      continue;
    if (from_year != self->year || to_year != from_year + 1 || to >= from || to < 1 || from > 12)
      return FALSE;
    self->turn = from;
    self->last = to;
    return TRUE;
  }
  return FALSE;
}

/* A section on its own time: 整治时间, 时间安排. */
static void
read_time_sections (AnbanPlanYears *self, const AnbanFoldedText *text, gsize from)
{
  for (gsize start = from; start < text->len;) {
    const char *newline = memchr (text->text + start, '\n', text->len - start);
    gsize end = newline != NULL ? (gsize)(newline - text->text) : text->len;
    const char *p = text->text + start, *stop = text->text + MIN (end, start + 60);

    if (anban_words_within ((const char *const[]){"时间", NULL}, p, stop)) {
      const char *next = newline != NULL ? memchr (newline + 1, '\n', text->len - end - 1) : NULL;

      if (read_span (self, p, next != NULL ? next : text->text + text->len))
        return;
    }
    start = end + 1;
  }
}

AnbanPlanYears
anban_plan_years_find (const AnbanFoldedText *text, gsize head_end, const AnbanPlan *plan)
{
  AnbanPlanYears self = {.year = plan->year, .known = plan->year_known};
  int month = 0;

  if (self.year == 0)
    return self;
  if (plan->title != NULL && strstr (plan->title, "学年") != NULL && plan->period != NULL) {
    self.turn = 8;
    self.last = 7;
    return self;
  }
  if (read_span (&self, text->text, text->text + head_end))
    return self;
  read_time_sections (&self, text, head_end);
  if (self.turn == 0 && plan->title != NULL && plan->issued_on != NULL &&
      (strstr (plan->title, "冬明春") != NULL || strstr (plan->title, "冬春") != NULL) &&
      sscanf (plan->issued_on, "%*4d-%2d", &month) == 1 && month >= 9) {
    self.turn = 9;
    self.last = 5;
  }
  return self;
}

int
anban_plan_years_of_month (const AnbanPlanYears *self, int year, int month)
{
  if (self->turn > 0 && year == self->year && month > 0 && month < self->turn && month <= self->last)
    return year + 1;
  return year;
}
