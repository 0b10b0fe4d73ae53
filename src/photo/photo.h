/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A photo on its way into the office: told from what is none by its content, turned upright, scaled to a longest
 * side, written as JPEG without the camera's notes (place and time of taking are nobody's business), and a small
 * preview beside it. Called by the photo section, the step dialog and the quick entry; needs no display, so that a
 * thread can do it.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Where the office has not set hazard-photo-longest-side; pixels. */
#define ANBAN_PHOTO_LONGEST_SIDE 1600
/* The longest side of a preview, pixels. */
#define ANBAN_PHOTO_PREVIEW_SIDE 160

typedef struct {
  char *name;      /* the name it came with, with the ending of what it is now: .jpg */
  GBytes *picture; /* JPEG */
  GBytes *preview; /* JPEG */
  int width, height;
} AnbanPhoto;

/* @content is any picture that the machine can read, whatever the ending of @name says. A @longest_side below 1 means
 * ANBAN_PHOTO_LONGEST_SIDE; nothing is enlarged. ANBAN_ERROR_INVALID for what is no picture or a broken one,
 * ANBAN_ERROR_TOO_LARGE for too many bytes or pixels. */
AnbanPhoto *anban_photo_read (GBytes *content, const char *name, int longest_side, GError **error);
/* The same of a file; one that is too large is not read at all. */
AnbanPhoto *anban_photo_read_file (GFile *file, int longest_side, GError **error);
/* Shares the bytes. */
AnbanPhoto *anban_photo_copy (const AnbanPhoto *self);
void anban_photo_free (AnbanPhoto *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnbanPhoto, anban_photo_free)

G_END_DECLS
