/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Drills and trainings as a calendar file (.ics, RFC 5545) for phones and other calendars. An event keeps the uuid of its
 * record as UID and the record's revision as SEQUENCE: a second export brings a calendar up to date and doubles
 * nothing. What was called off or deleted is in it as CANCELLED, so that it goes there too.
 */
#pragma once

#include "store/store.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Writes the records of @queries (of the registers drill and training), and the deleted ones that they narrow to. Those
 * without a day are left out. @n_events (may be NULL): how many living ones were written. The file is whole or not
 * there. */
gboolean anban_calendar_file_write (AnbanStore *store,
                                    const AnbanQuery *const *queries,
                                    guint n_queries,
                                    const char *path,
                                    guint *n_events,
                                    GCancellable *cancellable,
                                    GError **error);

/* The drills and trainings of a year, in the same way. */
gboolean anban_calendar_file_write_year (AnbanStore *store,
                                         int year,
                                         const char *path,
                                         guint *n_events,
                                         GCancellable *cancellable,
                                         GError **error);

G_END_DECLS
