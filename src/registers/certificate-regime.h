/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the rules on a category of certificates ask (证书管理规定) while they are in force: how long one is valid, when it is
 * reviewed, when the examination is taken and the application handed in before it runs out, how long after that it can
 * still be renewed. A figure that the rules do not know is NULL. Each event of a certificate follows the row that is in
 * force on its day.
 */
#pragma once

#include "store/register.h"

G_BEGIN_DECLS

enum {
  ANBAN_CERTIFICATE_REGIME_CATEGORY,     /* AnbanCertificateCategory */
  ANBAN_CERTIFICATE_REGIME_VALID_MONTHS, /* 0: without end */
  ANBAN_CERTIFICATE_REGIME_REVIEW_MONTHS,
  ANBAN_CERTIFICATE_REGIME_EXAM_MONTHS,      /* the examination falls into the last so many months */
  ANBAN_CERTIFICATE_REGIME_APPLICATION_DAYS, /* the application into the last so many days */
  ANBAN_CERTIFICATE_REGIME_RENEWABLE_MONTHS, /* after that the holder starts anew */
  ANBAN_CERTIFICATE_REGIME_SOURCE,
  ANBAN_CERTIFICATE_REGIME_EFFECTIVE_FROM,
  ANBAN_CERTIFICATE_REGIME_EFFECTIVE_TO,
  ANBAN_CERTIFICATE_REGIME_NOTE,
  ANBAN_CERTIFICATE_REGIME_N_FIELDS,
};

extern const AnbanRegister anban_certificate_regime_register;

G_END_DECLS
