/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The head of the record pane: which register, what the record is called, and what can be done with it as a whole. Its
 * buttons are actions of the pane, which owns it.
 */
#pragma once

#include "ui/form/record-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_PANE_HEAD (anban_pane_head_get_type ())
G_DECLARE_FINAL_TYPE (AnbanPaneHead, anban_pane_head, ANBAN, PANE_HEAD, GtkWidget)

void anban_pane_head_show (AnbanPaneHead *self, AnbanRecordSession *session);

G_END_DECLS
