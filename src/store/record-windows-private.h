/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The records of a long list that were looked at lately, fetched in windows of 128 by their places. Used by the
 * record model, which owns the ids.
 */
#pragma once

#include "store/store-private.h"

G_BEGIN_DECLS

typedef struct _AnbanRecordWindows AnbanRecordWindows;

AnbanRecordWindows *anban_record_windows_new (void);
void anban_record_windows_free (AnbanRecordWindows *self);
/* After the list became another. */
void anban_record_windows_forget (AnbanRecordWindows *self);
/* After some rows came or went: the others are the same records at new places. */
void anban_record_windows_replace (AnbanRecordWindows *self);
/* The record at @position of @shown (gint64); belongs to the windows. */
AnbanRecord *anban_record_windows_get (
    AnbanRecordWindows *self, AnbanStore *store, const AnbanRegister *reg, GArray *shown, guint position);
/* Reads what was fetched again in place: one record, or with id 0 all of them. */
void anban_record_windows_refresh (AnbanRecordWindows *self, AnbanStore *store, gint64 id);

G_END_DECLS
