/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A task on its way from a plan into the office: what was read, and what the clerk made of it. A reference
 * counted value that is copied before it is changed, so that the intake can undo by keeping old ones. Made and
 * changed by plan-intake.c alone; the import window reads it.
 */
#pragma once

#include "plan/plan.h"
#include "registers/task.h"

G_BEGIN_DECLS

/* What an import can change in a task; also the numbers of its choices. */
typedef enum {
  ANBAN_INTAKE_HEADING,
  ANBAN_INTAKE_BODY,
  ANBAN_INTAKE_KIND,
  ANBAN_INTAKE_CLAUSE,
  ANBAN_INTAKE_SECTION,
  ANBAN_INTAKE_UNITS,
  ANBAN_INTAKE_DUE_ON,
  ANBAN_INTAKE_DUE_TEXT,
  ANBAN_INTAKE_FREQUENCY,
  ANBAN_INTAKE_FREQUENCY_TEXT,
  ANBAN_INTAKE_QUOTA,
  ANBAN_INTAKE_WARNINGS,
  ANBAN_INTAKE_N_FIELDS,
} AnbanIntakeField;

typedef struct {
  char *name; /* as printed or as typed; of an office's task the unit's own name */
  AnbanRole role;
  gint64 unit_id;     /* in an office's task; else 0 */
  AnbanPlanSpan span; /* 0, 0 for one that the clerk added */
} AnbanIntakePart;

typedef enum {
  ANBAN_INTAKE_MARK_DEADLINE,
  ANBAN_INTAKE_MARK_FREQUENCY,
  ANBAN_INTAKE_MARK_QUOTA,
} AnbanIntakeMarkKind;

/* A finding beside the units, with the place it was read from. */
typedef struct {
  AnbanIntakeMarkKind kind;
  char *text;   /* as printed */
  char *due_on; /* of a deadline: ISO, or NULL */
  gboolean
      noted; /* a deadline that stands by itself (完成时限：12月20日前): it goes before those inside sentences */
  int count; /* of a frequency */
  AnbanPer per;
  AnbanPlanSpan span;
} AnbanIntakeMark;

typedef struct _AnbanIntakeTask AnbanIntakeTask;

struct _AnbanIntakeTask {
  gatomicrefcount refs;
  char *clause, *section, *heading, *body;
  char *due_on, *due_text; /* no text here is ever NULL; "" where there is none */
  char *frequency_text, *quota, *warnings;
  int section_seq;
  AnbanTaskKind kind;
  int frequency_count; /* 0: not recurring */
  AnbanPer frequency_per;
  GPtrArray *parts; /* AnbanIntakePart */
  GPtrArray *marks; /* AnbanIntakeMark */
  AnbanPlanSpan span, text_span;
  gboolean taken;        /* into the office; of a task that the plan lost: out of it */
  gboolean gone;         /* stands in the office, no longer in the plan */
  gint64 record_id;      /* the office's task that it updates; 0: a new one */
  AnbanIntakeTask *read; /* as it was read; NULL for what a split made and what is gone */
  AnbanIntakeTask *base; /* as the plan's earlier text has it; NULL where that is not known */
  guint32 kept, forced;  /* bits by AnbanIntakeField: the clerk's choices against the proposal */
};

AnbanIntakeTask *anban_intake_task_new (const AnbanPlanTask *read, const char *section, int section_seq);
AnbanIntakeTask *anban_intake_task_new_empty (void);
AnbanIntakeTask *anban_intake_task_copy (const AnbanIntakeTask *self);
AnbanIntakeTask *anban_intake_task_ref (AnbanIntakeTask *self);
void anban_intake_task_unref (AnbanIntakeTask *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnbanIntakeTask, anban_intake_task_unref)

/* The text field behind @field, NULL for those that are no text. */
char **anban_intake_task_text (AnbanIntakeTask *self, AnbanIntakeField field);
gboolean
anban_intake_task_equal_field (const AnbanIntakeTask *a, const AnbanIntakeTask *b, AnbanIntakeField field);
/* As people read it: 牵头：县应急局；配合：各镇. */
char *anban_intake_task_dup_display (const AnbanIntakeTask *self, AnbanIntakeField field);
void anban_intake_task_add_part (AnbanIntakeTask *self, const char *name, AnbanRole role, AnbanPlanSpan span);

/* What a task without a printed heading is called: the first words of its text. */
char *anban_intake_task_dup_first_words (const char *body);
/* Sets dates, frequency and quota by the marks: the latest deadline counts, of those noted as such where
 * there are any; all of them are told. */
void anban_intake_task_reckon (AnbanIntakeTask *self);

/* Cuts @self at the character @at of its body: it keeps what stands before, the result has the rest. Findings go
 * with their words; units whose name stands in neither part stay with both. NULL where a part would be empty.
 * @source is the text that the spans point into. */
AnbanIntakeTask *anban_intake_task_split (AnbanIntakeTask *self, const char *source, glong at);
/* Puts @next behind @self: texts joined, units united, the later date. */
void anban_intake_task_merge (AnbanIntakeTask *self, const AnbanIntakeTask *next);

/* Where byte @offset of the source stands in the body, in characters; -1 where it does not. @source is the text
 * that the spans point into. */
glong anban_intake_task_find_in_body (const AnbanIntakeTask *self, const char *source, gsize offset);

/* What a plan says of itself. */
typedef enum {
  ANBAN_INTAKE_HEAD_TITLE,
  ANBAN_INTAKE_HEAD_DOC_NUMBER,
  ANBAN_INTAKE_HEAD_ISSUER,
  ANBAN_INTAKE_HEAD_ISSUED_ON,
  ANBAN_INTAKE_HEAD_PERIOD,
  ANBAN_INTAKE_N_HEADS,
} AnbanIntakeHead;

/* One difference between the office's task and the plan. */
typedef struct {
  AnbanIntakeField field;
  const char *label; /* static */
  char *before, *after;
  gboolean conflict; /* the office changed it too */
  gboolean take;
} AnbanIntakeChange;

const char *anban_intake_field_get_label (AnbanIntakeField field);

G_END_DECLS
