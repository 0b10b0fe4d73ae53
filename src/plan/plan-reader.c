/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/plan-reader.h"

#include "plan/document-head.h"
#include "plan/folded-text.h"
#include "plan/line-joiner.h"
#include "plan/outline.h"
#include "plan/plan-source.h"
#include "plan/plan-warnings.h"
#include "plan/responsibility.h"
#include "plan/task-finder.h"
#include "plan/task-reader.h"

static void
read_tasks (AnbanPlan *plan, const AnbanFoldedText *text, const AnbanOutline *outline)
{
  AnbanNoteRules rules = anban_responsibility_find_rules (text);
  g_autoptr (GPtrArray) notes = anban_responsibility_read (text, 0, text->len, rules);
  g_autoptr (GArray) found = anban_task_finder_run (text, outline, notes);
  AnbanTaskContext context = {text, outline, notes, plan->year};

  for (guint i = 0; i < found->len; i++) {
    const AnbanFoundTask *item = &g_array_index (found, AnbanFoundTask, i);
    AnbanPlanTask *task = anban_task_read (&context, item);

    g_ptr_array_add (plan->tasks, task);
    anban_plan_warn_task (plan, task, anban_outline_get (outline, item->item)->out_of_sequence);
  }
}

/* Takes over @source, which is normalised. */
static AnbanPlan *
read_source (char *source)
{
  AnbanPlan *plan = anban_plan_new ("");
  g_autoptr (AnbanFoldedText) text = NULL;
  g_autoptr (AnbanOutline) outline = NULL;

  g_free (plan->source);
  plan->source = source;
  text = anban_folded_text_new (source);
  anban_join_lines (text);
  anban_folded_text_pair (text);
  outline = anban_outline_new (text);
  anban_document_head_read (text, outline, plan);
  read_tasks (plan, text, outline);
  anban_plan_warn_plan (plan);
  return plan;
}

AnbanPlan *
anban_plan_read_text (const char *text)
{
  return read_source (anban_plan_source_normalise (text));
}

AnbanPlan *
anban_plan_read_file (GFile *file, GCancellable *cancellable, GError **error)
{
  char *source = anban_plan_source_load (file, cancellable, error);

  return source != NULL ? read_source (source) : NULL;
}
