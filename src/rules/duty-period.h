/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Periods that frequencies are counted by: calendar days, weeks (from Monday), months, quarters, half-years, years, and
 * spans of two and three years from an anchor year on.
 */
#pragma once

#include "base/date.h"
#include "registers/task.h"

G_BEGIN_DECLS

typedef struct {
  AnbanDate from, to; /* both included */
} AnbanPeriod;

/* The days that dates reach: 1900-01-01 and 2199-12-31. */
#define ANBAN_PERIOD_FIRST_DAY (-25567)
#define ANBAN_PERIOD_LAST_DAY  84005

/* The period that contains @day. @anchor_year matters for two and three years alone. */
AnbanPeriod anban_period_of (AnbanPer per, int anchor_year, AnbanDate day);
AnbanPeriod anban_period_of_year (int year);
/* 0 for days and weeks. */
int anban_period_get_months (AnbanPer per);
int anban_period_count_days (AnbanPeriod self);
/* How many periods of @small make one of @big; 0 where they do not nest. */
int anban_period_ratio (AnbanPer small, int small_anchor, AnbanPer big, int big_anchor);
/* How many days the two spans share. */
int anban_period_overlap (AnbanPeriod a, AnbanPeriod b);
/* 2026年上半年, 2025—2026年, 2026年3月; the span itself where it is no such period. For paper: Chinese always. */
char *anban_period_dup_name (AnbanPeriod period);

G_END_DECLS
