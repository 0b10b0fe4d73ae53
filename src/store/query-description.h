/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A query in words, for the head of an export and the line under a list.
 */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* What narrows it, in words for the head of an export: “计划：…；单位：…；搜索“燃气””; "" when nothing does. */
char *anban_query_dup_description (const AnbanQuery *self, AnbanStore *store);

G_END_DECLS
