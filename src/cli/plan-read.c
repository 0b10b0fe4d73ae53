/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/plan-read.h"

#include "cli/cli.h"

#include <glib/gi18n-lib.h>

static void
print_line (const char *label, const char *text)
{
  if (text != NULL && *text != '\0')
    anban_cli_print ("%s：%s\n", label, text);
}

/* One line inside a task: “    责任：县应急管理局、县公安局”. */
static void
print_list (const char *label, GPtrArray *texts)
{
  g_autofree char *joined = NULL;

  if (texts->len == 0)
    return;
  g_ptr_array_add (texts, NULL);
  joined = g_strjoinv ("、", (char **)texts->pdata);
  anban_cli_print ("    %s：%s\n", label, joined);
}

static void
print_units (const AnbanPlanTask *task)
{
  static const AnbanPlanRole roles[] = {ANBAN_PLAN_ROLE_LEAD, ANBAN_PLAN_ROLE_DUTY, ANBAN_PLAN_ROLE_SUPPORT};

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++) {
    g_autoptr (GPtrArray) names = g_ptr_array_new ();

    for (guint k = 0; k < task->units->len; k++) {
      const AnbanPlanUnit *unit = task->units->pdata[k];

      if (unit->role == roles[i])
        g_ptr_array_add (names, unit->name);
    }
    print_list (anban_plan_role_to_string (roles[i]), names);
  }
}

static void
print_deadlines (const AnbanPlanTask *task)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < task->deadlines->len; i++) {
    const AnbanPlanDeadline *deadline = task->deadlines->pdata[i];

    g_ptr_array_add (texts, deadline->date != NULL
                                ? g_strdup_printf ("%s（%s）", deadline->as_written, deadline->date)
                                : g_strdup (deadline->as_written));
  }
  print_list (_ ("时限"), texts);
}

static void
print_frequencies (const AnbanPlanTask *task)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  for (guint i = 0; i < task->frequencies->len; i++)
    g_ptr_array_add (texts, ((const AnbanPlanFrequency *)task->frequencies->pdata[i])->as_written);
  print_list (_ ("频次"), texts);
}

static void
print_quotas (const AnbanPlanTask *task)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  for (guint i = 0; i < task->quotas->len; i++)
    g_ptr_array_add (texts, ((const AnbanPlanQuota *)task->quotas->pdata[i])->as_written);
  print_list (_ ("指标"), texts);
}

static void
print_task (const AnbanPlanTask *task)
{
  const char *kind = task->kind == ANBAN_PLAN_KIND_SAFEGUARD ? _ ("（保障措施）")
                     : task->kind == ANBAN_PLAN_KIND_CHECK   ? _ ("（对照检查）")
                                                             : "";

  anban_cli_print ("\n%s  %s%s\n", task->key, task->heading != NULL ? task->heading : "", kind);
  if (task->text != NULL && g_strcmp0 (task->text, task->heading) != 0)
    anban_cli_print ("    %s\n", task->text);
  for (guint i = 0; i < task->subs->len; i++) {
    const AnbanPlanSub *sub = task->subs->pdata[i];

    anban_cli_print ("      · %s %s\n", sub->number, sub->heading);
  }
  print_units (task);
  print_deadlines (task);
  print_frequencies (task);
  print_quotas (task);
  for (guint i = 0; i < task->warnings->len; i++)
    anban_cli_print ("    %s：%s\n", _ ("待核对"), (const char *)task->warnings->pdata[i]);
}

/* The sections that a task stands under and the one before it did not. */
static void
print_sections (const AnbanPlanTask *task, const AnbanPlanTask *before)
{
  gboolean changed = before == NULL;

  for (guint i = 0; i < task->sections->len; i++) {
    const char *section = task->sections->pdata[i];

    changed = changed || i >= before->sections->len || g_strcmp0 (section, before->sections->pdata[i]) != 0;
    if (changed)
      anban_cli_print ("\n%*s%s\n", (int)i * 2, "", section);
  }
}

void
anban_plan_print_outline (const AnbanPlan *plan)
{
  const AnbanPlanTask *before = NULL;

  print_line (_ ("计划"), plan->title);
  print_line (_ ("文号"), plan->doc_number);
  print_line (_ ("发文机关"), plan->issuer);
  print_line (_ ("成文日期"), plan->issued_on);
  print_line (_ ("实施期限"), plan->period);
  anban_cli_print (_ ("共读出 %u 项任务\n"), plan->tasks->len);
  for (guint i = 0; i < plan->warnings->len; i++)
    print_line (_ ("待核对"), plan->warnings->pdata[i]);

  for (guint i = 0; i < plan->tasks->len; i++) {
    const AnbanPlanTask *task = plan->tasks->pdata[i];

    print_sections (task, before);
    print_task (task);
    before = task;
  }
}
