/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether handing out gives letters with numbers, one for each unit or one for all; what was chosen last is proposed
 * while the office is open. Used by the step dialog and the quick entry.
 */
#pragma once

#include "rules/hazard-letter.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *anban_letters_choice_new (AnbanStore *store);
AnbanLetters anban_letters_choice_get (GtkWidget *choice);

G_END_DECLS
