/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads a plan document into an AnbanPlan. Called by the command line and the import window; may run in a
 * thread, keeps no state.
 */
#pragma once

#include "plan/plan.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* @text: any UTF-8; it is normalised first, and spans point into AnbanPlan.source. */
AnbanPlan *anban_plan_read_text (const char *text);

/* Reads .txt, .docx, .pdf, and what an installed LibreOffice can turn into .docx. NULL with @error set to
 * one Chinese sentence, or to G_IO_ERROR_CANCELLED. */
AnbanPlan *anban_plan_read_file (GFile *file, GCancellable *cancellable, GError **error);

G_END_DECLS
