/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/hazard-letter.h"

#include "registers/hazard.h"
#include "rules/letter-series.h"

/* %s is the inspected unit. */
static const char *const titles[] = {
    [ANBAN_LETTER_ASSIGNMENT] = "关于%s隐患整改的交办通知",
    [ANBAN_LETTER_SUPERVISION] = "关于%s隐患整改的督办通知",
    [ANBAN_LETTER_LISTING] = "关于对%s重大事故隐患挂牌督办的通知",
    [ANBAN_LETTER_LIFTING] = "关于解除%s重大事故隐患挂牌督办的通知",
    [ANBAN_LETTER_RECHECK] = "关于%s隐患整改的复查意见",
    [ANBAN_LETTER_REMINDER] = "关于%s隐患整改的提醒函",
    [ANBAN_LETTER_SUMMONS] = "关于就%s隐患整改进行约谈的通知",
    [ANBAN_LETTER_DENUNCIATION] = "关于%s隐患整改不力的通报",
    [ANBAN_LETTER_OTHER] = "关于%s隐患整改有关事项的函",
};

char *
anban_hazard_dup_letter_title (AnbanRecord *hazard, AnbanLetterKind kind)
{
  gboolean known = kind > 0 && (guint)kind < G_N_ELEMENTS (titles);
  g_auto (GStrv) around = g_strsplit (titles[known ? kind : ANBAN_LETTER_OTHER], "%s", 2);

  return g_strconcat (around[0], anban_record_get_ref_title (hazard, ANBAN_HAZARD_UNIT), around[1], NULL);
}

gboolean
anban_hazard_issue_letters (AnbanStore *store,
                            AnbanRecord *hazard,
                            AnbanLetterKind kind,
                            AnbanLetters letters,
                            const gint64 *unit_ids,
                            guint n_units,
                            AnbanDate on,
                            const char *signer,
                            gint64 *letter_ids,
                            GError **error)
{
  g_autofree char *title = anban_hazard_dup_letter_title (hazard, kind);

  for (guint i = 0; i < n_units; i++) {
    g_autoptr (AnbanRecord) letter = NULL;

    if (letters == ANBAN_LETTERS_NONE || (letters == ANBAN_LETTERS_SHARED && i > 0)) {
      letter_ids[i] = i > 0 ? letter_ids[0] : 0;
      continue;
    }
    letter = anban_letter_series_issue (store, kind, title, unit_ids[i], anban_record_get_id (hazard), on,
                                        signer, error);
    if (letter == NULL)
      return FALSE;
    letter_ids[i] = anban_record_get_id (letter);
  }
  return TRUE;
}
