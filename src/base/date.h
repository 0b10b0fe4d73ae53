/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Calendar days as plain integers, their written forms, and the day that lights and periods are reckoned
 * from. Stored and exchanged as ISO text (2026-03-05), printed as 2026年3月5日.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Days since 1970-01-01, proleptic Gregorian; years 1900 to 2199 are accepted, all else is "no date". */
typedef gint32 AnbanDate;

#define ANBAN_DATE_NONE     G_MININT32
#define ANBAN_DATE_ISO_SIZE 11 /* "2026-03-05" and its NUL */

/* ANBAN_DATE_NONE for a day that does not exist (30 February). */
AnbanDate anban_date_from_ymd (int year, int month, int day);
void anban_date_get_ymd (AnbanDate date, int *year, int *month, int *day);

/* The last day of a month; ANBAN_DATE_NONE when the month does not exist. */
AnbanDate anban_date_month_end (int year, int month);

/* The same day @months later, or the last day of that month where it is shorter. */
AnbanDate anban_date_add_months (AnbanDate date, int months);

/* The last day of so many months that begin with @from: the day before the same day, or the last of a month that has
 * no such day (one year from 29 February 2024 ends on 28 February 2025). */
AnbanDate anban_date_span_end (AnbanDate from, int months);

/* 1 Monday … 7 Sunday. */
int anban_date_get_weekday (AnbanDate date);

/* Reads one whole date as clerks write it: 2026-03-05, 2026.3.5, 2026/3/5, 20260305, 2026年3月5日, also full
 * width and with blanks around. FALSE for anything else, an impossible day included. */
gboolean anban_date_parse (const char *text, AnbanDate *date);

/* Writes ISO text into @buffer (ANBAN_DATE_ISO_SIZE bytes) and returns it; "" for ANBAN_DATE_NONE. */
const char *anban_date_to_iso (AnbanDate date, char *buffer);

/* 2026年3月5日, for paper; "" for ANBAN_DATE_NONE. */
char *anban_date_dup_paper (AnbanDate date);

/* Today, or the day that ANBAN_TODAY names (tests, demonstrations). */
AnbanDate anban_date_today (void);

G_END_DECLS
