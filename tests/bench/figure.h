/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a measuring program tells its figures: one line each on stdout, which tools/bench lays out as a table.
 * Every figure stands beside a baseline measured in the same run, so that a slow machine misleads nobody.
 */
#pragma once

#include <glib.h>

/* @value and @baseline in @unit ("ms", "MB"); reached when @value ≤ @most × @baseline. @against says what the
 * baseline is ("bare libxlsxwriter loop"). */
void figure_ratio (
    const char *name, double value, const char *unit, const char *against, double baseline, double most);

/* The same where the aim is a number by itself: reached when @value ≤ @most. */
void figure_limit (
    const char *name, double value, const char *unit, const char *against, double baseline, double most);

/* A figure without an aim, told beside its baseline. */
void figure_plain (const char *name, double value, const char *unit, const char *against, double baseline);

/* The middle one of @n values; sorts them. */
double figure_median (double *values, guint n);

/* Milliseconds on the monotonic clock. */
double figure_now (void);

/* Most memory that this process has held so far (VmHWM), and what it holds now (VmRSS), in MB. The peak can be
 * set back to what is held now, so that one process can measure several things. */
double figure_peak_memory (void);
double figure_memory (void);
void figure_reset_peak_memory (void);
