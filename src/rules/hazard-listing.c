/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/hazard-listing.h"

#include "registers/hazard.h"
#include "rules/hazard-letter.h"
#include "rules/hazard-progress.h"
#include "rules/hazard-value.h"

#include <glib/gi18n-lib.h>

/* --- putting it on the list --- */

static gboolean
check_level_is_free (AnbanStore *store, AnbanRecord *hazard, AnbanListingLevel level, GError **error)
{
  g_autoptr (GPtrArray) listings =
      anban_store_list_details (store, &anban_hazard_listing_register, anban_record_get_id (hazard), error);

  if (listings == NULL)
    return FALSE;
  for (guint i = 0; i < listings->len; i++)
    if (anban_record_get_int (listings->pdata[i], ANBAN_HAZARD_LISTING_LEVEL) == level &&
        anban_record_is_null (listings->pdata[i], ANBAN_HAZARD_LISTING_LIFTED_ON)) {
      g_autofree char *label = anban_record_dup_display (listings->pdata[i], ANBAN_HAZARD_LISTING_LEVEL);

      return anban_hazard_refuse (error, _ ("已经由%s挂牌督办，没有重复挂牌；请先解除原来的挂牌督办"), label);
    }
  return TRUE;
}

static gboolean
check_listing (AnbanStore *store, AnbanRecord *hazard, const AnbanHazardListing *listing, GError **error)
{
  if (anban_record_get_int (hazard, ANBAN_HAZARD_LEVEL) != ANBAN_HAZARD_LEVEL_MAJOR)
    return anban_hazard_refuse (error, "%s", _ ("只有重大隐患才能挂牌督办，没有挂牌；请先核对隐患等级"));
  if (anban_record_get_int (hazard, ANBAN_HAZARD_STATE) > ANBAN_HAZARD_STATE_TO_RECHECK)
    return anban_hazard_refuse (error, "%s", _ ("隐患已经销号或作废，没有挂牌"));
  if (anban_hazard_is_blank (listing->person))
    return anban_hazard_refuse (error, "%s", _ ("没有填写督办人，没有挂牌；请填写由谁督办"));
  if (listing->due_on == ANBAN_DATE_NONE)
    return anban_hazard_refuse (error, "%s", _ ("没有填写截止日期，没有挂牌；请填写督办的截止日期"));
  return anban_hazard_check_day (hazard, _ ("挂牌督办"), listing->on, error) &&
         check_level_is_free (store, hazard, listing->level, error);
}

static gboolean
list_now (AnbanStore *store, AnbanRecord *hazard, const AnbanHazardListing *listing, GError **error)
{
  g_autoptr (AnbanRecord) row = anban_record_new (&anban_hazard_listing_register);
  gint64 unit = anban_record_get_int (hazard, ANBAN_HAZARD_UNIT), letter = 0;

  if (!check_listing (store, hazard, listing, error) ||
      !anban_hazard_issue_letters (store, hazard, ANBAN_LETTER_LISTING,
                                   listing->letter ? ANBAN_LETTERS_EACH : ANBAN_LETTERS_NONE, &unit, 1,
                                   listing->on, listing->signer, &letter, error))
    return FALSE;
  anban_record_set_int (row, ANBAN_HAZARD_LISTING_HAZARD, anban_record_get_id (hazard));
  anban_record_set_int (row, ANBAN_HAZARD_LISTING_LEVEL, listing->level);
  if (listing->unit_id != 0)
    anban_record_set_int (row, ANBAN_HAZARD_LISTING_UNIT, listing->unit_id);
  anban_record_set_text (row, ANBAN_HAZARD_LISTING_PERSON, listing->person);
  anban_hazard_set_day (row, ANBAN_HAZARD_LISTING_LISTED_ON, listing->on);
  anban_hazard_set_day (row, ANBAN_HAZARD_LISTING_DUE_ON, listing->due_on);
  anban_record_set_text (row, ANBAN_HAZARD_LISTING_CONTENT, listing->content);
  if (letter != 0)
    anban_record_set_int (row, ANBAN_HAZARD_LISTING_LETTER, letter);
  anban_record_set_text (row, ANBAN_HAZARD_LISTING_LETTER_NO, listing->letter_no);
  return anban_store_save (store, row, error);
}

gboolean
anban_hazard_put_on_list (AnbanStore *store,
                          AnbanRecord *hazard,
                          const AnbanHazardListing *listing,
                          GError **error)
{
  g_autofree char *label =
      g_strdup_printf (_ ("挂牌督办 %s"), anban_record_get_text (hazard, ANBAN_HAZARD_CODE));
  AnbanHazardListing today = *listing;

  if (today.on == ANBAN_DATE_NONE)
    today.on = anban_date_today ();
  if (!anban_hazard_check_saved (hazard, _ ("挂牌督办"), error) ||
      !anban_store_begin_step (store, label, error))
    return FALSE;
  if (!anban_store_refresh (store, hazard, error) || !list_now (store, hazard, &today, error)) {
    anban_store_rollback_step (store);
    return FALSE;
  }
  return anban_store_commit_step (store, error) && anban_store_refresh (store, hazard, error);
}

/* --- lifting it --- */

static gboolean
check_lifting (AnbanRecord *hazard, AnbanRecord *listing, const AnbanHazardLifting *lifting, GError **error)
{
  if (!anban_record_is_null (listing, ANBAN_HAZARD_LISTING_LIFTED_ON))
    return anban_hazard_refuse (error, "%s", _ ("这次挂牌督办已经解除，没有改动"));
  if (anban_hazard_is_blank (lifting->lifted_by))
    return anban_hazard_refuse (error, "%s", _ ("没有填写解除批准人，没有解除；请填写由谁批准"));
  if (anban_record_get_int (hazard, ANBAN_HAZARD_RECHECK_RESULT) != ANBAN_RECHECK_PASSED &&
      anban_hazard_is_blank (lifting->reason))
    return anban_hazard_refuse (error, "%s",
                                _ ("还没有复查合格，没有解除挂牌督办；请先办理“复查合格”，或写明解除的原因"));
  return anban_hazard_check_day (hazard, _ ("解除挂牌督办"), lifting->on, error);
}

static gboolean
lift_now (AnbanStore *store, AnbanRecord *listing, const AnbanHazardLifting *lifting, GError **error)
{
  g_autoptr (AnbanRecord) hazard = anban_store_get (
      store, &anban_hazard_register, anban_record_get_int (listing, ANBAN_HAZARD_LISTING_HAZARD), error);
  const char *note = anban_record_get_text (listing, ANBAN_HAZARD_LISTING_NOTE);
  gint64 unit, letter = 0;

  if (hazard == NULL || !check_lifting (hazard, listing, lifting, error))
    return FALSE;
  unit = anban_record_get_int (hazard, ANBAN_HAZARD_UNIT);
  if (!anban_hazard_issue_letters (store, hazard, ANBAN_LETTER_LIFTING,
                                   lifting->letter ? ANBAN_LETTERS_EACH : ANBAN_LETTERS_NONE, &unit, 1,
                                   lifting->on, lifting->signer, &letter, error))
    return FALSE;
  if (!anban_hazard_is_blank (lifting->reason)) {
    g_autofree char *text =
        g_strdup_printf ("%s%s解除原因：%s", note, note[0] != '\0' ? "\n" : "", lifting->reason);

    anban_record_set_text (listing, ANBAN_HAZARD_LISTING_NOTE, text);
  }
  anban_hazard_set_day (listing, ANBAN_HAZARD_LISTING_LIFTED_ON, lifting->on);
  anban_record_set_text (listing, ANBAN_HAZARD_LISTING_LIFTED_BY, lifting->lifted_by);
  return anban_store_save (store, listing, error);
}

gboolean
anban_hazard_lift (AnbanStore *store, AnbanRecord *listing, const AnbanHazardLifting *lifting, GError **error)
{
  g_autofree char *label = g_strdup_printf (
      _ ("解除挂牌督办 %s"), anban_record_get_ref_title (listing, ANBAN_HAZARD_LISTING_HAZARD));
  AnbanHazardLifting today = *lifting;

  if (today.on == ANBAN_DATE_NONE)
    today.on = anban_date_today ();
  if (!anban_hazard_check_saved (listing, _ ("解除挂牌督办"), error) ||
      !anban_store_begin_step (store, label, error))
    return FALSE;
  if (!anban_store_refresh (store, listing, error) || !lift_now (store, listing, &today, error)) {
    anban_store_rollback_step (store);
    anban_store_refresh (store, listing, NULL);
    return FALSE;
  }
  return anban_store_commit_step (store, error) && anban_store_refresh (store, listing, error);
}
