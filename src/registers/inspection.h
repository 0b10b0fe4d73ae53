/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Inspections (检查记录): one visit to one unit, whether it found hazards or not; the hazards found refer to it and
 * take its date, people and campaign over.
 */
#pragma once

#include "registers/hazard.h" /* declares the register */

G_BEGIN_DECLS

enum {
  ANBAN_INSPECTION_TITLE, /* of date and unit: what pickers call it */
  ANBAN_INSPECTION_DATE,
  ANBAN_INSPECTION_SOURCE, /* AnbanSource */
  ANBAN_INSPECTION_CAMPAIGN,
  ANBAN_INSPECTION_UNIT,
  ANBAN_INSPECTION_INDUSTRY,
  ANBAN_INSPECTION_PLACE,
  ANBAN_INSPECTION_LEADER,
  ANBAN_INSPECTION_INSPECTORS,  /* parted by 、 */
  ANBAN_INSPECTION_UNANNOUNCED, /* 四不两直 */
  ANBAN_INSPECTION_CONTENT,
  ANBAN_INSPECTION_FINDINGS,
  ANBAN_INSPECTION_HANDLING,
  ANBAN_INSPECTION_UNIT_SIGNER, /* who signed for the unit */
  ANBAN_INSPECTION_REFUSED,     /* the unit refused to sign */
  ANBAN_INSPECTION_DOCUMENT_NO,
  ANBAN_INSPECTION_N_HAZARDS, /* computed */
  ANBAN_INSPECTION_NOTE,
  ANBAN_INSPECTION_FILES,
  ANBAN_INSPECTION_N_FIELDS,
};

/* What @hazard does not say yet it takes over from @inspection: date, kind, campaign, unit, people, place. Nothing is
 * saved; the reference itself is set too. */
void anban_inspection_fill_hazard (AnbanRecord *inspection, AnbanRecord *hazard);

G_END_DECLS
