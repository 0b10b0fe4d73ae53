/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The inspections of the sample office and the hazards that they found, over three years up to today: each went as
 * far on its way as its dates allow, some came to a standstill, so that every lane, light and mark is there.
 */
#include "registers/sample-draw.h"

#include "registers/campaign.h"
#include "registers/hazard-criterion.h"
#include "registers/hazard-parts.h"
#include "registers/hazard.h"
#include "registers/inspection.h"
#include "registers/letter.h"
#include "registers/sample-hazard-phrases.h"
#include "registers/unit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define YEARS            3
#define HAZARDS_PER_STEP 1000
#define N_CAMPAIGNS      6

typedef struct {
  gint64 id, town;
  char *name, *industry;
} Firm;

typedef struct {
  AnbanSampleOffice *office;
  GArray *firms;        /* Firm */
  GHashTable *criteria; /* subject/code → id as pointer */
  gint64 campaigns[N_CAMPAIGNS];
  guint letters[2200]; /* the last number of each year */
  AnbanRecord *inspection;
  const char *clerk;

  /* the hazard on its way */
  AnbanRecord *hazard;
  const Firm *firm;
  const AnbanSampleHazard *kind;
  AnbanDate day;
  gint64 letter;
  gboolean stuck;
  GArray *steps; /* Step, kept until the hazard has its id */
} Course;

typedef struct {
  AnbanHazardStep step;
  AnbanDate on, due;
  AnbanHazardState from, to;
  const char *person, *granted_by, *note;
} Step;

static void
clear_firm (gpointer data)
{
  Firm *firm = data;

  g_free (firm->name);
  g_free (firm->industry);
}

static guint
draw (Course *self, guint n)
{
  return anban_sample_draw (self->office, n);
}

static gboolean
chance (Course *self, guint percent)
{
  return anban_sample_draw_chance (self->office, percent);
}

static const char *
draw_person (Course *self)
{
  return self->office->people->pdata[draw (self, self->office->people->len)];
}

static void
set_day (AnbanRecord *record, guint field, AnbanDate day)
{
  char iso[ANBAN_DATE_ISO_SIZE];

  anban_record_set_text (record, field, anban_date_to_iso (day, iso));
}

/* --- what there is before the first inspection --- */

static gboolean
collect_firm (AnbanRecord *unit, const char *group, gpointer data)
{
  Firm firm = {
      .id = anban_record_get_id (unit),
      .town = anban_record_get_int (unit, ANBAN_UNIT_PARENT),
      .name = g_strdup (anban_record_get_text (unit, ANBAN_UNIT_NAME)),
      .industry = g_strdup (anban_record_get_text (unit, ANBAN_UNIT_INDUSTRY)),
  };

  g_array_append_val ((GArray *)data, firm);
  return TRUE;
}

static gboolean
list_firms (Course *self, GError **error)
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
list_criteria (Course *self, GError **error)
{
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_hazard_criterion_register);

  return anban_store_foreach (self->office->store, query, collect_criterion, self->criteria, NULL, error);
}

static gboolean
fill_campaigns (Course *self, GError **error)
{
  int year, month, day;

  anban_date_get_ymd (self->office->today, &year, &month, &day);
  for (guint i = 0; anban_sample_campaigns[i].name != NULL; i++) {
    const AnbanSampleCampaign *kind = &anban_sample_campaigns[i];
    g_autoptr (AnbanRecord) campaign = anban_record_new (&anban_campaign_register);

    anban_record_set_text (campaign, ANBAN_CAMPAIGN_NAME, kind->name);
    anban_record_set_text (campaign, ANBAN_CAMPAIGN_INDUSTRY, kind->industry);
    anban_record_set_int (campaign, ANBAN_CAMPAIGN_UNIT, anban_sample_find_unit (self->office, kind->lead));
    set_day (campaign, ANBAN_CAMPAIGN_STARTS_ON, anban_date_from_ymd (year - (int)i % 2, 1 + (int)i, 1));
    set_day (campaign, ANBAN_CAMPAIGN_ENDS_ON, anban_date_from_ymd (year, 12, 31));
    if (!anban_store_save (self->office->store, campaign, error))
      return FALSE;
    self->campaigns[i] = anban_record_get_id (campaign);
  }
  return TRUE;
}

/* --- letters --- */

/* 0 on an error. */
static gint64
issue_letter (
    Course *self, AnbanLetterKind kind, const char *series, AnbanDate on, gint64 unit, GError **error)
{
  g_autoptr (AnbanRecord) letter = anban_record_new (&anban_letter_register);
  g_autofree char *title = g_strdup_printf ("关于%s%s的%s", self->firm->name,
                                            kind == ANBAN_LETTER_LISTING ? "重大事故隐患" : "隐患整改",
                                            kind == ANBAN_LETTER_LISTING ? "挂牌督办通知" : "交办通知");
  int year, month, day;

  anban_date_get_ymd (on, &year, &month, &day);
  anban_record_set_text (letter, ANBAN_LETTER_TITLE, title);
  anban_record_set_text (letter, ANBAN_LETTER_SERIES, series);
  anban_record_set_int (letter, ANBAN_LETTER_YEAR, year);
  /* even and odd: two series */
  anban_record_set_int (letter, ANBAN_LETTER_NUMBER,
                        ++self->letters[year % 1100 * 2 + (kind == ANBAN_LETTER_LISTING)]);
  anban_record_set_int (letter, ANBAN_LETTER_KIND, kind);
  anban_record_set_int (letter, ANBAN_LETTER_UNIT, unit);
  set_day (letter, ANBAN_LETTER_ISSUED_ON, on);
  anban_record_set_int (letter, ANBAN_LETTER_HAZARD, anban_record_get_id (self->hazard));
  anban_record_set_text (letter, ANBAN_LETTER_SIGNER, self->clerk);
  return anban_store_save (self->office->store, letter, error) ? anban_record_get_id (letter) : 0;
}

/* --- the way of one hazard: first on paper, then written --- */

static AnbanHazardState
get_state (Course *self)
{
  return self->steps->len > 0 ? g_array_index (self->steps, Step, self->steps->len - 1).to
                              : ANBAN_HAZARD_STATE_REGISTERED;
}

/* Goes on by @days; FALSE when that day has not come yet. */
static gboolean
go_on (Course *self, guint days)
{
  if (self->stuck || self->day + (AnbanDate)days > self->office->today)
    return FALSE;
  self->day += (AnbanDate)days;
  return TRUE;
}

static void
add_step (Course *self, AnbanHazardStep step, AnbanHazardState to, const char *person, AnbanDate due)
{
  Step row = {
      .step = step,
      .on = self->day,
      .due = due,
      .from = get_state (self),
      .to = to,
      .person = person,
  };

  g_array_append_val (self->steps, row);
}

static Step *
last_step (Course *self)
{
  return &g_array_index (self->steps, Step, self->steps->len - 1);
}

static void
extend (Course *self, AnbanDate *due)
{
  add_step (self, ANBAN_STEP_ASK_EXTENSION, ANBAN_HAZARD_STATE_RECTIFYING, draw_person (self), *due + 15);
  last_step (self)->note = "设备采购周期较长";
  *due += 15;
  add_step (self, ANBAN_STEP_GRANT_EXTENSION, ANBAN_HAZARD_STATE_RECTIFYING, self->clerk, *due);
  last_step (self)->granted_by = self->clerk;
}

static void
recheck (Course *self, AnbanDate *due)
{
  if (chance (self, 8)) {
    *due = MAX (*due, self->day) + 10;
    add_step (self, ANBAN_STEP_FAIL, ANBAN_HAZARD_STATE_RECTIFYING, self->clerk, *due);
    last_step (self)->note = "部分措施没有落实到位";
    if (!go_on (self, 3 + draw (self, 8)))
      return;
    add_step (self, ANBAN_STEP_REPORT, ANBAN_HAZARD_STATE_TO_RECHECK, draw_person (self), ANBAN_DATE_NONE);
    if (!go_on (self, 1 + draw (self, 4)))
      return;
  }
  add_step (self, ANBAN_STEP_PASS, ANBAN_HAZARD_STATE_TO_RECHECK, self->clerk, ANBAN_DATE_NONE);
  if (!go_on (self, draw (self, 4)))
    return;
  add_step (self, ANBAN_STEP_CLOSE, ANBAN_HAZARD_STATE_CLOSED, self->clerk, ANBAN_DATE_NONE);
  last_step (self)->granted_by = self->clerk;
}

/* Which steps the hazard has taken by today. */
static void
plan_way (Course *self)
{
  static const guint terms[] = {7, 15, 15, 30};
  AnbanDate due;

  if (!self->kind->major && chance (self, 12)) {
    add_step (self, ANBAN_STEP_FIX_ON_SPOT, ANBAN_HAZARD_STATE_TO_RECHECK, self->clerk, ANBAN_DATE_NONE);
    add_step (self, ANBAN_STEP_PASS, ANBAN_HAZARD_STATE_TO_RECHECK, self->clerk, ANBAN_DATE_NONE);
    add_step (self, ANBAN_STEP_CLOSE, ANBAN_HAZARD_STATE_CLOSED, self->clerk, ANBAN_DATE_NONE);
    last_step (self)->granted_by = self->clerk;
    return;
  }
  if (!go_on (self, draw (self, 3)))
    return;
  due = self->day + (AnbanDate)(self->kind->major ? 60 : terms[draw (self, G_N_ELEMENTS (terms))]);
  add_step (self, ANBAN_STEP_ASSIGN, ANBAN_HAZARD_STATE_ASSIGNED, self->clerk, due);
  if (chance (self, 1)) {
    add_step (self, ANBAN_STEP_VOID, ANBAN_HAZARD_STATE_VOID, self->clerk, ANBAN_DATE_NONE);
    last_step (self)->note = "与另一条记录重复";
    return;
  }
  if (!go_on (self, 1 + draw (self, 3)))
    return;
  add_step (self, ANBAN_STEP_START, ANBAN_HAZARD_STATE_RECTIFYING, draw_person (self), ANBAN_DATE_NONE);
  /* the older a hazard is, the fewer like it are still open */
  self->stuck = chance (self, self->day > self->office->today - 120 ? 12 : 2);
  if (chance (self, 5) && go_on (self, 2))
    extend (self, &due);
  if (!go_on (self, 3 + draw (self, (guint)(due - self->day) + 4)))
    return;
  add_step (self, ANBAN_STEP_REPORT, ANBAN_HAZARD_STATE_TO_RECHECK, draw_person (self), ANBAN_DATE_NONE);
  if (go_on (self, 1 + draw (self, 5)))
    recheck (self, &due);
}

/* What the steps made of the hazard. */
static void
apply_steps (Course *self)
{
  AnbanRecord *hazard = self->hazard;

  for (guint i = 0; i < self->steps->len; i++) {
    const Step *step = &g_array_index (self->steps, Step, i);

    anban_record_set_int (hazard, ANBAN_HAZARD_STATE, step->to);
    if (step->step == ANBAN_STEP_ASSIGN)
      set_day (hazard, ANBAN_HAZARD_FIRST_DUE_ON, step->due);
    if (step->due != ANBAN_DATE_NONE && step->step != ANBAN_STEP_ASK_EXTENSION)
      set_day (hazard, ANBAN_HAZARD_DUE_ON, step->due);
    if (step->step == ANBAN_STEP_REPORT || step->step == ANBAN_STEP_FIX_ON_SPOT)
      set_day (hazard, ANBAN_HAZARD_DONE_ON, step->on);
    if (step->step == ANBAN_STEP_FIX_ON_SPOT)
      anban_record_set_int (hazard, ANBAN_HAZARD_ON_SPOT, TRUE);
    if (step->step == ANBAN_STEP_FAIL)
      anban_record_set_null (hazard, ANBAN_HAZARD_DONE_ON);
    if (step->step == ANBAN_STEP_PASS || step->step == ANBAN_STEP_FAIL) {
      anban_record_set_text (hazard, ANBAN_HAZARD_RECHECKER, step->person);
      set_day (hazard, ANBAN_HAZARD_RECHECKED_ON, step->on);
      anban_record_set_int (hazard, ANBAN_HAZARD_RECHECK_RESULT,
                            step->step == ANBAN_STEP_PASS ? ANBAN_RECHECK_PASSED : ANBAN_RECHECK_FAILED);
    }
    if (step->step == ANBAN_STEP_CLOSE) {
      set_day (hazard, ANBAN_HAZARD_CLOSED_ON, step->on);
      anban_record_set_text (hazard, ANBAN_HAZARD_CLOSER, step->granted_by);
    }
    if (step->step == ANBAN_STEP_VOID)
      anban_record_set_text (hazard, ANBAN_HAZARD_VOID_REASON, step->note);
  }
}

static gboolean
save_steps (Course *self, GError **error)
{
  for (guint i = 0; i < self->steps->len; i++) {
    const Step *step = &g_array_index (self->steps, Step, i);
    g_autoptr (AnbanRecord) row = anban_record_new (&anban_hazard_step_register);

    anban_record_set_int (row, ANBAN_HAZARD_STEP_HAZARD, anban_record_get_id (self->hazard));
    anban_record_set_int (row, ANBAN_HAZARD_STEP_STEP, step->step);
    set_day (row, ANBAN_HAZARD_STEP_TAKEN_ON, step->on);
    anban_record_set_text (row, ANBAN_HAZARD_STEP_PERSON, step->person);
    anban_record_set_int (row, ANBAN_HAZARD_STEP_FROM_STATE, step->from);
    anban_record_set_int (row, ANBAN_HAZARD_STEP_TO_STATE, step->to);
    if (step->due != ANBAN_DATE_NONE)
      set_day (row, ANBAN_HAZARD_STEP_DUE_ON, step->due);
    anban_record_set_text (row, ANBAN_HAZARD_STEP_GRANTED_BY, step->granted_by);
    anban_record_set_text (row, ANBAN_HAZARD_STEP_NOTE, step->note);
    if (!anban_store_save (self->office->store, row, error))
      return FALSE;
  }
  return TRUE;
}

/* --- what belongs to a hazard --- */

static gboolean
add_recipient (Course *self, AnbanLine line, gint64 unit, const Step *assign, GError **error)
{
  g_autoptr (AnbanRecord) row = anban_record_new (&anban_hazard_recipient_register);

  if (unit == 0)
    return TRUE;
  anban_record_set_int (row, ANBAN_HAZARD_RECIPIENT_HAZARD, anban_record_get_id (self->hazard));
  anban_record_set_int (row, ANBAN_HAZARD_RECIPIENT_LINE, line);
  anban_record_set_int (row, ANBAN_HAZARD_RECIPIENT_UNIT, unit);
  set_day (row, ANBAN_HAZARD_RECIPIENT_ASSIGNED_ON, assign->on);
  if (self->letter != 0)
    anban_record_set_int (row, ANBAN_HAZARD_RECIPIENT_LETTER, self->letter);
  if (get_state (self) > ANBAN_HAZARD_STATE_ASSIGNED) {
    anban_record_set_text (row, ANBAN_HAZARD_RECIPIENT_RECEIVER, draw_person (self));
    set_day (row, ANBAN_HAZARD_RECIPIENT_RECEIVED_ON, MIN (assign->on + 1, self->office->today));
  }
  if (get_state (self) == ANBAN_HAZARD_STATE_CLOSED) {
    anban_record_set_text (row, ANBAN_HAZARD_RECIPIENT_ANSWER, "已督促整改到位");
    set_day (row, ANBAN_HAZARD_RECIPIENT_ANSWERED_ON, self->day);
  }
  return anban_store_save (self->office->store, row, error);
}

static const char *
find_overseer (const char *industry)
{
  for (guint i = 0; i < anban_sample_n_industries; i++)
    if (g_strcmp0 (anban_sample_industries[i].name, industry) == 0)
      return anban_sample_industries[i].overseer;
  return "县应急管理局";
}

static gboolean
add_recipients (Course *self, GError **error)
{
  const Step *assign = self->steps->len > 0 ? &g_array_index (self->steps, Step, 0) : NULL;
  gint64 overseer = anban_sample_find_unit (self->office, find_overseer (self->firm->industry));

  self->letter = 0;
  if (assign == NULL || assign->step != ANBAN_STEP_ASSIGN)
    return TRUE;
  if (self->kind->major || chance (self, 15)) {
    self->letter =
        issue_letter (self, ANBAN_LETTER_ASSIGNMENT, "云安办交", assign->on, self->firm->town, error);
    if (self->letter == 0)
      return FALSE;
  }
  return add_recipient (self, ANBAN_LINE_TERRITORY, self->firm->town, assign, error) &&
         ((!self->kind->major && !chance (self, 40)) ||
          add_recipient (self, ANBAN_LINE_INDUSTRY, overseer, assign, error));
}

static gboolean
add_escalation (Course *self, GError **error)
{
  AnbanDate due;
  guint rungs;

  if (get_state (self) != ANBAN_HAZARD_STATE_RECTIFYING ||
      !anban_date_parse (anban_record_get_text (self->hazard, ANBAN_HAZARD_DUE_ON), &due) ||
      due + 3 > self->office->today)
    return TRUE;
  rungs = MIN (1 + (guint)(self->office->today - due) / 20, 4);
  for (guint rung = 1; rung <= rungs; rung++) {
    g_autoptr (AnbanRecord) row = anban_record_new (&anban_hazard_escalation_register);

    anban_record_set_int (row, ANBAN_HAZARD_ESCALATION_HAZARD, anban_record_get_id (self->hazard));
    anban_record_set_int (row, ANBAN_HAZARD_ESCALATION_RUNG, rung);
    anban_record_set_int (row, ANBAN_HAZARD_ESCALATION_LINE, ANBAN_LINE_TERRITORY);
    anban_record_set_int (row, ANBAN_HAZARD_ESCALATION_UNIT,
                          self->firm->town != 0 ? self->firm->town : self->firm->id);
    set_day (row, ANBAN_HAZARD_ESCALATION_TAKEN_ON,
             MIN (due + 3 + (AnbanDate)(rung - 1) * 20, self->office->today));
    anban_record_set_text (row, ANBAN_HAZARD_ESCALATION_PERSON, self->clerk);
    anban_record_set_text (row, ANBAN_HAZARD_ESCALATION_CONTENT, "整改已超过时限，请督促抓紧完成");
    if (!anban_store_save (self->office->store, row, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
add_treatment (Course *self, GError **error)
{
  g_autoptr (AnbanRecord) row = anban_record_new (&anban_hazard_treatment_register);

  anban_record_set_int (row, ANBAN_HAZARD_TREATMENT_HAZARD, anban_record_get_id (self->hazard));
  anban_record_set_text (row, ANBAN_HAZARD_TREATMENT_SITUATION, self->kind->description);
  anban_record_set_text (row, ANBAN_HAZARD_TREATMENT_SEVERITY,
                         "可能造成群死群伤，须局部停产停业整改，难度较大");
  anban_record_set_text (row, ANBAN_HAZARD_TREATMENT_AIMS, "在时限内消除隐患，经复查合格后恢复正常");
  anban_record_set_text (row, ANBAN_HAZARD_TREATMENT_METHODS, self->kind->measures);
  anban_record_set_text (row, ANBAN_HAZARD_TREATMENT_MEANS, "资金从安全生产费用中列支，器材由企业采购");
  anban_record_set_text (row, ANBAN_HAZARD_TREATMENT_ORGANISATION,
                         "企业主要负责人任组长，安全管理员负责落实");
  anban_record_set_text (row, ANBAN_HAZARD_TREATMENT_SCHEDULE, "按节点推进，每周报告一次进度");
  anban_record_set_text (row, ANBAN_HAZARD_TREATMENT_SAFEGUARDS, "整改期间设专人监护，险情时立即撤人");
  set_day (row, ANBAN_HAZARD_TREATMENT_DRAWN_ON, g_array_index (self->steps, Step, 0).on);
  anban_record_set_text (row, ANBAN_HAZARD_TREATMENT_APPROVER, self->clerk);
  return anban_store_save (self->office->store, row, error);
}

static gboolean
add_listing (Course *self, GError **error)
{
  AnbanDate listed = g_array_index (self->steps, Step, 0).on;
  g_autoptr (AnbanRecord) row = anban_record_new (&anban_hazard_listing_register);
  gint64 letter = issue_letter (self, ANBAN_LETTER_LISTING, "云安办挂", listed, self->firm->id, error);

  if (letter == 0)
    return FALSE;
  anban_record_set_int (row, ANBAN_HAZARD_LISTING_HAZARD, anban_record_get_id (self->hazard));
  anban_record_set_int (row, ANBAN_HAZARD_LISTING_LEVEL,
                        chance (self, 70) ? ANBAN_LISTING_COUNTY : ANBAN_LISTING_CITY + (int)draw (self, 2));
  anban_record_set_int (row, ANBAN_HAZARD_LISTING_UNIT, anban_sample_find_unit (self->office, "县安委办"));
  anban_record_set_text (row, ANBAN_HAZARD_LISTING_PERSON, self->clerk);
  set_day (row, ANBAN_HAZARD_LISTING_LISTED_ON, listed);
  anban_record_set_int (row, ANBAN_HAZARD_LISTING_LETTER, letter);
  anban_record_set_text (row, ANBAN_HAZARD_LISTING_CONTENT, self->kind->measures);
  anban_record_set_text (row, ANBAN_HAZARD_LISTING_DUE_ON,
                         anban_record_get_text (self->hazard, ANBAN_HAZARD_DUE_ON));
  if (get_state (self) == ANBAN_HAZARD_STATE_CLOSED) {
    set_day (row, ANBAN_HAZARD_LISTING_LIFTED_ON, self->day);
    anban_record_set_text (row, ANBAN_HAZARD_LISTING_LIFTED_BY, self->clerk);
  }
  return anban_store_save (self->office->store, row, error);
}

/* --- inspections --- */

static const AnbanSampleHazard *
draw_kind (Course *self)
{
  for (;;) {
    const AnbanSampleHazard *kind = &anban_sample_hazards[draw (self, anban_sample_n_hazards)];

    if ((kind->industry == NULL || g_strcmp0 (kind->industry, self->firm->industry) == 0) &&
        (!kind->major || chance (self, 60)))
      return kind;
  }
}

static void
write_hazard (Course *self)
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
  anban_record_set_text (hazard, ANBAN_HAZARD_RESPONSIBLE, draw_person (self));
  anban_record_set_double (hazard, ANBAN_HAZARD_FUNDS,
                           self->kind->major ? 5 + draw (self, 80) : draw (self, 30) / 10.0);
  if (self->kind->criterion != NULL) {
    gint64 criterion = GPOINTER_TO_INT (g_hash_table_lookup (self->criteria, self->kind->criterion));

    if (criterion != 0)
      anban_record_set_int (hazard, ANBAN_HAZARD_CRITERION, criterion);
  }
  if (self->kind->major)
    anban_record_set_text (hazard, ANBAN_HAZARD_CONTINGENCY, "现场处置方案已编制并演练，设专人监护");
}

static gboolean
add_hazard (Course *self, AnbanDate found, GError **error)
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
  if (!anban_store_save (self->office->store, hazard, error) || !save_steps (self, error) ||
      !add_recipients (self, error) || !add_escalation (self, error))
    return FALSE;
  if (!self->kind->major || self->steps->len == 0)
    return TRUE;
  return add_treatment (self, error) && (!chance (self, 60) || add_listing (self, error));
}

static gint64
find_campaign (Course *self)
{
  for (guint i = 0; anban_sample_campaigns[i].name != NULL; i++)
    if (g_strcmp0 (anban_sample_campaigns[i].industry, self->firm->industry) == 0 && chance (self, 60))
      return self->campaigns[i];
  return chance (self, 15) ? self->campaigns[draw (self, N_CAMPAIGNS)] : 0;
}

static AnbanRecord *
add_inspection (Course *self, AnbanDate on, GError **error)
{
  AnbanRecord *inspection = anban_record_new (&anban_inspection_register);
  gint64 campaign;
  g_autofree char *inspectors = NULL;

  self->firm = &g_array_index (self->firms, Firm, draw (self, self->firms->len));
  self->clerk = draw_person (self);
  campaign = find_campaign (self);
  inspectors = g_strdup_printf ("%s、%s", self->clerk, draw_person (self));
  set_day (inspection, ANBAN_INSPECTION_DATE, on);
  anban_record_set_int (inspection, ANBAN_INSPECTION_UNIT, self->firm->id);
  anban_record_set_text (inspection, ANBAN_INSPECTION_INDUSTRY, self->firm->industry);
  if (campaign != 0)
    anban_record_set_int (inspection, ANBAN_INSPECTION_CAMPAIGN, campaign);
  anban_record_set_int (inspection, ANBAN_INSPECTION_SOURCE,
                        campaign != 0 ? ANBAN_SOURCE_CAMPAIGN : 1 + (int)draw (self, ANBAN_SOURCE_VISIT));
  if (chance (self, 25))
    anban_record_set_text (inspection, ANBAN_INSPECTION_LEADER, draw_person (self));
  anban_record_set_text (inspection, ANBAN_INSPECTION_INSPECTORS, inspectors);
  anban_record_set_int (inspection, ANBAN_INSPECTION_UNANNOUNCED, chance (self, 30));
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
draw_visits (Course *self, guint n_hazards)
{
  static const guint reach[] = {30, 120, 365, YEARS * 365, YEARS * 365};
  GArray *visits = g_array_new (FALSE, FALSE, sizeof (Visit));

  for (guint left = n_hazards; left > 0;) {
    guint wanted = chance (self, 12) ? 0 : 1 + draw (self, 4);
    AnbanDate back = (AnbanDate)draw (self, reach[draw (self, G_N_ELEMENTS (reach))]);
    Visit visit = {.day = self->office->today - back, .n_hazards = MIN (wanted, left)};

    g_array_append_val (visits, visit);
    left -= visit.n_hazards;
  }
  g_array_sort (visits, compare_days);
  return visits;
}

static gboolean
fill_inspections (Course *self, guint n_hazards, GCancellable *cancellable, GError **error)
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
  Course self = {
      .office = office,
      .firms = g_array_new (FALSE, FALSE, sizeof (Firm)),
      .steps = g_array_new (FALSE, FALSE, sizeof (Step)),
      .criteria = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
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
  g_hash_table_unref (self.criteria);
  g_array_unref (self.steps);
  g_array_unref (self.firms);
  return done;
}
