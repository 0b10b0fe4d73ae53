/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The reckoning behind a sheet of duties. For each unit the year falls into stretches on which neither it nor the rules
 * change; on each of them the rules that no other covers count; the days gathered that way say what is owed in a period.
 */
#include "rules/duty-private.h"

#include "db/statement.h"
#include "rules/duty-event.h"

/* how many units are reckoned between two looks at the cancellable */
#define STRIDE 256

/* Days on which a rule concerned the unit. */
typedef struct {
  AnbanPeriod days;
  gboolean reported; /* by this rule or one that it covers */
} Span;

typedef struct {
  gint64 id, unit_id;
  int kind; /* AnbanEmergencyPlanKind */
  AnbanDate issued_on, evaluated_on;
  const char *name; /* kept by the sheet */
} EmergencyPlan;

/* What the reckoning knows of a rule besides. */
typedef struct {
  const AnbanDutyRule *rule;
  GHashTable *named; /* the units it names; NULL: all */
  GArray *periods;   /* AnbanPeriod, those that touch the year */
  GArray *spans;     /* Span, of the unit at hand */
} Track;

typedef struct {
  AnbanDutySheet *sheet;
  AnbanPeriod year, reach; /* reach: all periods */
  GArray *tracks;          /* Track */
  gboolean *covers;        /* n × n: covers[a * n + b] */
  GArray *cuts;            /* AnbanDate, sorted: days on which a rule begins to hold or holds no more */
  AnbanDutyEvents *events;
  GArray *plans;           /* EmergencyPlan by unit */
  GHashTable *first_plans; /* id of the unit → place of its first plan + 1 */
  /* of the unit at hand */
  const AnbanDutyUnit *unit;
  const AnbanDutyEvent *parts;
  guint n_parts;
  const EmergencyPlan *unit_plans;
  guint n_plans;
  guint16 *found; /* room for the places of all rules */
} Reckoning;

/* --- making ready --- */

static void
clear_track (gpointer data)
{
  Track *track = data;

  g_clear_pointer (&track->named, g_hash_table_unref);
  g_array_unref (track->periods);
  g_array_unref (track->spans);
}

static GArray *
list_periods (const AnbanDutyRule *rule, AnbanPeriod year)
{
  GArray *periods = g_array_new (FALSE, FALSE, sizeof (AnbanPeriod));
  AnbanDate day = year.from;

  while (day <= year.to) {
    AnbanPeriod period = anban_period_of (rule->per, rule->anchor_year, day);

    g_array_append_val (periods, period);
    day = period.to + 1;
  }
  return periods;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  AnbanDate one = *(const AnbanDate *)a, other = *(const AnbanDate *)b;

  return (one > other) - (one < other);
}

static void
add_cut (GArray *cuts, AnbanPeriod reach, AnbanDate day)
{
  if (day > reach.from && day <= reach.to)
    g_array_append_val (cuts, day);
}

static void
prepare_tracks (Reckoning *self)
{
  GPtrArray *rules = self->sheet->rules;

  self->reach = self->year;
  for (guint i = 0; i < rules->len; i++) {
    const AnbanDutyRule *rule = rules->pdata[i];
    Track track = {.rule = rule,
                   .named = rule->unit_id != 0 ? anban_duty_units_expand (self->sheet->units, rule->unit_id)
                                               : NULL,
                   .periods = list_periods (rule, self->year),
                   .spans = g_array_new (FALSE, FALSE, sizeof (Span))};
    AnbanDate from = g_array_index (track.periods, AnbanPeriod, 0).from;
    AnbanDate to = g_array_index (track.periods, AnbanPeriod, track.periods->len - 1).to;

    self->reach = (AnbanPeriod){MIN (self->reach.from, from), MAX (self->reach.to, to)};
    g_array_append_val (self->tracks, track);
  }
}

static void
prepare_cuts (Reckoning *self)
{
  GPtrArray *rules = self->sheet->rules;

  self->covers = g_new0 (gboolean, rules->len * rules->len);
  for (guint i = 0; i < rules->len; i++) {
    const AnbanDutyRule *rule = rules->pdata[i];

    add_cut (self->cuts, self->reach, rule->effective.from);
    add_cut (self->cuts, self->reach, rule->effective.to + 1);
    for (guint k = 0; k < rules->len; k++)
      self->covers[i * rules->len + k] = anban_duty_rule_covers (rule, rules->pdata[k]);
  }
  g_array_sort (self->cuts, compare_days);
}

static AnbanDate
read_day (AnbanStatement *statement, int column)
{
  const char *text = anban_statement_get_text (statement, column);
  AnbanDate day;

  return text != NULL && anban_date_parse (text, &day) ? day : ANBAN_DATE_NONE;
}

static gboolean
read_plans (Reckoning *self, AnbanStore *store, GError **error)
{
  g_autoptr (AnbanStatement) statement = anban_connection_prepare (
      anban_store_get_connection (store),
      "SELECT e.id, e.unit_id, e.kind, e.issued_on, e.evaluated_on, e.name FROM emergency_plan e"
      " WHERE e.deleted_at IS NULL ORDER BY e.unit_id, e.kind, e.id",
      error);
  AnbanStep step = ANBAN_STEP_ERROR;

  while (statement != NULL && (step = anban_statement_step (statement, error)) == ANBAN_STEP_ROW) {
    EmergencyPlan plan = {
        anban_statement_get_int (statement, 0),
        anban_statement_get_int (statement, 1),
        (int)anban_statement_get_int (statement, 2),
        read_day (statement, 3),
        read_day (statement, 4),
        g_string_chunk_insert (self->sheet->strings, anban_statement_get_text (statement, 5))};

    g_array_append_val (self->plans, plan);
  }
  for (guint i = self->plans->len; i-- > 0;)
    g_hash_table_insert (self->first_plans, &g_array_index (self->plans, EmergencyPlan, i).unit_id,
                         GINT_TO_POINTER ((int)i + 1));
  return step == ANBAN_STEP_DONE;
}

static gboolean
prepare (Reckoning *self, AnbanStore *store, GError **error)
{
  AnbanDutySheet *sheet = self->sheet;
  guint items = 0;

  if ((sheet->units = anban_duty_units_new (store, error)) == NULL ||
      (sheet->rules = anban_duty_rule_list (store, error)) == NULL || !read_plans (self, store, error))
    return FALSE;
  prepare_tracks (self);
  prepare_cuts (self);
  for (guint i = 0; i < sheet->rules->len; i++) {
    AnbanDutyRule *rule = sheet->rules->pdata[i];

    items |= 1u << rule->item;
    g_hash_table_insert (sheet->rules_by, &rule->id, rule);
  }
  self->events = anban_duty_events_new (store, items, self->reach, sheet->today, error);
  return self->events != NULL;
}

/* --- which rules concern a unit on which days --- */

/* A span that goes on where the last one ended becomes one with it. */
static void
add_span (Track *track, AnbanPeriod days, gboolean reported)
{
  Span *last = track->spans->len > 0 ? &g_array_index (track->spans, Span, track->spans->len - 1) : NULL;
  Span span = {days, reported};

  if (last != NULL && last->days.to + 1 == days.from && last->reported == reported)
    last->days.to = days.to;
  else
    g_array_append_val (track->spans, span);
}

static gboolean
concerns (const Reckoning *self, const Track *track, const AnbanDutyTraits *traits, AnbanDate day)
{
  const AnbanDutyRule *rule = track->rule;

  return day >= rule->effective.from && day <= rule->effective.to &&
         (track->named == NULL || anban_duty_units_set_has (track->named, self->unit->id)) &&
         anban_duty_rule_fits (rule, traits);
}

/* Days on which neither the unit nor the rules change: of those that concern it, the ones that no other covers. */
static void
reckon_days (Reckoning *self, const AnbanDutyTraits *traits, AnbanPeriod days)
{
  guint n = self->tracks->len, n_found = 0;
  guint16 *found = self->found;

  for (guint i = 0; i < n; i++)
    if (concerns (self, &g_array_index (self->tracks, Track, i), traits, days.from))
      found[n_found++] = (guint16)i;
  for (guint i = 0; i < n_found; i++) {
    Track *track = &g_array_index (self->tracks, Track, found[i]);
    gboolean reported = track->rule->reported, covered = FALSE;

    for (guint k = 0; k < n_found && !covered; k++) {
      const Track *other = &g_array_index (self->tracks, Track, found[k]);

      covered = self->covers[found[k] * n + found[i]];
      reported = reported || (other->rule->reported && self->covers[found[i] * n + found[k]]);
    }
    if (!covered)
      add_span (track, days, reported);
  }
}

static void
reckon_spans (Reckoning *self)
{
  AnbanDate day = MAX (self->reach.from, self->unit->there.from);
  AnbanDate end = MIN (self->reach.to, self->unit->there.to);
  guint cut = 0, spell = 0;

  for (guint i = 0; i < self->tracks->len; i++)
    g_array_set_size (g_array_index (self->tracks, Track, i).spans, 0);
  while (day <= end) {
    AnbanDate to = end;

    while (cut < self->cuts->len && g_array_index (self->cuts, AnbanDate, cut) <= day)
      cut++;
    while (self->unit->spells[spell].until < day)
      spell++;
    if (cut < self->cuts->len)
      to = MIN (to, g_array_index (self->cuts, AnbanDate, cut) - 1);
    to = MIN (to, self->unit->spells[spell].until);
    reckon_days (self, &self->unit->spells[spell].traits, (AnbanPeriod){day, to});
    day = to + 1;
  }
}

/* --- what is owed, what was done --- */

static int
count_days (const Track *track, AnbanPeriod period, AnbanDate since, gboolean *reported)
{
  int days = 0;

  if (since != ANBAN_DATE_NONE)
    period.from = MAX (period.from, since);
  for (guint i = 0; i < track->spans->len; i++) {
    const Span *span = &g_array_index (track->spans, Span, i);
    int shared = anban_period_overlap (span->days, period);

    days += shared;
    *reported = *reported || (shared > 0 && span->reported);
  }
  return days;
}

/* Half and more of a time is one. */
static int
reckon_due (int count, int days_held, int days)
{
  return (int)((2 * (gint64)count * days_held + days) / (2 * (gint64)days));
}

/* @plan_id 0: whatever plan was drilled */
static void
count_events (Reckoning *self, const Track *track, AnbanDuty *duty, gint64 plan_id, gboolean planned)
{
  for (guint i = 0; i < self->n_parts; i++) {
    const AnbanDutyEvent *part = &self->parts[i];

    if (part->planned != planned || part->day < duty->period.from || part->day > duty->period.to ||
        !anban_duty_event_counts (part, track->rule) || (plan_id != 0 && part->emergency_plan_id != plan_id))
      continue;
    g_array_append_val (self->sheet->events, part->id);
    *(planned ? &duty->figures.planned : &duty->figures.done) += 1;
    if (!planned && duty->reported && !part->reported)
      duty->figures.unreported++;
  }
}

static void
add_duty (Reckoning *self, const Track *track, AnbanDuty *duty, gint64 only_plan_id)
{
  AnbanDutyFigures *figures = &duty->figures;

  duty->unit = self->unit;
  duty->rule = track->rule;
  duty->unit_id = self->unit->id;
  duty->requirement_id = track->rule->id;
  duty->first_event = self->sheet->events->len;
  duty->one_plan = only_plan_id != 0;
  count_events (self, track, duty, only_plan_id, FALSE);
  count_events (self, track, duty, only_plan_id, TRUE);
  figures->missing = figures->due - figures->done - figures->planned;
  if (figures->missing < 0)
    figures->missing = 0;
  figures->late = duty->period.to < self->sheet->today ? figures->missing : 0;
  g_array_append_val (self->sheet->duties, *duty);
}

static void
reckon_period (
    Reckoning *self, const Track *track, AnbanPeriod period, const EmergencyPlan *plan, gint64 only_plan_id)
{
  AnbanDuty duty = {.period = period,
                    .emergency_plan_id = plan != NULL ? plan->id : 0,
                    .emergency_plan_name = plan != NULL ? plan->name : NULL};

  duty.days_held =
      count_days (track, period, plan != NULL ? plan->issued_on : ANBAN_DATE_NONE, &duty.reported);
  duty.figures.due = reckon_due (track->rule->count, duty.days_held, anban_period_count_days (period));
  if (duty.figures.due > 0)
    add_duty (self, track, &duty, only_plan_id);
}

/* --- for each emergency plan --- */

static gboolean
asks_of_plan (const AnbanDutyRule *rule, const EmergencyPlan *plan)
{
  /* people are led out by whatever plan there is */
  return rule->demand == ANBAN_DEMAND_EVACUATION || anban_duty_rule_takes_drill (rule, plan->kind);
}

/* A review is owed so long after the last one, or after the plan was issued: told in the year that it falls due, in the
 * year that it was done, and as long as it is owed. */
static void
reckon_review (Reckoning *self, const Track *track, const EmergencyPlan *plan)
{
  int months = anban_period_get_months (track->rule->per);
  AnbanDate base = MAX (plan->issued_on, plan->evaluated_on);
  AnbanDuty duty = {.emergency_plan_id = plan->id, .emergency_plan_name = plan->name};

  if (base == ANBAN_DATE_NONE || months == 0) {
    for (guint i = 0; i < track->periods->len; i++)
      reckon_period (self, track, g_array_index (track->periods, AnbanPeriod, i), plan, plan->id);
    return;
  }
  if (plan->evaluated_on != ANBAN_DATE_NONE && plan->evaluated_on >= self->year.from)
    duty.period = self->year;
  else
    duty.period = (AnbanPeriod){base + 1, anban_date_add_months (base, months)};
  /* what was reviewed in a later year says nothing about this one */
  if (plan->evaluated_on > self->year.to || duty.period.to > self->year.to ||
      duty.period.to == ANBAN_DATE_NONE)
    return;
  duty.days_held = count_days (track, duty.period, ANBAN_DATE_NONE, &duty.reported);
  if (count_days (track, self->year, ANBAN_DATE_NONE, &duty.reported) == 0)
    return;
  duty.figures.due = 1;
  add_duty (self, track, &duty, plan->id);
}

static void
reckon_each_plan (Reckoning *self, const Track *track)
{
  guint n_asked = 0;

  for (guint i = 0; i < self->n_plans; i++)
    n_asked += asks_of_plan (track->rule, &self->unit_plans[i]) ? 1 : 0;
  for (guint i = 0; i < self->n_plans; i++) {
    const EmergencyPlan *plan = &self->unit_plans[i];

    if (!asks_of_plan (track->rule, plan))
      continue;
    if (track->rule->item == ANBAN_ITEM_PLAN_REVIEW) {
      reckon_review (self, track, plan);
      continue;
    }
    /* with one plan alone there is no doubt which one was drilled */
    for (guint k = 0; k < track->periods->len; k++)
      reckon_period (self, track, g_array_index (track->periods, AnbanPeriod, k), plan,
                     n_asked > 1 ? plan->id : 0);
  }
}

static void
find_plans (Reckoning *self)
{
  int first = GPOINTER_TO_INT (g_hash_table_lookup (self->first_plans, &self->unit->id)) - 1;

  self->n_plans = 0;
  if (first < 0)
    return;
  self->unit_plans = &g_array_index (self->plans, EmergencyPlan, first);
  while ((guint)first + self->n_plans < self->plans->len &&
         self->unit_plans[self->n_plans].unit_id == self->unit->id)
    self->n_plans++;
}

static void
reckon_unit (Reckoning *self, const AnbanDutyUnit *unit)
{
  AnbanDutySheet *sheet = self->sheet;
  guint first = sheet->duties->len;

  self->unit = unit;
  self->parts = anban_duty_events_get_of_unit (self->events, unit->id, &self->n_parts);
  find_plans (self);
  reckon_spans (self);
  for (guint i = 0; i < self->tracks->len; i++) {
    const Track *track = &g_array_index (self->tracks, Track, i);

    if (track->spans->len == 0)
      continue;
    if (track->rule->each_plan)
      reckon_each_plan (self, track);
    else
      for (guint k = 0; k < track->periods->len; k++)
        reckon_period (self, track, g_array_index (track->periods, AnbanPeriod, k), NULL, 0);
  }
  if (sheet->duties->len > first)
    g_hash_table_insert (sheet->firsts, (gpointer)&unit->id, GINT_TO_POINTER ((int)first + 1));
}

static gboolean
reckon (Reckoning *self, AnbanStore *store, GCancellable *cancellable, GError **error)
{
  if (!prepare (self, store, error))
    return FALSE;
  self->found = g_new (guint16, self->tracks->len + 1);
  for (guint i = 0; i < anban_duty_units_get_n (self->sheet->units); i++) {
    if (i % STRIDE == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    reckon_unit (self, anban_duty_units_get (self->sheet->units, i));
  }
  return TRUE;
}

gboolean
anban_duty_reckon (AnbanDutySheet *sheet, AnbanStore *store, GCancellable *cancellable, GError **error)
{
  Reckoning self = {.sheet = sheet, .year = anban_period_of_year (sheet->year)};
  gboolean done;

  self.tracks = g_array_new (FALSE, FALSE, sizeof (Track));
  g_array_set_clear_func (self.tracks, clear_track);
  self.cuts = g_array_new (FALSE, FALSE, sizeof (AnbanDate));
  self.plans = g_array_new (FALSE, FALSE, sizeof (EmergencyPlan));
  self.first_plans = g_hash_table_new (g_int64_hash, g_int64_equal);
  done = reckon (&self, store, cancellable, error);
  g_array_unref (self.tracks);
  g_array_unref (self.cuts);
  g_array_unref (self.plans);
  g_hash_table_unref (self.first_plans);
  g_clear_pointer (&self.events, anban_duty_events_free);
  g_free (self.covers);
  g_free (self.found);
  return done;
}
