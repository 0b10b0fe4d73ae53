/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A sample office: 云溪县, which does not exist, with units, people, plans, tasks in every state, periods,
 * progress reports and evidence. The same seed and day make the same office. For `anban sample`, the welcome
 * page, tests and measuring.
 */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

#define ANBAN_SAMPLE_N_TASKS 240

typedef void (*AnbanSampleProgress) (guint done, guint total, gpointer data);

/* Fills an empty office with @n_tasks tasks and the other registers in proportion, dated around
 * anban_date_today(). Large numbers are written in several steps; a failure or a stop leaves what was committed
 * before: the caller removes the file. @progress may be NULL. */
gboolean anban_sample_office_fill (AnbanStore *store,
                                   guint n_tasks,
                                   guint32 seed,
                                   GCancellable *cancellable,
                                   AnbanSampleProgress progress,
                                   gpointer data,
                                   GError **error);

G_END_DECLS
