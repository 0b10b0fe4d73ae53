/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The append-only change log: who changed what when, each row hashed over the row before it. Written by
 * store.c only; read by the history in the form, by undo and by `anban check`.
 */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* One change of one record; strings belong to the entry. */
typedef struct {
  gint64 id, step_id;
  char *at; /* 2026-03-05T14:30:00+08:00 */
  char *actor, *label;
  AnbanChange change;
  /* what changed, as people read it: “完成时限：2026-06-30 → 2026-09-30”, one line a field */
  char *summary;
} AnbanLogEntry;

void anban_log_entry_free (AnbanLogEntry *entry);

/* The history of one record, newest first; entries are AnbanLogEntry. */
GPtrArray *
anban_change_log_list (AnbanStore *store, const AnbanRegister *reg, gint64 id, guint limit, GError **error);

/* The day on which the record was first entered; ANBAN_DATE_NONE where the log does not know. */
AnbanDate anban_change_log_get_entered_on (AnbanStore *store, const AnbanRegister *reg, gint64 id);

G_END_DECLS
