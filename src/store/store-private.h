/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the parts of the store share: store.c, store-open.c, store-read.c, store-step.c (steps, saving, deleting),
 * store-undo.c and change-log.c.
 */
#pragma once

#include "base/date.h"
#include "store/record-private.h"
#include "store/store.h"

G_BEGIN_DECLS

/* A step that can be undone or redone. */
typedef struct {
  gint64 step_id;
  char *label;
} AnbanStepEntry;

typedef struct {
  const AnbanRegister *reg;
  gint64 id;
  AnbanChange change;
} AnbanPendingChange;

struct _AnbanStore {
  GObject parent_instance;

  AnbanConnection *connection;
  const AnbanRegister *const *registers;
  char *actor;
  char *temporary_path; /* of a snapshot: removed on closing */
  gboolean newer;
  gboolean was_changed;
  gint64 data_version;

  GHashTable *selects; /* AnbanRegister → SELECT of its rows */
  AnbanDate selects_today, selects_soon;
  gboolean selects_private; /* whether the records show PRIVATE fields whole */

  /* the open step */
  guint depth;
  char *label;
  gint64 step_id;
  char *last_hash;
  char *stamp;            /* one moment for the whole step: what was deleted together is restored together */
  gboolean broken;        /* a write failed half-way: only a rollback is left */
  GArray *pending;        /* AnbanPendingChange */
  GPtrArray *undo, *redo; /* AnbanStepEntry */
};

const char *anban_store_get_select (AnbanStore *self, const AnbanRegister *reg);
/* anban_record_read_row(), and whether it shows what is private. */
void anban_store_read_row (AnbanStore *self, AnbanRecord *record, AnbanStatement *row, gboolean emit);
/* As anban_store_get(), rows of the recycle bin too. */
AnbanRecord *anban_store_read (AnbanStore *self, const AnbanRegister *reg, gint64 id, GError **error);

/* Inside a step: sets or clears deleted_at, logged. */
gboolean anban_store_mark_deleted (AnbanStore *self, AnbanRecord *record, gboolean deleted, GError **error);
/* Inside a step: writes the modified fields of a living or deleted @record, logged, without checks. */
gboolean anban_store_write_update (AnbanStore *self, AnbanRecord *record, AnbanRecord *old, GError **error);
void anban_store_emit_steps_changed (AnbanStore *self);
AnbanStepEntry *anban_step_entry_new (gint64 step_id, const char *label);
void anban_step_entry_free (AnbanStepEntry *entry);

/* Appends one row to the change log; reads the end of the chain at the first call of a step. */
gboolean anban_change_log_append (AnbanStore *self,
                                  AnbanRecord *record,
                                  AnbanChange change,
                                  const char *before,
                                  const char *after,
                                  GError **error);
gboolean anban_change_log_begin_step (AnbanStore *self, GError **error);
/* The hash of a row of the log over the hash of the row before it. */
char *anban_change_log_dup_hash (const char *previous,
                                 gint64 step_id,
                                 const char *label,
                                 const char *at,
                                 const char *actor,
                                 const char *reg,
                                 gint64 record_id,
                                 const char *uuid,
                                 int change,
                                 const char *before,
                                 const char *after,
                                 const char *record_hash);

G_END_DECLS
