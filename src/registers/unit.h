/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Units (单位): the tree of leaders' offices, departments, towns, villages, firms and schools around the
 * office, their aliases, and collective names (各镇政府) with the members that they expand to.
 */
#pragma once

#include "store/register.h"

G_BEGIN_DECLS

enum {
  ANBAN_UNIT_NAME,
  ANBAN_UNIT_KIND,
  ANBAN_UNIT_PARENT,
  ANBAN_UNIT_INDUSTRY,
  ANBAN_UNIT_SCALE,
  ANBAN_UNIT_RISK,
  ANBAN_UNIT_HIGH_RISK,
  ANBAN_UNIT_CROWDED,
  ANBAN_UNIT_CREDIT_CODE,
  ANBAN_UNIT_PRINCIPAL,
  ANBAN_UNIT_CONTACT,
  ANBAN_UNIT_PHONE,
  ANBAN_UNIT_ADDRESS,
  ANBAN_UNIT_STARTS_ON, /* since when it is kept here; NULL: for long */
  ANBAN_UNIT_ENDS_ON,   /* closed down: it owes nothing any more */
  ANBAN_UNIT_POSITION,
  ANBAN_UNIT_NOTE,
  ANBAN_UNIT_N_TASKS,
  ANBAN_UNIT_FILES,
  ANBAN_UNIT_DEPTH,
  ANBAN_UNIT_N_FIELDS,
};

typedef enum {
  ANBAN_UNIT_KIND_OFFICE = 1, /* 安委会及其办公室 */
  ANBAN_UNIT_KIND_LEADERSHIP, /* 党政机关 */
  ANBAN_UNIT_KIND_DEPARTMENT, /* 部门 (安委会成员单位) */
  ANBAN_UNIT_KIND_TOWN,       /* 镇、街道 */
  ANBAN_UNIT_KIND_VILLAGE,    /* 村、社区 */
  ANBAN_UNIT_KIND_STATE_FIRM, /* 国有企业 */
  ANBAN_UNIT_KIND_FIRM,       /* 企业 */
  ANBAN_UNIT_KIND_SCHOOL,
  ANBAN_UNIT_KIND_GROUP, /* 集合名称: 各镇政府, 县安委会各成员单位 */
  ANBAN_UNIT_KIND_OTHER,
} AnbanUnitKind;

enum {
  ANBAN_UNIT_ALIAS_UNIT,
  ANBAN_UNIT_ALIAS_NAME,
  ANBAN_UNIT_ALIAS_N_FIELDS,
};

enum {
  ANBAN_UNIT_MEMBER_GROUP,
  ANBAN_UNIT_MEMBER_UNIT,
  ANBAN_UNIT_MEMBER_N_FIELDS,
};

/* What a unit was before, until a day. A change of a value to another writes one by itself, from the day of the change on;
 * what was not known before is filled in for all times. */
enum {
  ANBAN_UNIT_PAST_UNIT,
  ANBAN_UNIT_PAST_UNTIL_ON,
  ANBAN_UNIT_PAST_KIND,
  ANBAN_UNIT_PAST_INDUSTRY,
  ANBAN_UNIT_PAST_HIGH_RISK,
  ANBAN_UNIT_PAST_CROWDED,
  ANBAN_UNIT_PAST_NOTE,
  ANBAN_UNIT_PAST_N_FIELDS,
};

extern const AnbanRegister anban_unit_register;
extern const AnbanRegister anban_unit_alias_register;
extern const AnbanRegister anban_unit_member_register;
extern const AnbanRegister anban_unit_past_register;

extern const AnbanChoice anban_unit_kinds[];

G_END_DECLS
