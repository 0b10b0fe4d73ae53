/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How many principals, safety managers, special operators and disaster informants were trained in a year, of all there
 * are, by town or industry (培训覆盖率). Every count knows its list of people. Called by the window, the papers and
 * `anban report`.
 */
#pragma once

#include "rules/people-coverage.h"

G_BEGIN_DECLS

/* People in their post at the end of @year, or today where it is not over. NULL on an error. */
AnbanTabulation *anban_training_coverage_new (
    AnbanStore *store, AnbanCoverageBy by, int year, GCancellable *cancellable, GError **error);

G_END_DECLS
