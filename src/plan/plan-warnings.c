/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/plan-warnings.h"

#include "plan/word-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const vague_words[] = {"不定期", "定期", "适时", "经常性", "尽快", "及早", "近期", NULL};
static const char *const open_ends[] = {"等部门",     "等单位",     "等有关部门", "等相关部门",
                                        "等有关单位", "等相关单位", NULL};

/* Every word of @words in @text, each once, joined by 、; NULL where none stands in it. */
static char *
find_words (const char *text, const char *const *words)
{
  const char *end = text + strlen (text);
  GString *found = g_string_new (NULL);

  for (const char *p = text; p < end;) {
    gsize len = anban_words_at (words, p, end);

    if (len > 0) {
      g_autofree char *word = g_strndup (p, len);

      if (strstr (found->str, word) == NULL)
        g_string_append_printf (found, "%s%s", found->len > 0 ? "、" : "", word);
    }
    p = len > 0 ? p + len : g_utf8_next_char (p);
  }
  return g_string_free (found, found->len == 0);
}

void
anban_plan_warn_sequence (AnbanPlanTask *task)
{
  g_ptr_array_add (task->warnings, g_strdup (_ ("编号与前一项不连续，请核对原文是否缺项。")));
}

void
anban_plan_warn_task (const AnbanPlan *plan, AnbanPlanTask *task)
{
  g_autofree char *vague = find_words (task->text, vague_words);
  g_autofree char *open = find_words (task->text, open_ends);

  if (task->units->len == 0)
    g_ptr_array_add (task->warnings, g_strdup (_ ("原文没有写明责任单位，请补充。")));
  if (vague != NULL)
    g_ptr_array_add (task->warnings, g_strdup_printf (_ ("“%s”没有次数和周期，无法按期提醒。"), vague));
  if (open != NULL)
    g_ptr_array_add (task->warnings, g_strdup_printf (_ ("责任单位没有列全（“%s”），请核对。"), open));
  for (guint i = 0; i < task->deadlines->len; i++) {
    const AnbanPlanDeadline *deadline = task->deadlines->pdata[i];

    if (deadline->date == NULL)
      g_ptr_array_add (task->warnings,
                       g_strdup_printf (_ ("“%s”不是确定的日期，请补充时限。"), deadline->as_written));
    else if (plan->issued_on != NULL && strcmp (deadline->date, plan->issued_on) < 0)
      g_ptr_array_add (task->warnings, g_strdup_printf (_ ("时限“%s”早于印发日期 %s，请核对。"),
                                                        deadline->as_written, plan->issued_on));
  }
}

void
anban_plan_warn_plan (AnbanPlan *plan)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);

  if (plan->tasks->len == 0)
    g_ptr_array_add (plan->warnings, g_strdup (_ ("没有读出编号的任务，请在右侧逐条添加。")));
  if (plan->year == 0)
    g_ptr_array_add (plan->warnings, g_strdup (_ ("文中没有写明年份，不带年份的日期没有换算。")));
  for (guint i = 0; i < plan->tasks->len; i++) {
    AnbanPlanTask *task = plan->tasks->pdata[i];

    if (!g_hash_table_add (keys, task->key))
      g_ptr_array_add (task->warnings,
                       g_strdup_printf (_ ("编号“%s”在文中出现不止一次，请核对。"), task->key));
  }
}
