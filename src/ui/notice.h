/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the window says things: a toast for what passes, a dialog for what puts data at risk. Called from
 * anywhere inside a window; @from finds the window's toast overlay by its ancestors.
 */
#pragma once

#include <adwaita.h>

#include "base/error.h"

G_BEGIN_DECLS

void anban_notice_toast (GtkWidget *from, const char *text);
/* With a button that undoes the last step (win.undo); goes when another notice comes. */
void anban_notice_toast_with_undo (GtkWidget *from, const char *text);
/* After another step: the button would undo that one. */
void anban_notice_withdraw_undo (GtkWidget *from);

/* A toast where trying again is all there is to do (busy, conflict, a value that cannot be read), a dialog
 * where the file or the data are concerned; nothing for a cancellation. @heading is a short Chinese phrase for
 * the dialog: “没有保存”. */
void anban_notice_error (GtkWidget *from, const char *heading, const GError *error);

/* A dialog with one button; destroyed when answered. */
void anban_notice_dialog (GtkWidget *from, const char *heading, const char *body);

G_END_DECLS
