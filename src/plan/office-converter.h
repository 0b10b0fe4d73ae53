/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * .doc, .wps, .rtf and .odt by way of an installed LibreOffice, which turns them into .docx in a temporary
 * folder with a profile of its own. Called by plan/plan-source.c.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* @bytes is the document, @suffix what its kind is called (doc, rtf, odt). Returns the .docx; NULL with @error
 * where no LibreOffice is installed, it fails or takes more than two minutes. */
GBytes *anban_office_convert (GBytes *bytes, const char *suffix, GCancellable *cancellable, GError **error);

G_END_DECLS
