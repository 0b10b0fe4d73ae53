/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * People (人员): who leads, signs, reports and is called, each in a unit.
 */
#pragma once

#include "store/register.h"

G_BEGIN_DECLS

enum {
  ANBAN_PERSON_NAME,
  ANBAN_PERSON_PINYIN, /* li na; filled in when the name is, corrected by hand */
  ANBAN_PERSON_UNIT,
  ANBAN_PERSON_POSITION,
  ANBAN_PERSON_DUTY,
  ANBAN_PERSON_TRADE, /* 工种 */
  ANBAN_PERSON_PHONE,
  ANBAN_PERSON_ID_NUMBER, /* 居民身份证号: 18 characters, the old form of 15 becomes it */
  ANBAN_PERSON_HIRED_ON,
  ANBAN_PERSON_LEFT_ON,
  ANBAN_PERSON_NOTE,
  ANBAN_PERSON_CERTIFIED,   /* computed: AnbanPersonCertified; NULL where no certificate is asked */
  ANBAN_PERSON_INDUSTRY,    /* computed: of the unit */
  ANBAN_PERSON_PINYIN_KEYS, /* hidden: what the search reads of the pinyin: lina ln */
  ANBAN_PERSON_N_FIELDS,
};

typedef enum {
  ANBAN_DUTY_LEADER = 1,         /* 党政领导 */
  ANBAN_DUTY_PRINCIPAL,          /* 主要负责人 */
  ANBAN_DUTY_DEPUTY,             /* 分管负责人 */
  ANBAN_DUTY_SAFETY_MANAGER,     /* 安全管理人员 */
  ANBAN_DUTY_CONTACT,            /* 联络员 */
  ANBAN_DUTY_ENFORCER,           /* 执法人员 */
  ANBAN_DUTY_EXPERT,             /* 专家 */
  ANBAN_DUTY_DISASTER_INFORMANT, /* 灾害信息员 */
  ANBAN_DUTY_SPECIAL_OPERATOR,   /* 特种作业人员 */
  ANBAN_DUTY_OTHER,
  ANBAN_DUTY_WORKER, /* 从业人员 */
} AnbanPersonDuty;

typedef enum {
  ANBAN_PERSON_UNCERTIFIED = 1, /* has to hold a certificate, and holds none that is valid */
  ANBAN_PERSON_CERTIFICATE_HELD,
} AnbanPersonCertified;

extern const AnbanRegister anban_person_register;
extern const AnbanChoice anban_person_duties[];

G_END_DECLS
