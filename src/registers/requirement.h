/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Requirements (频次要求): who has to do what how often, and who says so: law with article, plan with clause, the office
 * itself. Rows of the office, first filled from data/presets; what follows of them for each unit is reckoned by
 * rules/duty.h.
 */
#pragma once

#include "store/register.h"

G_BEGIN_DECLS

enum {
  ANBAN_REQUIREMENT_NAME,
  ANBAN_REQUIREMENT_ITEM,
  ANBAN_REQUIREMENT_DRILL_KIND, /* of drills: AnbanDrillDemand; NULL: any */
  ANBAN_REQUIREMENT_AUDIENCE,   /* of trainings: whom, AnbanPersonDuty; NULL: any */
  ANBAN_REQUIREMENT_TOPIC, /* of trainings and study: a word that the topic or the name contains; NULL: any */
  ANBAN_REQUIREMENT_PART,  /* AnbanRequirementPart; NULL: organising */
  ANBAN_REQUIREMENT_FREQUENCY_COUNT, /* so many times … */
  ANBAN_REQUIREMENT_FREQUENCY_PER, /* … in each AnbanPer, by the calendar; periods of several years from the year
                                        of EFFECTIVE_FROM on, without one from even years (two) or 2022 (three) */
  ANBAN_REQUIREMENT_EACH_PLAN, /* for each emergency plan of that kind that the unit has */
  ANBAN_REQUIREMENT_REPORTED,  /* each one is reported to the authority */
  ANBAN_REQUIREMENT_UNIT_KIND, /* whom it concerns: every condition that is set must hold */
  ANBAN_REQUIREMENT_INDUSTRY,  /* trades, parted by 、; one of them is the unit's own or within it */
  ANBAN_REQUIREMENT_HIGH_RISK,
  ANBAN_REQUIREMENT_CROWDED,
  ANBAN_REQUIREMENT_UNIT,  /* this unit, or the members of this collective name */
  ANBAN_REQUIREMENT_BASIS, /* AnbanRequirementBasis */
  ANBAN_REQUIREMENT_SOURCE,
  ANBAN_REQUIREMENT_PLAN,
  ANBAN_REQUIREMENT_CLAUSE, /* of the plan or the law */
  ANBAN_REQUIREMENT_EFFECTIVE_FROM,
  ANBAN_REQUIREMENT_EFFECTIVE_TO,
  ANBAN_REQUIREMENT_NOTE,
  ANBAN_REQUIREMENT_N_FIELDS,
};

/* What is counted. */
typedef enum {
  ANBAN_ITEM_DRILL = 1,   /* 应急演练 */
  ANBAN_ITEM_TRAINING,    /* 培训: classes */
  ANBAN_ITEM_STUDY,       /* 集中学习: trainings of that kind */
  ANBAN_ITEM_INSPECTION,  /* 监督检查 of the unit */
  ANBAN_ITEM_BULLETIN,    /* 通报 issued to it */
  ANBAN_ITEM_PLAN_REVIEW, /* 预案评估 */
} AnbanRequirementItem;

/* Which drills count. */
typedef enum {
  ANBAN_DEMAND_COMPREHENSIVE = 1, /* 综合 */
  ANBAN_DEMAND_SPECIAL,           /* 专项 */
  ANBAN_DEMAND_ON_SITE,           /* 现场处置 */
  ANBAN_DEMAND_EVACUATION,        /* 疏散逃生 */
  ANBAN_DEMAND_COMPREHENSIVE_OR_SPECIAL,
} AnbanDrillDemand;

typedef enum {
  ANBAN_PART_ORGANISE = 1, /* 组织 */
  ANBAN_PART_TAKE,         /* 组织或参加 */
} AnbanRequirementPart;

typedef enum {
  ANBAN_BASIS_LAW = 1, /* 法规标准 */
  ANBAN_BASIS_PLAN,    /* 上级计划 */
  ANBAN_BASIS_OFFICE,  /* 本办要求 */
} AnbanRequirementBasis;

extern const AnbanRegister anban_requirement_register;
extern const AnbanChoice anban_requirement_items[], anban_drill_demands[], anban_requirement_bases[];

G_END_DECLS
