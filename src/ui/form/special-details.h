/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is particular to some kinds of details: a task's units are added by name and role, its periods made
 * from its frequency, a report begins with today. All others are what their descriptor says. Called by the
 * record pane.
 */
#pragma once

#include "store/store.h"
#include "ui/form/detail-section.h"

G_BEGIN_DECLS

/* The section for the details of @reg, with its own way to add. */
GtkWidget *anban_special_details_create_section (const AnbanRegister *reg);
/* Shows the details of @owner; NULL empties. */
void anban_special_details_set_owner (AnbanDetailSection *section, AnbanStore *store, AnbanRecord *owner);
/* Whether @owner has a use for such details: members are for collective names, periods for what recurs. */
gboolean anban_special_details_is_wanted (AnbanDetailSection *section, AnbanRecord *owner);

G_END_DECLS
