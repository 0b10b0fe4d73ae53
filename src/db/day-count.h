/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The SQL function that ages and days left are reckoned with: days_between (from, to) is the number of days from
 * one ISO day to another, negative when @to is the earlier; NULL where either is no day. Another backend defines
 * the same name over its own date type.
 */
#pragma once

#include <sqlite3.h>

int anban_day_count_register (sqlite3 *handle);
