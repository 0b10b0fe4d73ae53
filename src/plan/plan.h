/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is read out of a plan document: its head, and its tasks with the units, dates, frequencies and
 * quotas that stand in them. Plain structures, filled once by plan/plan-reader.c and only read after that;
 * a plan owns everything that hangs on it. Every finding keeps the span of the source it was read from, so
 * that the import window can show both sides.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes [start, end) of AnbanPlan.source; both 0 where nothing stands in the source. */
typedef struct {
  gsize start;
  gsize end;
} AnbanPlanSpan;

typedef enum {
  ANBAN_PLAN_KIND_TASK,
  ANBAN_PLAN_KIND_SAFEGUARD, /* how the plan itself is to be carried: 保障措施, 组织实施 */
  ANBAN_PLAN_KIND_CHECK,     /* what is to be looked at: 对照…检查…情况 */
} AnbanPlanKind;

typedef enum {
  ANBAN_PLAN_ROLE_LEAD,    /* 牵头 */
  ANBAN_PLAN_ROLE_SUPPORT, /* 配合 */
  ANBAN_PLAN_ROLE_DUTY,    /* 责任 */
} AnbanPlanRole;

typedef enum {
  ANBAN_PLAN_PER_HOUR,
  ANBAN_PLAN_PER_TWO_HOURS,
  ANBAN_PLAN_PER_THREE_HOURS,
  ANBAN_PLAN_PER_DAY,
  ANBAN_PLAN_PER_TWO_DAYS,
  ANBAN_PLAN_PER_THREE_DAYS,
  ANBAN_PLAN_PER_WEEK,
  ANBAN_PLAN_PER_TEN_DAYS,
  ANBAN_PLAN_PER_HALF_MONTH,
  ANBAN_PLAN_PER_MONTH,
  ANBAN_PLAN_PER_TWO_MONTHS,
  ANBAN_PLAN_PER_QUARTER,
  ANBAN_PLAN_PER_TERM, /* 学期 */
  ANBAN_PLAN_PER_HALF_YEAR,
  ANBAN_PLAN_PER_YEAR,
  ANBAN_PLAN_PER_TWO_YEARS,
  ANBAN_PLAN_PER_THREE_YEARS,
} AnbanPlanPer;

typedef struct {
  char *name; /* as printed, without blanks */
  AnbanPlanRole role;
  AnbanPlanSpan span;
} AnbanPlanUnit;

typedef struct {
  char *as_written;
  char *date; /* ISO, the last day allowed; NULL where it is relative (春节前, 长期坚持) */
  char *what; /* the clause it stands in; may be NULL */
  AnbanPlanSpan span;
} AnbanPlanDeadline;

typedef struct {
  char *as_written;
  int count;
  AnbanPlanPer per;
  char *who;  /* NULL where no subject is printed */
  char *what; /* the clause it stands in */
  AnbanPlanSpan span;
} AnbanPlanFrequency;

typedef struct {
  char *as_written;
  double value;
  char *unit;     /* 公里, 户, %, … */
  char *deadline; /* ISO or NULL */
  AnbanPlanSpan span;
} AnbanPlanQuota;

typedef struct {
  char *number; /* 一是, （1）, ① */
  char *heading;
  AnbanPlanSpan span;
} AnbanPlanSub;

typedef struct {
  char *key; /* printed numbers from the top, full-width parentheses, joined by "/"; may repeat in a plan */
  AnbanPlanKind kind;
  char *heading;
  char *text;          /* the whole item without its number, soft line breaks taken out */
  GPtrArray *sections; /* char *: printed headings above it, outermost first */
  GPtrArray *units;
  GPtrArray *deadlines;
  GPtrArray *frequencies;
  GPtrArray *quotas;
  GPtrArray *subs;
  GPtrArray *warnings; /* char *: one Chinese sentence each */
  AnbanPlanSpan span;  /* number and text */
  AnbanPlanSpan text_span;
} AnbanPlanTask;

typedef struct {
  char *source; /* the text that all spans point into */
  char *title;
  char *issuer;
  char *doc_number;
  char *issued_on;     /* ISO */
  char *period;        /* 2021-2025, 2024 …; only where it is printed as a period */
  int year;            /* the year that dates without one were reckoned in; 0 where none is known */
  gboolean year_known; /* printed in the head, not inferred from the dates */
  GPtrArray *tasks;
  GPtrArray *warnings; /* char *: about the document as a whole */
} AnbanPlan;

AnbanPlan *anban_plan_new (const char *source);
void anban_plan_free (AnbanPlan *plan);

AnbanPlanTask *anban_plan_task_new (void);
void anban_plan_task_free (AnbanPlanTask *task);
void anban_plan_unit_free (AnbanPlanUnit *unit);
void anban_plan_deadline_free (AnbanPlanDeadline *deadline);
void anban_plan_frequency_free (AnbanPlanFrequency *frequency);
void anban_plan_quota_free (AnbanPlanQuota *quota);
void anban_plan_sub_free (AnbanPlanSub *sub);

/* "task", "safeguard", "check" — "牵头", "配合", "责任" — "year", "half-year", "month" … */
const char *anban_plan_kind_to_string (AnbanPlanKind kind);
const char *anban_plan_role_to_string (AnbanPlanRole role);
const char *anban_plan_per_to_string (AnbanPlanPer per);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnbanPlan, anban_plan_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnbanPlanTask, anban_plan_task_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnbanPlanUnit, anban_plan_unit_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnbanPlanDeadline, anban_plan_deadline_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnbanPlanFrequency, anban_plan_frequency_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnbanPlanQuota, anban_plan_quota_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnbanPlanSub, anban_plan_sub_free)

G_END_DECLS
