/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What belongs to one hazard: the signed steps of its life, the units that it is handed to (双重交办), what was
 * done to hurry them, its listing (挂牌督办) and its treatment plan. Written by rules/hazard-life-cycle.h and
 * rules/hazard-supervision.h, shown in the record pane.
 */
#pragma once

#include "store/register.h"

G_BEGIN_DECLS

enum {
  ANBAN_HAZARD_STEP_HAZARD,
  ANBAN_HAZARD_STEP_STEP,
  ANBAN_HAZARD_STEP_TAKEN_ON,
  ANBAN_HAZARD_STEP_PERSON, /* who signs: 谁检查、谁签字、谁负责 */
  ANBAN_HAZARD_STEP_UNIT,
  ANBAN_HAZARD_STEP_FROM_STATE,
  ANBAN_HAZARD_STEP_TO_STATE,
  ANBAN_HAZARD_STEP_DUE_ON,     /* the deadline that the step sets or asks for */
  ANBAN_HAZARD_STEP_GRANTED_BY, /* who approved: an extension, a closing */
  ANBAN_HAZARD_STEP_NOTE,
  ANBAN_HAZARD_STEP_N_FIELDS,
};

typedef enum {
  ANBAN_STEP_REGISTER = 1,     /* 登记 */
  ANBAN_STEP_ASSIGN,           /* 交办 */
  ANBAN_STEP_START,            /* 签收并开始整改 */
  ANBAN_STEP_REPORT,           /* 整改完成, 报请复查 */
  ANBAN_STEP_PASS,             /* 复查合格 */
  ANBAN_STEP_FAIL,             /* 复查不合格: a new round with its own deadline */
  ANBAN_STEP_CLOSE,            /* 销号 */
  ANBAN_STEP_ASK_EXTENSION,    /* 申请延期 */
  ANBAN_STEP_GRANT_EXTENSION,  /* 批准延期 */
  ANBAN_STEP_REFUSE_EXTENSION, /* 不予延期 */
  ANBAN_STEP_FIX_ON_SPOT,      /* 立行立改 */
  ANBAN_STEP_VOID,             /* 作废 */
  ANBAN_STEP_LOOK_BACK,        /* 回头看: still in order */
  ANBAN_STEP_RELAPSE,          /* 回头看: came back, as a hazard linked to this one */
} AnbanHazardStep;

#define ANBAN_N_HAZARD_STEPS 14

enum {
  ANBAN_HAZARD_RECIPIENT_HAZARD,
  ANBAN_HAZARD_RECIPIENT_LINE,
  ANBAN_HAZARD_RECIPIENT_UNIT,
  ANBAN_HAZARD_RECIPIENT_ASSIGNED_ON,
  ANBAN_HAZARD_RECIPIENT_LETTER,
  ANBAN_HAZARD_RECIPIENT_RECEIVER, /* 签收人 */
  ANBAN_HAZARD_RECIPIENT_RECEIVED_ON,
  ANBAN_HAZARD_RECIPIENT_DUE_ON, /* its own clock; NULL: the hazard's */
  ANBAN_HAZARD_RECIPIENT_ANSWER,
  ANBAN_HAZARD_RECIPIENT_ANSWERED_ON,
  ANBAN_HAZARD_RECIPIENT_LIGHT, /* computed */
  ANBAN_HAZARD_RECIPIENT_N_FIELDS,
};

typedef enum {
  ANBAN_LINE_TERRITORY = 1, /* 属地 */
  ANBAN_LINE_INDUSTRY,      /* 行业 */
} AnbanLine;

enum {
  ANBAN_HAZARD_ESCALATION_HAZARD,
  ANBAN_HAZARD_ESCALATION_RUNG,
  ANBAN_HAZARD_ESCALATION_LINE,
  ANBAN_HAZARD_ESCALATION_UNIT,
  ANBAN_HAZARD_ESCALATION_TAKEN_ON,
  ANBAN_HAZARD_ESCALATION_PERSON,
  ANBAN_HAZARD_ESCALATION_LETTER,
  ANBAN_HAZARD_ESCALATION_DUE_ON,
  ANBAN_HAZARD_ESCALATION_CONTENT,
  ANBAN_HAZARD_ESCALATION_ANSWER,
  ANBAN_HAZARD_ESCALATION_ANSWERED_ON,
  ANBAN_HAZARD_ESCALATION_N_FIELDS,
};

typedef enum {
  ANBAN_RUNG_REMIND = 1, /* 提醒 */
  ANBAN_RUNG_SUPERVISE,  /* 督办 */
  ANBAN_RUNG_SUMMON,     /* 约谈 */
  ANBAN_RUNG_DENOUNCE,   /* 通报 */
} AnbanEscalationRung;

enum {
  ANBAN_HAZARD_LISTING_HAZARD,
  ANBAN_HAZARD_LISTING_LEVEL,
  ANBAN_HAZARD_LISTING_UNIT,   /* 督办单位 */
  ANBAN_HAZARD_LISTING_PERSON, /* 督办人 */
  ANBAN_HAZARD_LISTING_LISTED_ON,
  ANBAN_HAZARD_LISTING_LETTER,    /* a letter of this office */
  ANBAN_HAZARD_LISTING_LETTER_NO, /* or the number of another's */
  ANBAN_HAZARD_LISTING_CONTENT,
  ANBAN_HAZARD_LISTING_DUE_ON,
  ANBAN_HAZARD_LISTING_STATE, /* computed: 督办中, 逾期, 已解除 */
  ANBAN_HAZARD_LISTING_ANSWER,
  ANBAN_HAZARD_LISTING_ANSWERED_ON,
  ANBAN_HAZARD_LISTING_LIFTED_ON,
  ANBAN_HAZARD_LISTING_LIFTED_BY,
  ANBAN_HAZARD_LISTING_NOTE,
  ANBAN_HAZARD_LISTING_N_FIELDS,
};

typedef enum {
  ANBAN_LISTING_COUNTY = 1,
  ANBAN_LISTING_CITY,
  ANBAN_LISTING_PROVINCE,
  ANBAN_LISTING_STATE,
} AnbanListingLevel;

/* The report on a major hazard (first three) and its treatment plan of six parts (安全生产法 and the rules on
 * hazard rectification ask for them). */
enum {
  ANBAN_HAZARD_TREATMENT_HAZARD,
  ANBAN_HAZARD_TREATMENT_SITUATION,    /* 现状及产生原因 */
  ANBAN_HAZARD_TREATMENT_SEVERITY,     /* 危害程度和整改难易 */
  ANBAN_HAZARD_TREATMENT_AIMS,         /* 目标和任务 */
  ANBAN_HAZARD_TREATMENT_METHODS,      /* 方法和措施 */
  ANBAN_HAZARD_TREATMENT_MEANS,        /* 经费和物资 */
  ANBAN_HAZARD_TREATMENT_ORGANISATION, /* 机构和人员 */
  ANBAN_HAZARD_TREATMENT_SCHEDULE,     /* 时限和要求 */
  ANBAN_HAZARD_TREATMENT_SAFEGUARDS,   /* 安全措施和应急预案 */
  ANBAN_HAZARD_TREATMENT_DRAWN_ON,
  ANBAN_HAZARD_TREATMENT_APPROVER,
  ANBAN_HAZARD_TREATMENT_N_FIELDS,
};

extern const AnbanRegister anban_hazard_step_register;
extern const AnbanRegister anban_hazard_recipient_register;
extern const AnbanRegister anban_hazard_escalation_register;
extern const AnbanRegister anban_hazard_listing_register;
extern const AnbanRegister anban_hazard_treatment_register;

extern const AnbanChoice anban_hazard_steps[], anban_hazard_lines[], anban_escalation_rungs[],
    anban_listing_levels[];

G_END_DECLS
