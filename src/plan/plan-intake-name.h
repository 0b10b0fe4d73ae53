/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A unit's name taken apart so that the ways of printing it meet: place and level in front (清河县, 县), what is
 * left in one spelling, towns by themselves, collective names by themselves. Pure text; used by the intake of
 * plans to find the office's unit that a plan means (plan-intake-unit.c).
 */
#pragma once

#include "registers/unit.h"

G_BEGIN_DECLS

typedef struct {
  char *folded;    /* one width, no blanks, half-width parentheses */
  char *place;     /* 清河; "" where none is printed */
  gunichar level;  /* 省 市 县 区 镇 乡; 0 where none is printed */
  char *rest;      /* 应急管理局 */
  gboolean town;   /* rest is a town itself: 城关镇, without 人民政府 */
  gboolean plural; /* a collective name: 各镇政府, 县安委会成员单位 */
} AnbanIntakeName;

AnbanIntakeName *anban_intake_name_new (const char *name);
void anban_intake_name_free (AnbanIntakeName *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnbanIntakeName, anban_intake_name_free)

/* How surely @printed (of a plan) means the unit called @known. */
typedef enum {
  ANBAN_INTAKE_LIKENESS_NONE,
  ANBAN_INTAKE_LIKENESS_FORMER, /* a name it bore before: 安监局 → 应急管理局 */
  ANBAN_INTAKE_LIKENESS_SHORT,  /* 发改局 → 发展和改革局 */
  ANBAN_INTAKE_LIKENESS_SUFFIX, /* 卫生健康委员会 ↔ 卫生健康局 */
  ANBAN_INTAKE_LIKENESS_PREFIX, /* 县应急管理局 ↔ 清河县应急管理局 */
  ANBAN_INTAKE_LIKENESS_EXACT,
} AnbanIntakeLikeness;

AnbanIntakeLikeness anban_intake_name_compare (const AnbanIntakeName *printed, const AnbanIntakeName *known);

/* What kind of unit the name speaks of. */
AnbanUnitKind anban_intake_name_guess_kind (const AnbanIntakeName *self);

G_END_DECLS
