/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AnbanRowFeed: the rows of a model, handed to a list a few at a time. GTK builds some 205 rows of widgets as soon
 * as a model has that many, though a screen shows thirty; with the feed between, the first screenful is drawn at
 * once and the others are built frame by frame, with keys answered between. Positions are those of the model.
 * Made by the list view, which feeds it and reaches for the rows that somebody wants.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_ROW_FEED (anban_row_feed_get_type ())
G_DECLARE_FINAL_TYPE (AnbanRowFeed, anban_row_feed, ANBAN, ROW_FEED, GObject)

/* Properties: "model" (GListModel), "waiting" (boolean; notified when rows came that are held back). */
AnbanRowFeed *anban_row_feed_new (GListModel *model);
/* Whether rows of the model are still held back. */
gboolean anban_row_feed_is_waiting (AnbanRowFeed *self);
/* Hands out a few more rows, or all that are left once GTK builds no more for them. */
void anban_row_feed_hand_more (AnbanRowFeed *self);
/* Hands out all rows if the one at @position is held back. */
void anban_row_feed_reach (AnbanRowFeed *self, guint position);
void anban_row_feed_hand_all (AnbanRowFeed *self);

G_END_DECLS
