/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A text file of arbitrary bytes: what can be decoded reads as a plan, and every span lies in its source on
 * the borders of characters.
 */
#include "plan/plan-json.h"
#include "plan/plan-reader.h"
#include "plan/text-decoding.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
check_span (const AnbanPlan *plan, AnbanPlanSpan span)
{
  g_assert_cmpuint (span.start, <=, span.end);
  g_assert_cmpuint (span.end, <=, strlen (plan->source));
  g_assert_true (g_utf8_validate (plan->source + span.start, (gssize)(span.end - span.start), NULL));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = anban_text_decode ((const char *)data, size, NULL);
  g_autofree char *json = NULL;
  g_autoptr (AnbanPlan) plan = NULL;

  if (text == NULL)
    return 0;
  plan = anban_plan_read_text (text);
  for (guint i = 0; i < plan->tasks->len; i++) {
    const AnbanPlanTask *task = plan->tasks->pdata[i];

    check_span (plan, task->span);
    for (guint j = 0; j < task->units->len; j++)
      check_span (plan, ((AnbanPlanUnit *)task->units->pdata[j])->span);
    for (guint j = 0; j < task->deadlines->len; j++)
      check_span (plan, ((AnbanPlanDeadline *)task->deadlines->pdata[j])->span);
    for (guint j = 0; j < task->frequencies->len; j++)
      check_span (plan, ((AnbanPlanFrequency *)task->frequencies->pdata[j])->span);
    for (guint j = 0; j < task->quotas->len; j++)
      check_span (plan, ((AnbanPlanQuota *)task->quotas->pdata[j])->span);
    for (guint j = 0; j < task->subs->len; j++)
      check_span (plan, ((AnbanPlanSub *)task->subs->pdata[j])->span);
  }
  json = anban_plan_to_json (plan);
  g_assert_true (g_utf8_validate (json, -1, NULL));
  return 0;
}
