/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How much of a document is read: shared by plan-source.c and the readers of each kind of file.
 */
#pragma once

/* The longest text that is read: 350,000 characters, some 700 pages; beyond it nothing is a plan. A hostile
 * text of this length, a task to every line, takes some 140 MB read and printed as JSON, within the 200 MB
 * that are promised; four times as much would not be. */
#define ANBAN_PLAN_SOURCE_MAX_TEXT (1024 * 1024)
