/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Plan documents (计划文件) with the file they came in; their tasks are the responsibility list.
 */
#pragma once

#include "store/register.h"

G_BEGIN_DECLS

enum {
  ANBAN_PLAN_TITLE,
  ANBAN_PLAN_DOC_NUMBER,
  ANBAN_PLAN_ISSUER,
  ANBAN_PLAN_LEVEL,
  ANBAN_PLAN_ISSUED_ON,
  ANBAN_PLAN_RECEIVED_ON,
  ANBAN_PLAN_PERIOD,
  ANBAN_PLAN_FILED_ON,
  ANBAN_PLAN_RECEIPT_NO,
  ANBAN_PLAN_NOTE,
  ANBAN_PLAN_SOURCE_TEXT, /* hidden: the text as it was read, which a second import compares with */
  ANBAN_PLAN_N_TASKS,
  ANBAN_PLAN_N_DONE,
  ANBAN_PLAN_N_OVERDUE,
  ANBAN_PLAN_FILES,
  ANBAN_PLAN_N_FIELDS,
};

extern const AnbanRegister anban_plan_register;

G_END_DECLS
