/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A plan that was read, taken into an office without questions: new tasks and units are made, what the office
 * changed itself stays. Called by plan-command.c.
 */
#pragma once

#include "plan/plan.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Takes @plan over, and keeps @file with it. The office at @path is made where it does not exist, and goes again when
 * the import fails. Tells on stdout what was done. */
gboolean anban_plan_import (AnbanPlan *plan, GFile *file, const char *path, GError **error);

G_END_DECLS
