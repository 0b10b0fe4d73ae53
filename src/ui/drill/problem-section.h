/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The problems that a drill showed, in the record pane: the list with its rows to type into, each with a button that makes
 * a hazard of it, or with the hazard that it became. Stands where the details of that kind would.
 */
#pragma once

#include "ui/form/record-part.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_PROBLEM_SECTION (anban_problem_section_get_type ())
G_DECLARE_FINAL_TYPE (AnbanProblemSection, anban_problem_section, ANBAN, PROBLEM_SECTION, AnbanRecordPart)

/* Makes hazards of all problems that are neither hazards nor put right. */
void anban_problem_section_make_hazards (AnbanProblemSection *self);
/* The list, for tests. */
GtkWidget *anban_problem_section_get_details (AnbanProblemSection *self);

G_END_DECLS
