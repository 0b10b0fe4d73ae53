/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * No counter is kept: the next number is read from the letters themselves, inside the transaction that writes the
 * letter (BEGIN IMMEDIATE lets in one writer at a time).
 */
#include "rules/letter-series.h"

#include "db/statement.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

/* What offices use where they have not decided otherwise. What lifts a listing goes into the series of listings. */
static const char *const usual_series[] = {
    [ANBAN_LETTER_ASSIGNMENT] = "安办交", [ANBAN_LETTER_SUPERVISION] = "安办督",
    [ANBAN_LETTER_LISTING] = "安办挂",    [ANBAN_LETTER_LIFTING] = NULL,
    [ANBAN_LETTER_RECHECK] = "安办复",    [ANBAN_LETTER_REMINDER] = "安办函",
    [ANBAN_LETTER_SUMMONS] = "安办约",    [ANBAN_LETTER_DENUNCIATION] = "安办通",
    [ANBAN_LETTER_OTHER] = "安办发",
};

char *
anban_letter_series_dup_name (AnbanStore *store, AnbanLetterKind kind)
{
  g_autofree char *key = g_strdup_printf ("letter-series-%d", (int)kind);
  g_autofree char *name = anban_store_dup_setting (store, key, NULL);
  gboolean known = kind > 0 && (guint)kind < G_N_ELEMENTS (usual_series);

  if (name != NULL)
    g_strstrip (name);
  if ((name == NULL || name[0] == '\0') && kind == ANBAN_LETTER_LIFTING)
    return anban_letter_series_dup_name (store, ANBAN_LETTER_LISTING);
  return name != NULL && name[0] != '\0' ? g_steal_pointer (&name)
                                         : g_strdup (usual_series[known ? kind : ANBAN_LETTER_OTHER]);
}

static gint64
get_first_number (AnbanStore *store, const char *series, int year)
{
  g_autofree char *key = g_strdup_printf ("letter-first-%d-%s", year, series);

  return MAX (anban_store_get_setting_int (store, key, 1), 1);
}

/* The smallest number from @first on that no letter has; 0 on an error. */
static gint64
find_free_number (AnbanStore *store, const char *series, int year, GError **error)
{
  g_autoptr (AnbanStatement) statement = anban_connection_prepare (
      anban_store_get_connection (store),
      "SELECT MIN(f.number) FROM (SELECT CAST(?3 AS INTEGER) AS number UNION ALL"
      " SELECT l.number + 1 FROM letter l WHERE l.series = ?1 AND l.year = ?2 AND l.number >= ?3"
      " AND l.deleted_at IS NULL) f WHERE NOT EXISTS (SELECT 1 FROM letter g WHERE g.series = ?1 AND g.year "
      "= ?2"
      " AND g.number = f.number AND g.deleted_at IS NULL)",
      error);

  if (statement == NULL)
    return 0;
  anban_statement_bind_text (statement, 1, series);
  anban_statement_bind_int (statement, 2, year);
  anban_statement_bind_int (statement, 3, get_first_number (store, series, year));
  return anban_statement_step (statement, error) == ANBAN_STEP_ROW ? anban_statement_get_int (statement, 0)
                                                                   : 0;
}

static int
get_year (AnbanDate on)
{
  int year, month, day;

  anban_date_get_ymd (on != ANBAN_DATE_NONE ? on : anban_date_today (), &year, &month, &day);
  return year;
}

char *
anban_letter_series_dup_next (AnbanStore *store, AnbanLetterKind kind, AnbanDate on, GError **error)
{
  g_autofree char *series = anban_letter_series_dup_name (store, kind);
  int year = get_year (on);
  gint64 number = find_free_number (store, series, year, error);

  return number > 0 ? g_strdup_printf ("%s〔%d〕%" PRId64 "号", series, year, number) : NULL;
}

static AnbanRecord *
issue_now (AnbanStore *store, AnbanLetterKind kind, AnbanDate on, GError **error)
{
  g_autoptr (AnbanRecord) letter = anban_record_new (&anban_letter_register);
  g_autofree char *series = anban_letter_series_dup_name (store, kind);
  int year = get_year (on);
  gint64 number = find_free_number (store, series, year, error);
  char iso[ANBAN_DATE_ISO_SIZE];

  if (number == 0)
    return NULL;
  anban_record_set_int (letter, ANBAN_LETTER_KIND, kind);
  anban_record_set_text (letter, ANBAN_LETTER_SERIES, series);
  anban_record_set_int (letter, ANBAN_LETTER_YEAR, year);
  anban_record_set_int (letter, ANBAN_LETTER_NUMBER, number);
  anban_record_set_text (letter, ANBAN_LETTER_ISSUED_ON,
                         anban_date_to_iso (on != ANBAN_DATE_NONE ? on : anban_date_today (), iso));
  return g_steal_pointer (&letter);
}

AnbanRecord *
anban_letter_series_issue (AnbanStore *store,
                           AnbanLetterKind kind,
                           const char *title,
                           gint64 unit_id,
                           gint64 hazard_id,
                           AnbanDate on,
                           const char *signer,
                           GError **error)
{
  g_autofree char *label = g_strdup_printf (_ ("发文“%s”"), title);
  g_autoptr (AnbanRecord) letter = NULL;

  if (on != ANBAN_DATE_NONE && on > anban_date_today ()) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID, _ ("发文日期还没有到，没有取号；请填当天的日期"));
    return NULL;
  }
  if (!anban_store_begin_step (store, label, error))
    return NULL;
  letter = issue_now (store, kind, on, error);
  if (letter != NULL) {
    anban_record_set_text (letter, ANBAN_LETTER_TITLE, title);
    if (unit_id != 0)
      anban_record_set_int (letter, ANBAN_LETTER_UNIT, unit_id);
    if (hazard_id != 0)
      anban_record_set_int (letter, ANBAN_LETTER_HAZARD, hazard_id);
    anban_record_set_text (letter, ANBAN_LETTER_SIGNER, signer);
  }
  if (letter == NULL || !anban_store_save (store, letter, error)) {
    anban_store_rollback_step (store);
    return NULL;
  }
  return anban_store_commit_step (store, error) ? g_steal_pointer (&letter) : NULL;
}

gboolean
anban_letter_series_void (AnbanStore *store, AnbanRecord *letter, const char *reason, GError **error)
{
  const char *note = anban_record_get_text (letter, ANBAN_LETTER_NOTE);
  g_autofree char *text = NULL;
  g_autofree char *label =
      g_strdup_printf (_ ("作废 %s"), anban_record_get_text (letter, ANBAN_LETTER_DOC_NUMBER));

  if (reason == NULL || reason[strspn (reason, " \t\n")] == '\0') {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID, _ ("没有填写作废原因，发文没有作废；请写明原因"));
    return FALSE;
  }
  text =
      note[0] != '\0' ? g_strdup_printf ("%s\n作废：%s", note, reason) : g_strdup_printf ("作废：%s", reason);
  anban_record_set_int (letter, ANBAN_LETTER_VOIDED, TRUE);
  anban_record_set_text (letter, ANBAN_LETTER_NOTE, text);
  if (!anban_store_begin_step (store, label, error))
    return FALSE;
  if (!anban_store_save (store, letter, error)) {
    anban_store_rollback_step (store);
    return FALSE;
  }
  return anban_store_commit_step (store, error);
}
