/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pinyin/pinyin.h"

#include "pinyin/surname-private.h"

#include <string.h>
#include <unicode/utrans.h>

/* Tones go, the dots of ü stay. */
#define READING    u"Han-Latin; NFD; [\\u0300\\u0301\\u0304\\u030C] Remove; NFC; Lower"
#define MOST_UNITS 64

/* --- one character --- */

/* Characters that are mostly read otherwise in names than ICU reads them. */
static const struct {
  const char *character, *reading;
} in_names[] = {{"长", "chang"}, {"晟", "sheng"}, {"曾", "zeng"}, {"都", "du"}};

static GMutex lock;
/* gunichar → its syllable, as a quark; opening the rules takes a tenth of a second, asking them for a whole name forty
 * microseconds, and names have few characters */
static GHashTable *syllables;
static UTransliterator *rules;

static const char *
ask_rules (gunichar c)
{
  UErrorCode code = U_ZERO_ERROR;
  UChar units[MOST_UNITS] = {0};
  int32_t length, limit;
  g_autofree gunichar2 *utf16 = NULL;
  g_autofree char *syllable = NULL;
  glong n;

  for (guint i = 0; i < G_N_ELEMENTS (in_names); i++)
    if (g_utf8_get_char (in_names[i].character) == c)
      return in_names[i].reading;
  if (rules == NULL)
    rules = utrans_openU (READING, -1, UTRANS_FORWARD, NULL, 0, NULL, &code);
  if (rules == NULL || (utf16 = g_ucs4_to_utf16 (&c, 1, NULL, &n, NULL)) == NULL)
    return "";
  memcpy (units, utf16, (gsize)n * sizeof *units);
  length = limit = (int32_t)n;
  utrans_transUChars (rules, units, &length, MOST_UNITS, 0, &limit, &code);
  if (U_FAILURE (code))
    return "";
  syllable = g_utf16_to_utf8 (units, length, NULL, NULL, NULL);
  /* a character that has no reading comes back as it is */
  if (syllable == NULL || g_unichar_get_script (g_utf8_get_char (syllable)) == G_UNICODE_SCRIPT_HAN)
    return "";
  return g_intern_string (g_strstrip (syllable));
}

static const char *
get_syllable (gunichar c)
{
  gpointer syllable;

  g_mutex_lock (&lock);
  if (syllables == NULL)
    syllables = g_hash_table_new (NULL, NULL);
  if (!g_hash_table_lookup_extended (syllables, GUINT_TO_POINTER (c), NULL, &syllable)) {
    syllable = (gpointer)ask_rules (c);
    g_hash_table_insert (syllables, GUINT_TO_POINTER (c), syllable);
  }
  g_mutex_unlock (&lock);
  return syllable;
}

/* --- a name --- */

static void
append_syllable (GString *out, const char *syllable)
{
  if (syllable[0] == '\0')
    return;
  if (out->len > 0 && out->str[out->len - 1] != ' ')
    g_string_append_c (out, ' ');
  g_string_append (out, syllable);
}

/* Letters of other scripts as they would be typed. */
static void
append_letter (GString *out, gunichar c)
{
  char letter[7] = {0};
  g_autofree char *ascii = NULL;
  g_autofree char *small = NULL;

  g_unichar_to_utf8 (c, letter);
  ascii = g_str_to_ascii (letter, "C");
  small = g_ascii_strdown (ascii, -1);
  for (const char *at = small; *at != '\0'; at++)
    if (g_ascii_isalnum (*at))
      g_string_append_c (out, *at);
}

char *
anban_pinyin_of_name (const char *name)
{
  g_autofree char *plain = name != NULL ? g_utf8_normalize (name, -1, G_NORMALIZE_NFKC) : NULL;
  GString *out = g_string_new (NULL);
  const char *at = plain != NULL ? g_strstrip (plain) : "";
  const char *surname = anban_surname_find (at, &at);
  gboolean in_word = FALSE;

  if (surname != NULL)
    g_string_append (out, surname);
  for (; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);
    gboolean is_letter = g_unichar_isalnum (c) && g_unichar_get_script (c) != G_UNICODE_SCRIPT_HAN;

    if (is_letter && !in_word && out->len > 0)
      g_string_append_c (out, ' ');
    if (is_letter)
      append_letter (out, c);
    else if (g_unichar_get_script (c) == G_UNICODE_SCRIPT_HAN)
      append_syllable (out, get_syllable (c));
    in_word = is_letter;
  }
  g_strchomp (out->str);
  return g_string_free (out, FALSE);
}

/* --- a name that changes --- */

/* The characters of @name; NULL where they are not as many as the syllables of @pinyin. */
static GStrv
split_name (const char *name, const char *pinyin, GStrv *split)
{
  g_autoptr (GStrvBuilder) characters = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at)) {
    g_autofree char *character = g_strndup (at, (gsize)(g_utf8_next_char (at) - at));

    g_strv_builder_add (characters, character);
  }
  parts = g_strv_builder_end (characters);
  *split = g_strsplit (pinyin, " ", -1);
  return g_strv_length (parts) == g_strv_length (*split) ? g_steal_pointer (&parts) : NULL;
}

char *
anban_pinyin_follow (const char *old_name, const char *pinyin, const char *name)
{
  g_autofree char *fresh = anban_pinyin_of_name (name);
  g_autofree char *usual = anban_pinyin_of_name (old_name);
  g_auto (GStrv) old_syllables = NULL;
  g_auto (GStrv) syllables_now = NULL;
  g_auto (GStrv) old_characters = NULL;
  g_auto (GStrv) characters = NULL;

  if (pinyin == NULL || pinyin[0] == '\0' || strcmp (pinyin, usual) == 0)
    return g_steal_pointer (&fresh);
  old_characters = split_name (old_name, pinyin, &old_syllables);
  characters = split_name (name, fresh, &syllables_now);
  if (old_characters == NULL || characters == NULL)
    return g_steal_pointer (&fresh);
  for (guint i = 0; characters[i] != NULL && old_characters[i] != NULL; i++)
    if (strcmp (characters[i], old_characters[i]) == 0) {
      g_free (syllables_now[i]);
      syllables_now[i] = g_strdup (old_syllables[i]);
    }
  return g_strjoinv (" ", syllables_now);
}

/* --- keys --- */

/* Whether the marks behind the u at @at make it ü; steps over them. */
static gboolean
take_dots (const char **at)
{
  gboolean dots = FALSE;

  while (g_unichar_ismark (g_utf8_get_char (g_utf8_next_char (*at)))) {
    *at = g_utf8_next_char (*at);
    dots = dots || g_utf8_get_char (*at) == 0x308;
  }
  return dots;
}

/* The syllables in one word, without tones, ü as @ue. */
static char *
dup_word (const char *pinyin, const char *ue)
{
  g_autofree char *parts = g_utf8_normalize (pinyin, -1, G_NORMALIZE_NFD);
  GString *word = g_string_new (NULL);

  for (const char *at = parts; at != NULL && *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar c = g_unichar_tolower (g_utf8_get_char (at));

    if (c == 'u' && take_dots (&at))
      g_string_append (word, ue);
    else if (!g_unichar_ismark (c))
      append_letter (word, c);
  }
  return g_string_free (word, FALSE);
}

static char *
dup_initials (const char *pinyin)
{
  g_auto (GStrv) parts = g_strsplit_set (pinyin, " '-", -1);
  GString *initials = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++) {
    g_autofree char *part = dup_word (parts[i], "v");

    if (part[0] != '\0')
      g_string_append_c (initials, part[0]);
  }
  return g_string_free (initials, FALSE);
}

char *
anban_pinyin_dup_keys (const char *pinyin)
{
  g_autofree char *typed = dup_word (pinyin != NULL ? pinyin : "", "v");
  g_autofree char *plain = dup_word (pinyin != NULL ? pinyin : "", "u");
  g_autofree char *initials = dup_initials (pinyin != NULL ? pinyin : "");

  if (strcmp (typed, plain) != 0)
    return g_strdup_printf ("%s %s %s", typed, plain, initials);
  return strcmp (typed, initials) != 0 ? g_strdup_printf ("%s %s", typed, initials)
                                       : g_steal_pointer (&typed);
}
