/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SQL for the days of a certificate, the one truth of them: the fields of registers/certificate.c, the certificate of a
 * person (registers/person.c) and rules/certificate-course.c. @c is the alias of the certificate's row, a literal.
 */
#pragma once

/* The literals between the names stay whole. */
/* clang-format off */

/* A figure of the rules that are in force on @day. */
#define ANBAN_CERTIFICATE_RULED(c, figure, day)                                                              \
  "(SELECT r." figure " FROM certificate_regime r WHERE r.category = " c ".category"                         \
  " AND r.deleted_at IS NULL AND r.effective_from <= " day                                                   \
  " AND (r.effective_to IS NULL OR r.effective_to >= " day ")"                                               \
  " ORDER BY r.effective_from DESC LIMIT 1)"

/* 0 months is for good */
#define ANBAN_CERTIFICATE_MONTHS(c) ANBAN_CERTIFICATE_RULED (c, "valid_months", c ".issued_on")
/* The last valid day by the rules under which it was issued. */
#define ANBAN_CERTIFICATE_RECKONED(c) "span_end (" c ".issued_on, NULLIF(" ANBAN_CERTIFICATE_MONTHS (c) ", 0))"
/* The last valid day: what stands on it counts. */
#define ANBAN_CERTIFICATE_EXPIRES(c) "COALESCE(" c ".valid_until, " ANBAN_CERTIFICATE_RECKONED (c) ")"

/* One that is valid for longer than a term was renewed since: reviews count from the last term on. Reviews are due at
 * fixed points of it, whether the rules of that day still ask for them or not. */
#define ANBAN_CERTIFICATE_REVIEWS(c)                                                             \
  "SELECT next_point (s.term, s.months, " c ".reviewed_on) AS day FROM (SELECT b.term,"          \
  " " ANBAN_CERTIFICATE_RULED (c, "review_months", "b.term") " AS months FROM (SELECT"           \
  " term_start (" c ".issued_on, " c ".valid_until, " ANBAN_CERTIFICATE_MONTHS (c) ") AS term) b) s"
#define ANBAN_CERTIFICATE_REVIEW(c)                                                              \
  "(SELECT n.day FROM (" ANBAN_CERTIFICATE_REVIEWS (c) ") n"                                     \
  " WHERE n.day < COALESCE(" ANBAN_CERTIFICATE_EXPIRES (c) ", '9999'))"
/* The day of the next review: it counts where its day falls under rules that know reviews. */
#define ANBAN_CERTIFICATE_REVIEW_DUE(c)                                                          \
  "(SELECT n.day FROM (" ANBAN_CERTIFICATE_REVIEWS (c) ") n"                                     \
  " WHERE n.day < COALESCE(" ANBAN_CERTIFICATE_EXPIRES (c) ", '9999')"                           \
  " AND " ANBAN_CERTIFICATE_RULED (c, "review_months", "n.day") " IS NOT NULL)"

/* Whether it is of use on @day: neither revoked, nor run out, nor its review missed. */
#define ANBAN_CERTIFICATE_HOLDS(c, day)                                                                      \
  "(" c ".deleted_at IS NULL AND " c ".revoked_on IS NULL AND " c ".issued_on <= " day                       \
  " AND COALESCE(" ANBAN_CERTIFICATE_EXPIRES (                                                               \
      c) ", '9999') >= " day " AND COALESCE(" ANBAN_CERTIFICATE_REVIEW_DUE (c) ", '9999') >= " day ")"

/* clang-format on */
