/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the name of a unit looks like (县应急管理局, 各镇政府, 有矿山的县市人民政府), and how a printed list of them
 * is split. Works on ranges of folded text.
 */
#pragma once

#include "plan/folded-text.h"

G_BEGIN_DECLS

typedef struct {
  gsize start, end;
  AnbanPlanRole role;
  gboolean role_printed; /* 县应急局（牵头）: this one's own */
} AnbanUnitRange;

/* Whether [start, end) is a name that a unit could have: it ends in a noun such as 局, 镇 or 企业. */
gboolean anban_unit_name_is (const char *start, const char *end);

/* Bytes of the longest unit name that begins at @start; 0 where none does. */
gsize anban_unit_name_at (const char *start, const char *end);

/* 负责, 牵头 … at the end of [start, end): returns the bytes that say the role and how, and sets @role. */
gsize anban_unit_role_before (const char *start, const char *end, AnbanPlanRole *role);

/* Appends the units of the list [start, end), which holds nothing else, to @units (AnbanUnitRange). With
 * @labelled, names that do not look like units count too (县融媒体). Sets @open_ended for 等部门. */
void anban_unit_list_read (const AnbanFoldedText *text,
                           gsize start,
                           gsize end,
                           AnbanPlanRole role,
                           gboolean labelled,
                           GArray *units,
                           gboolean *open_ended);

/* Whether a word that is a verb begins a name at @p: 组织部 and not 组织部署. */
gboolean anban_unit_named_by_verb (const char *p, const char *end);

G_END_DECLS
