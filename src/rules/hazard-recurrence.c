/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/hazard-recurrence.h"

#include "registers/hazard.h"
#include "rules/hazard-value.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FIELD(name) (G_GUINT64_CONSTANT (1) << ANBAN_HAZARD_##name)

AnbanQuery *
anban_hazard_query_look_back (AnbanStore *store)
{
  AnbanQuery *query = anban_query_new (&anban_hazard_register);
  g_autofree char *setting =
      anban_store_dup_setting (store, "hazard-look-back-since", ANBAN_HAZARD_LOOK_BACK_SINCE);
  char iso[ANBAN_DATE_ISO_SIZE];
  AnbanDate since;

  /* a setting that is no day must not hide anything */
  anban_date_to_iso (anban_date_parse (setting, &since) ? since : anban_date_from_ymd (1900, 1, 1), iso);
  anban_query_set_filter (query, "look-back", 1);
  anban_query_where_text (query, ANBAN_HAZARD_CLOSED_ON, ANBAN_OP_GE, iso);
  anban_query_set_sort (query, ANBAN_HAZARD_CLOSED_ON, FALSE);
  return query;
}

/* --- the same place --- */

/* As clerks mean it: 2号仓库 and 2 号仓库 （东侧） are one. */
static char *
fold_place (const char *place)
{
  g_autofree char *plain = g_utf8_normalize (place, -1, G_NORMALIZE_NFKC);
  GString *folded = g_string_new (NULL);

  for (const char *p = plain != NULL ? plain : ""; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (!g_unichar_isspace (c) && !g_unichar_ispunct (c))
      g_string_append_unichar (folded, g_unichar_tolower (c));
  }
  return g_string_free (folded, FALSE);
}

typedef struct {
  gint64 self;
  const char *since; /* closed on that day or later */
  char *place;       /* folded */
  GArray *ids;
} Search;

static gboolean
compare_place_cb (AnbanRecord *closed, const char *group, gpointer data)
{
  Search *search = data;
  g_autofree char *place = fold_place (anban_record_get_text (closed, ANBAN_HAZARD_PLACE));
  gint64 id = anban_record_get_id (closed);
  gboolean both = place[0] != '\0' && search->place[0] != '\0';

  if (id != search->self && anban_record_get_int (closed, ANBAN_HAZARD_STATE) == ANBAN_HAZARD_STATE_CLOSED &&
      strcmp (anban_record_get_text (closed, ANBAN_HAZARD_CLOSED_ON), search->since) >= 0 &&
      (both ? strstr (place, search->place) != NULL || strstr (search->place, place) != NULL
            : place[0] == search->place[0]))
    g_array_append_val (search->ids, id);
  return TRUE;
}

GArray *
anban_hazard_find_recurrences (AnbanStore *store, AnbanRecord *hazard, GError **error)
{
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_hazard_register);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 years =
      anban_store_get_setting_int (store, "hazard-recurrence-years", ANBAN_HAZARD_RECURRENCE_YEARS);
  Search search = {.self = anban_record_get_id (hazard), .ids = ids};
  g_autofree char *place = NULL;
  AnbanDate found_on;
  char since[ANBAN_DATE_ISO_SIZE];

  if (anban_record_is_null (hazard, ANBAN_HAZARD_UNIT) ||
      anban_record_is_null (hazard, ANBAN_HAZARD_CATEGORY) ||
      !anban_record_is_null (hazard, ANBAN_HAZARD_RELAPSE_OF))
    return g_steal_pointer (&ids);
  if (!anban_date_parse (anban_record_get_text (hazard, ANBAN_HAZARD_FOUND_ON), &found_on))
    found_on = anban_store_get_today (store);
  search.place = place = fold_place (anban_record_get_text (hazard, ANBAN_HAZARD_PLACE));
  search.since = anban_date_to_iso (anban_date_add_months (found_on, -12 * (int)CLAMP (years, 0, 50)), since);
  anban_query_where_int (query, ANBAN_HAZARD_UNIT, ANBAN_OP_EQ,
                         anban_record_get_int (hazard, ANBAN_HAZARD_UNIT));
  anban_query_where_int (query, ANBAN_HAZARD_CATEGORY, ANBAN_OP_EQ,
                         anban_record_get_int (hazard, ANBAN_HAZARD_CATEGORY));
  /* what is closed is told apart here: with the state in the query SQLite would go through all closed ones */
  anban_query_set_fields (query, FIELD (PLACE) | FIELD (STATE) | FIELD (CLOSED_ON));
  return anban_store_foreach (store, query, compare_place_cb, &search, NULL, error) ? g_steal_pointer (&ids)
                                                                                    : NULL;
}

/* --- linking --- */

/* One closed hazard, found before, not itself a relapse of this one. */
static gboolean
check_link (AnbanRecord *hazard, AnbanRecord *closed, GError **error)
{
  const char *sentence = NULL;

  if (anban_record_get_id (closed) == anban_record_get_id (hazard) ||
      anban_record_get_int (closed, ANBAN_HAZARD_RELAPSE_OF) == anban_record_get_id (hazard))
    sentence = _ ("隐患不能是自己的复发，没有关联；请另选一项已销号的隐患");
  else if (anban_record_get_int (closed, ANBAN_HAZARD_STATE) != ANBAN_HAZARD_STATE_CLOSED)
    sentence = _ ("原来的隐患还没有销号，不算复发，没有关联；请另选一项已销号的隐患");
  else if (strcmp (anban_record_get_text (hazard, ANBAN_HAZARD_FOUND_ON),
                   anban_record_get_text (closed, ANBAN_HAZARD_CLOSED_ON)) < 0)
    sentence = _ ("这项隐患在原来的隐患销号之前就已发现，不算复发，没有关联");
  if (sentence != NULL)
    g_set_error_literal (error, ANBAN_ERROR, ANBAN_ERROR_INVALID, sentence);
  return sentence == NULL;
}

static gboolean
link_now (AnbanStore *store, AnbanRecord *hazard, gint64 closed_id, GError **error)
{
  g_autoptr (AnbanRecord) closed = anban_store_get (store, &anban_hazard_register, closed_id, error);

  if (closed == NULL || !anban_store_refresh (store, hazard, error) || !check_link (hazard, closed, error))
    return FALSE;
  anban_record_set_int (hazard, ANBAN_HAZARD_RELAPSE_OF, closed_id);
  return anban_store_save (store, hazard, error);
}

gboolean
anban_hazard_link_relapse (AnbanStore *store, AnbanRecord *hazard, gint64 closed_id, GError **error)
{
  g_autofree char *label =
      g_strdup_printf (_ ("关联复发 %s"), anban_record_get_text (hazard, ANBAN_HAZARD_CODE));

  if (!anban_hazard_check_saved (hazard, _ ("关联复发"), error) ||
      !anban_store_begin_step (store, label, error))
    return FALSE;
  if (!link_now (store, hazard, closed_id, error)) {
    anban_store_rollback_step (store);
    anban_store_refresh (store, hazard, NULL);
    return FALSE;
  }
  return anban_store_commit_step (store, error) && anban_store_refresh (store, hazard, error);
}

GArray *
anban_hazard_list_relapses (AnbanStore *store, gint64 hazard_id, GError **error)
{
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_hazard_register);

  anban_query_where_int (query, ANBAN_HAZARD_RELAPSE_OF, ANBAN_OP_EQ, hazard_id);
  return anban_store_list_ids (store, query, NULL, error);
}
