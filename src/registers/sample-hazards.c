/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The inspections of the sample office and the hazards that they found, over three years up to today: each went as
 * far on its way as its dates allow, some came to a standstill, so that every lane, light and mark is there.
 */
#include "registers/sample-hazard-course.h"

#include "registers/campaign.h"
#include "registers/hazard-criterion.h"
#include "registers/inspection.h"
#include "registers/unit.h"
#include "photo/photo.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define YEARS            3
#define HAZARDS_PER_STEP 1000

guint
anban_sample_course_draw (AnbanSampleHazardCourse *self, guint n)
{
  return anban_sample_draw (self->office, n);
}

gboolean
anban_sample_course_chance (AnbanSampleHazardCourse *self, guint percent)
{
  return anban_sample_draw_chance (self->office, percent);
}

const char *
anban_sample_course_draw_person (AnbanSampleHazardCourse *self)
{
  return self->office->people->pdata[anban_sample_course_draw (self, self->office->people->len)];
}

AnbanHazardState
anban_sample_course_get_state (AnbanSampleHazardCourse *self)
{
  return self->steps->len > 0 ? g_array_index (self->steps, AnbanSampleHazardStep, self->steps->len - 1).to
                              : ANBAN_HAZARD_STATE_REGISTERED;
}

static void
clear_firm (gpointer data)
{
  AnbanSampleFirm *firm = data;

  g_free (firm->name);
  g_free (firm->industry);
}

/* --- what there is before the first inspection --- */

static gboolean
collect_firm (AnbanRecord *unit, const char *group, gpointer data)
{
  AnbanSampleFirm firm = {
      .id = anban_record_get_id (unit),
      .town = anban_record_get_int (unit, ANBAN_UNIT_PARENT),
      .name = g_strdup (anban_record_get_text (unit, ANBAN_UNIT_NAME)),
      .industry = g_strdup (anban_record_get_text (unit, ANBAN_UNIT_INDUSTRY)),
  };

  g_array_append_val ((GArray *)data, firm);
  return TRUE;
}

static gboolean
list_firms (AnbanSampleHazardCourse *self, GError **error)
{
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_unit_register);

  anban_query_where_int (query, ANBAN_UNIT_KIND, ANBAN_OP_EQ, ANBAN_UNIT_KIND_FIRM);
  return anban_store_foreach (self->office->store, query, collect_firm, self->firms, NULL, error);
}

static gboolean
collect_criterion (AnbanRecord *criterion, const char *group, gpointer data)
{
  char *name = g_strdup_printf ("%s/%s", anban_record_get_text (criterion, ANBAN_HAZARD_CRITERION_SUBJECT),
                                anban_record_get_text (criterion, ANBAN_HAZARD_CRITERION_CODE));

  g_hash_table_insert (data, name, GINT_TO_POINTER ((int)anban_record_get_id (criterion)));
  return TRUE;
}

static gboolean
list_criteria (AnbanSampleHazardCourse *self, GError **error)
{
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_hazard_criterion_register);

  return anban_store_foreach (self->office->store, query, collect_criterion, self->criteria, NULL, error);
}

static gboolean
fill_campaigns (AnbanSampleHazardCourse *self, GError **error)
{
  int year, month, day;

  anban_date_get_ymd (self->office->today, &year, &month, &day);
  for (guint i = 0; anban_sample_campaigns[i].name != NULL; i++) {
    const AnbanSampleCampaign *kind = &anban_sample_campaigns[i];
    g_autoptr (AnbanRecord) campaign = anban_record_new (&anban_campaign_register);

    anban_record_set_text (campaign, ANBAN_CAMPAIGN_NAME, kind->name);
    anban_record_set_text (campaign, ANBAN_CAMPAIGN_INDUSTRY, kind->industry);
    anban_record_set_int (campaign, ANBAN_CAMPAIGN_UNIT, anban_sample_find_unit (self->office, kind->lead));
    anban_sample_set_day (campaign, ANBAN_CAMPAIGN_STARTS_ON,
                          anban_date_from_ymd (year - (int)i % 2, 1 + (int)i, 1));
    anban_sample_set_day (campaign, ANBAN_CAMPAIGN_ENDS_ON, anban_date_from_ymd (year, 12, 31));
    if (!anban_store_save (self->office->store, campaign, error))
      return FALSE;
    self->campaigns[i] = anban_record_get_id (campaign);
  }
  return TRUE;
}

/* --- the way of one hazard: first on paper, then written --- */

/* Goes on by @days; FALSE when that day has not come yet. */
static gboolean
go_on (AnbanSampleHazardCourse *self, guint days)
{
  if (self->stuck || self->day + (AnbanDate)days > self->office->today)
    return FALSE;
  self->day += (AnbanDate)days;
  return TRUE;
}

static void
add_step (AnbanSampleHazardCourse *self,
          AnbanHazardStep step,
          AnbanHazardState to,
          const char *person,
          AnbanDate due)
{
  AnbanSampleHazardStep row = {
      .step = step,
      .on = self->day,
      .due = due,
      .from = anban_sample_course_get_state (self),
      .to = to,
      .person = person,
  };

  g_array_append_val (self->steps, row);
}

static AnbanSampleHazardStep *
last_step (AnbanSampleHazardCourse *self)
{
  return &g_array_index (self->steps, AnbanSampleHazardStep, self->steps->len - 1);
}

static void
extend (AnbanSampleHazardCourse *self, AnbanDate *due)
{
  add_step (self, ANBAN_STEP_ASK_EXTENSION, ANBAN_HAZARD_STATE_RECTIFYING,
            anban_sample_course_draw_person (self), *due + 15);
  last_step (self)->note = "设备采购周期较长";
  *due += 15;
  add_step (self, ANBAN_STEP_GRANT_EXTENSION, ANBAN_HAZARD_STATE_RECTIFYING, self->clerk, *due);
  last_step (self)->granted_by = self->clerk;
}

static void
recheck (AnbanSampleHazardCourse *self, AnbanDate *due)
{
  if (anban_sample_course_chance (self, 8)) {
    *due = MAX (*due, self->day) + 10;
    add_step (self, ANBAN_STEP_FAIL, ANBAN_HAZARD_STATE_RECTIFYING, self->clerk, *due);
    last_step (self)->note = "部分措施没有落实到位";
    if (!go_on (self, 3 + anban_sample_course_draw (self, 8)))
      return;
    add_step (self, ANBAN_STEP_REPORT, ANBAN_HAZARD_STATE_TO_RECHECK, anban_sample_course_draw_person (self),
              ANBAN_DATE_NONE);
    if (!go_on (self, 1 + anban_sample_course_draw (self, 4)))
      return;
  }
  add_step (self, ANBAN_STEP_PASS, ANBAN_HAZARD_STATE_TO_RECHECK, self->clerk, ANBAN_DATE_NONE);
  if (!go_on (self, anban_sample_course_draw (self, 4)))
    return;
  add_step (self, ANBAN_STEP_CLOSE, ANBAN_HAZARD_STATE_CLOSED, self->clerk, ANBAN_DATE_NONE);
  last_step (self)->granted_by = self->clerk;
}

/* Which steps the hazard has taken by today. */
static void
plan_way (AnbanSampleHazardCourse *self)
{
  static const guint terms[] = {7, 15, 15, 30};
  AnbanDate due;

  if (!self->kind->major && anban_sample_course_chance (self, 12)) {
    add_step (self, ANBAN_STEP_FIX_ON_SPOT, ANBAN_HAZARD_STATE_TO_RECHECK, self->clerk, ANBAN_DATE_NONE);
    add_step (self, ANBAN_STEP_PASS, ANBAN_HAZARD_STATE_TO_RECHECK, self->clerk, ANBAN_DATE_NONE);
    add_step (self, ANBAN_STEP_CLOSE, ANBAN_HAZARD_STATE_CLOSED, self->clerk, ANBAN_DATE_NONE);
    last_step (self)->granted_by = self->clerk;
    return;
  }
  if (!go_on (self, anban_sample_course_draw (self, 3)))
    return;
  due = self->day +
        (AnbanDate)(self->kind->major ? 60 : terms[anban_sample_course_draw (self, G_N_ELEMENTS (terms))]);
  add_step (self, ANBAN_STEP_ASSIGN, ANBAN_HAZARD_STATE_ASSIGNED, self->clerk, due);
  if (anban_sample_course_chance (self, 1)) {
    add_step (self, ANBAN_STEP_VOID, ANBAN_HAZARD_STATE_VOID, self->clerk, ANBAN_DATE_NONE);
    last_step (self)->note = "与另一条记录重复";
    return;
  }
  if (!go_on (self, 1 + anban_sample_course_draw (self, 3)))
    return;
  add_step (self, ANBAN_STEP_START, ANBAN_HAZARD_STATE_RECTIFYING, anban_sample_course_draw_person (self),
            ANBAN_DATE_NONE);
  /* the older a hazard is, the fewer like it are still open */
  self->stuck = anban_sample_course_chance (self, self->day > self->office->today - 120 ? 12 : 2);
  if (anban_sample_course_chance (self, 5) && go_on (self, 2))
    extend (self, &due);
  if (!go_on (self, 3 + anban_sample_course_draw (self, (guint)(due - self->day) + 4)))
    return;
  add_step (self, ANBAN_STEP_REPORT, ANBAN_HAZARD_STATE_TO_RECHECK, anban_sample_course_draw_person (self),
            ANBAN_DATE_NONE);
  if (go_on (self, 1 + anban_sample_course_draw (self, 5)))
    recheck (self, &due);
}

/* What the steps made of the hazard. */
static void
apply_steps (AnbanSampleHazardCourse *self)
{
  AnbanRecord *hazard = self->hazard;

  for (guint i = 0; i < self->steps->len; i++) {
    const AnbanSampleHazardStep *step = &g_array_index (self->steps, AnbanSampleHazardStep, i);

    anban_record_set_int (hazard, ANBAN_HAZARD_STATE, step->to);
    if (step->step == ANBAN_STEP_ASSIGN)
      anban_sample_set_day (hazard, ANBAN_HAZARD_FIRST_DUE_ON, step->due);
    if (step->due != ANBAN_DATE_NONE && step->step != ANBAN_STEP_ASK_EXTENSION)
      anban_sample_set_day (hazard, ANBAN_HAZARD_DUE_ON, step->due);
    if (step->step == ANBAN_STEP_REPORT || step->step == ANBAN_STEP_FIX_ON_SPOT)
      anban_sample_set_day (hazard, ANBAN_HAZARD_DONE_ON, step->on);
    if (step->step == ANBAN_STEP_FIX_ON_SPOT)
      anban_record_set_int (hazard, ANBAN_HAZARD_ON_SPOT, TRUE);
    if (step->step == ANBAN_STEP_FAIL)
      anban_record_set_null (hazard, ANBAN_HAZARD_DONE_ON);
    if (step->step == ANBAN_STEP_PASS || step->step == ANBAN_STEP_FAIL) {
      anban_record_set_text (hazard, ANBAN_HAZARD_RECHECKER, step->person);
      anban_sample_set_day (hazard, ANBAN_HAZARD_RECHECKED_ON, step->on);
      anban_record_set_int (hazard, ANBAN_HAZARD_RECHECK_RESULT,
                            step->step == ANBAN_STEP_PASS ? ANBAN_RECHECK_PASSED : ANBAN_RECHECK_FAILED);
    }
    if (step->step == ANBAN_STEP_CLOSE) {
      anban_sample_set_day (hazard, ANBAN_HAZARD_CLOSED_ON, step->on);
      anban_record_set_text (hazard, ANBAN_HAZARD_CLOSER, step->granted_by);
    }
    if (step->step == ANBAN_STEP_VOID)
      anban_record_set_text (hazard, ANBAN_HAZARD_VOID_REASON, step->note);
  }
}

static gboolean
save_steps (AnbanSampleHazardCourse *self, GError **error)
{
  for (guint i = 0; i < self->steps->len; i++) {
    const AnbanSampleHazardStep *step = &g_array_index (self->steps, AnbanSampleHazardStep, i);
    g_autoptr (AnbanRecord) row = anban_record_new (&anban_hazard_step_register);

    anban_record_set_int (row, ANBAN_HAZARD_STEP_HAZARD, anban_record_get_id (self->hazard));
    anban_record_set_int (row, ANBAN_HAZARD_STEP_STEP, step->step);
    anban_sample_set_day (row, ANBAN_HAZARD_STEP_TAKEN_ON, step->on);
    anban_record_set_text (row, ANBAN_HAZARD_STEP_PERSON, step->person);
    anban_record_set_int (row, ANBAN_HAZARD_STEP_FROM_STATE, step->from);
    anban_record_set_int (row, ANBAN_HAZARD_STEP_TO_STATE, step->to);
    if (step->due != ANBAN_DATE_NONE)
      anban_sample_set_day (row, ANBAN_HAZARD_STEP_DUE_ON, step->due);
    anban_record_set_text (row, ANBAN_HAZARD_STEP_GRANTED_BY, step->granted_by);
    anban_record_set_text (row, ANBAN_HAZARD_STEP_NOTE, step->note);
    if (!anban_store_save (self->office->store, row, error))
      return FALSE;
  }
  return TRUE;
}

/* --- inspections --- */

static const AnbanSampleHazard *
draw_kind (AnbanSampleHazardCourse *self)
{
  for (;;) {
    const AnbanSampleHazard *kind =
        &anban_sample_hazards[anban_sample_course_draw (self, anban_sample_n_hazards)];

    if ((kind->industry == NULL || g_strcmp0 (kind->industry, self->firm->industry) == 0) &&
        (!kind->major || anban_sample_course_chance (self, 60)))
      return kind;
  }
}

static void
write_hazard (AnbanSampleHazardCourse *self)
{
  AnbanRecord *hazard = self->hazard;

  anban_inspection_fill_hazard (self->inspection, hazard);
  anban_record_set_text (hazard, ANBAN_HAZARD_PLACE, self->kind->place);
  anban_record_set_text (hazard, ANBAN_HAZARD_DESCRIPTION, self->kind->description);
  anban_record_set_int (hazard, ANBAN_HAZARD_CATEGORY, self->kind->category);
  anban_record_set_text (hazard, ANBAN_HAZARD_INDUSTRY, self->firm->industry);
  anban_record_set_int (hazard, ANBAN_HAZARD_LEVEL,
                        self->kind->major ? ANBAN_HAZARD_LEVEL_MAJOR : ANBAN_HAZARD_LEVEL_GENERAL);
  anban_record_set_text (hazard, ANBAN_HAZARD_MEASURES, self->kind->measures);
  anban_record_set_text (hazard, ANBAN_HAZARD_RESPONSIBLE, anban_sample_course_draw_person (self));
  anban_record_set_double (hazard, ANBAN_HAZARD_FUNDS,
                           self->kind->major ? 5 + anban_sample_course_draw (self, 80)
                                             : anban_sample_course_draw (self, 30) / 10.0);
  if (self->kind->criterion != NULL) {
    gint64 criterion = GPOINTER_TO_INT (g_hash_table_lookup (self->criteria, self->kind->criterion));

    if (criterion != 0)
      anban_record_set_int (hazard, ANBAN_HAZARD_CRITERION, criterion);
  }
  if (self->kind->major)
    anban_record_set_text (hazard, ANBAN_HAZARD_CONTINGENCY, "现场处置方案已编制并演练，设专人监护");
}

static gboolean
add_hazard (AnbanSampleHazardCourse *self, AnbanDate found, GError **error)
{
  g_autoptr (AnbanRecord) hazard = anban_record_new (&anban_hazard_register);

  self->hazard = hazard;
  self->kind = draw_kind (self);
  self->day = found;
  self->stuck = FALSE;
  g_array_set_size (self->steps, 0);
  write_hazard (self);
  plan_way (self);
  apply_steps (self);
  return anban_store_save (self->office->store, hazard, error) && save_steps (self, error) &&
         anban_sample_course_add_parts (self, error);
}

static gint64
find_campaign (AnbanSampleHazardCourse *self)
{
  for (guint i = 0; anban_sample_campaigns[i].name != NULL; i++)
    if (g_strcmp0 (anban_sample_campaigns[i].industry, self->firm->industry) == 0 &&
        anban_sample_course_chance (self, 60))
      return self->campaigns[i];
  return anban_sample_course_chance (self, 15)
             ? self->campaigns[anban_sample_course_draw (self, ANBAN_SAMPLE_N_CAMPAIGNS)]
             : 0;
}

static AnbanRecord *
add_inspection (AnbanSampleHazardCourse *self, AnbanDate on, GError **error)
{
  AnbanRecord *inspection = anban_record_new (&anban_inspection_register);
  gint64 campaign;
  g_autofree char *inspectors = NULL;

  self->firm =
      &g_array_index (self->firms, AnbanSampleFirm, anban_sample_course_draw (self, self->firms->len));
  self->clerk = anban_sample_course_draw_person (self);
  campaign = find_campaign (self);
  inspectors = g_strdup_printf ("%s、%s", self->clerk, anban_sample_course_draw_person (self));
  anban_sample_set_day (inspection, ANBAN_INSPECTION_DATE, on);
  anban_record_set_int (inspection, ANBAN_INSPECTION_UNIT, self->firm->id);
  anban_record_set_text (inspection, ANBAN_INSPECTION_INDUSTRY, self->firm->industry);
  if (campaign != 0)
    anban_record_set_int (inspection, ANBAN_INSPECTION_CAMPAIGN, campaign);
  anban_record_set_int (inspection, ANBAN_INSPECTION_SOURCE,
                        campaign != 0 ? ANBAN_SOURCE_CAMPAIGN
                                      : 1 + (int)anban_sample_course_draw (self, ANBAN_SOURCE_VISIT));
  if (anban_sample_course_chance (self, 25))
    anban_record_set_text (inspection, ANBAN_INSPECTION_LEADER, anban_sample_course_draw_person (self));
  anban_record_set_text (inspection, ANBAN_INSPECTION_INSPECTORS, inspectors);
  anban_record_set_int (inspection, ANBAN_INSPECTION_UNANNOUNCED, anban_sample_course_chance (self, 30));
  if (!anban_store_save (self->office->store, inspection, error))
    g_clear_object (&inspection);
  return inspection;
}

typedef struct {
  AnbanDate day;
  guint n_hazards;
} Visit;

static int
compare_days (gconstpointer a, gconstpointer b)
{
  return ((const Visit *)a)->day - ((const Visit *)b)->day;
}

/* In the order of their days, so that letters are numbered as an office numbers them; many in the last months, as
 * boards look. */
static GArray *
draw_visits (AnbanSampleHazardCourse *self, guint n_hazards)
{
  static const guint reach[] = {30, 120, 365, YEARS * 365, YEARS * 365};
  GArray *visits = g_array_new (FALSE, FALSE, sizeof (Visit));

  for (guint left = n_hazards; left > 0;) {
    guint wanted = anban_sample_course_chance (self, 12) ? 0 : 1 + anban_sample_course_draw (self, 4);
    AnbanDate back = (AnbanDate)anban_sample_course_draw (
        self, reach[anban_sample_course_draw (self, G_N_ELEMENTS (reach))]);
    Visit visit = {.day = self->office->today - back, .n_hazards = MIN (wanted, left)};

    g_array_append_val (visits, visit);
    left -= visit.n_hazards;
  }
  g_array_sort (visits, compare_days);
  return visits;
}

static gboolean
fill_inspections (AnbanSampleHazardCourse *self, guint n_hazards, GCancellable *cancellable, GError **error)
{
  AnbanStore *store = self->office->store;
  g_autoptr (GArray) visits = draw_visits (self, n_hazards);
  guint in_step = 0;

  for (guint i = 0; i < visits->len; i++) {
    const Visit *visit = &g_array_index (visits, Visit, i);
    g_autoptr (AnbanRecord) inspection = add_inspection (self, visit->day, error);

    if (inspection == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    self->inspection = inspection;
    for (guint k = 0; k < visit->n_hazards; k++, in_step++)
      if (!add_hazard (self, visit->day, error))
        return FALSE;
    if (in_step < HAZARDS_PER_STEP)
      continue;
    in_step = 0;
    if (!anban_store_commit_step (store, error) || !anban_store_begin_step (store, _ ("添加示例隐患"), error))
      return FALSE;
  }
  return TRUE;
}

gboolean
anban_sample_fill_hazards (AnbanSampleOffice *office,
                           guint n_hazards,
                           GCancellable *cancellable,
                           GError **error)
{
  AnbanSampleHazardCourse self = {
      .office = office,
      .firms = g_array_new (FALSE, FALSE, sizeof (AnbanSampleFirm)),
      .steps = g_array_new (FALSE, FALSE, sizeof (AnbanSampleHazardStep)),
      .criteria = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
      .photos = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)anban_photo_free),
  };
  gboolean done;

  g_array_set_clear_func (self.firms, clear_firm);
  done = anban_store_begin_step (office->store, _ ("添加示例隐患"), error);
  if (done && list_firms (&self, error) && list_criteria (&self, error) && fill_campaigns (&self, error) &&
      (n_hazards == 0 || fill_inspections (&self, n_hazards, cancellable, error))) {
    done = anban_store_commit_step (office->store, error);
  } else if (done) {
    anban_store_rollback_step (office->store);
    done = FALSE;
  }
  g_hash_table_unref (self.photos);
  g_hash_table_unref (self.criteria);
  g_array_unref (self.steps);
  g_array_unref (self.firms);
  return done;
}
