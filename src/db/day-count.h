/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The SQL functions that days are reckoned with, on ISO days: days_between (from, to) is the number of days from one
 * to another, negative when @to is the earlier; add_days (day, n); add_months (day, n), which ends on the last day of
 * a shorter month; span_end (day, n), the last day of n months that begin with it. Of terms of n months each:
 * term_start (first, last, n), the first day of the one that ends on @last, never before @first; next_point (start, n,
 * kept), the end of n months of a term, or of as many more as @kept is past. NULL where a value is none, or the day is
 * out of reach. Another backend defines the same names over its own date type.
 */
#pragma once

#include <sqlite3.h>

int anban_day_count_register (sqlite3 *handle);
