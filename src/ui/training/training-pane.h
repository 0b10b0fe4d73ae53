/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the record pane shows of a training and of a person beyond their fields: the roll, trainings, hours and
 * certificates, papers. Called once by the window for each pane that it makes.
 */
#pragma once

#include "ui/form/record-pane.h"

G_BEGIN_DECLS

void anban_training_pane_extend (AnbanRecordPane *pane);

G_END_DECLS
