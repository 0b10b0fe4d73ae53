/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A plan document as text: what kind of file it is by its content, and its text as valid UTF-8 with "\n"
 * line ends and no control characters. Offsets of a plan are into this text.
 */
#pragma once

#include "plan/source-limits.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Any bytes that pass for UTF-8; cut at ANBAN_PLAN_SOURCE_MAX_TEXT. */
char *anban_plan_source_normalise (const char *text);

/* NULL with @error set to one Chinese sentence where @file is no readable document. */
char *anban_plan_source_load (GFile *file, GCancellable *cancellable, GError **error);

G_END_DECLS
