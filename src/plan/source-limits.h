/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How much of a document is read: shared by plan-source.c and the readers of each kind of file.
 */
#pragma once

/* The longest text that is read: beyond it nothing is a plan. */
#define ANBAN_PLAN_SOURCE_MAX_TEXT (4 * 1024 * 1024)
