/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The SQL aggregate that lists of names are made of: list_names (name, rank, id) is the names of a group joined by 、,
 * each once, in the order of the smallest rank and then the smallest id that it stands with; NULL for no names.
 *
 * It says what GROUP BY, ORDER BY and group_concat() would say, without two sorters for every row of the list, which
 * are most of what such a column costs. Another backend defines the same name over its own functions.
 */
#pragma once

#include <sqlite3.h>

int anban_name_list_register (sqlite3 *handle);
