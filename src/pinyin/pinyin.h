/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a person's name is read (拼音), and what the search finds it by. Readings are those of ICU, those of surnames that
 * are read differently from a table of our own; given names with two readings are corrected by hand. Called by
 * registers/person.c; on any thread.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* zhang san, ou yang xiu, lü bu: a syllable for each character, small letters, no tones; Latin words as they are. "" for a
 * name without letters. */
char *anban_pinyin_of_name (const char *name);

/* The reading @pinyin of @old_name, of which some syllables may have been corrected, carried over to @name: characters that
 * stay in their place keep their syllable. */
char *anban_pinyin_follow (const char *old_name, const char *pinyin, const char *name);

/* What is searched: the syllables in one word, and their first letters: zhangsan zs. With ü both ways that it is typed:
 * lvbu lubu lb. "" for none. */
char *anban_pinyin_dup_keys (const char *pinyin);

G_END_DECLS
