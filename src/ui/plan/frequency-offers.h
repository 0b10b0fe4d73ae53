/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In the pane of a plan: the frequencies that it asks for and the office does not keep yet, each with a button that makes
 * a requirement of it, or all at once. Hidden where there is none.
 */
#pragma once

#include "ui/form/record-part.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_FREQUENCY_OFFERS (anban_frequency_offers_get_type ())
G_DECLARE_FINAL_TYPE (AnbanFrequencyOffers, anban_frequency_offers, ANBAN, FREQUENCY_OFFERS, AnbanRecordPart)

guint anban_frequency_offers_get_n (AnbanFrequencyOffers *self);
/* Takes the offer at that place, or all of them with G_MAXUINT. */
void anban_frequency_offers_accept (AnbanFrequencyOffers *self, guint place);

G_END_DECLS
