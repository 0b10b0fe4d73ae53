/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Hazards (隐患整改台账): what was found where, how grave it is, who puts it right by when, and how far it is on its
 * way from 登记 to 销号. The state and what belongs to a step is written by rules/hazard-life-cycle.h alone; whether
 * a hazard is overdue, how many rounds and extensions it took is derived.
 * What belongs to one hazard (hazard-parts.c): the signed steps of its life, the units that it is handed to (双重交办),
 * what was done to hurry them, its listing (挂牌督办) and its treatment plan. Written by rules/hazard-life-cycle.h and
 * rules/hazard-supervision.h, shown in the record pane.
 */
#pragma once

#include "store/register.h"

G_BEGIN_DECLS

enum {
  ANBAN_HAZARD_CODE, /* YH-YYYYMMDD-NNNN, given when it is first saved, never given again */
  ANBAN_HAZARD_STATE,
  ANBAN_HAZARD_LIGHT, /* computed: AnbanLight */
  ANBAN_HAZARD_LEVEL,
  ANBAN_HAZARD_UNIT,
  ANBAN_HAZARD_PLACE,
  ANBAN_HAZARD_DESCRIPTION,
  ANBAN_HAZARD_FOUND_ON,
  ANBAN_HAZARD_SOURCE,
  ANBAN_HAZARD_INSPECTION,
  ANBAN_HAZARD_DRILL, /* that showed it */
  ANBAN_HAZARD_CAMPAIGN,
  ANBAN_HAZARD_LEADER,  /* 带队领导 */
  ANBAN_HAZARD_FINDERS, /* 排查人, parted by 、 */
  ANBAN_HAZARD_CATEGORY,
  ANBAN_HAZARD_INDUSTRY, /* as the unit's; kept here, since a unit may change its trade */
  ANBAN_HAZARD_CRITERION,
  ANBAN_HAZARD_BASIS, /* 判定依据 in words; the criterion's own where none were typed */
  ANBAN_HAZARD_MEASURES,
  ANBAN_HAZARD_RESPONSIBLE,
  ANBAN_HAZARD_FUNDS,  /* 万元 */
  ANBAN_HAZARD_DUE_ON, /* as it is now, after extensions and new rounds */
  ANBAN_HAZARD_FIRST_DUE_ON,
  ANBAN_HAZARD_CONTINGENCY,
  ANBAN_HAZARD_ON_SPOT,     /* 立行立改 */
  ANBAN_HAZARD_DOCUMENT_NO, /* 责令限期整改指令书, issued by others */
  ANBAN_HAZARD_ASSIGNED,    /* computed: the units it was handed to */
  ANBAN_HAZARD_DAYS_LEFT,   /* computed: until the deadline while it is open; negative: overdue by so many */
  ANBAN_HAZARD_AGE,         /* computed: days from finding to closing, or to today */
  ANBAN_HAZARD_ROUNDS,      /* computed: rounds of rectification, from 1 */
  ANBAN_HAZARD_EXTENSIONS,  /* computed: extensions granted */
  ANBAN_HAZARD_ESCALATED,   /* computed: the highest rung reached, AnbanEscalationRung */
  ANBAN_HAZARD_LISTED, /* computed: the highest level of 挂牌督办 that is not lifted, AnbanListingLevel */
  ANBAN_HAZARD_DONE_ON,
  ANBAN_HAZARD_RECHECKER,
  ANBAN_HAZARD_RECHECKED_ON,
  ANBAN_HAZARD_RECHECK_RESULT,
  ANBAN_HAZARD_RECHECK_DOCUMENT_NO, /* 复查意见书, issued by others */
  ANBAN_HAZARD_CLOSED_ON,
  ANBAN_HAZARD_CLOSER, /* who approved the closing */
  ANBAN_HAZARD_VOID_REASON,
  ANBAN_HAZARD_RELAPSE_OF, /* the closed hazard that came back as this one */
  ANBAN_HAZARD_NOTE,
  ANBAN_HAZARD_FILES,
  ANBAN_HAZARD_N_FIELDS,
};

/* The lanes of the board, in their order. */
typedef enum {
  ANBAN_HAZARD_STATE_REGISTERED = 1, /* 登记 */
  ANBAN_HAZARD_STATE_ASSIGNED,       /* 交办 */
  ANBAN_HAZARD_STATE_RECTIFYING,     /* 整改中 */
  ANBAN_HAZARD_STATE_TO_RECHECK,     /* 待复查 */
  ANBAN_HAZARD_STATE_CLOSED,         /* 销号 */
  ANBAN_HAZARD_STATE_VOID,           /* 作废 */
} AnbanHazardState;

#define ANBAN_N_HAZARD_STATES 6

typedef enum {
  ANBAN_HAZARD_LEVEL_GENERAL = 1, /* 一般 */
  ANBAN_HAZARD_LEVEL_MAJOR,       /* 重大 */
} AnbanHazardLevel;

typedef enum {
  ANBAN_RECHECK_PASSED = 1,
  ANBAN_RECHECK_FAILED,
} AnbanRecheckResult;

/* Of an inspection, and of a hazard: where it came from. */
typedef enum {
  ANBAN_SOURCE_ROUTINE = 1, /* 日常 */
  ANBAN_SOURCE_CAMPAIGN,    /* 专项 */
  ANBAN_SOURCE_RANDOM,      /* 双随机 */
  ANBAN_SOURCE_REPORT,      /* 举报 */
  ANBAN_SOURCE_SUPERIOR,    /* 上级交办 */
  ANBAN_SOURCE_SELF_CHECK,  /* 企业自查 */
  ANBAN_SOURCE_VISIT,       /* 暗访 */
  ANBAN_SOURCE_DRILL,       /* 应急演练 */
} AnbanSource;

/* Of a photo attached to a hazard: the attachment's role. */
typedef enum {
  ANBAN_PHOTO_BEFORE = 1,
  ANBAN_PHOTO_AFTER,
} AnbanPhotoRole;

/* --- what belongs to one hazard --- */

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

/* --- the registers --- */

extern const AnbanRegister anban_hazard_register;
/* Of inspection.h, which knows what hazards take over from it; here for the field of the hazard that refers to it. */
extern const AnbanRegister anban_inspection_register;
extern const AnbanRegister anban_hazard_step_register;
extern const AnbanRegister anban_hazard_recipient_register;
extern const AnbanRegister anban_hazard_escalation_register;
extern const AnbanRegister anban_hazard_listing_register;
extern const AnbanRegister anban_hazard_treatment_register;

extern const AnbanChoice anban_hazard_states[], anban_hazard_levels[], anban_hazard_sources[],
    anban_hazard_categories[], anban_hazard_steps[], anban_hazard_lines[], anban_escalation_rungs[],
    anban_listing_levels[];

G_END_DECLS
