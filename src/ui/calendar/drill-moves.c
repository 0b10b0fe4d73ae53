/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/calendar/drill-moves.h"

#include "registers/drill.h"
#include "ui/calendar/drill-days.h"
#include "ui/notice.h"

#include <glib/gi18n-lib.h>

static gboolean
check_writable (GtkWidget *from, AnbanStore *store)
{
  if (!anban_store_is_read_only (store))
    return TRUE;
  anban_notice_toast (from, _ ("文件是只读的，不能改计划"));
  return FALSE;
}

static gboolean
save_step (AnbanStore *store, AnbanRecord *drill, const char *label, GError **error)
{
  if (!anban_store_begin_step (store, label, error))
    return FALSE;
  if (anban_store_save (store, drill, error))
    return anban_store_commit_step (store, error);
  anban_store_rollback_step (store);
  return FALSE;
}

static gboolean
save (GtkWidget *from, AnbanStore *store, AnbanRecord *drill, const char *label, const char *told)
{
  g_autoptr (GError) error = NULL;

  if (!save_step (store, drill, label, &error)) {
    anban_notice_error (from, _ ("没有保存"), error);
    return FALSE;
  }
  anban_notice_toast_with_undo (from, told);
  return TRUE;
}

/* One that takes several days keeps their number. */
static void
set_day (AnbanRecord *drill, AnbanDate day)
{
  char iso[ANBAN_DATE_ISO_SIZE];
  AnbanDate first, last;

  if (anban_date_parse (anban_record_get_text (drill, ANBAN_DRILL_PLANNED_ON), &first) &&
      anban_date_parse (anban_record_get_text (drill, ANBAN_DRILL_ENDS_ON), &last) && last >= first)
    anban_record_set_text (drill, ANBAN_DRILL_ENDS_ON, anban_date_to_iso (day + (last - first), iso));
  anban_record_set_text (drill, ANBAN_DRILL_PLANNED_ON, anban_date_to_iso (day, iso));
}

gboolean
anban_drill_move_to (GtkWidget *from, AnbanStore *store, gint64 id, AnbanDate day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanRecord) drill = anban_store_get (store, &anban_drill_register, id, &error);
  g_autofree char *where = anban_drill_days_dup_day (day, anban_store_get_today (store));
  g_autofree char *label = NULL;
  g_autofree char *told = NULL;
  char iso[ANBAN_DATE_ISO_SIZE];

  if (!check_writable (from, store))
    return FALSE;
  if (drill == NULL) {
    anban_notice_error (from, _ ("没有改期"), error);
    return FALSE;
  }
  if (anban_record_get_int (drill, ANBAN_DRILL_STATE) != ANBAN_EVENT_PLANNED) {
    anban_notice_toast (from, anban_record_get_int (drill, ANBAN_DRILL_STATE) == ANBAN_EVENT_HELD
                                  ? _ ("已经开展的演练不能改期；日期记错了，请打开它改“实际日期”")
                                  : _ ("已经取消的演练不能改期；要重新开展，请打开它把状态改回“计划”"));
    return FALSE;
  }
  if (g_str_equal (anban_record_get_text (drill, ANBAN_DRILL_PLANNED_ON), anban_date_to_iso (day, iso)))
    return FALSE;
  set_day (drill, day);
  label = g_strdup_printf (_ ("演练改到 %s"), where);
  told = g_strdup_printf (_ ("“%s”改到 %s"), anban_record_get_text (drill, ANBAN_DRILL_NAME), where);
  return save (from, store, drill, label, told);
}

gint64
anban_drill_plan_on (GtkWidget *from, AnbanStore *store, AnbanRecord *drill, AnbanDate day)
{
  g_autofree char *where = anban_drill_days_dup_day (day, anban_store_get_today (store));
  g_autofree char *told = NULL;

  if (!check_writable (from, store))
    return 0;
  set_day (drill, day);
  told = g_strdup_printf (_ ("“%s”计划在 %s"), anban_record_get_text (drill, ANBAN_DRILL_NAME), where);
  return save (from, store, drill, _ ("计划一次演练"), told) ? anban_record_get_id (drill) : 0;
}
