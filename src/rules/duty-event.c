/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/duty-event.h"

#include "db/statement.h"
#include "registers/drill.h"
#include "registers/emergency-plan.h"
#include "registers/event.h"
#include "registers/inspection.h"
#include "registers/letter.h"
#include "registers/training.h"

#include <string.h>

struct _AnbanDutyEvents {
  GArray *parts;      /* AnbanDutyEvent by unit, day, record */
  GHashTable *firsts; /* id of the unit → place + 1 */
  GStringChunk *strings;
};

/* The events of an item: id, unit, organises, day, planned, subject, emergency plan, reported, text. ?1 and ?2 are the
 * first and the last day, ?3 the first on which a plan is one. */
#define DAY(t) "CASE " t ".state WHEN 2 THEN " t ".held_on ELSE " t ".planned_on END"
#define LIES(t)                                                                                              \
  t ".deleted_at IS NULL AND ((" t ".state = 2 AND " t ".held_on >= ?1 AND " t ".held_on <= ?2) OR"          \
    " (" t ".state = 1 AND " t ".planned_on >= ?3 AND " t ".planned_on <= ?2))"
#define DRILL_TAIL                                                                                           \
  ", " DAY ("d") ", d.state = 1, d.kind, d.emergency_plan_id, d.reported_on IS NOT NULL, NULL"
#define TRAINING_TAIL                                                                                        \
  ", " DAY ("d") ", d.state = 1, d.audience, NULL, 0, COALESCE(d.topic, '') || '\n' || d.name"

#define TRAININGS(condition)                                                                                 \
  "SELECT d.id, d.unit_id, 1" TRAINING_TAIL " FROM training d WHERE d.kind " condition " AND " LIES (        \
      "d") " UNION ALL SELECT d.id, a.unit_id, 0" TRAINING_TAIL                                              \
           " FROM training d JOIN (SELECT DISTINCT training_id,"                                             \
           " unit_id FROM training_attendee WHERE deleted_at IS NULL AND COALESCE(attendance, 1) = 1) a"     \
           " ON a.training_id = d.id WHERE a.unit_id <> d.unit_id AND d.kind " condition " AND " LIES ("d")

static const struct {
  AnbanRequirementItem item;
  const AnbanRegister *reg;
  const char *sql;
} items[] = {
    {ANBAN_ITEM_DRILL, &anban_drill_register,
     "SELECT d.id, d.unit_id, 1" DRILL_TAIL " FROM drill d WHERE " LIES (
         "d") " UNION ALL SELECT d.id, p.unit_id, 0" DRILL_TAIL
              " FROM drill_unit p JOIN drill d ON d.id = p.drill_id"
              " WHERE p.deleted_at IS NULL AND p.unit_id <> d.unit_id AND " LIES ("d")},
    {ANBAN_ITEM_TRAINING, &anban_training_register, TRAININGS ("<> 2")},
    {ANBAN_ITEM_STUDY, &anban_training_register, TRAININGS ("= 2")},
    {ANBAN_ITEM_INSPECTION, &anban_inspection_register,
     "SELECT i.id, i.unit_id, 1, i.inspected_on, 0, 0, NULL, 0, NULL FROM inspection i WHERE i.deleted_at IS "
     "NULL"
     " AND i.inspected_on >= ?1 AND i.inspected_on <= ?2 AND ?3 IS NOT NULL"},
    {ANBAN_ITEM_BULLETIN, &anban_letter_register,
     "SELECT l.id, l.unit_id, 1, l.issued_on, 0, 0, NULL, 0, NULL FROM letter l WHERE l.deleted_at IS NULL"
     " AND l.kind = 8 AND COALESCE(l.voided, 0) = 0 AND l.issued_on >= ?1 AND l.issued_on <= ?2"
     " AND ?3 IS NOT NULL"},
    {ANBAN_ITEM_PLAN_REVIEW, &anban_emergency_plan_register,
     "SELECT e.id, e.unit_id, 1, e.evaluated_on, 0, e.kind, e.id, 0, NULL FROM emergency_plan e"
     " WHERE e.deleted_at IS NULL AND e.evaluated_on >= ?1 AND e.evaluated_on <= ?2 AND ?3 IS NOT NULL"},
};

const AnbanRegister *
anban_duty_item_get_register (AnbanRequirementItem item)
{
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    if (items[i].item == item)
      return items[i].reg;
  return NULL;
}

static gboolean
read_part (AnbanDutyEvents *self, AnbanStatement *statement, AnbanRequirementItem item, AnbanDutyEvent *part)
{
  const char *day = anban_statement_get_text (statement, 3);
  const char *text = anban_statement_get_text (statement, 8);

  *part = (AnbanDutyEvent){.id = anban_statement_get_int (statement, 0),
                           .unit_id = anban_statement_get_int (statement, 1),
                           .organises = anban_statement_get_int (statement, 2) != 0,
                           .planned = anban_statement_get_int (statement, 4) != 0,
                           .subject = (guint8)anban_statement_get_int (statement, 5),
                           .emergency_plan_id = anban_statement_get_int (statement, 6),
                           .reported = anban_statement_get_int (statement, 7) != 0,
                           .item = (guint8)item,
                           .text = text != NULL ? g_string_chunk_insert (self->strings, text) : NULL};
  return part->unit_id != 0 && day != NULL && anban_date_parse (day, &part->day);
}

static gboolean
read_item (
    AnbanDutyEvents *self, AnbanStore *store, guint row, AnbanPeriod span, AnbanDate today, GError **error)
{
  g_autoptr (AnbanStatement) statement =
      anban_connection_prepare (anban_store_get_connection (store), items[row].sql, error);
  AnbanStep step = ANBAN_STEP_ERROR;
  AnbanDutyEvent part;
  char from[ANBAN_DATE_ISO_SIZE], to[ANBAN_DATE_ISO_SIZE], ahead[ANBAN_DATE_ISO_SIZE];

  if (statement == NULL)
    return FALSE;
  anban_statement_bind_text (statement, 1, anban_date_to_iso (span.from, from));
  anban_statement_bind_text (statement, 2, anban_date_to_iso (span.to, to));
  anban_statement_bind_text (statement, 3, anban_date_to_iso (MAX (span.from, today), ahead));
  while ((step = anban_statement_step (statement, error)) == ANBAN_STEP_ROW)
    if (read_part (self, statement, items[row].item, &part))
      g_array_append_val (self->parts, part);
  return step == ANBAN_STEP_DONE;
}

static int
compare_int (gint64 a, gint64 b)
{
  return (a > b) - (a < b);
}

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  const AnbanDutyEvent *one = a, *other = b;
  int order = compare_int (one->unit_id, other->unit_id);

  if (order == 0)
    order = compare_int (one->day, other->day);
  if (order == 0)
    order = compare_int (one->item, other->item);
  if (order == 0)
    order = compare_int (one->id, other->id);
  return order;
}

/* A unit that is named twice took part once. */
static void
drop_doubles (GArray *parts)
{
  guint kept = 0;

  for (guint i = 0; i < parts->len; i++) {
    const AnbanDutyEvent *part = &g_array_index (parts, AnbanDutyEvent, i);

    if (kept == 0 || compare_parts (part, &g_array_index (parts, AnbanDutyEvent, kept - 1)) != 0)
      g_array_index (parts, AnbanDutyEvent, kept++) = *part;
  }
  g_array_set_size (parts, kept);
}

AnbanDutyEvents *
anban_duty_events_new (AnbanStore *store, guint wanted, AnbanPeriod span, AnbanDate today, GError **error)
{
  g_autoptr (AnbanDutyEvents) self = g_new0 (AnbanDutyEvents, 1);

  self->parts = g_array_new (FALSE, FALSE, sizeof (AnbanDutyEvent));
  self->firsts = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->strings = g_string_chunk_new (16384);
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    if ((wanted & (1u << items[i].item)) != 0 && !read_item (self, store, i, span, today, error))
      return NULL;
  g_array_sort (self->parts, compare_parts);
  drop_doubles (self->parts);
  for (guint i = self->parts->len; i-- > 0;)
    g_hash_table_insert (self->firsts, &g_array_index (self->parts, AnbanDutyEvent, i).unit_id,
                         GINT_TO_POINTER ((int)i + 1));
  return g_steal_pointer (&self);
}

void
anban_duty_events_free (AnbanDutyEvents *self)
{
  g_array_unref (self->parts);
  g_hash_table_unref (self->firsts);
  g_string_chunk_free (self->strings);
  g_free (self);
}

const AnbanDutyEvent *
anban_duty_events_get_of_unit (const AnbanDutyEvents *self, gint64 unit_id, guint *n)
{
  int first = GPOINTER_TO_INT (g_hash_table_lookup (self->firsts, &unit_id)) - 1;
  guint end = (guint)MAX (first, 0);

  while (first >= 0 && end < self->parts->len &&
         g_array_index (self->parts, AnbanDutyEvent, end).unit_id == unit_id)
    end++;
  *n = first >= 0 ? end - (guint)first : 0;
  return first >= 0 ? &g_array_index (self->parts, AnbanDutyEvent, first) : NULL;
}

gboolean
anban_duty_event_counts (const AnbanDutyEvent *self, const AnbanDutyRule *rule)
{
  if (self->item != (guint8)rule->item || (!self->organises && rule->part == ANBAN_PART_ORGANISE))
    return FALSE;
  if (rule->item == ANBAN_ITEM_DRILL || rule->item == ANBAN_ITEM_PLAN_REVIEW)
    return anban_duty_rule_takes_drill (rule, self->subject);
  return (rule->audience == 0 || rule->audience == self->subject) &&
         (rule->topic == NULL || (self->text != NULL && strstr (self->text, rule->topic) != NULL));
}

/* --- the lists behind the numbers --- */

static void
where_span (AnbanQuery *query, guint field, AnbanPeriod span)
{
  char from[ANBAN_DATE_ISO_SIZE], to[ANBAN_DATE_ISO_SIZE];

  anban_query_where_text (query, field, ANBAN_OP_GE, anban_date_to_iso (span.from, from));
  anban_query_where_text (query, field, ANBAN_OP_LE, anban_date_to_iso (span.to, to));
}

/* Drills and trainings have the same filters. */
static void
where_event (AnbanQuery *query,
             const AnbanDutyRule *rule,
             gint64 unit_id,
             AnbanPeriod span,
             gboolean planned,
             const AnbanEventFields *fields,
             guint unit_field)
{
  anban_query_set_filter (query, "requirement", rule->id);
  if (rule->part == ANBAN_PART_TAKE)
    anban_query_set_filter (query, "taker", unit_id);
  else
    anban_query_where_int (query, unit_field, ANBAN_OP_EQ, unit_id);
  anban_query_where_int (query, fields->state, ANBAN_OP_EQ, planned ? ANBAN_EVENT_PLANNED : ANBAN_EVENT_HELD);
  where_span (query, planned ? fields->planned_on : fields->held_on, span);
}

AnbanQuery *
anban_duty_event_query (const AnbanDutyRule *rule, gint64 unit_id, AnbanPeriod span, gboolean planned)
{
  static const AnbanEventFields drill = {
      .state = ANBAN_DRILL_STATE, .planned_on = ANBAN_DRILL_PLANNED_ON, .held_on = ANBAN_DRILL_HELD_ON};
  static const AnbanEventFields training = {.state = ANBAN_TRAINING_STATE,
                                            .planned_on = ANBAN_TRAINING_PLANNED_ON,
                                            .held_on = ANBAN_TRAINING_HELD_ON};
  AnbanQuery *query = anban_query_new (anban_duty_item_get_register (rule->item));

  switch (rule->item) {
  case ANBAN_ITEM_DRILL:
    where_event (query, rule, unit_id, span, planned, &drill, ANBAN_DRILL_UNIT);
    break;
  case ANBAN_ITEM_TRAINING:
  case ANBAN_ITEM_STUDY:
    where_event (query, rule, unit_id, span, planned, &training, ANBAN_TRAINING_UNIT);
    break;
  case ANBAN_ITEM_INSPECTION:
    anban_query_where_int (query, ANBAN_INSPECTION_UNIT, ANBAN_OP_EQ, unit_id);
    where_span (query, ANBAN_INSPECTION_DATE, span);
    break;
  case ANBAN_ITEM_BULLETIN:
    anban_query_where_int (query, ANBAN_LETTER_KIND, ANBAN_OP_EQ, ANBAN_LETTER_DENUNCIATION);
    anban_query_where_int (query, ANBAN_LETTER_UNIT, ANBAN_OP_EQ, unit_id);
    anban_query_set_filter (query, "voided", FALSE);
    where_span (query, ANBAN_LETTER_ISSUED_ON, span);
    break;
  case ANBAN_ITEM_PLAN_REVIEW:
    anban_query_where_int (query, ANBAN_EMERGENCY_PLAN_UNIT, ANBAN_OP_EQ, unit_id);
    where_span (query, ANBAN_EMERGENCY_PLAN_EVALUATED_ON, span);
    break;
  }
  return query;
}
