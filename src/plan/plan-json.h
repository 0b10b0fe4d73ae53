/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A plan as the JSON object that `anban plan read --json` prints.
 */
#pragma once

#include "plan/plan.h"

G_BEGIN_DECLS

/* One object, indented, ending in a newline; g_free() it. */
char *anban_plan_to_json (const AnbanPlan *plan);

G_END_DECLS
