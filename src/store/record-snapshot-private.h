/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What one reading of a query brings: ordered ids with headings of groups between them. Made in a thread with a
 * connection of its own, shown by the record model.
 */
#pragma once

#include "store/record-group.h"
#include "store/store-private.h"

G_BEGIN_DECLS

struct _AnbanRecordGroup {
  GObject parent_instance;

  char *key, *title;
  guint n_records;
  gboolean collapsed;
};

/* ids: records as positive ids, the heading of group g as -1 - g */
typedef struct {
  GArray *ids;
  GPtrArray *groups; /* AnbanRecordGroup */
  guint n_records;   /* without doubles */
} AnbanRecordSnapshot;

AnbanRecordSnapshot *anban_record_snapshot_new (void);
void anban_record_snapshot_free (AnbanRecordSnapshot *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnbanRecordSnapshot, anban_record_snapshot_free)

AnbanRecordSnapshot *anban_record_snapshot_read (AnbanStore *store,
                                                 const AnbanQuery *query,
                                                 GCancellable *cancellable,
                                                 GError **error);

/* Called in the thread's stead with the first ids (gint64) while all of them are still being read. */
typedef void (*AnbanSnapshotHeadFunc) (gpointer source, guint generation, GArray *ids);

/* @source: a GObject. @head may be NULL; it is called only where the order costs nothing: for all rows of a register
 * in their own order. */
void anban_record_snapshot_load (gpointer source,
                                 AnbanStore *store,
                                 const AnbanQuery *query,
                                 guint generation,
                                 AnbanSnapshotHeadFunc head,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback);
AnbanRecordSnapshot *
anban_record_snapshot_load_finish (GAsyncResult *result, guint *generation, GError **error);

G_END_DECLS
