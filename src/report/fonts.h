/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which installed face stands for each of the five faces of official documents. Each role has a chain: the
 * official faces under all their names, then the free face that reads most like it. Asked by the text shaper;
 * the window asks once what is missing.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  ANBAN_FONT_FANGSONG,     /* 仿宋: body */
  ANBAN_FONT_KAITI,        /* 楷体: （一） */
  ANBAN_FONT_HEITI,        /* 黑体: 一、 and table heads */
  ANBAN_FONT_XIAOBIAOSONG, /* 小标宋: titles */
  ANBAN_FONT_SONGTI,       /* 宋体: tables, page numbers */
} AnbanFontRole;

#define ANBAN_N_FONT_ROLES 5

/* The family used for @role on this computer, never NULL; static. Safe from any thread. */
const char *anban_fonts_get_family (AnbanFontRole role);
/* Whether that family is an official one and not a substitute. */
gboolean anban_fonts_is_official (AnbanFontRole role);
/* Whether the family needs its bold face to be heavy enough (小标宋 replaced by a text face). */
gboolean anban_fonts_wants_bold (AnbanFontRole role);
/* One sentence naming the official faces that are missing and what stands in for them, or NULL when none is. */
char *anban_fonts_dup_missing_notice (void);

G_END_DECLS
