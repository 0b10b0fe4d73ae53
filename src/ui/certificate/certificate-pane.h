/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the record pane shows of a certificate beyond its fields: what is to be done next, and by when. Called once by the
 * window for each pane that it makes.
 */
#pragma once

#include "ui/form/record-pane.h"

G_BEGIN_DECLS

void anban_certificate_pane_extend (AnbanRecordPane *pane);

G_END_DECLS
