/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The one table of the window's views: which stand in the sidebar, in which order and under which heading. A
 * register that the table does not name gets its list under 台账 by itself. Read by the window.
 */
#pragma once

#include "store/register.h"

G_BEGIN_DECLS

typedef enum {
  ANBAN_VIEW_OVERVIEW,
  ANBAN_VIEW_LIST,
  ANBAN_VIEW_HAZARDS,
  ANBAN_VIEW_DRILLS,
  ANBAN_VIEW_TRAINING,
  ANBAN_VIEW_RECYCLE_BIN,
} AnbanViewKind;

typedef struct {
  AnbanViewKind kind;
  const char *id;           /* of the register where it shows one */
  const char *title;        /* NULL: the register's own */
  const char *icon_name;    /* NULL: the register's own */
  const char *section;      /* heading that begins above this view, or NULL */
  const AnbanRegister *reg; /* that it shows, or NULL */
} AnbanView;

const char *anban_view_get_title (const AnbanView *self);
const char *anban_view_get_icon_name (const AnbanView *self);

/* All views for @registers (NULL-terminated) in their order; AnbanView, free with g_array_unref. */
GArray *anban_view_list_all (const AnbanRegister *const *registers);

G_END_DECLS
