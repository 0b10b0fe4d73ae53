/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/certificate-course.h"

#include "db/statement.h"
#include "registers/certificate-days.h"

#include <glib/gi18n-lib.h>

const guint anban_certificate_bands[] = {180, 90, 60, 30, 0};

#define LONGEST_BAND 180

/* The figures of the rules in force on one day; -1 where they know none. */
typedef struct {
  int exam_months, application_days, renewable_months;
  AnbanDate effective_from; /* ANBAN_DATE_NONE: no rules are known */
} Regime;

static AnbanDate
get_day (AnbanStatement *row, int column)
{
  AnbanDate day;

  return anban_date_parse (anban_statement_get_text (row, column), &day) ? day : ANBAN_DATE_NONE;
}

static int
get_figure (AnbanStatement *row, int column)
{
  return anban_statement_is_null (row, column) ? -1 : (int)anban_statement_get_int (row, column);
}

static gboolean
read_regime (Regime *regime, AnbanStore *store, int category, AnbanDate day, GError **error)
{
  char iso[ANBAN_DATE_ISO_SIZE];
  g_autoptr (AnbanStatement) row = anban_connection_prepare (
      anban_store_get_connection (store),
      "SELECT r.exam_months, r.application_days, r.renewable_months, r.effective_from"
      " FROM certificate_regime r WHERE r.category = ?1 AND r.deleted_at IS NULL AND r.effective_from <= ?2"
      " AND (r.effective_to IS NULL OR r.effective_to >= ?2) ORDER BY r.effective_from DESC LIMIT 1",
      error);
  AnbanStep step;

  *regime = (Regime){-1, -1, -1, ANBAN_DATE_NONE};
  if (row == NULL)
    return FALSE;
  anban_statement_bind_int (row, 1, category);
  anban_statement_bind_text (row, 2, anban_date_to_iso (day, iso));
  if ((step = anban_statement_step (row, error)) == ANBAN_STEP_ROW)
    *regime = (Regime){get_figure (row, 0), get_figure (row, 1), get_figure (row, 2), get_day (row, 3)};
  return step != ANBAN_STEP_ERROR;
}

/* What the list does not show: the day by the rules alone, and the next review even where it is not asked any more. */
static gboolean
read_reckoned (AnbanCertificateCourse *self, AnbanStore *store, gint64 id, GError **error)
{
  g_autoptr (AnbanStatement) row =
      anban_connection_prepare (anban_store_get_connection (store),
                                "SELECT " ANBAN_CERTIFICATE_RECKONED ("t") ", " ANBAN_CERTIFICATE_REVIEW (
                                    "t") " FROM certificate t WHERE t.id = ?1",
                                error);

  if (row == NULL)
    return FALSE;
  anban_statement_bind_int (row, 1, id);
  if (anban_statement_step (row, error) != ANBAN_STEP_ROW)
    return FALSE;
  self->reckoned_until = get_day (row, 0);
  self->review_dropped = self->review_due == ANBAN_DATE_NONE ? get_day (row, 1) : ANBAN_DATE_NONE;
  return TRUE;
}

/* The windows before its end follow the rules of that day, but none opens before those rules were there; what a lapsed
 * one still can be follows the rules of today. */
static gboolean
read_windows (AnbanCertificateCourse *self, AnbanStore *store, GError **error)
{
  Regime end, after;

  if (self->expires_on == ANBAN_DATE_NONE)
    return TRUE;
  if (!read_regime (&end, store, self->category, self->expires_on, error) ||
      !read_regime (&after, store, self->category, MAX (self->day, self->expires_on + 1), error))
    return FALSE;
  if (end.exam_months >= 0)
    self->exam_from =
        MAX (anban_date_add_months (self->expires_on + 1, -end.exam_months), end.effective_from);
  if (end.application_days >= 0)
    self->apply_from = MAX (self->expires_on + 1 - end.application_days, end.effective_from);
  if (after.renewable_months >= 0)
    self->renew_until = anban_date_add_months (self->expires_on, after.renewable_months);
  return TRUE;
}

static void
set_step (AnbanCertificateCourse *self, AnbanCertificateStep step, AnbanDate on)
{
  self->step = step;
  self->step_on = on;
}

static void
choose_before_end (AnbanCertificateCourse *self)
{
  AnbanDate opens = self->exam_from != ANBAN_DATE_NONE ? self->exam_from : self->apply_from;

  if (self->expires_on == ANBAN_DATE_NONE)
    return;
  if (self->apply_from != ANBAN_DATE_NONE && self->apply_from <= self->day)
    set_step (self, ANBAN_CERTIFICATE_STEP_APPLY, self->expires_on);
  else if (self->exam_from != ANBAN_DATE_NONE && self->exam_from <= self->day)
    set_step (self, ANBAN_CERTIFICATE_STEP_EXAM, self->expires_on);
  else if (opens != ANBAN_DATE_NONE)
    set_step (self, ANBAN_CERTIFICATE_STEP_WAIT, opens);
  else if (self->expires_on - self->day <= LONGEST_BAND)
    set_step (self, ANBAN_CERTIFICATE_STEP_APPLY, self->expires_on);
}

static void
choose_step (AnbanCertificateCourse *self)
{
  switch (self->state) {
  case ANBAN_CERTIFICATE_REPLACED:
  case ANBAN_CERTIFICATE_REVOKED:
    break;
  case ANBAN_CERTIFICATE_EXPIRED:
    if (self->renew_until == ANBAN_DATE_NONE)
      set_step (self, ANBAN_CERTIFICATE_STEP_ASK, ANBAN_DATE_NONE);
    else if (self->day <= self->renew_until)
      set_step (self, ANBAN_CERTIFICATE_STEP_RENEW_LAPSED, self->renew_until);
    else
      set_step (self, ANBAN_CERTIFICATE_STEP_START_ANEW, ANBAN_DATE_NONE);
    break;
  case ANBAN_CERTIFICATE_REVIEW_MISSED:
    set_step (self, ANBAN_CERTIFICATE_STEP_ASK, ANBAN_DATE_NONE);
    break;
  case ANBAN_CERTIFICATE_EXPIRING:
  case ANBAN_CERTIFICATE_VALID:
    if (self->review_due != ANBAN_DATE_NONE)
      set_step (self, ANBAN_CERTIFICATE_STEP_REVIEW, self->review_due);
    else
      choose_before_end (self);
    break;
  }
}

static void
choose_band (AnbanCertificateCourse *self)
{
  if (self->state != ANBAN_CERTIFICATE_EXPIRING)
    return;
  for (guint i = 0; anban_certificate_bands[i] != 0; i++)
    if (self->days_left >= 0 && self->days_left <= (int)anban_certificate_bands[i])
      self->band = anban_certificate_bands[i];
}

gboolean
anban_certificate_course_read_record (AnbanCertificateCourse *self,
                                      AnbanStore *store,
                                      AnbanRecord *record,
                                      GError **error)
{
  *self = (AnbanCertificateCourse){
      .day = anban_store_get_today (store),
      .category = (AnbanCertificateCategory)anban_record_get_int (record, ANBAN_CERTIFICATE_CATEGORY),
      .state = (AnbanCertificateState)anban_record_get_int (record, ANBAN_CERTIFICATE_STATE),
      .step_on = ANBAN_DATE_NONE,
      .expires_on = ANBAN_DATE_NONE,
      .review_due = ANBAN_DATE_NONE,
      .exam_from = ANBAN_DATE_NONE,
      .apply_from = ANBAN_DATE_NONE,
      .renew_until = ANBAN_DATE_NONE,
      .days_left = G_MAXINT,
  };
  anban_date_parse (anban_record_get_text (record, ANBAN_CERTIFICATE_EXPIRES_ON), &self->expires_on);
  anban_date_parse (anban_record_get_text (record, ANBAN_CERTIFICATE_REVIEW_DUE), &self->review_due);
  if (!anban_record_is_null (record, ANBAN_CERTIFICATE_DAYS_LEFT))
    self->days_left = (int)anban_record_get_int (record, ANBAN_CERTIFICATE_DAYS_LEFT);
  if (!read_reckoned (self, store, anban_record_get_id (record), error) || !read_windows (self, store, error))
    return FALSE;
  choose_step (self);
  choose_band (self);
  return TRUE;
}

gboolean
anban_certificate_course_read (AnbanCertificateCourse *self, AnbanStore *store, gint64 id, GError **error)
{
  g_autoptr (AnbanRecord) record = anban_store_get (store, &anban_certificate_register, id, error);

  return record != NULL && anban_certificate_course_read_record (self, store, record, error);
}

/* --- in words --- */

/* A macro, so that the compiler sees the format. */
#define ADD(sentences, format, day)                                                                          \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    g_autofree char *paper = anban_date_dup_paper (day);                                                     \
                                                                                                             \
    g_ptr_array_add (sentences, g_strdup_printf (format, paper));                                            \
  }                                                                                                          \
  G_STMT_END

static void
add_end (GPtrArray *sentences, const AnbanCertificateCourse *self)
{
  if (self->expires_on == ANBAN_DATE_NONE)
    g_ptr_array_add (sentences, g_strdup (_ ("没有查到有效期规定，请以证书所载为准。")));
  else if (self->expires_on < self->day)
    ADD (sentences, _ ("证书已于%s到期。"), self->expires_on);
  else
    ADD (sentences, _ ("证书有效期至%s。"), self->expires_on);
  if (self->reckoned_until != ANBAN_DATE_NONE && self->expires_on != self->reckoned_until)
    ADD (sentences, _ ("按发证日期推算应到%s，与证上所载不同，以证上为准，请核对。"), self->reckoned_until);
}

static void
add_review (GPtrArray *sentences, const AnbanCertificateCourse *self)
{
  if (self->review_due != ANBAN_DATE_NONE && self->review_due < self->day)
    ADD (sentences, _ ("最迟应于%s复审，没有复审记录。"), self->review_due);
  else if (self->review_due != ANBAN_DATE_NONE)
    ADD (sentences, _ ("最迟应于%s复审。"), self->review_due);
  else if (self->review_dropped != ANBAN_DATE_NONE && self->review_dropped >= self->day)
    ADD (sentences, _ ("原定%s的复审，按届时施行的规定不再进行。"), self->review_dropped);
}

static void
add_windows (GPtrArray *sentences, const AnbanCertificateCourse *self)
{
  g_autofree char *end = anban_date_dup_paper (self->expires_on);

  if (self->expires_on >= self->day && self->exam_from != ANBAN_DATE_NONE) {
    g_autofree char *from = anban_date_dup_paper (self->exam_from);

    g_ptr_array_add (sentences, g_strdup_printf (_ ("换证的理论考试在%s至%s之间参加。"), from, end));
  }
  if (self->expires_on >= self->day && self->apply_from != ANBAN_DATE_NONE) {
    g_autofree char *from = anban_date_dup_paper (self->apply_from);

    g_ptr_array_add (sentences, g_strdup_printf (_ ("换证申请在%s至%s之间提出。"), from, end));
  }
  if (self->state != ANBAN_CERTIFICATE_EXPIRED || self->renew_until == ANBAN_DATE_NONE)
    return;
  if (self->day <= self->renew_until)
    ADD (sentences, _ ("过期后最迟%s还可以申请换证；换证前不得上岗作业。"), self->renew_until);
  else
    ADD (sentences, _ ("可以换证的期限已于%s届满，须按初次申请办理。"), self->renew_until);
}

GPtrArray *
anban_certificate_course_dup_sentences (const AnbanCertificateCourse *self)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);

  switch (self->state) {
  case ANBAN_CERTIFICATE_REVOKED:
    g_ptr_array_add (sentences, g_strdup (_ ("证书已注销。")));
    return sentences;
  case ANBAN_CERTIFICATE_REPLACED:
    g_ptr_array_add (sentences, g_strdup (_ ("同一人已有发证更晚的同类证书，以新证为准。")));
    return sentences;
  case ANBAN_CERTIFICATE_EXPIRED:
  case ANBAN_CERTIFICATE_REVIEW_MISSED:
  case ANBAN_CERTIFICATE_EXPIRING:
  case ANBAN_CERTIFICATE_VALID:
    break;
  }
  if (self->expires_on != ANBAN_DATE_NONE && self->expires_on < self->day) {
    add_end (sentences, self);
    add_windows (sentences, self);
    return sentences;
  }
  if (self->review_due != ANBAN_DATE_NONE)
    add_review (sentences, self);
  add_end (sentences, self);
  add_windows (sentences, self);
  if (self->review_due == ANBAN_DATE_NONE)
    add_review (sentences, self);
  return sentences;
}

char *
anban_certificate_course_dup_next (const AnbanCertificateCourse *self)
{
  g_autofree char *on = anban_date_dup_paper (self->step_on);

  switch (self->step) {
  case ANBAN_CERTIFICATE_STEP_NONE:
    return NULL;
  case ANBAN_CERTIFICATE_STEP_REVIEW:
    return g_strdup_printf (_ ("最迟%s申请复审"), on);
  case ANBAN_CERTIFICATE_STEP_WAIT:
    return g_strdup_printf (_ ("%s起办理换证"), on);
  case ANBAN_CERTIFICATE_STEP_EXAM:
    return g_strdup_printf (_ ("最迟%s参加换证理论考试"), on);
  case ANBAN_CERTIFICATE_STEP_APPLY:
    return g_strdup_printf (_ ("最迟%s申请换证"), on);
  case ANBAN_CERTIFICATE_STEP_RENEW_LAPSED:
    return g_strdup_printf (_ ("最迟%s申请换证，换证前停止作业"), on);
  case ANBAN_CERTIFICATE_STEP_START_ANEW:
    return g_strdup (_ ("停止作业，重新培训考核取证"));
  case ANBAN_CERTIFICATE_STEP_ASK:
    return g_strdup (_ ("证书已失效，向发证机关询问如何办理"));
  }
  return NULL;
}
