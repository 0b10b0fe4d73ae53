/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The SQL function that searches are made of: contains_text (word, text, …) is 1 when any of the texts
 * contains the word, else 0. Letters of ASCII are compared without case; NULL contains nothing.
 *
 * It says what a row of instr() calls would say, in one call a row: on 100,000 tasks that is the difference
 * between typing and waiting. Another backend defines the same name over its own functions.
 */
#pragma once

#include <sqlite3.h>

int anban_text_search_register (sqlite3 *handle);
