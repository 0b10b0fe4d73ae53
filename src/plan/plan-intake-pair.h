/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which task of one list is which of another: by printed number and words, and by words alone where the numbers
 * moved. Called by plan-intake-diff.c.
 */
#pragma once

#include "plan/plan-intake-task.h"

G_BEGIN_DECLS

/* For each of @as (AnbanIntakeTask) the place of its partner in @bs, or -1. Places whose entry in @a_done or
 * @b_done is TRUE take no part; either may be NULL. Free with g_free(). */
int *anban_intake_pair (GPtrArray *as, GPtrArray *bs, const gboolean *a_done, const gboolean *b_done);

/* 0 to 1: how much two texts have in common, by pairs of characters. */
double anban_intake_likeness (const char *a, const char *b);

G_END_DECLS
