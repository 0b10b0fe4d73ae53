/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads photos off the window's thread: files that were chosen, dropped or pasted, and a picture on the clipboard.
 * Called by the photo section and the photo strip.
 */
#pragma once

#include "photo/photo.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Each photo in its order, then the sentences of those that were refused (may be empty). @widget lives on. Photos belong
 * to the array; take them with care, or copy what is needed. */
typedef void (*AnbanPhotosFunc) (GtkWidget *widget, GPtrArray *photos, GPtrArray *refusals, gpointer data);

/* What is to be done with photos: how large they may be, who is told, and what for. */
typedef struct {
  int longest_side;
  AnbanPhotosFunc func;
  gpointer data;
  GDestroyNotify destroy; /* of data, called once in any case; may be NULL */
} AnbanPhotoRequest;

/* @files: GFile. The answer comes later, also where @widget was disposed of meanwhile: @func looks after that. */
void anban_photo_loader_read_files (GtkWidget *widget, GSList *files, const AnbanPhotoRequest *request);
/* What is on the clipboard: files, or a picture. A clipboard with neither is a refusal. */
void anban_photo_loader_paste (GtkWidget *widget, const AnbanPhotoRequest *request);
/* Files or a picture that were dropped; FALSE for anything else, and the data is dropped. */
gboolean anban_photo_loader_drop (GtkWidget *widget, const GValue *value, const AnbanPhotoRequest *request);
/* A drop target for both. */
GtkDropTarget *anban_photo_loader_create_drop_target (void);
/* Lets the clerk choose pictures; returns at once. */
void anban_photo_loader_choose (GtkWidget *widget, const AnbanPhotoRequest *request);

G_END_DECLS
