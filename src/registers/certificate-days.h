/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SQL for the days of a certificate, the one truth of them: the fields of registers/certificate.c, the certificate of a
 * person (registers/person.c) and rules/certificate-course.c. @c is the alias of the certificate's row, a literal.
 */
#pragma once

/* clang-format off: it breaks the literals between the names */

/* A figure of the rules that are in force on @day. */
#define ANBAN_CERTIFICATE_RULED(c, figure, day)                                                              \
  "(SELECT r." figure " FROM certificate_regime r WHERE r.category = " c ".category"                         \
  " AND r.deleted_at IS NULL AND r.effective_from <= " day                                                   \
  " AND (r.effective_to IS NULL OR r.effective_to >= " day ")"                                               \
  " ORDER BY r.effective_from DESC LIMIT 1)"

/* 0 months is for good */
#define ANBAN_CERTIFICATE_MONTHS(c)                                                                          \
  "NULLIF(" ANBAN_CERTIFICATE_RULED (c, "valid_months", c ".issued_on") ", 0)"
/* The last valid day by the rules under which it was issued. */
#define ANBAN_CERTIFICATE_RECKONED(c) "span_end (" c ".issued_on, " ANBAN_CERTIFICATE_MONTHS (c) ")"
/* The last valid day: what stands on it counts. */
#define ANBAN_CERTIFICATE_EXPIRES(c) "COALESCE(" c ".valid_until, " ANBAN_CERTIFICATE_RECKONED (c) ")"

/* One that is valid for longer than a term was renewed since: reviews count from the last term on. */
#define ANBAN_CERTIFICATE_TERM(c)                                                                            \
  "MAX(" c ".issued_on, COALESCE(add_months (add_days (" c ".valid_until, 1),"                               \
  " -" ANBAN_CERTIFICATE_MONTHS (c) "), " c ".issued_on))"
/* Reviews are due at fixed points of the term; one that was passed stands for the point that it lies nearest to. */
#define ANBAN_CERTIFICATE_REVIEWS(c)                                                                         \
  "CASE WHEN " c ".reviewed_on > s.term THEN MAX(1, CAST(ROUND(days_between (s.term,"                        \
  " " c ".reviewed_on) / (s.months * 30.4375)) AS INTEGER)) ELSE 0 END"
/* The next review before it runs out, whether the rules of that day still ask for it or not. */
#define ANBAN_CERTIFICATE_REVIEW(c)                                                                          \
  "(SELECT n.day FROM (SELECT span_end (s.term,"                                                             \
  " s.months * (1 + " ANBAN_CERTIFICATE_REVIEWS (                                                            \
      c) ")) AS day"                                                                                         \
         " FROM (SELECT b.term, " ANBAN_CERTIFICATE_RULED (                                                  \
             c, "review_months",                                                                             \
             "b.term") " AS months"                                                                          \
                       " FROM (SELECT " ANBAN_CERTIFICATE_TERM (                                             \
                           c) " AS term) b) s) n"                                                            \
                              " WHERE n.day < COALESCE(" ANBAN_CERTIFICATE_EXPIRES (c) ", '9999'))"
/* The day of the next review: it counts where its day falls under rules that know reviews. */
#define ANBAN_CERTIFICATE_REVIEW_DUE(c)                                                                      \
  "(SELECT w.day FROM (SELECT " ANBAN_CERTIFICATE_REVIEW (                                                   \
      c) " AS day) w"                                                                                        \
         " WHERE " ANBAN_CERTIFICATE_RULED (c, "review_months", "w.day") " IS NOT NULL)"

/* Whether it is of use on {today}: neither revoked, nor run out, nor its review missed. */
#define ANBAN_CERTIFICATE_HOLDS(c)                                                                           \
  "(" c ".deleted_at IS NULL AND " c ".revoked_on IS NULL AND " c ".issued_on <= {today}"                    \
  " AND COALESCE(" ANBAN_CERTIFICATE_EXPIRES (c) ", '9999') >= {today}"                                      \
                                                 " AND COALESCE(" ANBAN_CERTIFICATE_REVIEW_DUE (             \
                                                     c) ", '9999') >= {today})"

/* clang-format on */
