/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the rules ask of the holder of one certificate, and when: until when it is valid, whether it is reviewed, when
 * the examination and the application for the next one fall, how long a lapsed one can still be renewed. Days of expiry
 * and review are those of registers/certificate.h; the windows follow the certificate_regime that is in force on the day
 * the certificate runs out. Called by the record pane, the lists of certificates and their papers.
 */
#pragma once

#include "base/date.h"
#include "registers/certificate.h"
#include "store/store.h"

G_BEGIN_DECLS

/* What is to be done next. */
typedef enum {
  ANBAN_CERTIFICATE_STEP_NONE,         /* replaced, revoked, valid for good, or nothing is due for long */
  ANBAN_CERTIFICATE_STEP_REVIEW,       /* have it reviewed by REVIEW_DUE */
  ANBAN_CERTIFICATE_STEP_WAIT,         /* the windows before its end are not open yet */
  ANBAN_CERTIFICATE_STEP_EXAM,         /* the examination may be taken: from EXAM_FROM */
  ANBAN_CERTIFICATE_STEP_APPLY,        /* hand the application in before it runs out: from APPLY_FROM */
  ANBAN_CERTIFICATE_STEP_RENEW_LAPSED, /* it ran out, and can be renewed until RENEW_UNTIL */
  ANBAN_CERTIFICATE_STEP_START_ANEW, /* it ran out for good: train, be examined and apply as for a first one */
  ANBAN_CERTIFICATE_STEP_ASK, /* it ran out, or its review was missed, and the rules say no more here */
} AnbanCertificateStep;

/* Days that do not apply are ANBAN_DATE_NONE. */
typedef struct {
  AnbanDate day; /* of reckoning */
  AnbanCertificateCategory category;
  AnbanCertificateState state; /* that of the list */
  AnbanCertificateStep step;
  AnbanDate step_on;    /* by when, or from when for WAIT */
  AnbanDate expires_on; /* the last valid day */
  AnbanDate
      reckoned_until; /* the last valid day by the rules; another than EXPIRES_ON where the card says another */
  AnbanDate review_due;
  AnbanDate review_dropped; /* the day of a review that the rules in force on it do not ask any more */
  AnbanDate exam_from, apply_from;
  AnbanDate renew_until;
  int days_left; /* until the nearer of review and expiry; negative: over. G_MAXINT: neither is due */
  guint band;    /* the narrowest warning that has begun: 180, 90, 60 or 30 days ahead; 0: none, or over */
} AnbanCertificateCourse;

/* The warnings, the longest first, ended by 0. */
extern const guint anban_certificate_bands[];

/* The course of the certificate with @id on the day of reckoning of @store. */
gboolean
anban_certificate_course_read (AnbanCertificateCourse *self, AnbanStore *store, gint64 id, GError **error);
/* The same of a record as it was read. */
gboolean anban_certificate_course_read_record (AnbanCertificateCourse *self,
                                               AnbanStore *store,
                                               AnbanRecord *record,
                                               GError **error);
/* One sentence for each thing there is to know, the most urgent first. */
GPtrArray *anban_certificate_course_dup_sentences (const AnbanCertificateCourse *self);
/* What to do next, in one sentence; NULL where nothing is to be done. */
char *anban_certificate_course_dup_next (const AnbanCertificateCourse *self);

G_END_DECLS
