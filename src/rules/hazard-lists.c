/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/hazard-lists.h"

#include "registers/hazard.h"

AnbanQuery *
anban_hazard_list_found (const char *from, const char *to)
{
  AnbanQuery *query = anban_query_new (&anban_hazard_register);

  anban_query_where_text (query, ANBAN_HAZARD_FOUND_ON, ANBAN_OP_GE, from);
  anban_query_where_text (query, ANBAN_HAZARD_FOUND_ON, ANBAN_OP_LE, to);
  anban_query_where_int (query, ANBAN_HAZARD_STATE, ANBAN_OP_LT, ANBAN_HAZARD_STATE_VOID);
  return query;
}
