/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One kind of records on the page of a unit: a heading with how many there are and how many are open, each number a
 * button for its list, and the first of them as rows. Signals "record-requested" (const AnbanRegister *, gint64) and
 * "query-requested" (const AnbanQuery *).
 */
#pragma once

#include "rules/unit-file.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_UNIT_FILE_SECTION (anban_unit_file_section_get_type ())
G_DECLARE_FINAL_TYPE (AnbanUnitFileSectionWidget, anban_unit_file_section, ANBAN, UNIT_FILE_SECTION, AdwBin)

/* @section is looked at now and not kept. */
GtkWidget *anban_unit_file_section_new (AnbanStore *store, const AnbanUnitFileSection *section);

G_END_DECLS
