/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The details of one kind that a record has (a task's units, its periods, its reports) as a list inside the
 * form, with adding, editing and removing. Details with a view of their own show their first few and a link
 * to all. Made by the record pane for each register of reg->details.
 */
#pragma once

#include "store/store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_DETAIL_SECTION (anban_detail_section_get_type ())
G_DECLARE_FINAL_TYPE (AnbanDetailSection, anban_detail_section, ANBAN, DETAIL_SECTION, GtkWidget)

/* Signals: "prepare" (AnbanRecord *): a new detail can be given values before the clerk sees it; "row-shown" (GtkWidget
 * *row, AnbanRecord *): an AnbanDetailRow shows a saved detail (again), and can be given what belongs beside it. */
GtkWidget *anban_detail_section_new (const AnbanRegister *reg);
const AnbanRegister *anban_detail_section_get_register (AnbanDetailSection *self);
/* Shows the details of @owner, a saved record; NULL empties. */
void anban_detail_section_set_owner (AnbanDetailSection *self, AnbanStore *store, AnbanRecord *owner);
AnbanStore *anban_detail_section_get_store (AnbanDetailSection *self);
AnbanRecord *anban_detail_section_get_owner (AnbanDetailSection *self);
/* Follows the file; rows that stay keep their input. */
void anban_detail_section_reload (AnbanDetailSection *self);
/* A widget at the end of the list that adds in a way of its own; the add button puts the cursor there. */
void anban_detail_section_set_adder (AnbanDetailSection *self, GtkWidget *adder);
/* Words instead of the plus. */
void anban_detail_section_set_add_label (AnbanDetailSection *self, const char *label);
GtkWidget *anban_detail_section_get_adder (AnbanDetailSection *self);
gboolean anban_detail_section_flush (AnbanDetailSection *self);
/* Opens an empty detail at the top (a detail with a view of its own) or at the end. */
void anban_detail_section_add (AnbanDetailSection *self);
guint anban_detail_section_get_n_details (AnbanDetailSection *self);
/* The AnbanDetailRow at a place, or NULL. */
GtkWidget *anban_detail_section_get_row (AnbanDetailSection *self, guint place);

G_END_DECLS
