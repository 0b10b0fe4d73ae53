/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shows an attachment with the desktop's program: a copy in a private folder of the user's cache. Copies of
 * earlier days are cleared away. Called by AnbanAttachmentSection.
 */
#pragma once

#include "store/attachment.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The folder for such copies, made and private (0700). NULL and @error where it cannot be made. */
char *anban_attachment_opener_dup_folder (GError **error);
/* Returns at once; what goes wrong later is told by the action form.toast of @from. */
gboolean
anban_attachment_opener_open (GtkWidget *from, AnbanStore *store, AnbanRecord *attachment, GError **error);

G_END_DECLS
