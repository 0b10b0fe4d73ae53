/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the quick entry holds, without widgets: an inspection, hazards and their photos, kept as a draft and written into
 * the office. Called by the quick entry window.
 */
#pragma once

#include "photo/photo.h"
#include "rules/hazard-letter.h"
#include "store/store.h"

G_BEGIN_DECLS

typedef struct {
  AnbanRecord *hazard; /* new */
  GPtrArray *photos;   /* AnbanPhoto */
} AnbanQuickHazard;

typedef struct {
  AnbanRecord *inspection; /* new */
  GPtrArray *hazards;      /* AnbanQuickHazard */
  gboolean hand_out;       /* 交办 at once, to whom their unit stands under */
  AnbanLetters letters;
  char *signer;
} AnbanQuickEntry;

AnbanQuickEntry *anban_quick_entry_new (void);
void anban_quick_entry_free (AnbanQuickEntry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnbanQuickEntry, anban_quick_entry_free)
/* @hazard is taken; photos are added to the returned one's array. */
AnbanQuickHazard *anban_quick_entry_add (AnbanQuickEntry *self, AnbanRecord *hazard);

/* One undoable step. What comes of it is said in @message: how many, and which could not be handed out. */
gboolean anban_quick_entry_take (
    AnbanQuickEntry *self, AnbanStore *store, gint64 *inspection_id, char **message, GError **error);

/* The draft outlives a crash, photos and all. */
gboolean anban_quick_entry_put_draft (AnbanQuickEntry *self, AnbanStore *store, GError **error);
/* NULL where there is none. */
AnbanQuickEntry *anban_quick_entry_read_draft (AnbanStore *store);
void anban_quick_entry_drop_draft (AnbanStore *store);

G_END_DECLS
