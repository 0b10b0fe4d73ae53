/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Title, issuer, document number, date of issue and period of a plan, and the year that its dates without
 * one belong to.
 */
#pragma once

#include "plan/outline.h"
#include "plan/plan.h"

G_BEGIN_DECLS

/* Fills the head of @plan from what stands before the first item and behind the last. */
void anban_document_head_read (const AnbanFoldedText *text, const AnbanOutline *outline, AnbanPlan *plan);

G_END_DECLS
