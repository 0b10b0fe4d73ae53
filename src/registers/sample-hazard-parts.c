/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "registers/sample-hazard-course.h"

#include "photo/photo.h"
#include "registers/letter.h"
#include "registers/sample-photos.h"
#include "store/attachment.h"

#define MAX_PHOTOS 400
#define PHOTOS     "/io/github/anban/Anban/samples/photos/"

/* --- letters --- */

/* 0 on an error. */
static gint64
issue_letter (AnbanSampleHazardCourse *self,
              AnbanLetterKind kind,
              const char *series,
              AnbanDate on,
              gint64 unit,
              GError **error)
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
  anban_sample_set_day (letter, ANBAN_LETTER_ISSUED_ON, on);
  anban_record_set_int (letter, ANBAN_LETTER_HAZARD, anban_record_get_id (self->hazard));
  anban_record_set_text (letter, ANBAN_LETTER_SIGNER, self->clerk);
  return anban_store_save (self->office->store, letter, error) ? anban_record_get_id (letter) : 0;
}

/* --- what belongs to a hazard --- */

static gboolean
add_recipient (AnbanSampleHazardCourse *self,
               AnbanLine line,
               gint64 unit,
               const AnbanSampleHazardStep *assign,
               GError **error)
{
  g_autoptr (AnbanRecord) row = anban_record_new (&anban_hazard_recipient_register);

  if (unit == 0)
    return TRUE;
  anban_record_set_int (row, ANBAN_HAZARD_RECIPIENT_HAZARD, anban_record_get_id (self->hazard));
  anban_record_set_int (row, ANBAN_HAZARD_RECIPIENT_LINE, line);
  anban_record_set_int (row, ANBAN_HAZARD_RECIPIENT_UNIT, unit);
  anban_sample_set_day (row, ANBAN_HAZARD_RECIPIENT_ASSIGNED_ON, assign->on);
  if (self->letter != 0)
    anban_record_set_int (row, ANBAN_HAZARD_RECIPIENT_LETTER, self->letter);
  if (anban_sample_course_get_state (self) > ANBAN_HAZARD_STATE_ASSIGNED) {
    anban_record_set_text (row, ANBAN_HAZARD_RECIPIENT_RECEIVER, anban_sample_course_draw_person (self));
    anban_sample_set_day (row, ANBAN_HAZARD_RECIPIENT_RECEIVED_ON, MIN (assign->on + 1, self->office->today));
  }
  if (anban_sample_course_get_state (self) == ANBAN_HAZARD_STATE_CLOSED) {
    anban_record_set_text (row, ANBAN_HAZARD_RECIPIENT_ANSWER, "已督促整改到位");
    anban_sample_set_day (row, ANBAN_HAZARD_RECIPIENT_ANSWERED_ON, self->day);
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
add_recipients (AnbanSampleHazardCourse *self, GError **error)
{
  const AnbanSampleHazardStep *assign =
      self->steps->len > 0 ? &g_array_index (self->steps, AnbanSampleHazardStep, 0) : NULL;
  gint64 overseer = anban_sample_find_unit (self->office, find_overseer (self->firm->industry));

  self->letter = 0;
  if (assign == NULL || assign->step != ANBAN_STEP_ASSIGN)
    return TRUE;
  if (self->kind->major || anban_sample_course_chance (self, 15)) {
    self->letter =
        issue_letter (self, ANBAN_LETTER_ASSIGNMENT, "云安办交", assign->on, self->firm->town, error);
    if (self->letter == 0)
      return FALSE;
  }
  return add_recipient (self, ANBAN_LINE_TERRITORY, self->firm->town, assign, error) &&
         ((!self->kind->major && !anban_sample_course_chance (self, 40)) ||
          add_recipient (self, ANBAN_LINE_INDUSTRY, overseer, assign, error));
}

static gboolean
add_escalation (AnbanSampleHazardCourse *self, GError **error)
{
  AnbanDate due;
  guint rungs;

  if (anban_sample_course_get_state (self) != ANBAN_HAZARD_STATE_RECTIFYING ||
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
    anban_sample_set_day (row, ANBAN_HAZARD_ESCALATION_TAKEN_ON,
                          MIN (due + 3 + (AnbanDate)(rung - 1) * 20, self->office->today));
    anban_record_set_text (row, ANBAN_HAZARD_ESCALATION_PERSON, self->clerk);
    anban_record_set_text (row, ANBAN_HAZARD_ESCALATION_CONTENT, "整改已超过时限，请督促抓紧完成");
    if (!anban_store_save (self->office->store, row, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
add_treatment (AnbanSampleHazardCourse *self, GError **error)
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
  anban_sample_set_day (row, ANBAN_HAZARD_TREATMENT_DRAWN_ON,
                        g_array_index (self->steps, AnbanSampleHazardStep, 0).on);
  anban_record_set_text (row, ANBAN_HAZARD_TREATMENT_APPROVER, self->clerk);
  return anban_store_save (self->office->store, row, error);
}

static gboolean
add_listing (AnbanSampleHazardCourse *self, GError **error)
{
  AnbanDate listed = g_array_index (self->steps, AnbanSampleHazardStep, 0).on;
  g_autoptr (AnbanRecord) row = anban_record_new (&anban_hazard_listing_register);
  gint64 letter = issue_letter (self, ANBAN_LETTER_LISTING, "云安办挂", listed, self->firm->id, error);

  if (letter == 0)
    return FALSE;
  anban_record_set_int (row, ANBAN_HAZARD_LISTING_HAZARD, anban_record_get_id (self->hazard));
  anban_record_set_int (row, ANBAN_HAZARD_LISTING_LEVEL,
                        anban_sample_course_chance (self, 70)
                            ? ANBAN_LISTING_COUNTY
                            : ANBAN_LISTING_CITY + (int)anban_sample_course_draw (self, 2));
  anban_record_set_int (row, ANBAN_HAZARD_LISTING_UNIT, anban_sample_find_unit (self->office, "县安委办"));
  anban_record_set_text (row, ANBAN_HAZARD_LISTING_PERSON, self->clerk);
  anban_sample_set_day (row, ANBAN_HAZARD_LISTING_LISTED_ON, listed);
  anban_record_set_int (row, ANBAN_HAZARD_LISTING_LETTER, letter);
  anban_record_set_text (row, ANBAN_HAZARD_LISTING_CONTENT, self->kind->measures);
  anban_record_set_text (row, ANBAN_HAZARD_LISTING_DUE_ON,
                         anban_record_get_text (self->hazard, ANBAN_HAZARD_DUE_ON));
  if (anban_sample_course_get_state (self) == ANBAN_HAZARD_STATE_CLOSED) {
    anban_sample_set_day (row, ANBAN_HAZARD_LISTING_LIFTED_ON, self->day);
    anban_record_set_text (row, ANBAN_HAZARD_LISTING_LIFTED_BY, self->clerk);
  }
  return anban_store_save (self->office->store, row, error);
}

/* NULL on an error. */
static const AnbanPhoto *
find_photo (AnbanSampleHazardCourse *self, const char *name, GError **error)
{
  AnbanPhoto *photo = g_hash_table_lookup (self->photos, name);
  g_autofree char *path = g_strconcat (PHOTOS, name, NULL);
  g_autoptr (GBytes) content = NULL;

  if (photo != NULL)
    return photo;
  content =
      g_resource_lookup_data (anban_sample_photos_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  photo = content != NULL ? anban_photo_read (content, name, 0, error) : NULL;
  if (photo != NULL)
    g_hash_table_insert (self->photos, g_strdup (name), photo);
  return photo;
}

static gboolean
add_photo (AnbanSampleHazardCourse *self, AnbanPhotoRole role, GError **error)
{
  g_autofree char *name =
      g_strdup_printf ("%s-%s.jpg", self->kind->photo, role == ANBAN_PHOTO_BEFORE ? "before" : "after");
  g_autofree char *shown =
      g_strdup_printf ("%s%s.jpg", self->kind->place, role == ANBAN_PHOTO_BEFORE ? "整改前" : "整改后");
  const AnbanPhoto *photo = find_photo (self, name, error);
  g_autoptr (AnbanRecord) attachment = NULL;

  if (photo == NULL)
    return FALSE;
  attachment = anban_attachment_add_photo (self->office->store, self->hazard, shown, photo->picture,
                                           photo->preview, role, error);
  return attachment != NULL;
}

static gboolean
add_photos (AnbanSampleHazardCourse *self, GError **error)
{
  if (self->kind->photo == NULL || self->n_photos++ >= MAX_PHOTOS)
    return TRUE;
  return add_photo (self, ANBAN_PHOTO_BEFORE, error) &&
         (anban_record_is_null (self->hazard, ANBAN_HAZARD_DONE_ON) ||
          add_photo (self, ANBAN_PHOTO_AFTER, error));
}

gboolean
anban_sample_course_add_parts (AnbanSampleHazardCourse *self, GError **error)
{
  if (!add_recipients (self, error) || !add_escalation (self, error) || !add_photos (self, error))
    return FALSE;
  if (!self->kind->major || self->steps->len == 0)
    return TRUE;
  return add_treatment (self, error) && (!anban_sample_course_chance (self, 60) || add_listing (self, error));
}
