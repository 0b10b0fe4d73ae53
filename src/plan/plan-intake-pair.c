/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/plan-intake-pair.h"

#include <string.h>

#define SAME_NUMBER_LIKENESS  0.5
#define OTHER_NUMBER_LIKENESS 0.6

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  guint64 x = *(const guint64 *)a, y = *(const guint64 *)b;

  return x < y ? -1 : x > y;
}

/* The pairs of neighbouring characters of a text, sorted; blanks and punctuation do not count. */
static GArray *
list_pairs (const char *text)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (guint64));
  guint64 last = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (g_unichar_isspace (c) || g_unichar_ispunct (c))
      continue;
    if (last != 0) {
      guint64 pair = last << 32 | c;

      g_array_append_val (pairs, pair);
    }
    last = c;
  }
  g_array_sort (pairs, compare_pairs);
  return pairs;
}

static double
compare_lists (const GArray *a, const GArray *b)
{
  guint i = 0, k = 0, both = 0;

  if (a->len + b->len == 0)
    return 1;
  while (i < a->len && k < b->len) {
    guint64 x = g_array_index (a, guint64, i), y = g_array_index (b, guint64, k);

    both += x == y;
    i += x <= y;
    k += y <= x;
  }
  return 2.0 * both / (a->len + b->len);
}

double
anban_intake_likeness (const char *a, const char *b)
{
  g_autoptr (GArray) x = list_pairs (a);
  g_autoptr (GArray) y = list_pairs (b);

  return compare_lists (x, y);
}

typedef struct {
  GPtrArray *as, *bs;
  GPtrArray *a_pairs, *b_pairs; /* GArray of guint64 */
  int *partner;                 /* of each of as */
  gboolean *taken;              /* each of bs */
} Pairing;

static GPtrArray *
list_all_pairs (GPtrArray *tasks)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);

  for (guint i = 0; i < tasks->len; i++)
    g_ptr_array_add (all, list_pairs (((AnbanIntakeTask *)g_ptr_array_index (tasks, i))->body));
  return all;
}

typedef gboolean (*Likes) (Pairing *pairing, guint a, guint b);

static gboolean
likes_number_and_words (Pairing *pairing, guint a, guint b)
{
  const AnbanIntakeTask *x = g_ptr_array_index (pairing->as, a), *y = g_ptr_array_index (pairing->bs, b);

  return strcmp (x->clause, y->clause) == 0 && strcmp (x->body, y->body) == 0;
}

static gboolean
likes_words (Pairing *pairing, guint a, guint b)
{
  const AnbanIntakeTask *x = g_ptr_array_index (pairing->as, a), *y = g_ptr_array_index (pairing->bs, b);

  return strcmp (x->body, y->body) == 0;
}

static gboolean
likes_number (Pairing *pairing, guint a, guint b)
{
  const AnbanIntakeTask *x = g_ptr_array_index (pairing->as, a), *y = g_ptr_array_index (pairing->bs, b);

  return strcmp (x->clause, y->clause) == 0 &&
         (strcmp (x->heading, y->heading) == 0 ||
          compare_lists (g_ptr_array_index (pairing->a_pairs, a), g_ptr_array_index (pairing->b_pairs, b)) >=
              SAME_NUMBER_LIKENESS);
}

static void
pair_by (Pairing *pairing, Likes likes)
{
  for (guint a = 0; a < pairing->as->len; a++)
    for (guint b = 0; pairing->partner[a] == -1 && b < pairing->bs->len; b++)
      if (!pairing->taken[b] && likes (pairing, a, b)) {
        pairing->partner[a] = (int)b;
        pairing->taken[b] = TRUE;
      }
}

/* The likeliest two first, until nothing is like enough. */
static void
pair_by_likeness (Pairing *pairing)
{
  for (;;) {
    double best = OTHER_NUMBER_LIKENESS;
    int best_a = -1, best_b = -1;

    for (guint a = 0; a < pairing->as->len; a++)
      for (guint b = 0; pairing->partner[a] == -1 && b < pairing->bs->len; b++) {
        double likeness;

        if (pairing->taken[b])
          continue;
        likeness =
            compare_lists (g_ptr_array_index (pairing->a_pairs, a), g_ptr_array_index (pairing->b_pairs, b));
        if (likeness >= best) {
          best = likeness;
          best_a = (int)a;
          best_b = (int)b;
        }
      }
    if (best_a < 0)
      return;
    pairing->partner[best_a] = best_b;
    pairing->taken[best_b] = TRUE;
  }
}

int *
anban_intake_pair (GPtrArray *as, GPtrArray *bs, const gboolean *a_done, const gboolean *b_done)
{
  g_autoptr (GPtrArray) a_pairs = list_all_pairs (as);
  g_autoptr (GPtrArray) b_pairs = list_all_pairs (bs);
  g_autofree gboolean *taken = g_new0 (gboolean, bs->len + 1);
  Pairing pairing = {as, bs, a_pairs, b_pairs, g_new (int, as->len + 1), taken};

  for (guint i = 0; i < as->len; i++)
    pairing.partner[i] = a_done != NULL && a_done[i] ? -2 : -1;
  if (b_done != NULL)
    memcpy (taken, b_done, bs->len * sizeof (gboolean));
  pair_by (&pairing, likes_number_and_words);
  pair_by (&pairing, likes_words);
  pair_by (&pairing, likes_number);
  pair_by_likeness (&pairing);
  for (guint i = 0; i < as->len; i++)
    pairing.partner[i] = MAX (pairing.partner[i], -1);
  return pairing.partner;
}
