/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Certificates of the three posts (三项岗位: 主要负责人, 安全管理人员, 特种作业人员) and of trades whose certificates other
 * departments issue. Until when one is valid and when it is reviewed follows from certificate_regime, by day; what
 * its holder has to do when is told by rules/certificate-course.h.
 */
#pragma once

#include "store/register.h"

G_BEGIN_DECLS

enum {
  ANBAN_CERTIFICATE_PERSON,
  ANBAN_CERTIFICATE_UNIT, /* computed name: where the holder works */
  ANBAN_CERTIFICATE_CATEGORY,
  ANBAN_CERTIFICATE_TRADE, /* 作业类别 / 操作项目 */
  ANBAN_CERTIFICATE_NUMBER,
  ANBAN_CERTIFICATE_ISSUED_ON,
  ANBAN_CERTIFICATE_VALID_UNTIL, /* as printed on it; NULL: reckoned */
  ANBAN_CERTIFICATE_REVIEWED_ON, /* last review */
  ANBAN_CERTIFICATE_EXPIRES_ON,  /* computed: the last valid day */
  ANBAN_CERTIFICATE_REVIEW_DUE,  /* computed: NULL where no review is due any more */
  ANBAN_CERTIFICATE_DAYS_LEFT,   /* computed: until the nearer of the two; negative: over */
  ANBAN_CERTIFICATE_STATE,       /* computed: AnbanCertificateState */
  ANBAN_CERTIFICATE_REVOKED_ON,
  ANBAN_CERTIFICATE_ISSUER,
  ANBAN_CERTIFICATE_NOTE,
  ANBAN_CERTIFICATE_FILES,
  ANBAN_CERTIFICATE_N_FIELDS,
};

typedef enum {
  ANBAN_CERTIFICATE_PRINCIPAL = 1,     /* 主要负责人安全生产知识和管理能力考核合格证 */
  ANBAN_CERTIFICATE_SAFETY_MANAGER,    /* 安全生产管理人员考核合格证 */
  ANBAN_CERTIFICATE_SPECIAL_OPERATION, /* 特种作业操作证 (应急管理) */
  ANBAN_CERTIFICATE_CONSTRUCTION,      /* 建筑施工特种作业操作资格证 (住建) */
  ANBAN_CERTIFICATE_EQUIPMENT,         /* 特种设备安全管理和作业人员证 (市监) */
  ANBAN_CERTIFICATE_OTHER,
} AnbanCertificateCategory;

typedef enum {
  ANBAN_CERTIFICATE_EXPIRED = 1,
  ANBAN_CERTIFICATE_REVIEW_MISSED,
  ANBAN_CERTIFICATE_EXPIRING, /* within the longest warning, 180 days */
  ANBAN_CERTIFICATE_VALID,
  ANBAN_CERTIFICATE_REPLACED, /* a later one of the same person, category and trade is there */
  ANBAN_CERTIFICATE_REVOKED,
} AnbanCertificateState;

extern const AnbanRegister anban_certificate_register;
extern const AnbanChoice anban_certificate_categories[], anban_certificate_states[];

G_END_DECLS
