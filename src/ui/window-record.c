/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The open record of a window: the pane at the right follows the selection of the list, and takes its place
 * where the screen is narrow.
 */
#include "ui/window-private.h"

#include "registers/drill.h"
#include "registers/task.h"
#include "ui/calendar/conflict-notice.h"
#include "ui/form/record-pane.h"
#include "ui/drill/drill-pane.h"
#include "ui/certificate/certificate-pane.h"
#include "ui/hazard/hazard-pane.h"
#include "ui/hazard/quick-entry-window.h"
#include "ui/notice.h"
#include "ui/plan/plan-pane.h"
#include "ui/requirement/requirement-pane.h"
#include "ui/training/training-pane.h"
#include "ui/unit/unit-pane.h"

gboolean
anban_window_get_show_pane (AnbanWindow *self)
{
  return self->side_pane != NULL && gtk_widget_get_visible (GTK_WIDGET (self->side_pane));
}

static void
toast_cb (AnbanRecordPane *pane, const char *message, gboolean undo, AnbanWindow *self)
{
  if (undo)
    anban_notice_toast_with_undo (GTK_WIDGET (self), message);
  else
    anban_notice_toast (GTK_WIDGET (self), message);
}

static void
open_record_cb (AnbanRecordPane *pane, const AnbanRegister *reg, gint64 id, AnbanWindow *self)
{
  anban_window_show_record (self, reg, id);
}

static void
open_details_cb (AnbanRecordPane *pane, const AnbanRegister *detail, gint64 owner_id, AnbanWindow *self)
{
  g_autoptr (AnbanQuery) query = anban_query_new (detail);

  if (detail->embedded || detail->owner_field < 0)
    return;
  anban_query_where_int (query, (guint)detail->owner_field, ANBAN_OP_EQ, owner_id);
  anban_window_show_query (self, query);
}

static void
open_query_cb (AnbanRecordPane *pane, const AnbanQuery *query, AnbanWindow *self)
{
  anban_window_show_query (self, query);
}

static void
step_cb (AnbanRecordPane *pane, int step, AnbanWindow *self)
{
  if (anban_window_get_records (self) != NULL)
    anban_records_page_move (anban_window_get_records (self), step);
}

static void
leave_cb (AnbanRecordPane *pane, AnbanWindow *self)
{
  if (adw_leaflet_get_folded (self->split))
    anban_window_set_show_pane (self, FALSE);
  anban_window_focus_view (self);
}

static void
inserted_cb (AnbanRecordPane *pane, const AnbanRegister *reg, gint64 id, AnbanWindow *self)
{
  AnbanRecordsPage *list = anban_window_get_records (self);

  if (list != NULL && anban_records_page_get_register (list) == reg)
    anban_records_page_select_id (list, id);
}

static AnbanRecordPane *
get_pane (AnbanWindow *self)
{
  GtkWidget *pane = anban_side_pane_get_content (self->side_pane);

  if (pane != NULL)
    return ANBAN_RECORD_PANE (pane);
  pane = anban_record_pane_new ();
  anban_hazard_pane_extend (ANBAN_RECORD_PANE (pane));
  anban_certificate_pane_extend (ANBAN_RECORD_PANE (pane));
  anban_drill_pane_extend (ANBAN_RECORD_PANE (pane));
  anban_record_pane_add_part (ANBAN_RECORD_PANE (pane), &anban_drill_register, ANBAN_PART_FIRST, NULL, NULL,
                              ANBAN_TYPE_CONFLICT_NOTICE);
  anban_plan_pane_extend (ANBAN_RECORD_PANE (pane));
  anban_requirement_pane_extend (ANBAN_RECORD_PANE (pane));
  anban_unit_pane_extend (ANBAN_RECORD_PANE (pane));
  anban_training_pane_extend (ANBAN_RECORD_PANE (pane));
  g_signal_connect_object (pane, "toast", G_CALLBACK (toast_cb), self, 0);
  g_signal_connect_object (pane, "open-record", G_CALLBACK (open_record_cb), self, 0);
  g_signal_connect_object (pane, "open-details", G_CALLBACK (open_details_cb), self, 0);
  g_signal_connect_object (pane, "open-query", G_CALLBACK (open_query_cb), self, 0);
  g_signal_connect_object (pane, "step", G_CALLBACK (step_cb), self, 0);
  g_signal_connect_object (pane, "leave", G_CALLBACK (leave_cb), self, 0);
  g_signal_connect_object (pane, "inserted", G_CALLBACK (inserted_cb), self, 0);
  anban_record_pane_set_store (ANBAN_RECORD_PANE (pane), self->store);
  anban_side_pane_set_content (self->side_pane, pane);
  return ANBAN_RECORD_PANE (pane);
}

void
anban_window_set_show_pane (AnbanWindow *self, gboolean show)
{
  if (self->store == NULL || show == anban_window_get_show_pane (self))
    return;
  if (!show && gtk_widget_get_focus_child (GTK_WIDGET (self->side_pane)) != NULL)
    anban_window_focus_view (self);
  gtk_widget_set_visible (GTK_WIDGET (self->side_pane), show);
  if (show) {
    anban_window_follow_selection (self);
    /* side by side the focus stays in the list */
    if (adw_leaflet_get_folded (self->split))
      adw_leaflet_set_visible_child_name (self->split, "record");
  } else {
    anban_record_pane_flush (get_pane (self));
    adw_leaflet_set_visible_child_name (self->split, "view");
  }
  g_object_notify (G_OBJECT (self), "show-pane");
}

void
anban_window_fit_pane (AnbanWindow *self)
{
  AnbanViewKind kind = anban_window_get_view (self)->kind;
  gboolean rows = kind != ANBAN_VIEW_OVERVIEW && kind != ANBAN_VIEW_RECYCLE_BIN;

  if (!rows && anban_window_get_show_pane (self)) {
    self->pane_waits = TRUE;
    anban_window_set_show_pane (self, FALSE);
  } else if (rows && self->pane_waits) {
    self->pane_waits = FALSE;
    anban_window_set_show_pane (self, TRUE);
  }
}

void
anban_window_open_record (AnbanWindow *self, AnbanRecord *record, gboolean focus)
{
  anban_record_pane_show (get_pane (self), record);
  anban_window_set_show_pane (self, TRUE);
  adw_leaflet_set_visible_child_name (self->split, "record");
  if (focus)
    anban_record_pane_focus (get_pane (self));
}

/* The record in the pane stays where it is the selected one: its cursor would jump. */
void
anban_window_follow_selection (AnbanWindow *self)
{
  AnbanRecordsPage *list = anban_window_get_records (self);
  AnbanRecord *current = list != NULL ? anban_records_page_get_current (list) : NULL;
  AnbanRecord *shown;

  if (!anban_window_get_show_pane (self))
    return;
  shown = anban_record_pane_get_record (get_pane (self));
  if (shown != NULL && current != NULL &&
      anban_record_get_register (shown) == anban_record_get_register (current) &&
      anban_record_get_id (shown) == anban_record_get_id (current))
    return;
  anban_record_pane_show (get_pane (self), current);
}

/* What the list is narrowed to, a new record begins with. */
static AnbanRecord *
create_defaults (const AnbanRegister *reg, const AnbanQuery *query)
{
  AnbanRecord *defaults = anban_record_new (reg);

  for (guint i = 0; query != NULL && i < reg->n_fields; i++) {
    const AnbanField *field = &reg->fields[i];
    g_autofree char *where = g_strdup_printf ("t.%s = ?", field->column);
    gint64 value;
    gboolean found = anban_query_get_where_int (query, i, &value);

    if (!anban_field_is_editable (field))
      continue;
    for (const AnbanFilter *filter = reg->filters; !found && filter != NULL && filter->id != NULL; filter++)
      if (g_strcmp0 (filter->where, where) == 0)
        found = anban_query_get_filter (query, filter->id, &value);
    if (found)
      anban_record_set_int (defaults, i, value);
  }
  return defaults;
}

void
anban_window_begin_record (AnbanWindow *self)
{
  AnbanRecordsPage *list = anban_window_get_records (self);
  const AnbanRegister *reg;
  g_autoptr (AnbanRecord) defaults = NULL;

  if (list == NULL) {
    anban_window_show_view (self, anban_task_register.id);
    list = anban_window_get_records (self);
  }
  reg = anban_records_page_get_register (list);
  defaults = create_defaults (reg, anban_records_page_get_query (list));
  anban_records_page_prefill (list, defaults);
  anban_window_set_show_pane (self, TRUE);
  anban_record_pane_begin_new (get_pane (self), reg, defaults);
  adw_leaflet_set_visible_child_name (self->split, "record");
  anban_record_pane_focus (get_pane (self));
}

static void
inspection_taken_cb (AnbanQuickEntryWindow *entry, gint64 id, const char *message, AnbanWindow *self)
{
  anban_notice_toast_with_undo (GTK_WIDGET (self), message);
}

void
anban_window_enter_inspection (AnbanWindow *self)
{
  GtkWidget *entry;

  if (self->store == NULL || anban_store_is_read_only (self->store))
    return;
  anban_window_flush_pane (self);
  entry = anban_quick_entry_window_new (GTK_WINDOW (self), self->store);
  g_signal_connect_object (entry, "taken", G_CALLBACK (inspection_taken_cb), self, 0);
  gtk_window_set_modal (GTK_WINDOW (entry), TRUE);
  gtk_window_present (GTK_WINDOW (entry));
}

void
anban_window_flush_pane (AnbanWindow *self)
{
  if (self->store != NULL && anban_side_pane_get_content (self->side_pane) != NULL)
    anban_record_pane_flush (get_pane (self));
}

void
anban_window_drop_pane (AnbanWindow *self)
{
  if (anban_side_pane_get_content (self->side_pane) != NULL)
    anban_record_pane_set_store (get_pane (self), NULL);
  anban_side_pane_set_content (self->side_pane, NULL);
}
