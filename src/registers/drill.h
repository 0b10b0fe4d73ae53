/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Drills (应急演练): planned for a day, held, evaluated; who took part, what marks they got, which problems came up and
 * became hazards. Which drills a unit owes is reckoned by rules/duty.h; the evaluation is begun by
 * rules/drill-evaluation.h, problems are turned into hazards by rules/drill-problem.h.
 */
#pragma once

#include "store/register.h"

G_BEGIN_DECLS

enum {
  ANBAN_DRILL_NAME,
  ANBAN_DRILL_STATE, /* AnbanEventState; follows HELD_ON, but for 取消 */
  ANBAN_DRILL_LIGHT, /* computed: AnbanEventLight */
  ANBAN_DRILL_KIND,
  ANBAN_DRILL_FORM,
  ANBAN_DRILL_LEVEL,
  ANBAN_DRILL_DAY, /* computed: held, else planned */
  ANBAN_DRILL_PLANNED_ON,
  ANBAN_DRILL_HELD_ON,
  ANBAN_DRILL_ENDS_ON,   /* where it takes more than a day */
  ANBAN_DRILL_STARTS_AT, /* HH:MM */
  ANBAN_DRILL_PLACE,
  ANBAN_DRILL_UNIT,         /* 组织单位 */
  ANBAN_DRILL_PARTICIPANTS, /* computed names of drill_unit */
  ANBAN_DRILL_HEADCOUNT,
  ANBAN_DRILL_DIRECTOR,   /* 总指挥 */
  ANBAN_DRILL_EVALUATORS, /* parted by 、 */
  ANBAN_DRILL_EMERGENCY_PLAN,
  ANBAN_DRILL_SCENARIO,
  ANBAN_DRILL_PROCESS,
  ANBAN_DRILL_CONCLUSION, /* 评估结论 */
  ANBAN_DRILL_SCORE,      /* computed: marks got of a hundred, of the items that were marked */
  ANBAN_DRILL_N_PROBLEMS, /* computed */
  ANBAN_DRILL_REPORTED,   /* law wants it reported */
  ANBAN_DRILL_REPORTED_ON,
  ANBAN_DRILL_PLAN,
  ANBAN_DRILL_REQUIREMENT, /* what it was planned for */
  ANBAN_DRILL_NOTE,
  ANBAN_DRILL_FILES,
  ANBAN_DRILL_N_FIELDS,
};

typedef enum {
  ANBAN_DRILL_COMPREHENSIVE = 1, /* 综合 */
  ANBAN_DRILL_SPECIAL,           /* 专项 */
  ANBAN_DRILL_ON_SITE,           /* 现场处置 */
  ANBAN_DRILL_EVACUATION,        /* 疏散逃生 */
} AnbanDrillKind;

typedef enum {
  ANBAN_DRILL_LIVE = 1, /* 实战 */
  ANBAN_DRILL_TABLETOP, /* 桌面 */
} AnbanDrillForm;

enum {
  ANBAN_DRILL_UNIT_DRILL,
  ANBAN_DRILL_UNIT_UNIT,
  ANBAN_DRILL_UNIT_TASK, /* what it had to do */
  ANBAN_DRILL_UNIT_HEADCOUNT,
  ANBAN_DRILL_UNIT_N_FIELDS,
};

/* One line of the evaluation sheet of a drill (AQ/T 9009). */
enum {
  ANBAN_DRILL_MARK_DRILL,
  ANBAN_DRILL_MARK_SECTION,
  ANBAN_DRILL_MARK_CONTENT,
  ANBAN_DRILL_MARK_MARKS, /* that can be had */
  ANBAN_DRILL_MARK_SCORE, /* that were got; NULL: not marked */
  ANBAN_DRILL_MARK_NOTE,
  ANBAN_DRILL_MARK_N_FIELDS,
};

enum {
  ANBAN_DRILL_PROBLEM_DRILL,
  ANBAN_DRILL_PROBLEM_CONTENT,
  ANBAN_DRILL_PROBLEM_UNIT, /* who puts it right; NULL: the organising unit */
  ANBAN_DRILL_PROBLEM_RESPONSIBLE,
  ANBAN_DRILL_PROBLEM_DUE_ON,
  ANBAN_DRILL_PROBLEM_HAZARD, /* what it became on the board */
  ANBAN_DRILL_PROBLEM_DONE_ON,
  ANBAN_DRILL_PROBLEM_STATE, /* computed: of the hazard, else by the dates */
  ANBAN_DRILL_PROBLEM_N_FIELDS,
};

extern const AnbanRegister anban_drill_register;
extern const AnbanRegister anban_drill_unit_register;
extern const AnbanRegister anban_drill_mark_register;
extern const AnbanRegister anban_drill_problem_register;

extern const AnbanChoice anban_drill_kinds[], anban_drill_forms[], anban_drill_levels[];

G_END_DECLS
