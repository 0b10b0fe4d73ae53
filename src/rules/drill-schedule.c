/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/drill-schedule.h"

#include "db/statement.h"
#include "registers/drill.h"
#include "registers/emergency-plan.h"
#include "registers/unit.h"
#include "rules/drill-season.h"
#include "rules/working-days.h"

#include <stdlib.h>

#define N_KINDS 4

struct _AnbanDrillSchedule {
  GArray *proposals; /* AnbanDrillProposal */
  guint n_placed;
};

/* A drill that has to be found a day for. */
typedef struct {
  const AnbanDuty *duty;
  int kind;
  gint64 emergency_plan_id;
  gboolean reported;
  guint nth;            /* of the unit's drills in that window */
  AnbanPeriod window;   /* of days it may stand on */
  AnbanPeriod favoured; /* within the window, where it stands best */
  const char *season;
  AnbanDate target, day;
  guint place; /* of making, which is the order of units */
} Job;

typedef struct {
  AnbanDrillSchedule *schedule;
  const AnbanDutySheet *sheet;
  AnbanWorkingDays *days;
  AnbanPeriod open; /* the days that are left of the year */
  guint most_a_week;
  int *left;              /* of each duty of the sheet: the drills that no job is for yet */
  GArray *jobs;           /* Job */
  guint n_done;           /* of them, those that a day was looked for */
  int *loads;             /* drills a week, from the Monday of the first open day on */
  GHashTable *busy;       /* "unit day": has a drill on that day */
  GHashTable *plan_names; /* id of an emergency plan → name */
  guint n_weeks;
} Planning;

/* --- which drills are to be held --- */

/* The kinds that a rule takes, the likelier ones first. */
static const int *
get_kinds (const AnbanDutyUnit *unit)
{
  static const int of_offices[N_KINDS] = {ANBAN_DRILL_COMPREHENSIVE, ANBAN_DRILL_SPECIAL, ANBAN_DRILL_ON_SITE,
                                          ANBAN_DRILL_EVACUATION};
  static const int of_schools[N_KINDS] = {ANBAN_DRILL_EVACUATION, ANBAN_DRILL_COMPREHENSIVE,
                                          ANBAN_DRILL_SPECIAL, ANBAN_DRILL_ON_SITE};
  static const int of_firms[N_KINDS] = {ANBAN_DRILL_SPECIAL, ANBAN_DRILL_COMPREHENSIVE, ANBAN_DRILL_ON_SITE,
                                        ANBAN_DRILL_EVACUATION};

  switch (unit->traits.kind) {
  case ANBAN_UNIT_KIND_SCHOOL:
    return of_schools;
  case ANBAN_UNIT_KIND_STATE_FIRM:
  case ANBAN_UNIT_KIND_FIRM:
  case ANBAN_UNIT_KIND_OTHER:
    return of_firms;
  default:
    return of_offices;
  }
}

static AnbanPeriod
cut (AnbanPeriod a, AnbanPeriod b)
{
  return (AnbanPeriod){MAX (a.from, b.from), MIN (a.to, b.to)};
}

/* Whether a drill of that kind, wherever in @window it stands, is one for @duty too. */
static gboolean
serves (const AnbanDuty *duty, int kind, AnbanPeriod window, gint64 plan_id)
{
  return window.from >= duty->period.from && window.to <= duty->period.to &&
         anban_duty_rule_takes_drill (duty->rule, kind) &&
         (!duty->one_plan || plan_id == 0 || plan_id == duty->emergency_plan_id);
}

/* The kind that most of what is left asks for as well. */
static int
choose_kind (const AnbanDuty *duties, const int *left, guint n, guint at, AnbanPeriod window)
{
  const int *kinds = get_kinds (duties[at].unit);
  int best = 0, most = -1;

  for (guint i = 0; i < N_KINDS; i++) {
    int served = 0;

    if (!anban_duty_rule_takes_drill (duties[at].rule, kinds[i]))
      continue;
    for (guint k = 0; k < n; k++)
      served += k != at && left[k] > 0 && serves (&duties[k], kinds[i], window, duties[at].emergency_plan_id);
    if (served > most) {
      best = kinds[i];
      most = served;
    }
  }
  return best;
}

/* One drill for what @at asks, and for all else that it serves. */
static void
add_job (Planning *self, const AnbanDuty *duties, int *left, guint n, guint at, AnbanPeriod window, guint nth)
{
  Job job = {.duty = &duties[at],
             .kind = choose_kind (duties, left, n, at, window),
             .emergency_plan_id = duties[at].emergency_plan_id,
             .reported = duties[at].reported,
             .window = window,
             .favoured = window,
             .day = ANBAN_DATE_NONE,
             .nth = nth,
             .place = self->jobs->len};

  left[at]--;
  for (guint k = 0; k < n; k++) {
    if (k == at || left[k] <= 0 || !serves (&duties[k], job.kind, window, job.emergency_plan_id))
      continue;
    left[k]--;
    job.reported = job.reported || duties[k].reported;
    if (job.emergency_plan_id == 0)
      job.emergency_plan_id = duties[k].emergency_plan_id;
  }
  anban_drill_season_find (job.kind, duties[at].unit, window, &job.favoured, &job.season);
  g_array_append_val (self->jobs, job);
}

/* What ends first is served first, what leaves less choice before what leaves more. */
static int
compare_duties (gconstpointer a, gconstpointer b, gpointer data)
{
  const AnbanDuty *duties = data;
  const AnbanDuty *one = &duties[*(const guint *)a], *other = &duties[*(const guint *)b];
  int one_rank = one->rule->demand == 0 ? 2 : one->rule->demand == ANBAN_DEMAND_COMPREHENSIVE_OR_SPECIAL;
  int other_rank =
      other->rule->demand == 0 ? 2 : other->rule->demand == ANBAN_DEMAND_COMPREHENSIVE_OR_SPECIAL;

  if (one->period.to != other->period.to)
    return one->period.to < other->period.to ? -1 : 1;
  if (one->period.from != other->period.from)
    return one->period.from > other->period.from ? -1 : 1;
  return one_rank != other_rank ? one_rank - other_rank : (one < other ? -1 : 1);
}

static void
collect_of_unit (Planning *self, const AnbanDuty *duties, int *left, guint n)
{
  g_autofree guint *order = g_new (guint, n);

  for (guint i = 0; i < n; i++)
    order[i] = i;
  g_qsort_with_data (order, (int)n, sizeof *order, compare_duties, (gpointer)duties);
  for (guint i = 0; i < n; i++) {
    guint at = order[i];
    AnbanPeriod window = cut (cut (duties[at].period, self->open), duties[at].unit->there);

    for (guint nth = 0; left[at] > 0 && window.from <= window.to; nth++)
      add_job (self, duties, left, n, at, window, nth);
  }
}

/* What a placed drill is for is done; what was only to be served by one that found no day may have more days to choose
 * from. */
static void
count_job (Planning *self, const Job *job)
{
  const AnbanDuty *all = anban_duty_sheet_get (self->sheet, 0);
  guint n;
  const AnbanDuty *duties = anban_duty_sheet_get_of_unit (self->sheet, job->duty->unit_id, &n);

  if (job->day == ANBAN_DATE_NONE) {
    self->left[job->duty - all]--;
    return;
  }
  for (guint k = 0; k < n; k++)
    if (serves (&duties[k], job->kind, (AnbanPeriod){job->day, job->day}, job->emergency_plan_id) &&
        (!duties[k].one_plan || job->emergency_plan_id != 0))
      self->left[duties - all + k]--;
}

static void
count_left (Planning *self)
{
  for (guint i = 0; i < anban_duty_sheet_get_n (self->sheet); i++) {
    const AnbanDuty *duty = anban_duty_sheet_get (self->sheet, i);

    self->left[i] = duty->rule->item == ANBAN_ITEM_DRILL ? duty->figures.missing : 0;
  }
  for (guint i = 0; i < self->jobs->len; i++)
    count_job (self, &g_array_index (self->jobs, Job, i));
}

/* FALSE where nothing is left. */
static gboolean
collect (Planning *self)
{
  guint n = anban_duty_sheet_get_n (self->sheet), n_of_unit;

  count_left (self);
  for (guint i = 0; i < n; i += n_of_unit) {
    const AnbanDuty *first = anban_duty_sheet_get (self->sheet, i);

    first = anban_duty_sheet_get_of_unit (self->sheet, first->unit_id, &n_of_unit);
    collect_of_unit (self, first, self->left + i, n_of_unit);
  }
  return self->n_done < self->jobs->len;
}

/* --- when --- */

static guint
get_week (const Planning *self, AnbanDate day)
{
  AnbanDate monday = self->open.from - anban_date_get_weekday (self->open.from) + 1;

  return (guint)(day - monday) / 7;
}

static char *
dup_busy_key (gint64 unit, AnbanDate day)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %d", unit, day);
}

static gboolean
is_open (const Planning *self, const Job *job, AnbanDate day)
{
  g_autofree char *key = NULL;

  if (anban_working_days_is_free (self->days, day) ||
      (self->most_a_week > 0 && self->loads[get_week (self, day)] >= (int)self->most_a_week))
    return FALSE;
  key = dup_busy_key (job->duty->unit_id, day);
  return !g_hash_table_contains (self->busy, key);
}

/* The open day of @span next to the target. */
static AnbanDate
find_day (const Planning *self, const Job *job, AnbanPeriod span)
{
  AnbanDate far = MAX (job->target - span.from, span.to - job->target);

  for (AnbanDate away = 0; away <= far; away++) {
    AnbanDate later = job->target + away, earlier = job->target - away;

    if (later >= span.from && later <= span.to && is_open (self, job, later))
      return later;
    if (earlier >= span.from && earlier <= span.to && is_open (self, job, earlier))
      return earlier;
  }
  return ANBAN_DATE_NONE;
}

/* Those that share their days stand one beside the other: first everybody's first drill, then the second ones. */
static int
compare_spread (gconstpointer a, gconstpointer b)
{
  const Job *one = a, *other = b;

  if (one->favoured.from != other->favoured.from)
    return one->favoured.from < other->favoured.from ? -1 : 1;
  if (one->favoured.to != other->favoured.to)
    return one->favoured.to < other->favoured.to ? -1 : 1;
  if (one->nth != other->nth)
    return one->nth < other->nth ? -1 : 1;
  return one->place < other->place ? -1 : 1;
}

static void
sort_new (Planning *self, GCompareFunc compare)
{
  qsort (&g_array_index (self->jobs, Job, self->n_done), self->jobs->len - self->n_done, sizeof (Job),
         compare);
}

static void
spread (Planning *self)
{
  sort_new (self, compare_spread);
  for (guint first = self->n_done, end; first < self->jobs->len; first = end) {
    const Job *head = &g_array_index (self->jobs, Job, first);
    gint64 days = anban_period_count_days (head->favoured);

    for (end = first + 1; end < self->jobs->len; end++) {
      const Job *next = &g_array_index (self->jobs, Job, end);

      if (next->favoured.from != head->favoured.from || next->favoured.to != head->favoured.to)
        break;
    }
    for (guint i = first; i < end; i++)
      g_array_index (self->jobs, Job, i).target =
          head->favoured.from +
          (AnbanDate)((2 * (gint64)(i - first) + 1) * days / (2 * (gint64)(end - first)));
  }
}

/* Who has the fewest days to choose from chooses first. */
static int
compare_choice (gconstpointer a, gconstpointer b)
{
  const Job *one = a, *other = b;
  int one_days = anban_period_count_days (one->window), other_days = anban_period_count_days (other->window);

  if (one_days != other_days)
    return one_days < other_days ? -1 : 1;
  if (one->target != other->target)
    return one->target < other->target ? -1 : 1;
  return one->place < other->place ? -1 : 1;
}

static void
place (Planning *self, Job *job)
{
  job->day = find_day (self, job, job->favoured);
  if (job->day == ANBAN_DATE_NONE) {
    job->season = NULL;
    job->day = find_day (self, job, job->window);
  }
  if (job->day == ANBAN_DATE_NONE)
    return;
  self->loads[get_week (self, job->day)]++;
  g_hash_table_add (self->busy, dup_busy_key (job->duty->unit_id, job->day));
  self->schedule->n_placed++;
}

/* Until no drill is left to look a day for. */
static gboolean
place_all (Planning *self, GCancellable *cancellable, GError **error)
{
  while (collect (self)) {
    spread (self);
    sort_new (self, compare_choice);
    for (; self->n_done < self->jobs->len; self->n_done++) {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      place (self, &g_array_index (self->jobs, Job, self->n_done));
    }
  }
  return TRUE;
}

/* --- what stands there already --- */

static gboolean
read_busy (Planning *self, AnbanStore *store, GError **error)
{
  g_autoptr (AnbanStatement) statement = anban_connection_prepare (
      anban_store_get_connection (store),
      "SELECT d.unit_id, COALESCE(d.held_on, d.planned_on), d.ends_on, 1 FROM drill d"
      " WHERE d.deleted_at IS NULL AND d.state IN (1, 2) AND COALESCE(d.held_on, d.planned_on) >= ?1"
      " AND COALESCE(d.held_on, d.planned_on) <= ?2"
      " UNION ALL SELECT p.unit_id, COALESCE(d.held_on, d.planned_on), d.ends_on, 0 FROM drill d"
      " JOIN drill_unit p ON p.drill_id = d.id AND p.deleted_at IS NULL"
      " WHERE d.deleted_at IS NULL AND d.state IN (1, 2) AND COALESCE(d.held_on, d.planned_on) >= ?1"
      " AND COALESCE(d.held_on, d.planned_on) <= ?2",
      error);
  AnbanStep step = ANBAN_STEP_ERROR;
  AnbanDate monday = self->open.from - anban_date_get_weekday (self->open.from) + 1;
  char from[ANBAN_DATE_ISO_SIZE], to[ANBAN_DATE_ISO_SIZE];

  if (statement == NULL)
    return FALSE;
  anban_statement_bind_text (statement, 1, anban_date_to_iso (monday, from));
  anban_statement_bind_text (statement, 2, anban_date_to_iso (self->open.to, to));
  while ((step = anban_statement_step (statement, error)) == ANBAN_STEP_ROW) {
    gint64 unit = anban_statement_get_int (statement, 0);
    const char *end_text = anban_statement_get_text (statement, 2);
    AnbanDate day, end;

    if (!anban_date_parse (anban_statement_get_text (statement, 1), &day))
      continue;
    if (end_text == NULL || !anban_date_parse (end_text, &end) || end < day)
      end = day;
    self->loads[get_week (self, day)] += (int)anban_statement_get_int (statement, 3);
    for (end = MIN (end, self->open.to); day <= end; day++)
      g_hash_table_add (self->busy, dup_busy_key (unit, day));
  }
  return step == ANBAN_STEP_DONE;
}

static gboolean
read_plan_names (Planning *self, AnbanStore *store, GError **error)
{
  g_autoptr (AnbanStatement) statement = anban_connection_prepare (
      anban_store_get_connection (store),
      "SELECT e.id, e.name FROM emergency_plan e WHERE e.deleted_at IS NULL", error);
  AnbanStep step = ANBAN_STEP_ERROR;

  while (statement != NULL && (step = anban_statement_step (statement, error)) == ANBAN_STEP_ROW) {
    gint64 id = anban_statement_get_int (statement, 0);

    g_hash_table_insert (self->plan_names, g_memdup2 (&id, sizeof id),
                         g_strdup (anban_statement_get_text (statement, 1)));
  }
  return step == ANBAN_STEP_DONE;
}

/* --- the proposals --- */

static const char *
get_kind_label (int kind)
{
  for (const AnbanChoice *choice = anban_drill_kinds; choice->value != 0; choice++)
    if (choice->value == kind)
      return choice->label;
  return "";
}

/* 临水镇2026年上半年综合演练; of a drill in a plan of several years, the year it stands in */
static char *
dup_name (const Planning *self, const Job *job)
{
  AnbanPeriod year = anban_period_of_year (anban_duty_sheet_get_year (self->sheet));
  g_autofree char *period =
      anban_period_dup_name (anban_period_count_days (job->duty->period) > 366 ? year : job->duty->period);
  const char *plan = g_hash_table_lookup (self->plan_names, &job->emergency_plan_id);
  const char *kind = get_kind_label (job->kind);

  return plan != NULL ? g_strdup_printf ("%s%s%s（%s）", job->duty->unit->name, period, kind, plan)
                      : g_strdup_printf ("%s%s%s", job->duty->unit->name, period, kind);
}

/* As the choices of a drill tell its level. */
static int
get_level (const AnbanDutyUnit *unit)
{
  static const struct {
    AnbanUnitKind kind;
    int level;
  } levels[] = {{ANBAN_UNIT_KIND_OFFICE, 1}, {ANBAN_UNIT_KIND_LEADERSHIP, 1}, {ANBAN_UNIT_KIND_DEPARTMENT, 2},
                {ANBAN_UNIT_KIND_TOWN, 3},   {ANBAN_UNIT_KIND_VILLAGE, 4},    {ANBAN_UNIT_KIND_STATE_FIRM, 5},
                {ANBAN_UNIT_KIND_FIRM, 5},   {ANBAN_UNIT_KIND_SCHOOL, 6}};

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    if ((int)levels[i].kind == unit->traits.kind)
      return levels[i].level;
  return 0;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const Job *one = a, *other = b;

  if ((one->day == ANBAN_DATE_NONE) != (other->day == ANBAN_DATE_NONE))
    return one->day == ANBAN_DATE_NONE ? 1 : -1;
  if (one->day != other->day)
    return one->day < other->day ? -1 : 1;
  return one->place < other->place ? -1 : 1;
}

static void
propose (Planning *self)
{
  g_array_sort (self->jobs, compare_days);
  for (guint i = 0; i < self->jobs->len; i++) {
    const Job *job = &g_array_index (self->jobs, Job, i);
    AnbanDrillProposal proposal = {.unit_id = job->duty->unit_id,
                                   .requirement_id = job->duty->requirement_id,
                                   .emergency_plan_id = job->emergency_plan_id,
                                   .plan_id = job->duty->rule->plan_id,
                                   .kind = job->kind,
                                   .level = get_level (job->duty->unit),
                                   .reported = job->reported,
                                   .day = job->day,
                                   .period = job->duty->period,
                                   .season = job->season,
                                   .unit_name = job->duty->unit->name,
                                   .requirement_name = job->duty->rule->name,
                                   .name = dup_name (self, job)};

    g_array_append_val (self->schedule->proposals, proposal);
  }
}

static gboolean
plan (Planning *self, AnbanStore *store, GCancellable *cancellable, GError **error)
{
  AnbanPeriod year = anban_period_of_year (anban_duty_sheet_get_year (self->sheet));

  self->open = (AnbanPeriod){MAX (year.from, anban_duty_sheet_get_today (self->sheet) + 1), year.to};
  if (self->open.from > self->open.to)
    return TRUE;
  self->n_weeks = get_week (self, self->open.to) + 1;
  self->loads = g_new0 (int, self->n_weeks);
  self->days = anban_working_days_new (store, anban_duty_sheet_get_year (self->sheet),
                                       anban_duty_sheet_get_year (self->sheet), error);
  if (self->days == NULL || !read_busy (self, store, error) || !read_plan_names (self, store, error))
    return FALSE;
  self->left = g_new0 (int, anban_duty_sheet_get_n (self->sheet) + 1);
  if (!place_all (self, cancellable, error))
    return FALSE;
  propose (self);
  return TRUE;
}

static void
clear_proposal (gpointer data)
{
  g_free (((AnbanDrillProposal *)data)->name);
}

AnbanDrillSchedule *
anban_drill_schedule_new (AnbanStore *store,
                          const AnbanDutySheet *sheet,
                          guint most_a_week,
                          GCancellable *cancellable,
                          GError **error)
{
  AnbanDrillSchedule *schedule = g_new0 (AnbanDrillSchedule, 1);
  Planning self = {.schedule = schedule, .sheet = sheet, .most_a_week = most_a_week};
  gboolean done;

  schedule->proposals = g_array_new (FALSE, TRUE, sizeof (AnbanDrillProposal));
  g_array_set_clear_func (schedule->proposals, clear_proposal);
  self.jobs = g_array_new (FALSE, FALSE, sizeof (Job));
  self.busy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.plan_names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  done = plan (&self, store, cancellable, error);
  g_array_unref (self.jobs);
  g_hash_table_unref (self.busy);
  g_hash_table_unref (self.plan_names);
  g_clear_pointer (&self.days, anban_working_days_free);
  g_free (self.loads);
  g_free (self.left);
  if (!done)
    g_clear_pointer (&schedule, anban_drill_schedule_free);
  return schedule;
}

void
anban_drill_schedule_free (AnbanDrillSchedule *self)
{
  g_array_unref (self->proposals);
  g_free (self);
}

guint
anban_drill_schedule_get_n (const AnbanDrillSchedule *self)
{
  return self->proposals->len;
}

guint
anban_drill_schedule_get_n_placed (const AnbanDrillSchedule *self)
{
  return self->n_placed;
}

const AnbanDrillProposal *
anban_drill_schedule_get (const AnbanDrillSchedule *self, guint i)
{
  return &g_array_index (self->proposals, AnbanDrillProposal, i);
}
