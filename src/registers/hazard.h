/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Hazards (隐患整改台账): what was found where, how grave it is, who puts it right by when, and how far it is on its
 * way from 登记 to 销号. The state and what belongs to a step is written by rules/hazard-life-cycle.h alone; whether
 * a hazard is overdue, how many rounds and extensions it took is derived.
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

extern const AnbanRegister anban_hazard_register;

extern const AnbanChoice anban_hazard_states[], anban_hazard_levels[], anban_hazard_sources[],
    anban_hazard_categories[];

G_END_DECLS
