/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files that belong to a record (佐证, source documents), kept inside the office file. Metadata is a register
 * like any other (logged, undoable, recycled); contents lie beside it, once for equal bytes.
 */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

enum {
  ANBAN_ATTACHMENT_OWNER_REGISTER,
  ANBAN_ATTACHMENT_OWNER_ID,
  ANBAN_ATTACHMENT_NAME,
  ANBAN_ATTACHMENT_MEDIA_TYPE,
  ANBAN_ATTACHMENT_SIZE,
  ANBAN_ATTACHMENT_SHA256,
  ANBAN_ATTACHMENT_ROLE, /* hidden: what the file is to its owner (a photo before or after); 0: nothing special */
  ANBAN_ATTACHMENT_N_FIELDS,
};

extern const AnbanRegister anban_attachment_register;

/* Reads @file into the office. Returns the new attachment record. */
AnbanRecord *anban_attachment_add_file (AnbanStore *store, AnbanRecord *owner, GFile *file, GError **error);
AnbanRecord *anban_attachment_add_bytes (
    AnbanStore *store, AnbanRecord *owner, const char *name, GBytes *content, GError **error);
/* A picture as photo/photo.h makes it: its preview is kept beside the content, @role says what it is to @owner. */
AnbanRecord *anban_attachment_add_photo (AnbanStore *store,
                                         AnbanRecord *owner,
                                         const char *name,
                                         GBytes *picture,
                                         GBytes *preview,
                                         int role,
                                         GError **error);
/* Keeps the bytes of a photo for a draft, before there is an attachment; returns a new record that names them, for
 * anban_draft_put_set(). What is no attachment's any more can be forgotten. */
AnbanRecord *anban_attachment_keep_photo (
    AnbanStore *store, const char *name, GBytes *picture, GBytes *preview, int role, GError **error);
void anban_attachment_forget (AnbanStore *store, AnbanRecord *kept);
/* Undoable; @attachment is written. */
gboolean anban_attachment_set_role (AnbanStore *store, AnbanRecord *attachment, int role, GError **error);
/* The small picture of a content; NULL where there is none. */
GBytes *anban_attachment_get_preview (AnbanStore *store, const char *sha256);
/* Records of anban_attachment_register. */
GPtrArray *anban_attachment_list (AnbanStore *store, AnbanRecord *owner, GError **error);
GBytes *anban_attachment_get_content (AnbanStore *store, AnbanRecord *attachment, GError **error);
/* Writes the content to @folder under its own name (made unique), for opening with the desktop's program. */
GFile *
anban_attachment_write_out (AnbanStore *store, AnbanRecord *attachment, const char *folder, GError **error);

G_END_DECLS
