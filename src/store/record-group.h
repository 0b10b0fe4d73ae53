/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The heading of a group in a record model: an item between records.
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_RECORD_GROUP (anban_record_group_get_type ())
G_DECLARE_FINAL_TYPE (AnbanRecordGroup, anban_record_group, ANBAN, RECORD_GROUP, GObject)

const char *anban_record_group_get_title (AnbanRecordGroup *self);
guint anban_record_group_get_n_records (AnbanRecordGroup *self);
gboolean anban_record_group_get_collapsed (AnbanRecordGroup *self);

G_END_DECLS
