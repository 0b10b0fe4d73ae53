/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first and the last unit of the word are compared at eight places at once, which for a word of two
 * characters is the whole word. Vectors of the compiler: the same code on x86, ARM and LoongArch.
 */
#include "base/text-find.h"

#include <string.h>

#define LANES 8

typedef gunichar2 Lanes __attribute__ ((vector_size (LANES * sizeof (gunichar2))));
typedef guint64 Halves __attribute__ ((vector_size (LANES * sizeof (gunichar2))));

static inline Lanes
load (const gunichar2 *from)
{
  Lanes lanes;

  memcpy (&lanes, from, sizeof lanes);
  return lanes;
}

static inline Lanes
spread (gunichar2 unit)
{
  return (Lanes){unit, unit, unit, unit, unit, unit, unit, unit};
}

/* All ones where @first stands and @last stands @distance after it. */
static inline Lanes
match (const gunichar2 *text, gsize distance, Lanes first, Lanes last)
{
  return (Lanes)((load (text) == first) & (load (text + distance) == last));
}

static inline gboolean
is_any (Lanes matches)
{
  Halves halves = (Halves)matches;

  return (halves[0] | halves[1]) != 0;
}

static gssize
find_plainly (const gunichar2 *text, gsize from, gsize until, const gunichar2 *word, gsize n_word)
{
  for (gsize place = from; place < until; place++)
    if (text[place] == word[0] && memcmp (text + place, word, n_word * sizeof *word) == 0)
      return (gssize)place;
  return -1;
}

gssize
anban_text_find (const gunichar2 *text, gsize n_text, const gunichar2 *word, gsize n_word)
{
  gsize place = 0, places;
  Lanes first, last;

  if (n_word == 0 || n_text < n_word)
    return n_word == 0 ? 0 : -1;
  places = n_text - n_word + 1;
  first = spread (word[0]);
  last = spread (word[n_word - 1]);
  for (; place + 2 * LANES <= places; place += 2 * LANES) {
    Lanes a = match (text + place, n_word - 1, first, last);
    Lanes b = match (text + place + LANES, n_word - 1, first, last);
    gssize found;

    if (is_any (a | b) && (found = find_plainly (text, place, place + 2 * LANES, word, n_word)) >= 0)
      return found;
  }
  return find_plainly (text, place, places, word, n_word);
}
