/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who signed a step last: proposed for the next one of its kind, while the office is open. Used by the step dialog.
 */
#pragma once

#include "registers/hazard.h"
#include "store/store.h"

G_BEGIN_DECLS

/* Who signed such a step last, here or in the life of @hazard; of steps that the office itself takes the name it works
 * under. "" where nobody is likely. */
char *anban_last_signer_dup (AnbanStore *store, AnbanRecord *hazard, AnbanHazardStep step);
void anban_last_signer_remember (AnbanStore *store, AnbanHazardStep step, const char *name);

G_END_DECLS
