/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/calendar/drill-moves.h"

#include "registers/drill.h"
#include "rules/drill-conflict.h"
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

/* What it clashes with now, the first of several in full; NULL where it does not. */
static char *
dup_warning (AnbanStore *store, AnbanRecord *drill)
{
  g_autoptr (GPtrArray) conflicts = anban_drill_conflict_list_of (store, drill, ANBAN_DATE_NONE, NULL);

  if (conflicts == NULL || conflicts->len == 0)
    return NULL;
  if (conflicts->len == 1)
    return g_strdup (((const AnbanDrillConflict *)conflicts->pdata[0])->sentence);
  return g_strdup_printf (_ ("%s（共 %u 处冲突）"),
                          ((const AnbanDrillConflict *)conflicts->pdata[0])->sentence, conflicts->len);
}

static gboolean
save (GtkWidget *from, AnbanStore *store, AnbanRecord *drill, const char *label, const char *told)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *warning = NULL;
  g_autofree char *both = NULL;

  if (!save_step (store, drill, label, &error)) {
    anban_notice_error (from, _ ("没有保存"), error);
    return FALSE;
  }
  warning = dup_warning (store, drill);
  both = warning != NULL ? g_strdup_printf (_ ("%s。注意：%s"), told, warning) : g_strdup (told);
  anban_notice_toast_with_undo (from, both);
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

static void
add_warning (GHashTable *warnings, AnbanDrillDays *days, gint64 id, const char *sentence)
{
  const AnbanDrillEntry *entry = anban_drill_days_find (days, id);
  const char *before = g_hash_table_lookup (warnings, &id);

  if (entry == NULL || (entry->light != ANBAN_EVENT_LIGHT_SOON && entry->light != ANBAN_EVENT_LIGHT_PLANNED))
    return;
  g_hash_table_insert (warnings, g_memdup2 (&id, sizeof id),
                       before != NULL ? g_strconcat (before, "\n", sentence, NULL) : g_strdup (sentence));
}

GHashTable *
anban_drill_warnings_new (AnbanStore *store, AnbanDrillDays *days, AnbanDate from, AnbanDate to)
{
  GHashTable *warnings = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GPtrArray) conflicts = anban_drill_conflict_list (store, from, to, NULL);

  for (guint i = 0; conflicts != NULL && i < conflicts->len; i++) {
    const AnbanDrillConflict *conflict = conflicts->pdata[i];

    add_warning (warnings, days, conflict->drill_id, conflict->sentence);
    add_warning (warnings, days, conflict->other_id, conflict->sentence);
  }
  return warnings;
}
