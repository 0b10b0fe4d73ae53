/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tasks (责任清单): the rows of the task breakdown, their units with role, own progress, answer and date, the
 * periods of recurring ones, and progress reports. The light (亮灯) is derived from dates and states.
 */
#pragma once

#include "store/register.h"

G_BEGIN_DECLS

enum {
  ANBAN_TASK_PLAN,
  ANBAN_TASK_SEQ,         /* hidden: place in the plan, from 1 */
  ANBAN_TASK_CLAUSE,      /* 二/（一）/3: the path of printed numbers, the key of a second import */
  ANBAN_TASK_SECTION,     /* 二、重点任务 / （一）… : titles of the sections above it */
  ANBAN_TASK_SECTION_SEQ, /* hidden: place of the section in the plan */
  ANBAN_TASK_KIND,
  ANBAN_TASK_HEADING,
  ANBAN_TASK_LIGHT, /* computed; next to the heading, where a narrow list still shows it */
  ANBAN_TASK_BODY,
  ANBAN_TASK_LEAD_UNITS,  /* computed names */
  ANBAN_TASK_OTHER_UNITS, /* computed names: responsible and supporting */
  ANBAN_TASK_DUE_ON,
  ANBAN_TASK_DUE_TEXT, /* as printed: 2026年底前, 长期坚持 */
  ANBAN_TASK_FREQUENCY_COUNT,
  ANBAN_TASK_FREQUENCY_PER,
  ANBAN_TASK_FREQUENCY_TEXT,
  ANBAN_TASK_QUOTA,
  ANBAN_TASK_STATE,
  ANBAN_TASK_NEXT_DUE_ON,  /* computed: the earliest open date of the task and its periods */
  ANBAN_TASK_PERIODS_DONE, /* computed: 1/2 */
  ANBAN_TASK_DONE_ON,
  ANBAN_TASK_PROGRESS,
  ANBAN_TASK_DELAY_REASON,
  ANBAN_TASK_NEXT_STEP,
  ANBAN_TASK_REPORTER,
  ANBAN_TASK_LEADER,
  ANBAN_TASK_WARNINGS, /* what reading the plan left doubtful */
  ANBAN_TASK_FILES,    /* 佐证 */
  ANBAN_TASK_N_FIELDS,
};

typedef enum {
  ANBAN_TASK_KIND_TASK = 1,
  ANBAN_TASK_KIND_SAFEGUARD,
  ANBAN_TASK_KIND_CHECK,
} AnbanTaskKind;

/* of a task, of a unit's part in it, and of a period */
typedef enum {
  ANBAN_STATE_NOT_STARTED = 1,
  ANBAN_STATE_UNDER_WAY,
  ANBAN_STATE_DONE,
  ANBAN_STATE_STOPPED,
} AnbanState;

typedef enum {
  ANBAN_LIGHT_OVERDUE = 1,
  ANBAN_LIGHT_DUE_SOON,
  ANBAN_LIGHT_ON_TIME,
  ANBAN_LIGHT_DONE,
  ANBAN_LIGHT_STOPPED,
} AnbanLight;

typedef enum {
  ANBAN_PER_DAY = 1,
  ANBAN_PER_WEEK,
  ANBAN_PER_MONTH,
  ANBAN_PER_QUARTER,
  ANBAN_PER_HALF_YEAR,
  ANBAN_PER_YEAR,
  ANBAN_PER_TWO_YEARS,
  ANBAN_PER_THREE_YEARS,
} AnbanPer;

typedef enum {
  ANBAN_ROLE_LEAD = 1,    /* 牵头 */
  ANBAN_ROLE_RESPONSIBLE, /* 责任 */
  ANBAN_ROLE_SUPPORT,     /* 配合 */
} AnbanRole;

enum {
  ANBAN_TASK_UNIT_TASK,
  ANBAN_TASK_UNIT_UNIT,
  ANBAN_TASK_UNIT_ROLE,
  ANBAN_TASK_UNIT_VIA, /* the collective name that the unit stands under in the plan */
  ANBAN_TASK_UNIT_STATE,
  ANBAN_TASK_UNIT_DUE_ON,
  ANBAN_TASK_UNIT_DONE_ON,
  ANBAN_TASK_UNIT_PROGRESS,
  ANBAN_TASK_UNIT_ANSWER,
  ANBAN_TASK_UNIT_ANSWERED_ON,
  ANBAN_TASK_UNIT_LIGHT, /* computed */
  ANBAN_TASK_UNIT_N_FIELDS,
};

enum {
  ANBAN_TASK_PERIOD_TASK,
  ANBAN_TASK_PERIOD_NAME, /* 2026年上半年 */
  ANBAN_TASK_PERIOD_STARTS_ON,
  ANBAN_TASK_PERIOD_ENDS_ON,
  ANBAN_TASK_PERIOD_REQUIRED,
  ANBAN_TASK_PERIOD_ACHIEVED,
  ANBAN_TASK_PERIOD_STATE,
  ANBAN_TASK_PERIOD_DONE_ON,
  ANBAN_TASK_PERIOD_NOTE,
  ANBAN_TASK_PERIOD_LIGHT, /* computed */
  ANBAN_TASK_PERIOD_N_FIELDS,
};

enum {
  ANBAN_PROGRESS_TASK,
  ANBAN_PROGRESS_UNIT,
  ANBAN_PROGRESS_REPORTED_ON,
  ANBAN_PROGRESS_STATE,
  ANBAN_PROGRESS_CONTENT,
  ANBAN_PROGRESS_REASON,
  ANBAN_PROGRESS_NEXT_STEP,
  ANBAN_PROGRESS_REPORTER,
  ANBAN_PROGRESS_FILES,
  ANBAN_PROGRESS_N_FIELDS,
};

extern const AnbanRegister anban_task_register;
extern const AnbanRegister anban_task_unit_register;
extern const AnbanRegister anban_task_period_register;
extern const AnbanRegister anban_progress_register;

extern const AnbanChoice anban_task_states[], anban_task_lights[], anban_task_roles[], anban_task_pers[];

G_END_DECLS
