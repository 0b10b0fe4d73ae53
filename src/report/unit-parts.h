/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which parts a unit has in the tasks of a query: its own rows and those of collective names that it is a member of,
 * strongest role first, then in the order of the tasks. Used by unit-list.c.
 */
#pragma once

#include "registers/task.h"
#include "store/store.h"

G_BEGIN_DECLS

typedef struct _AnbanUnitParts AnbanUnitParts;

/* One unit's part in one task; texts belong to it. */
typedef struct {
  gint64 task_id;
  gint64 role, light;
  guint place; /* of the task in the query */
  char *due_on;
  char *progress; /* the unit's own, with its answer */
} AnbanUnitPart;

/* @tasks NULL: all tasks in their own order. */
AnbanUnitParts *
anban_unit_parts_new (AnbanStore *store, const AnbanQuery *tasks, GCancellable *cancellable, GError **error);
void anban_unit_parts_free (AnbanUnitParts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnbanUnitParts, anban_unit_parts_free)

/* Of AnbanUnitPart; empty where the unit has none. NULL on an error. */
GPtrArray *anban_unit_parts_list (AnbanUnitParts *self, gint64 unit_id, GError **error);

/* The units (gint64) in their own order; collective names that have members are left out: their members stand for
 * them. */
GArray *anban_unit_parts_list_units (AnbanUnitParts *self, GError **error);

G_END_DECLS
