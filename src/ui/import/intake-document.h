/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page of the import window for the plan document itself: its title, number, issuer and dates, whether it is
 * new or one that the office has, and what the reading found odd about it as a whole.
 */
#pragma once

#include "plan/plan-intake.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_INTAKE_DOCUMENT (anban_intake_document_get_type ())
G_DECLARE_FINAL_TYPE (AnbanIntakeDocument, anban_intake_document, ANBAN, INTAKE_DOCUMENT, GtkWidget)

GtkWidget *anban_intake_document_new (void);
void anban_intake_document_set_intake (AnbanIntakeDocument *self, AnbanPlanIntake *intake);
/* Saves what was typed and not left yet. FALSE where a date cannot be read. */
gboolean anban_intake_document_flush (AnbanIntakeDocument *self);

G_END_DECLS
