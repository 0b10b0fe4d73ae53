/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The units of an office as the reckoning of duties reads them: what each of them is and was, and since when and until
 * when it is there; all at once, in the order of the unit list. Read by rules/duty.c, rules/requirement-conflict.c and the
 * automatic plan.
 */
#pragma once

#include "rules/duty-rule.h"

G_BEGIN_DECLS

/* What a unit was until a day, that day included. What is not known of a time is taken from the time after it. */
typedef struct {
  AnbanDate until;
  AnbanDutyTraits traits;
} AnbanDutySpell;

typedef struct {
  gint64 id, parent_id;
  const char *name;
  AnbanDutyTraits traits;       /* what it is now */
  AnbanPeriod there;            /* from 纳入日期 to 注销日期; without one as far as days reach */
  const AnbanDutySpell *spells; /* by day; the last one reaches as far as days do */
  guint n_spells;
} AnbanDutyUnit;

typedef struct _AnbanDutyUnits AnbanDutyUnits;

AnbanDutyUnits *anban_duty_units_new (AnbanStore *store, GError **error);
void anban_duty_units_free (AnbanDutyUnits *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnbanDutyUnits, anban_duty_units_free)

/* Collective names (集合名称) stand among them. */
guint anban_duty_units_get_n (const AnbanDutyUnits *self);
const AnbanDutyUnit *anban_duty_units_get (const AnbanDutyUnits *self, guint i);
/* Its place, or -1. */
int anban_duty_units_find (const AnbanDutyUnits *self, gint64 id);

/* A set of ids: of the unit itself, or of all members of the collective name, those of collective names in it included. */
GHashTable *anban_duty_units_expand (const AnbanDutyUnits *self, gint64 id);
gboolean anban_duty_units_set_has (GHashTable *set, gint64 id);

G_END_DECLS
