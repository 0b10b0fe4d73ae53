/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/task-cells.h"

#include "base/date.h"

typedef struct {
  AnbanLight light;
  const char *icon;
  AnbanTone tone;
} LightMark;

/* Icons that differ in shape, for printers without colour. */
static const LightMark marks[] = {
    {ANBAN_LIGHT_OVERDUE, "●", ANBAN_TONE_DANGER}, {ANBAN_LIGHT_DUE_SOON, "◐", ANBAN_TONE_WARNING},
    {ANBAN_LIGHT_ON_TIME, "○", ANBAN_TONE_INFO},   {ANBAN_LIGHT_DONE, "✓", ANBAN_TONE_GOOD},
    {ANBAN_LIGHT_STOPPED, "－", ANBAN_TONE_MUTED},
};

static const char *
find_label (gint64 light)
{
  for (const AnbanChoice *choice = anban_task_lights; choice->label; choice++)
    if (choice->value == light)
      return choice->label;
  return "";
}

AnbanTableCell
anban_task_cells_get_light (gint64 light)
{
  AnbanTableCell cell = {find_label (light)};

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (marks[i].light == light) {
      cell.icon = marks[i].icon;
      cell.tone = marks[i].tone;
    }
  return cell;
}

char *
anban_task_cells_dup_legend (void)
{
  GString *legend = g_string_new ("亮灯：");

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    g_string_append_printf (legend, "%s%s %s", i ? "　" : "", marks[i].icon, find_label (marks[i].light));
  return g_string_free (legend, FALSE);
}

static void
add_line (GString *text, const char *label, const char *value)
{
  if (!*value)
    return;
  if (text->len)
    g_string_append_c (text, '\n');
  g_string_append_printf (text, "%s%s", label, value);
}

char *
anban_task_cells_dup_due (AnbanRecord *task)
{
  GString *text = g_string_new (NULL);
  g_autofree char *paper = NULL;
  AnbanDate date;

  if (anban_date_parse (anban_record_get_text (task, ANBAN_TASK_DUE_ON), &date)) {
    paper = anban_date_dup_paper (date);
    add_line (text, "", paper);
  } else {
    add_line (text, "", anban_record_get_text (task, ANBAN_TASK_DUE_TEXT));
  }
  add_line (text, "", anban_record_get_text (task, ANBAN_TASK_FREQUENCY_TEXT));
  return g_string_free (text, FALSE);
}

char *
anban_task_cells_dup_progress (AnbanRecord *task)
{
  GString *text = g_string_new (NULL);

  add_line (text, "", anban_record_get_text (task, ANBAN_TASK_PROGRESS));
  add_line (text, "落后原因：", anban_record_get_text (task, ANBAN_TASK_DELAY_REASON));
  add_line (text, "下一步：", anban_record_get_text (task, ANBAN_TASK_NEXT_STEP));
  add_line (text, "填报人：", anban_record_get_text (task, ANBAN_TASK_REPORTER));
  return g_string_free (text, FALSE);
}
