/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The error domain of everything below the window. A message is one Chinese sentence for the clerk: what
 * happened, what was kept, what to do. Codes say how the window reacts (toast, dialog, retry).
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ANBAN_ERROR (anban_error_quark ())

typedef enum {
  ANBAN_ERROR_FAILED,      /* nothing more particular fits */
  ANBAN_ERROR_INVALID,     /* a value that was typed, pasted or read is not acceptable */
  ANBAN_ERROR_NOT_FOUND,   /* a file, register or record is not there */
  ANBAN_ERROR_CONFLICT,    /* somebody else changed the record since it was read */
  ANBAN_ERROR_BUSY,        /* another process holds the file; trying again may help */
  ANBAN_ERROR_READ_ONLY,   /* the file or its folder cannot be written */
  ANBAN_ERROR_FULL,        /* no space is left on the disk */
  ANBAN_ERROR_DAMAGED,     /* the office file is corrupt */
  ANBAN_ERROR_FOREIGN,     /* a file of some other program */
  ANBAN_ERROR_NEWER,       /* made by a newer Anban */
  ANBAN_ERROR_UNSUPPORTED, /* a kind of document that cannot be read here */
  ANBAN_ERROR_TOO_LARGE,   /* over one of the limits that keep memory bounded */
} AnbanError;

GQuark anban_error_quark (void);

G_END_DECLS
