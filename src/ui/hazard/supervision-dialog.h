/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is done about a hazard beside the steps of its life: hurrying those it was handed to (提醒, 督办, 约谈, 通报), putting
 * a major one on the list (挂牌督办) and lifting it. Each is one undoable step. Opened by the step bar.
 */
#pragma once

#include "store/store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_SUPERVISION_DIALOG (anban_supervision_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AnbanSupervisionDialog, anban_supervision_dialog, ANBAN, SUPERVISION_DIALOG, AdwWindow)

typedef enum {
  ANBAN_SUPERVISION_ESCALATE = 1,
  ANBAN_SUPERVISION_LIST,
  ANBAN_SUPERVISION_LIFT,
} AnbanSupervision;

/* Signal "taken" () when it is done; the dialog closes itself. What goes wrong is said inside it. */
GtkWidget *anban_supervision_dialog_new (GtkWindow *parent,
                                         AnbanStore *store,
                                         AnbanRecord *hazard,
                                         AnbanSupervision what);
/* What Enter does. */
gboolean anban_supervision_dialog_take (AnbanSupervisionDialog *self);
const char *anban_supervision_dialog_get_message (AnbanSupervisionDialog *self);
/* Whether it makes sense for the hazard as it is. */
gboolean anban_supervision_is_possible (AnbanRecord *hazard, AnbanSupervision what);
/* 督促, 挂牌督办, 解除挂牌督办. */
const char *anban_supervision_get_label (AnbanSupervision what);

G_END_DECLS
