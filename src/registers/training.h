/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Trainings (教育培训): classes, study sessions and the like, each with the people who attended. One file per class and
 * one per person; hours against what law asks are reckoned by rules/training-hours-balance.h.
 */
#pragma once

#include "store/register.h"

G_BEGIN_DECLS

enum {
  ANBAN_TRAINING_NAME,
  ANBAN_TRAINING_STATE, /* AnbanEventState; follows HELD_ON, but for 取消 */
  ANBAN_TRAINING_LIGHT, /* computed: AnbanEventLight */
  ANBAN_TRAINING_KIND,
  ANBAN_TRAINING_COURSE,
  ANBAN_TRAINING_AUDIENCE, /* AnbanPersonDuty */
  ANBAN_TRAINING_TOPIC,
  ANBAN_TRAINING_DAY, /* computed: held, else planned */
  ANBAN_TRAINING_PLANNED_ON,
  ANBAN_TRAINING_HELD_ON,
  ANBAN_TRAINING_ENDS_ON,
  ANBAN_TRAINING_STARTS_AT, /* HH:MM */
  ANBAN_TRAINING_PLACE,
  ANBAN_TRAINING_HOURS, /* 学时 */
  ANBAN_TRAINING_UNIT,  /* 组织单位 */
  ANBAN_TRAINING_TEACHER,
  ANBAN_TRAINING_MATERIAL,
  ANBAN_TRAINING_CONTENT,
  ANBAN_TRAINING_EXAM,      /* how it was examined */
  ANBAN_TRAINING_PASS_MARK, /* NULL: 60 of 100 is not assumed, results are said by hand */
  ANBAN_TRAINING_SUMMARY,
  ANBAN_TRAINING_N_ATTENDEES, /* computed */
  ANBAN_TRAINING_N_PRESENT,   /* computed */
  ANBAN_TRAINING_N_PASSED,    /* computed */
  ANBAN_TRAINING_PLAN,
  ANBAN_TRAINING_REQUIREMENT, /* what it was planned for */
  ANBAN_TRAINING_NOTE,
  ANBAN_TRAINING_FILES,
  ANBAN_TRAINING_N_FIELDS,
};

typedef enum {
  ANBAN_TRAINING_CLASS = 1,    /* 培训班 */
  ANBAN_TRAINING_STUDY,        /* 集中学习: 中心组, 专题 */
  ANBAN_TRAINING_WARNING,      /* 警示教育 */
  ANBAN_TRAINING_THREE_LEVEL,  /* 三级安全教育 */
  ANBAN_TRAINING_NOVELTY,      /* 四新培训 */
  ANBAN_TRAINING_FIRST_LESSON, /* 晨会、开工第一课 */
  ANBAN_TRAINING_OTHER,
} AnbanTrainingKind;

/* Which of the hours that law asks it counts for. */
typedef enum {
  ANBAN_COURSE_FIRST = 1, /* 初次 */
  ANBAN_COURSE_REFRESHER, /* 再培训 */
} AnbanTrainingCourse;

enum {
  ANBAN_TRAINING_ATTENDEE_TRAINING,
  ANBAN_TRAINING_ATTENDEE_PERSON,
  ANBAN_TRAINING_ATTENDEE_UNIT, /* at the time; filled from the person */
  ANBAN_TRAINING_ATTENDEE_ATTENDANCE,
  ANBAN_TRAINING_ATTENDEE_HOURS, /* NULL: all of the training's */
  ANBAN_TRAINING_ATTENDEE_SCORE,
  ANBAN_TRAINING_ATTENDEE_RESULT, /* filled from score and pass mark */
  ANBAN_TRAINING_ATTENDEE_NOTE,
  ANBAN_TRAINING_ATTENDEE_N_FIELDS,
};

typedef enum {
  ANBAN_ATTENDANCE_PRESENT = 1,
  ANBAN_ATTENDANCE_EXCUSED,
  ANBAN_ATTENDANCE_ABSENT,
} AnbanAttendance;

typedef enum {
  ANBAN_TRAINING_PASSED = 1,
  ANBAN_TRAINING_FAILED,
} AnbanTrainingResult;

extern const AnbanRegister anban_training_register;
extern const AnbanRegister anban_training_attendee_register;

extern const AnbanChoice anban_training_kinds[], anban_training_courses[], anban_attendances[],
    anban_training_results[];

G_END_DECLS
