/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two clerks changed the same fields of a record: both versions side by side, and the clerk's choice, field
 * by field or all at once. Shown by AnbanRecordForm.
 */
#pragma once

#include "ui/form/record-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Over the window of @from; returns at once. There is one dialog for one session at a time. */
void anban_conflict_dialog_present (GtkWidget *from, AnbanRecordSession *session);

G_END_DECLS
