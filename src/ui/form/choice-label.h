/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One choice as it is shown everywhere in the form: an icon and a word, in the colour of its meaning.
 */
#pragma once

#include "store/register.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_CHOICE_LABEL (anban_choice_label_get_type ())
G_DECLARE_FINAL_TYPE (AnbanChoiceLabel, anban_choice_label, ANBAN, CHOICE_LABEL, GtkWidget)

GtkWidget *anban_choice_label_new (void);
/* @otherwise stands where there is no choice. */
void anban_choice_label_set_choice (AnbanChoiceLabel *self, const AnbanChoice *choice, const char *otherwise);

G_END_DECLS
