/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/duty.h"

#include "base/error.h"
#include "registers/drill.h"
#include "registers/emergency-plan.h"
#include "rules/duty-event.h"
#include "rules/duty-private.h"

#include <glib/gi18n-lib.h>

#define FIRST_YEAR 1900
#define LAST_YEAR  2199

AnbanDutySheet *
anban_duty_sheet_new (AnbanStore *store, int year, GCancellable *cancellable, GError **error)
{
  g_autoptr (AnbanDutySheet) self = NULL;

  if (year < FIRST_YEAR || year > LAST_YEAR) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID, _ ("没有 %d 年，没有统计；年份应在 %d 到 %d 之间"),
                 year, FIRST_YEAR, LAST_YEAR);
    return NULL;
  }
  self = g_new0 (AnbanDutySheet, 1);
  self->year = year;
  self->today = anban_store_get_today (store);
  self->rules_by = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->firsts = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->strings = g_string_chunk_new (4096);
  self->duties = g_array_new (FALSE, FALSE, sizeof (AnbanDuty));
  self->events = g_array_new (FALSE, FALSE, sizeof (gint64));
  return anban_duty_reckon (self, store, cancellable, error) ? g_steal_pointer (&self) : NULL;
}

void
anban_duty_sheet_free (AnbanDutySheet *self)
{
  g_hash_table_unref (self->rules_by);
  g_hash_table_unref (self->firsts);
  g_array_unref (self->duties);
  g_array_unref (self->events);
  g_string_chunk_free (self->strings);
  g_clear_pointer (&self->units, anban_duty_units_free);
  g_clear_pointer (&self->rules, g_ptr_array_unref);
  g_free (self);
}

int
anban_duty_sheet_get_year (const AnbanDutySheet *self)
{
  return self->year;
}

AnbanDate
anban_duty_sheet_get_today (const AnbanDutySheet *self)
{
  return self->today;
}

guint
anban_duty_sheet_get_n (const AnbanDutySheet *self)
{
  return self->duties->len;
}

const AnbanDuty *
anban_duty_sheet_get (const AnbanDutySheet *self, guint i)
{
  return &g_array_index (self->duties, AnbanDuty, i);
}

const AnbanDuty *
anban_duty_sheet_get_of_unit (const AnbanDutySheet *self, gint64 unit_id, guint *n)
{
  int first = GPOINTER_TO_INT (g_hash_table_lookup (self->firsts, &unit_id)) - 1;
  guint end;

  *n = 0;
  if (first < 0)
    return NULL;
  for (end = (guint)first; end < self->duties->len; end++)
    if (anban_duty_sheet_get (self, end)->unit_id != unit_id)
      break;
  *n = end - (guint)first;
  return anban_duty_sheet_get (self, (guint)first);
}

const AnbanDutyUnits *
anban_duty_sheet_get_units (const AnbanDutySheet *self)
{
  return self->units;
}

const AnbanDutyUnit *
anban_duty_sheet_get_unit (const AnbanDutySheet *self, gint64 unit_id)
{
  int place = anban_duty_units_find (self->units, unit_id);

  return place >= 0 ? anban_duty_units_get (self->units, (guint)place) : NULL;
}

const AnbanDutyRule *
anban_duty_sheet_get_rule (const AnbanDutySheet *self, gint64 requirement_id)
{
  return g_hash_table_lookup (self->rules_by, &requirement_id);
}

void
anban_duty_figures_add (AnbanDutyFigures *self, const AnbanDutyFigures *other)
{
  self->due += other->due;
  self->done += other->done;
  self->planned += other->planned;
  self->missing += other->missing;
  self->late += other->late;
  self->unreported += other->unreported;
}

AnbanDutyFigures
anban_duty_sheet_sum (const AnbanDutySheet *self,
                      AnbanRequirementItem item,
                      gint64 unit_id,
                      gint64 requirement_id)
{
  AnbanDutyFigures sum = {0};
  guint n = self->duties->len;
  const AnbanDuty *duties = unit_id != 0 ? anban_duty_sheet_get_of_unit (self, unit_id, &n)
                                         : (const AnbanDuty *)(gpointer)self->duties->data;

  for (guint i = 0; i < n; i++)
    if ((item == 0 || duties[i].rule->item == item) &&
        (requirement_id == 0 || duties[i].requirement_id == requirement_id))
      anban_duty_figures_add (&sum, &duties[i].figures);
  return sum;
}

/* --- the evidence --- */

const AnbanRegister *
anban_duty_get_register (const AnbanDuty *self)
{
  return anban_duty_item_get_register (self->rule->item);
}

const gint64 *
anban_duty_sheet_get_events (const AnbanDutySheet *self, const AnbanDuty *duty)
{
  return (const gint64 *)(gpointer)self->events->data + duty->first_event;
}

static AnbanQuery *
query_events (const AnbanDuty *duty, AnbanPeriod span, gboolean planned)
{
  AnbanQuery *query = anban_duty_event_query (duty->rule, duty->unit_id, span, planned);

  if (duty->one_plan && duty->rule->item == ANBAN_ITEM_DRILL)
    anban_query_where_int (query, ANBAN_DRILL_EMERGENCY_PLAN, ANBAN_OP_EQ, duty->emergency_plan_id);
  if (duty->one_plan && duty->rule->item == ANBAN_ITEM_PLAN_REVIEW)
    anban_query_where_text (query, ANBAN_EMERGENCY_PLAN_NAME, ANBAN_OP_EQ, duty->emergency_plan_name);
  return query;
}

AnbanQuery *
anban_duty_sheet_query_done (const AnbanDutySheet *self, const AnbanDuty *duty)
{
  (void)self;
  return query_events (duty, duty->period, FALSE);
}

AnbanQuery *
anban_duty_sheet_query_planned (const AnbanDutySheet *self, const AnbanDuty *duty)
{
  AnbanPeriod ahead = {MAX (duty->period.from, self->today), duty->period.to};

  return query_events (duty, ahead, TRUE);
}
