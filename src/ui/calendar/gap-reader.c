/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/calendar/gap-reader.h"

#include "registers/drill.h"
#include "registers/event.h"
#include "registers/registers.h"

#define RELOAD_DELAY_MS 300

struct _AnbanGapReader {
  GObject parent_instance;

  AnbanStore *store;
  GCancellable *cancellable;
  AnbanDutySheet *sheet;
  AnbanDrillSchedule *schedule; /* names units of the sheet */
  GPtrArray *conflicts;         /* AnbanRequirementConflict */
  int year;
  gboolean stale, watched;
  guint reload_source;
};

enum {
  SIGNAL_LOADED,
  SIGNAL_FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnbanGapReader, anban_gap_reader, G_TYPE_OBJECT)

/* --- in a thread --- */

typedef struct {
  char *path;
  int year;
  AnbanDutySheet *sheet;
  AnbanDrillSchedule *schedule;
  GPtrArray *conflicts;
} Reading;

static void
free_reading (Reading *reading)
{
  g_clear_pointer (&reading->schedule, anban_drill_schedule_free);
  g_clear_pointer (&reading->sheet, anban_duty_sheet_free);
  g_clear_pointer (&reading->conflicts, g_ptr_array_unref);
  g_free (reading->path);
  g_free (reading);
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Reading *reading = data;
  GError *error = NULL;
  AnbanStore *store = anban_store_open_read_only (reading->path, anban_registers, &error);

  if (store != NULL) {
    guint most =
        (guint)MAX (anban_store_get_setting_int (store, ANBAN_SETTING_DRILLS_A_WEEK, ANBAN_DRILLS_A_WEEK), 0);

    reading->sheet = anban_duty_sheet_new (store, reading->year, cancellable, &error);
    if (reading->sheet != NULL)
      reading->schedule = anban_drill_schedule_new (store, reading->sheet, most, cancellable, &error);
    if (reading->schedule != NULL)
      reading->conflicts = anban_requirement_conflict_list (store, anban_store_get_today (store), &error);
    anban_store_close (store);
    g_object_unref (store);
  }
  if (reading->conflicts != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  AnbanGapReader *self = ANBAN_GAP_READER (source);
  Reading *reading = g_task_get_task_data (G_TASK (result));
  AnbanDrillSchedule *schedule;
  AnbanDutySheet *sheet;
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  g_clear_object (&self->cancellable);
  if (!done) {
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
    return;
  }
  /* lists hold on to the old ones until they show the new */
  schedule = self->schedule;
  sheet = self->sheet;
  self->schedule = g_steal_pointer (&reading->schedule);
  self->sheet = g_steal_pointer (&reading->sheet);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  self->conflicts = g_steal_pointer (&reading->conflicts);
  g_signal_emit (self, signals[SIGNAL_LOADED], 0);
  g_clear_pointer (&schedule, anban_drill_schedule_free);
  g_clear_pointer (&sheet, anban_duty_sheet_free);
}

static void
begin (AnbanGapReader *self)
{
  Reading *reading = g_new0 (Reading, 1);
  g_autoptr (GTask) task = NULL;

  g_clear_handle_id (&self->reload_source, g_source_remove);
  self->stale = FALSE;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  reading->path = g_strdup (anban_store_get_path (self->store));
  reading->year = self->year;
  task = g_task_new (self, self->cancellable, read_cb, NULL);
  g_task_set_task_data (task, reading, (GDestroyNotify)free_reading);
  g_task_run_in_thread (task, read_thread);
}

static gboolean
reload_cb (gpointer data)
{
  AnbanGapReader *self = data;

  self->reload_source = 0;
  begin (self);
  return G_SOURCE_REMOVE;
}

static void
reload_soon (AnbanGapReader *self)
{
  if (self->stale && self->watched && self->year != 0 && self->reload_source == 0)
    self->reload_source = g_timeout_add (RELOAD_DELAY_MS, reload_cb, self);
}

/* --- the object --- */

static void
anban_gap_reader_dispose (GObject *object)
{
  AnbanGapReader *self = ANBAN_GAP_READER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->reload_source, g_source_remove);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anban_gap_reader_parent_class)->dispose (object);
}

static void
anban_gap_reader_finalize (GObject *object)
{
  AnbanGapReader *self = ANBAN_GAP_READER (object);

  g_clear_pointer (&self->schedule, anban_drill_schedule_free);
  g_clear_pointer (&self->sheet, anban_duty_sheet_free);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  G_OBJECT_CLASS (anban_gap_reader_parent_class)->finalize (object);
}

static void
anban_gap_reader_class_init (AnbanGapReaderClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_gap_reader_dispose;
  G_OBJECT_CLASS (klass)->finalize = anban_gap_reader_finalize;
  signals[SIGNAL_LOADED] =
      g_signal_new ("loaded", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FAILED] =
      g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
anban_gap_reader_init (AnbanGapReader *self)
{
}

AnbanGapReader *
anban_gap_reader_new (AnbanStore *store)
{
  AnbanGapReader *self = g_object_new (ANBAN_TYPE_GAP_READER, NULL);

  self->store = g_object_ref (store);
  return self;
}

void
anban_gap_reader_read (AnbanGapReader *self, int year)
{
  if (self->year == year && !self->stale)
    return;
  self->year = year;
  begin (self);
}

void
anban_gap_reader_set_stale (AnbanGapReader *self)
{
  self->stale = TRUE;
  reload_soon (self);
}

void
anban_gap_reader_set_watched (AnbanGapReader *self, gboolean watched)
{
  self->watched = watched;
  reload_soon (self);
}

gboolean
anban_gap_reader_get_loading (AnbanGapReader *self)
{
  return self->cancellable != NULL || self->reload_source != 0;
}

const AnbanDutySheet *
anban_gap_reader_get_sheet (AnbanGapReader *self)
{
  return self->sheet;
}

const AnbanDrillSchedule *
anban_gap_reader_get_schedule (AnbanGapReader *self)
{
  return self->schedule;
}

GPtrArray *
anban_gap_reader_get_conflicts (AnbanGapReader *self)
{
  return self->conflicts;
}

/* --- what fulfils a duty --- */

/* Its own proposal, or another one of the unit that counts for it. */
static int
rate (const AnbanDrillProposal *proposal, const AnbanDuty *duty)
{
  if (proposal->unit_id != duty->unit_id)
    return 0;
  if (proposal->requirement_id == duty->requirement_id &&
      proposal->emergency_plan_id == duty->emergency_plan_id && proposal->period.from == duty->period.from)
    return 2;
  return anban_duty_rule_takes_drill (duty->rule, proposal->kind) && proposal->day != ANBAN_DATE_NONE &&
         proposal->day >= duty->period.from && proposal->day <= duty->period.to;
}

const AnbanDrillProposal *
anban_gap_reader_find_proposal (AnbanGapReader *self, const AnbanDuty *duty)
{
  const AnbanDrillProposal *found = NULL;
  int best = 0;

  for (guint i = 0; self->schedule != NULL && i < anban_drill_schedule_get_n (self->schedule) && best < 2;
       i++) {
    const AnbanDrillProposal *proposal = anban_drill_schedule_get (self->schedule, i);
    int rating = rate (proposal, duty);

    if (rating > best) {
      best = rating;
      found = proposal;
    }
  }
  return found;
}

/* Where nothing is proposed: what is known of it, and today's name is left to the clerk. */
static AnbanRecord *
build_plain (const AnbanDuty *duty)
{
  AnbanRecord *drill = anban_record_new (&anban_drill_register);
  g_autofree char *period = anban_period_dup_name (duty->period);
  g_autofree char *name = g_strdup_printf ("%s%s应急演练", duty->unit->name, period);
  int kind = duty->rule->demand;

  anban_record_set_text (drill, ANBAN_DRILL_NAME, name);
  anban_record_set_int (drill, ANBAN_DRILL_STATE, ANBAN_EVENT_PLANNED);
  anban_record_set_int (drill, ANBAN_DRILL_KIND,
                        kind == 0 || kind == ANBAN_DEMAND_COMPREHENSIVE_OR_SPECIAL ? ANBAN_DRILL_COMPREHENSIVE
                                                                                   : kind);
  anban_record_set_int (drill, ANBAN_DRILL_FORM, ANBAN_DRILL_LIVE);
  anban_record_set_ref (drill, ANBAN_DRILL_UNIT, duty->unit_id, duty->unit->name);
  anban_record_set_ref (drill, ANBAN_DRILL_REQUIREMENT, duty->requirement_id, duty->rule->name);
  if (duty->emergency_plan_id != 0)
    anban_record_set_int (drill, ANBAN_DRILL_EMERGENCY_PLAN, duty->emergency_plan_id);
  if (duty->reported)
    anban_record_set_int (drill, ANBAN_DRILL_REPORTED, TRUE);
  return drill;
}

AnbanRecord *
anban_gap_reader_build_drill (AnbanGapReader *self, const AnbanDuty *duty, AnbanDate *day)
{
  const AnbanDrillProposal *proposal = anban_gap_reader_find_proposal (self, duty);

  *day = proposal != NULL ? proposal->day : ANBAN_DATE_NONE;
  return proposal != NULL ? anban_drill_proposal_build (proposal, ANBAN_DATE_NONE) : build_plain (duty);
}
