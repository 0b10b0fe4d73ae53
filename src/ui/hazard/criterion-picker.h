/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Picks a clause by which a hazard counts as major: all of them in words, by subject, found by typing. Offered beside
 * the field 判定条款 of a hazard (ui/form/ref-picker.h).
 */
#pragma once

#include "store/store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_CRITERION_PICKER (anban_criterion_picker_get_type ())
G_DECLARE_FINAL_TYPE (AnbanCriterionPicker, anban_criterion_picker, ANBAN, CRITERION_PICKER, AdwWindow)

/* Emits "picked" (gint64 id, const char *title) and closes itself. The subject is at first that of the hazard's
 * industry. */
GtkWidget *anban_criterion_picker_new (GtkWindow *parent, AnbanStore *store, AnbanRecord *hazard);
guint anban_criterion_picker_get_n_shown (AnbanCriterionPicker *self);

G_END_DECLS
