/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The SQL function that searches are made of: contains_text (word, text, …) is 1 when any of the texts
 * contains the word, else 0. Letters of ASCII are compared without case; NULL contains nothing.
 *
 * For small tables, and for a register whose search blocks (store/search-block.h) are not there or not up to
 * date. Another backend defines the same name over its own functions.
 */
#pragma once

#include <sqlite3.h>

int anban_text_search_register (sqlite3 *handle);
