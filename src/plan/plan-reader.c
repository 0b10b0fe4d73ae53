/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/plan-reader.h"

#include "plan/document-head.h"
#include "plan/folded-text.h"
#include "plan/line-joiner.h"
#include "plan/outline.h"
#include "plan/plan-source.h"
#include "plan/table-tasks.h"
#include "plan/plan-warnings.h"
#include "plan/responsibility.h"
#include "plan/task-finder.h"
#include "plan/task-reader.h"

static int
by_place (gconstpointer a, gconstpointer b)
{
  const AnbanPlanTask *first = *(AnbanPlanTask *const *)a, *second = *(AnbanPlanTask *const *)b;

  return first->span.start < second->span.start ? -1 : first->span.start > second->span.start;
}

/* （以上1—4项牵头单位：…） stands in the last item and is for those before it as well. */
static void
share_range_notes (const AnbanTaskContext *context, const GArray *found, AnbanPlan *plan)
{
  for (guint n = 0; n < context->notes->len; n++) {
    const AnbanNote *note = context->notes->pdata[n];
    int parent = -2;

    if (note->first_item == 0)
      continue;
    for (guint i = found->len; i-- > 0;) {
      const AnbanFoundTask *task = &g_array_index (found, AnbanFoundTask, i);
      const AnbanOutlineItem *item = anban_outline_get (context->outline, task->item);

      if (task->start > note->start)
        continue;
      if (parent == -2)
        parent = item->parent;
      else if (item->parent == parent && item->marker.value >= note->first_item &&
               item->marker.value <= note->last_item)
        anban_task_add_note (context, plan->tasks->pdata[i], note);
      else
        break;
    }
  }
}

static void
read_tasks (AnbanPlan *plan, const AnbanFoldedText *text, const AnbanOutline *outline)
{
  AnbanNoteRules rules = anban_responsibility_find_rules (text);
  g_autoptr (GPtrArray) notes = anban_responsibility_read (text, 0, text->len, rules);
  g_autoptr (GArray) rows = anban_plan_table_find (text);
  g_autoptr (GArray) found = anban_task_finder_run (text, outline, notes, rows);
  AnbanTaskContext context = {text, outline, notes, anban_plan_years_find (text, outline->head_end, plan)};

  for (guint i = 0; i < found->len; i++) {
    const AnbanFoundTask *item = &g_array_index (found, AnbanFoundTask, i);
    AnbanPlanTask *task = anban_task_read (&context, item);

    g_ptr_array_add (plan->tasks, task);
    if (anban_outline_get (outline, item->item)->out_of_sequence)
      anban_plan_warn_sequence (task);
  }
  share_range_notes (&context, found, plan);
  anban_table_tasks_read (&context, rows, plan);
  g_ptr_array_sort (plan->tasks, by_place);
  for (guint i = 0; i < plan->tasks->len; i++)
    anban_plan_warn_task (plan, plan->tasks->pdata[i]);
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
